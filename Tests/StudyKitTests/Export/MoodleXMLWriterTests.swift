import Foundation
import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct MoodleXMLWriterTests {
    private func read(_ questions: [ExportedQuestion]) throws -> [XMLTree] {
        let root = try XMLTree.read(MoodleXMLWriter.file(questions, remark: "--seed 7 --"))
        try #require(root.name == "quiz" && root.children.allSatisfy { $0.name == "question" })
        return root.children
    }

    /// The plain text of a field that holds HTML.
    private func plain(_ element: XMLTree?) throws -> String {
        let element = try #require(element)
        #expect(element.attributes["format"] == "html")
        return try HTMLText.read(try #require(element.one("text")).text)
    }

    private func value(_ question: XMLTree, _ name: String) -> String? { question.one(name)?.text }

    // MARK: - By hand

    private let questions = [
        ExportedQuestion(
            id: "t/number#7",
            topic: "t",
            prompt: "1 < 2 & 3?",
            unit: "cells",
            response: .numerical(
                29,
                tolerance: 0,
                mistakes: [ExportedQuestion.Mistake(answer: 28, feedback: "Add 1.")]
            ),
            hints: ["Count.", "n - k"],
            solution: ["28 + 1", "= 29"]
        ),
        ExportedQuestion(
            id: "t/text#1",
            topic: "t",
            prompt: "Shape?",
            response: .shortText(
                accepted: ["2*2", "<3>"],
                mistakes: [ExportedQuestion.Mistake(answer: ["4"], feedback: "A shape.")]
            )
        ),
        ExportedQuestion(
            id: "u/one#1",
            topic: "u",
            prompt: "Which?",
            response: .choice([
                ExportedQuestion.Choice(text: "  a", isRight: false, feedback: "No."),
                ExportedQuestion.Choice(text: "b", isRight: true),
            ])
        ),
        ExportedQuestion(
            id: "u/several#1",
            topic: "u",
            prompt: "Which?",
            response: .choices([
                ExportedQuestion.Choice(text: "a", isRight: true),
                ExportedQuestion.Choice(text: "b", isRight: true),
                ExportedQuestion.Choice(text: "c", isRight: false),
            ])
        ),
        ExportedQuestion(
            id: "u/order#1",
            topic: "u",
            prompt: "Order?",
            response: .ordering(
                ["conv", "relu", "pool"],
                mistakes: [
                    ExportedQuestion.Mistake(answer: ["relu", "conv", "pool"], feedback: "No.")
                ]
            )
        ),
        ExportedQuestion(
            id: "u/list#1",
            topic: "u",
            prompt: "Name two.",
            response: .recall(["relu", "tanh"])
        ),
    ]

    @Test func `every kind is a question type of Moodle, under the category of its topic`() throws {
        let read = try read(questions)
        #expect(
            read.map { $0.attributes["type"] ?? "" } == [
                "category", "numerical", "shortanswer", "category", "multichoice", "multichoice",
                "ordering", "essay",
            ]
        )
        #expect(
            read.compactMap { $0.one("category")?.one("text")?.text } == [
                "$course$/top/study/t", "$course$/top/study/u",
            ]
        )
    }

    @Test func `answers have their fractions, and numbers a tolerance and a unit`() throws {
        let read = try read(questions)
        func answers(_ index: Int) -> [String] {
            read[index].all("answer").map {
                "\($0.attributes["fraction"] ?? "") \($0.one("text")?.text ?? "")"
            }
        }
        #expect(answers(1) == ["100 29", "0 28"])
        #expect(read[1].all("answer").map { $0.one("tolerance")?.text } == ["0", "0"])
        #expect(read[1].one("units")?.one("unit")?.one("unit_name")?.text.contains("cells") == true)
        #expect(value(read[1], "showunits") == "0")
        #expect(answers(2) == ["100 2\\*2", "100 <3>", "0 4"])
        #expect(answers(4) == ["0 <pre>  a</pre>", "100 <p>b</p>"])
        #expect(value(read[4], "single") == "true")
        #expect(answers(5) == ["50 <p>a</p>", "50 <p>b</p>", "-100 <p>c</p>"])
        #expect(value(read[5], "single") == "false")
        #expect(answers(6) == ["1 <p>conv</p>", "2 <p>relu</p>", "3 <p>pool</p>"])
        #expect(value(read[6], "selectcount") == "3")
        #expect(try plain(read[6].one("generalfeedback")) == "relu, conv, pool: No.")
        #expect(try plain(read[7].one("graderinfo")) == "• relu\n• tanh")
    }

    @Test func `hints, feedback and the solution are there`() throws {
        let question = try read(questions)[1]
        #expect(value(question, "name") == "t/number#7")
        #expect(try plain(question.one("questiontext")) == "1 < 2 & 3?")
        #expect(try question.all("hint").map { try plain($0) } == ["Count.", "n - k"])
        #expect(try plain(question.one("generalfeedback")) == "28 + 1\n= 29")
        let feedback = try question.all("answer").map { try plain($0.one("feedback")) }
        #expect(feedback == ["", "Add 1."])
    }

    // MARK: - Round trips

    @Test func `shipped questions are all there, with their texts`() throws {
        let drawn = try ExportSamples.drawn(300, seed: 6)
        try compare(drawn.map { ExportedQuestion($0) })
    }

    @Test(arguments: [11, 12, 13])
    func `texts full of signs come back as they were`(seed: UInt64) throws {
        var samples = ExportSamples(seed: seed)
        var questions: [ExportedQuestion] = []
        for index in 0..<250 { questions.append(try samples.question(index)) }
        try compare(questions)
    }

    private func compare(_ questions: [ExportedQuestion]) throws {
        let read = try read(questions).filter { $0.attributes["type"] != "category" }
        try #require(read.count == questions.count)
        for (question, back) in zip(questions, read) {
            let name = try #require(back.one("name")?.one("text")).text
            #expect(sameScalars(name, ExportSamples.trimmed(question.id)))
            let texts = try [
                plain(back.one("questiontext")), plain(back.one("generalfeedback")),
            ]
            let hints = try back.all("hint").map { try plain($0) }
            let wanted = [question.prompt, question.generalFeedback] + question.hints
            try #require(wanted.count == 2 + hints.count)
            for (text, wanted) in zip(texts + hints, wanted) {
                #expect(sameScalars(text, ExportSamples.expected(wanted)), "\(question.id)")
            }
            try compareAnswers(back, question.response)
        }
    }

    private func compareAnswers(_ back: XMLTree, _ response: ExportedQuestion.Response) throws {
        let answers = back.all("answer")
        let fractions = answers.map { $0.attributes["fraction"].flatMap(Double.init) ?? .nan }
        func feedback() throws -> [String] { try answers.map { try plain($0.one("feedback")) } }
        switch response {
        case .numerical(_, _, let mistakes):
            #expect(fractions == [100] + mistakes.map { _ in 0 })
            let wanted = [""] + mistakes.map { ExportSamples.expected($0.feedback) }
            #expect(try feedback() == wanted)
        case .shortText(let accepted, let mistakes):
            let wrong = mistakes.flatMap { mistake in mistake.answer.map { _ in mistake.feedback } }
            #expect(fractions == accepted.map { _ in 100 } + wrong.map { _ in 0 })
            #expect(try feedback() == accepted.map { _ in "" } + wrong.map(ExportSamples.expected))
            let typed = answers.compactMap { $0.one("text")?.text }
            let wanted = (accepted + mistakes.flatMap(\.answer)).map(ExportSamples.trimmed)
            for (typed, wanted) in zip(typed, wanted) {
                let literal = typed.replacingOccurrences(of: "\\*", with: "*", options: .literal)
                #expect(sameScalars(literal, wanted))
            }
        case .choice(let choices), .choices(let choices):
            #expect(try feedback() == choices.map { ExportSamples.expected($0.feedback) })
            #expect(fractions.map { $0 > 0 } == choices.map(\.isRight))
            #expect(abs(fractions.filter { $0 > 0 }.reduce(0, +) - 100) < 1e-4)
            let texts = try answers.map { try HTMLText.read($0.one("text")?.text ?? "") }
            #expect(texts == choices.map { ExportSamples.expected($0.text) })
        case .ordering(let items, _):
            let texts = try answers.map { try HTMLText.read($0.one("text")?.text ?? "") }
            #expect(texts == items.map(ExportSamples.expected))
        case .recall: #expect(answers.isEmpty)
        }
    }
}
