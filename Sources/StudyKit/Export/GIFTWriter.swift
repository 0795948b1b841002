internal import StudyQuizzes

/// Writes questions in GIFT, the text format that Moodle and others import.
///
/// GIFT has no hints and no units: they are left out. It has no ordering either: places are matched
/// with items. A list from memory becomes an essay, as any other kind would show the list.
/// Source: the importer of Moodle, `question/format/gift`, whose blanks, `[plain]` marks and
/// `%weights%` decide what has to be protected.
struct GIFTWriter {
    private enum Format: String {
        case plain
        case html
    }

    /// The format of the question that is written; its other texts have it unless marked.
    private let inherited: Format

    /// A file of questions; a remark, one line, stands above them.
    static func file(_ questions: [ExportedQuestion], remark: String) -> String {
        var text = "// \(remark)\n"
        var topic: String?
        for question in questions {
            if question.topic != topic {
                text += "\n$CATEGORY: $course$/top/study/\(question.topic)\n"
                topic = question.topic
            }
            text += "\n" + Self.question(question)
        }
        return text
    }

    private static func question(_ question: ExportedQuestion) -> String {
        let prompt = ExportedText.clean(question.prompt)
        let writer = GIFTWriter(inherited: format(of: prompt))
        let title = escaped(ExportedText.trimmed(ExportedText.clean(question.id)))
        let feedback = ExportedText.clean(question.generalFeedback)
        var lines = writer.answers(question.response)
        if !feedback.isEmpty { lines.append("####" + writer.marked(feedback)) }
        let opening = if case .numerical = question.response { "{#" } else { "{" }
        return "::\(title)::[\(writer.inherited.rawValue)]\(writer.inFormat(prompt))\(opening)\n"
            + lines.map { "\t\($0)\n" }.joined() + "}\n"
    }

    // MARK: - Answers

    private func answers(_ response: ExportedQuestion.Response) -> [String] {
        switch response {
        case .numerical(let value, let tolerance, let mistakes):
            return [number(value, tolerance, share: "100", feedback: "")]
                + mistakes.map {
                    number($0.answer, tolerance, share: "0", feedback: $0.feedback)
                }
        case .shortText(let accepted, let mistakes):
            return accepted.map { typed($0, share: "100", feedback: "") }
                + mistakes.flatMap { mistake in
                    mistake.answer.map { typed($0, share: "0", feedback: mistake.feedback) }
                }
        case .choice(let choices):
            return choices.map { choice($0, sign: $0.isRight ? "=" : "~") }
        case .choices(let choices):
            return choices.map { choice($0, sign: "~%\($0.share(among: choices))%") }
        case .ordering(let items, _):
            return items.enumerated().map { index, item in
                let item = ExportedText.trimmed(ExportedText.clean(item))
                return "=\(index + 1) -> \(Self.escaped(item))"
            }
        case .recall: return []
        }
    }

    private func number(
        _ value: Rational,
        _ tolerance: Rational,
        share: String,
        feedback: String
    ) -> String {
        let number = ExportedNumber(value, tolerance: tolerance)
        return "=%\(share)%\(number.text):\(number.tolerance)" + self.feedback(feedback)
    }

    private func typed(_ text: String, share: String, feedback: String) -> String {
        // An arrow would make a matching question of it; Moodle's `*` stands for nothing here.
        let pattern = String(
            ExportedText.pattern(text).unicodeScalars.replacing(
                Self.arrow,
                with: "-*>".unicodeScalars
            )
        )
        let mark = Self.looksMarked(pattern) ? "[plain]" : ""
        return "=%\(share)%\(mark)\(Self.escaped(pattern))" + self.feedback(feedback)
    }

    private func choice(_ choice: ExportedQuestion.Choice, sign: String) -> String {
        sign + marked(ExportedText.clean(choice.text)) + feedback(choice.feedback)
    }

    private func feedback(_ text: String) -> String {
        text.isEmpty ? "" : "#" + marked(ExportedText.clean(text))
    }

    // MARK: - Texts

    /// Plain text is taken without blanks at its edges, and may hold no arrow.
    private static func format(of text: String) -> Format {
        let isPlain =
            !ExportedText.hasSpacing(text) && !text.hasPrefix("\n") && !text.hasSuffix("\n")
            && !text.unicodeScalars.contains(arrow)
        return isPlain ? .plain : .html
    }

    private static let arrow = "->".unicodeScalars

    /// Whether a reader would look for a format or a weight at its beginning.
    private static func looksMarked(_ text: String) -> Bool {
        text.unicodeScalars.first.map { $0 == "[" || $0 == "%" } ?? false
    }

    /// A text with the mark of its format where it needs one.
    private func marked(_ text: String) -> String {
        let format = Self.format(of: text)
        let isBare = format == inherited && !Self.looksMarked(text)
        let mark = isBare ? "" : "[\(format.rawValue)]"
        return mark + GIFTWriter(inherited: format).inFormat(text)
    }

    private func inFormat(_ text: String) -> String {
        Self.escaped(inherited == .html ? ExportedText.html(text) : text)
    }

    private static func escaped(_ text: String) -> String {
        ExportedText.escaped(text) { scalar in
            switch scalar {
            case "\\", "~", "=", "#", "{", "}", ":": "\\\(scalar)"
            case "\n": "\\n"
            default: nil
            }
        }
    }
}

extension ExportedQuestion.Choice {
    /// Its part of the marks in percent: ticking everything earns nothing.
    func share(among choices: [Self]) -> String {
        let alike = choices.count { $0.isRight == isRight }
        return ExportedText.percent(isRight ? 1 : -1, of: max(alike, 1))
    }
}
