import CNNEngine
import Foundation
import StudyQuizzes
import Testing

@testable import StudyKit

/// Questions of every kind with texts that no format likes.
struct ExportSamples {
    private static let fragments = [
        "~", "=", "#", "{", "}", ":", "\\", "\n", "\r\n", " ", "  ", "//", "[html]", "%50%", "->",
        "<b>", "&amp;", "]]>", "é", "e\u{301}", "=\u{301}", " \u{301}", ">\u{338}", "日本", "👩‍🔬",
        "\t", "####", "::", "\\n", "\n\n", "$CATEGORY:", "*", "_____", "TRUE", "word", "3×3",
        "\u{0}", "\u{1B}", "\u{A0}", "\r", "-->", "[", "%", "(", "⌊n/s⌋",
    ]

    private var chance: SplitMix64

    init(seed: UInt64) {
        chance = SplitMix64(seed: seed)
    }

    /// A text of up to eight fragments, never without a letter.
    mutating func text() -> String {
        var text = ""
        for _ in 0..<chance.integer(below: 9) {
            text += Self.fragments[chance.integer(below: Self.fragments.count)]
        }
        let letter = "\(chance.integer(below: 100))q"
        return chance.integer(below: 2) == 0 ? text + letter : letter + text
    }

    private mutating func texts(_ range: ClosedRange<Int>) -> [String] {
        let count = range.lowerBound + chance.integer(below: range.count)
        var texts: [String] = []
        for _ in 0..<count { texts.append(text()) }
        return texts
    }

    /// A text or, as often, none.
    private mutating func remark() -> String { chance.integer(below: 2) == 0 ? "" : text() }

    private mutating func number() throws -> Rational {
        try Rational(chance.integer(below: 2_000_001) - 1_000_000, over: [1, 1, 8, 50][number4()])
    }

    private mutating func number4() -> Int { chance.integer(below: 4) }

    mutating func question(_ index: Int) throws -> ExportedQuestion {
        ExportedQuestion(
            id: "topic/" + text(),
            topic: "topic-\(index / 50)",
            prompt: text(),
            unit: chance.integer(below: 2) == 0 ? nil : "cells & <more>",
            response: try response(index % 5),
            hints: texts(0...3),
            solution: texts(0...4)
        )
    }

    private mutating func response(_ kind: Int) throws -> ExportedQuestion.Response {
        switch kind {
        case 0:
            var mistakes: [ExportedQuestion.Mistake<Rational>] = []
            for _ in 0..<number4() {
                mistakes.append(ExportedQuestion.Mistake(answer: try number(), feedback: remark()))
            }
            let tolerance: Rational = try number4() == 0 ? Rational(1, over: 8) : 0
            return .numerical(try number(), tolerance: tolerance, mistakes: mistakes)
        case 1: return .shortText(accepted: texts(1...3), mistakes: mistakes())
        case 2: return .choice([choice(true)] + choices(1...4))
        case 3: return .choices([choice(true), choice(true)] + choices(0...4))
        default:
            return number4() == 0
                ? .recall(texts(2...5)) : .ordering(texts(2...5), mistakes: mistakes())
        }
    }

    private mutating func mistakes() -> [ExportedQuestion.Mistake<[String]>] {
        var mistakes: [ExportedQuestion.Mistake<[String]>] = []
        for _ in 0..<number4() {
            mistakes.append(ExportedQuestion.Mistake(answer: texts(1...2), feedback: remark()))
        }
        return mistakes
    }

    private mutating func choice(_ isRight: Bool) -> ExportedQuestion.Choice {
        ExportedQuestion.Choice(text: text(), isRight: isRight, feedback: remark())
    }

    private mutating func choices(_ range: ClosedRange<Int>) -> [ExportedQuestion.Choice] {
        let count = range.lowerBound + chance.integer(below: range.count)
        var choices: [ExportedQuestion.Choice] = []
        for _ in 0..<count { choices.append(choice(false)) }
        return choices
    }

    /// What any format may make of a text: `\n` as line end, and no control characters.
    static func expected(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        let text = text.replacingOccurrences(of: "\r\n", with: "\n", options: .literal)
            .replacingOccurrences(of: "\r", with: "\n", options: .literal)
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            scalars.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    /// A text where blanks at the edges do not count, such as a title.
    static func trimmed(_ text: String) -> String {
        let text = expected(text).unicodeScalars
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n"]
        let front = text.drop(while: blanks.contains)
        let back = front.reversed().drop(while: blanks.contains)
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: back.reversed())
        return String(scalars)
    }

    /// The questions that the product ships with, drawn over all topics.
    static func drawn(_ count: Int, seed: UInt64) throws -> [VerifiedVariant] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let library = try QuizLibrary(folder: root.appending(path: "quizzes").path())
        var sitting = QuizSitting(topics: library.topics, count: count, seed: seed)
        var drawn: [VerifiedVariant] = []
        while let verified = sitting.next() { drawn.append(verified) }
        try #require(drawn.count == count && Set(drawn.map(\.variant.question.id.topic)).count >= 4)
        return drawn
    }
}

/// Text equality as other programs see it: scalar by scalar, accents not composed.
func sameScalars(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
}
