import StudyCore
import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct GIFTWriterTests {
    /// What a GIFT file says of an answer.
    private struct Line: Hashable {
        var credit: String
        var answer: [Unicode.Scalar]
        var feedback: [Unicode.Scalar]

        init(_ credit: String, _ answer: String, _ feedback: String = "") {
            self.credit = credit
            self.answer = Array(answer.unicodeScalars)
            self.feedback = Array(feedback.unicodeScalars)
        }
    }

    private func read(_ questions: [ExportedQuestion]) throws -> [GIFTQuestion] {
        try GIFTReader.read(GIFTWriter.file(questions, remark: "a remark"))
    }

    private func plain(_ text: GIFTText?) throws -> String {
        guard let text else { return "" }
        return text.format == "html" ? try HTMLText.read(text.text) : text.text
    }

    // MARK: - By hand

    private let padded = ExportedQuestion(
        id: "cnn-output/padded#7",
        topic: "cnn-output",
        prompt: "Side of {3×3}?",
        unit: "cells",
        response: .numerical(
            29,
            tolerance: 0,
            mistakes: [ExportedQuestion.Mistake(answer: 28, feedback: "Add 1: n - k + 1")]
        ),
        hints: ["Count."],
        solution: ["n - k = 28", "28 + 1 = 29"]
    )

    @Test func `a number is written with its mistake, title and solution`() {
        #expect(
            GIFTWriter.file([padded], remark: "seed 7") == ##"""
                // seed 7

                $CATEGORY: $course$/top/study/cnn-output

                ::cnn-output/padded\#7::[plain]Side of \{3×3\}?{#
                	=%100%29:0
                	=%0%28:0#Add 1\: n - k + 1
                	####n - k \= 28\n28 + 1 \= 29
                }

                """##
        )
    }

    @Test(arguments: [
        (
            ExportedQuestion.Response.shortText(
                accepted: ["3x3", "a->b", "2*2"],
                mistakes: [ExportedQuestion.Mistake(answer: ["[x]"], feedback: "no -> arrow")]
            ),
            [
                "=%100%3x3", "=%100%a-*>b", #"=%100%2\\*2"#,
                "=%0%[plain][x]#[html]<p>no -&gt; arrow</p>",
            ]
        ),
        (
            .choice([
                ExportedQuestion.Choice(text: "a = b", isRight: true),
                ExportedQuestion.Choice(text: "%5%", isRight: false, feedback: "No."),
            ]), [#"=a \= b"#, "~[plain]%5%#No."]
        ),
        (
            .choices([
                ExportedQuestion.Choice(text: "a", isRight: true),
                ExportedQuestion.Choice(text: "b", isRight: true),
                ExportedQuestion.Choice(text: "c", isRight: true),
                ExportedQuestion.Choice(text: "d", isRight: false, feedback: "No."),
            ]), ["~%33.33333%a", "~%33.33333%b", "~%33.33333%c", "~%-100%d#No."]
        ),
        (
            .ordering(
                ["conv", "pool"],
                mistakes: [ExportedQuestion.Mistake(answer: ["pool", "conv"], feedback: "No.")]
            ), ["=1 -> conv", "=2 -> pool", "####pool, conv\\: No."]
        ),
        (.recall(["relu", "tanh"]), [#"####• relu\n• tanh"#]),
    ])
    func `each kind has its own lines`(response: ExportedQuestion.Response, lines: [String]) {
        let question = ExportedQuestion(id: "t/q#1", topic: "t", prompt: "Q?", response: response)
        let text = GIFTWriter.file([question], remark: "")
        #expect(text.hasSuffix("Q?{\n" + lines.map { "\t\($0)\n" }.joined() + "}\n"), "\(text)")
    }

    @Test func `a drawing keeps its blanks`() throws {
        var question = padded
        question.prompt = "What is this?\n\n  ■ ■\n\n  ■ ■\n\nOne word."
        let stem = try #require(try read([question])[1].stem)
        #expect(
            stem.text == "<p>What is this?</p><pre>  ■ ■\n\n  ■ ■</pre><p>One word.</p>"
        )
    }

    @Test func `a topic is a category, named once where it begins`() throws {
        var other = padded
        other.topic = "conv-params"
        let read = try read([padded, padded, other])
        #expect(
            read.map(\.type) == ["Category"] + ["Numerical", "Numerical", "Category", "Numerical"]
        )
        #expect(read[3].title == "$course$/top/study/conv-params")
    }

    // MARK: - Round trips

    @Test func `shipped questions come back as they were`() throws {
        let drawn = try ExportSamples.drawn(600, seed: 5)
        let questions = drawn.map { ExportedQuestion($0) }
        let read = try read(questions).filter { $0.type != "Category" }
        try #require(read.count == questions.count)
        for (question, back) in zip(questions, read) { try compare(back, with: question) }
    }

    @Test(arguments: [1, 2, 3, 4])
    func `texts full of signs come back as they were`(seed: UInt64) throws {
        var samples = ExportSamples(seed: seed)
        var questions: [ExportedQuestion] = []
        for index in 0..<250 { questions.append(try samples.question(index)) }
        let read = try read(questions)
        #expect(read.count { $0.type == "Category" } == 5)
        let back = read.filter { $0.type != "Category" }
        try #require(back.count == questions.count)
        for (question, back) in zip(questions, back) { try compare(back, with: question) }
    }

    private func compare(_ back: GIFTQuestion, with question: ExportedQuestion) throws {
        #expect(sameScalars(back.title ?? "", ExportSamples.trimmed(question.id)))
        let stem = try plain(back.stem)
        #expect(sameScalars(stem, ExportSamples.expected(question.prompt)))
        #expect(back.hasEmbeddedAnswers == false)
        let feedback = try plain(back.globalFeedback)
        #expect(sameScalars(feedback, ExportSamples.expected(question.generalFeedback)))
        let (type, lines) = expected(question.response)
        #expect(back.type == type)
        #expect(try self.lines(back) == lines, "\(question)")
    }

    private func lines(_ question: GIFTQuestion) throws -> [Line] {
        if let pairs = question.matchPairs {
            // Places are digits, the same in every format.
            return pairs.map { Line($0.subquestion.text, $0.subanswer) }
        }
        guard case .list(let choices) = question.choices else { return [] }
        return try choices.map { choice in
            let credit = (choice.isCorrect ? "=" : "~") + (choice.weight.map { "\($0)" } ?? "")
            let feedback = try plain(choice.feedback)
            switch choice.text {
            case .number(let number):
                let digits = rounded(number.number ?? .nan, number.range ?? .nan)
                return Line(credit, digits, feedback)
            case .text(let text):
                // What is typed is no HTML, whatever the question is.
                let answer = question.type == "Short" ? text.text : try plain(text)
                return Line(credit, answer, feedback)
            }
        }
    }

    private func expected(_ response: ExportedQuestion.Response) -> (String, [Line]) {
        switch response {
        case .numerical(let value, let tolerance, let mistakes):
            let wrong = mistakes.map {
                Line("=0.0", digits($0.answer, tolerance), ExportSamples.expected($0.feedback))
            }
            return ("Numerical", [Line("=100.0", digits(value, tolerance))] + wrong)
        case .shortText(let accepted, let mistakes):
            let wrong = mistakes.flatMap { mistake in
                mistake.answer.map {
                    Line("=0.0", typed($0), ExportSamples.expected(mistake.feedback))
                }
            }
            return ("Short", accepted.map { Line("=100.0", typed($0)) } + wrong)
        case .choice(let choices):
            return ("MC", choices.map { line($0, credit: $0.isRight ? "=" : "~") })
        case .choices(let choices):
            let right = choices.count { $0.isRight }
            return (
                "MC",
                choices.map {
                    let share =
                        $0.isRight ? 100.0 / Double(right) : -100.0 / Double(choices.count - right)
                    return line($0, credit: "~\((share * 100_000).rounded() / 100_000)")
                }
            )
        case .ordering(let items, _):
            return (
                "Matching",
                items.enumerated().map { Line("\($0 + 1)", ExportSamples.trimmed($1)) }
            )
        case .recall: return ("Essay", [])
        }
    }

    /// A fraction without end is off by half of its third digit, and by 0.05 at most.
    private func digits(_ value: Rational, _ tolerance: Rational) -> String {
        let number = Double(value.numerator) / Double(value.denominator)
        let allowed = Double(tolerance.numerator) / Double(tolerance.denominator)
        var rest = value.denominator
        for prime in [2, 5] { while rest % prime == 0 { rest /= prime } }
        return rounded(number, rest == 1 ? allowed : max(allowed, min(abs(number) / 200, 0.05)))
    }

    private func rounded(_ number: Double, _ tolerance: Double) -> String {
        "\((number * 1e9).rounded()) ± \((tolerance * 1e9).rounded())"
    }

    private func line(_ choice: ExportedQuestion.Choice, credit: String) -> Line {
        Line(
            credit,
            ExportSamples.expected(choice.text),
            ExportSamples.expected(choice.feedback)
        )
    }

    /// Moodle takes `*` for any text; and an arrow would make a matching question of it.
    private func typed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in ExportSamples.trimmed(text).unicodeScalars {
            if scalar == ">", scalars.last == "-" { scalars.append("*") }
            if scalar == "*" { scalars.append("\\") }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
