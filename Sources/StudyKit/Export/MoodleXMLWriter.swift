internal import StudyQuizzes

/// Writes questions in Moodle's XML, which has room for all of a question: hints and units too.
///
/// A list from memory becomes an essay whose grader sees the list: as any other kind the question
/// would show it.
struct MoodleXMLWriter {
    private var lines: [String] = []

    /// A file of questions; a remark, one line, stands above them.
    static func file(_ questions: [ExportedQuestion], remark: String) -> String {
        var writer = MoodleXMLWriter()
        writer.lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            // Two hyphens would end the comment.
            "<!-- \(ExportedText.clean(remark).replacing("--", with: "- -")) -->",
            "<quiz>",
        ]
        var topic: String?
        for question in questions {
            if question.topic != topic {
                writer.category(question.topic)
                topic = question.topic
            }
            writer.question(question)
        }
        return (writer.lines + ["</quiz>"]).joined(separator: "\n") + "\n"
    }

    private mutating func category(_ topic: String) {
        lines.append(#"  <question type="category">"#)
        text("category", "$course$/top/study/\(topic)", indent: 4)
        lines.append("  </question>")
    }

    private mutating func question(_ question: ExportedQuestion) {
        lines.append(#"  <question type="\#(question.response.moodleType)">"#)
        text("name", ExportedText.trimmed(ExportedText.clean(question.id)), indent: 4)
        html("questiontext", question.prompt)
        html("generalfeedback", question.generalFeedback)
        plain("defaultgrade", "1")
        plain("penalty", "0.3333333")
        plain("hidden", "0")
        answers(question)
        for hint in question.hints { html("hint", hint) }
        lines.append("  </question>")
    }

    // MARK: - Answers

    private mutating func answers(_ question: ExportedQuestion) {
        switch question.response {
        case .numerical(let value, let tolerance, let mistakes):
            number(value, tolerance, share: "100", feedback: "")
            for mistake in mistakes {
                number(mistake.answer, tolerance, share: "0", feedback: mistake.feedback)
            }
            units(question.unit)
        case .shortText(let accepted, let mistakes):
            plain("usecase", "0")
            for text in accepted { typed(text, share: "100", feedback: "") }
            for mistake in mistakes {
                for text in mistake.answer { typed(text, share: "0", feedback: mistake.feedback) }
            }
        case .choice(let choices):
            multipleChoice(isSingle: true)
            for choice in choices { self.choice(choice, share: choice.isRight ? "100" : "0") }
        case .choices(let choices):
            multipleChoice(isSingle: false)
            for choice in choices { self.choice(choice, share: choice.share(among: choices)) }
        case .ordering(let items, _): ordering(items)
        case .recall(let items): essay(items)
        }
    }

    private mutating func number(
        _ value: Rational,
        _ tolerance: Rational,
        share: String,
        feedback: String
    ) {
        let number = ExportedNumber(value, tolerance: tolerance)
        lines.append(#"    <answer fraction="\#(share)" format="moodle_auto_format">"#)
        lines.append("      <text>\(number.text)</text>")
        html("feedback", feedback, indent: 6)
        lines.append("      <tolerance>\(number.tolerance)</tolerance>")
        lines.append("    </answer>")
    }

    /// A unit may be typed and need not be: `unitgradingtype` 0, `showunits` 0; without one, 3.
    private mutating func units(_ unit: String?) {
        let unit = ExportedText.trimmed(ExportedText.clean(unit ?? ""))
        if !unit.isEmpty {
            lines.append("    <units><unit><multiplier>1</multiplier>")
            lines.append("      <unit_name>\(ExportedText.escapedMarkup(unit))</unit_name>")
            lines.append("    </unit></units>")
        }
        plain("unitgradingtype", "0")
        plain("unitpenalty", "0.1")
        plain("showunits", unit.isEmpty ? "3" : "0")
        plain("unitsleft", "0")
    }

    private mutating func typed(_ text: String, share: String, feedback: String) {
        let pattern = ExportedText.escapedMarkup(ExportedText.pattern(text))
        lines.append(#"    <answer fraction="\#(share)" format="moodle_auto_format">"#)
        lines.append("      <text>\(pattern)</text>")
        html("feedback", feedback, indent: 6)
        lines.append("    </answer>")
    }

    private mutating func multipleChoice(isSingle: Bool) {
        plain("single", isSingle ? "true" : "false")
        plain("shuffleanswers", "true")
        plain("answernumbering", "abc")
        combinedFeedback()
        if !isSingle { lines.append("    <shownumcorrect/>") }
    }

    private mutating func choice(_ choice: ExportedQuestion.Choice, share: String) {
        lines.append(#"    <answer fraction="\#(share)" format="html">"#)
        lines.append("      <text>\(Self.cdata(choice.text))</text>")
        html("feedback", choice.feedback, indent: 6)
        lines.append("    </answer>")
    }

    private mutating func ordering(_ items: [String]) {
        plain("layouttype", "VERTICAL")
        plain("selecttype", "ALL")
        plain("selectcount", "\(items.count)")
        plain("gradingtype", "ABSOLUTE_POSITION")
        plain("showgrading", "SHOW")
        plain("numberingstyle", "none")
        combinedFeedback()
        plain("shownumcorrect", "1")
        for (index, item) in items.enumerated() {
            lines.append(#"    <answer fraction="\#(index + 1)" format="html">"#)
            lines.append("      <text>\(Self.cdata(item))</text>")
            lines.append("    </answer>")
        }
    }

    private mutating func essay(_ items: [String]) {
        plain("responseformat", "editor")
        plain("responserequired", "1")
        plain("responsefieldlines", "15")
        plain("attachments", "0")
        plain("attachmentsrequired", "0")
        html("graderinfo", items.map { "• \($0)" }.joined(separator: "\n"))
        html("responsetemplate", "")
    }

    private mutating func combinedFeedback() {
        for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
            html(name, "")
        }
    }

    // MARK: - Elements

    private mutating func plain(_ name: String, _ value: String) {
        lines.append("    <\(name)>\(value)</\(name)>")
    }

    private mutating func text(_ name: String, _ text: String, indent: Int) {
        let space = String(repeating: " ", count: indent)
        let escaped = ExportedText.escapedMarkup(text)
        lines.append("\(space)<\(name)><text>\(escaped)</text></\(name)>")
    }

    private mutating func html(_ name: String, _ text: String, indent: Int = 4) {
        let space = String(repeating: " ", count: indent)
        lines.append(
            #"\#(space)<\#(name) format="html"><text>\#(Self.cdata(text))</text></\#(name)>"#
        )
    }

    /// The HTML of a text; it has no bare `>`, so nothing in it ends the section.
    private static func cdata(_ text: String) -> String {
        let html = ExportedText.html(ExportedText.clean(text))
        return html.isEmpty ? "" : "<![CDATA[\(html)]]>"
    }
}

extension ExportedQuestion.Response {
    /// The name of Moodle's question type.
    fileprivate var moodleType: String {
        switch self {
        case .numerical: "numerical"
        case .shortText: "shortanswer"
        case .choice, .choices: "multichoice"
        case .ordering: "ordering"
        case .recall: "essay"
        }
    }
}
