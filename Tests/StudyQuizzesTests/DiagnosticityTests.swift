import StudyCore
import Testing

@testable import StudyQuizzes

struct DiagnosticityTests {
    @Test(arguments: [Question.Level.medium, .hard])
    func sizeQuestionsTellTheBasicMistakesApart(level: Question.Level) throws {
        let basic = Set(WindowMistake.basic.map(\.id))
        #expect(basic.count == 7)
        for question in try topic("cnn-output").questions where question.level == level {
            for seed in 0..<400 as Range<UInt64> {
                let mistakes = try Variant(question, seed: seed).mistakes
                let caught = mistakes.filter { basic.contains($0.id) }
                #expect(caught.count >= 6, "\(question.id)#\(seed)")
                #expect(Set(caught.map(\.answer)).count >= 3, "\(question.id)#\(seed)")
            }
        }
    }

    @Test func everyQuestionCatchesMistakes() throws {
        for question in shipped.topics.flatMap(\.questions) {
            for seed in 0..<50 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                #expect(Set(variant.mistakes.map(\.answer)).count >= 2, "\(variant.id)")
                #expect(!variant.mistakes.contains { $0.answer == variant.answer })
                #expect(variant.mistakes.allSatisfy { !$0.says.isEmpty })
            }
        }
    }
}
