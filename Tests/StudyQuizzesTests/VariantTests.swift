import CNNEngine
import Foundation
import StudyCore
import Testing

@testable import StudyQuizzes

struct VariantTests {
    /// Every question with two seeds, as the golden file holds them.
    ///
    /// To write it anew after a question was changed on purpose: `RECORD_GOLDEN=1 swift test`.
    @Test func theSameSeedGivesTheSameNumbersForEver() throws {
        var lines: [String] = []
        for question in shipped.topics.flatMap(\.questions) {
            for seed in [1, 2_147_483_647] as [UInt64] {
                let variant = try Variant(question, seed: seed)
                let given = variant.given.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
                lines.append("\(variant.id): \(given) -> \(variant.answer)")
            }
        }
        let path = Place.fixtures.appending(path: "golden-variants.txt")
        let actual = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try actual.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == actual)
    }

    @Test func anotherNameDoesNotChangeTheNumbersOfTheOthers() throws {
        let more = MalformedFile.sound.replacing("n: 5..32", with: "x: 1..100\n      n: 5..32")
        let plain = try #require(QuizFile(text: MalformedFile.sound, file: "a").topic?.questions[0])
        let extended = try #require(QuizFile(text: more, file: "a").topic?.questions[0])
        var first = VariantDraw(PreparedQuestion(plain), seed: 9)
        var second = VariantDraw(PreparedQuestion(extended), seed: 9)
        for _ in 0..<20 {
            #expect(try first.next().numbers[..<2] == second.next().numbers[1...2])
        }
    }

    @Test func numbersKeepToDomainsAndRequirements() throws {
        for question in shipped.topics.flatMap(\.questions) {
            for seed in 0..<50 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                #expect(try variant.prepared.accepts(variant.numbers))
                for (given, number) in zip(question.givens, variant.numbers) {
                    switch given.domain {
                    case .values(let values): #expect(values.map { Rational($0) }.contains(number))
                    case .range(let first, let last, let step):
                        #expect(number >= Rational(first) && number <= Rational(last))
                        #expect(try (number - Rational(first)) % Rational(step) == 0)
                    case .derived: break
                    }
                }
            }
        }
    }

    @Test func everyDrawOfAFileThatCannotBeMetStops() throws {
        let question = try #require(
            QuizFile(text: MalformedFile.sound, file: "a").topic?.questions.first
        )
        let impossible = try ArithmeticExpression("1 > 2", .truth, names: [])
        let stuck = question.requiring(impossible)
        #expect(throws: VariantError.unsatisfied(draws: 1_000)) { try Variant(stuck, seed: 1) }
        var stream = QuestionStream([stuck], seed: 1)
        guard case .failure(let refusal)? = stream.next() else {
            Issue.record("an impossible question was asked")
            return
        }
        #expect(refusal.description.contains("none of 1000 draws meets 'require'"))
        #expect(stream.next() == nil)
    }

    @Test func textsAreFilledIn() throws {
        for question in shipped.topics.flatMap(\.questions) {
            for seed in 0..<20 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                for text in [variant.prompt] + variant.hints + variant.solution {
                    #expect(!text.contains("{") && !text.contains("}") && !text.isEmpty)
                    #expect(!text.contains("(\(question.id):"))
                }
            }
        }
    }

    /// The last number of the solution's step that ends the calculation is the answer.
    @Test func solutionsEndAtTheAnswer() throws {
        for question in shipped.topics.flatMap(\.questions) where question.concept == nil {
            for seed in 0..<20 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                let answer = variant.form.text(of: variant.answer)
                let ends = { (text: String) in
                    variant.solution.contains { $0.hasSuffix(" \(text)") }
                }
                var isReached = ends(answer)
                // A rule for each side of a shape ends in that side.
                if case .sizes(let sizes) = variant.answer, !isReached {
                    isReached = sizes.allSatisfy { ends(Rational($0).grouped) }
                }
                #expect(isReached, "\(variant.id): \(variant.solution) misses \(answer)")
            }
        }
    }
}

extension Question {
    /// The same question with one more requirement.
    fileprivate func requiring(_ requirement: ArithmeticExpression) -> Question {
        var question = self
        question.requirements.append(requirement)
        return question
    }
}
