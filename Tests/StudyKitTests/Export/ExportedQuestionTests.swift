import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct ExportedQuestionTests {
    @Test(arguments: [
        ([3, 3, 64], ["3x3x64", "3×3×64", "3, 3, 64"]),
        ([1000, 7], ["1000x7", "1000×7", "1000, 7"]),
        ([5], ["5"]),
    ])
    func `a shape is typed in three ways`(sizes: [Int], spellings: [String]) {
        #expect(ExportedQuestion.Response.spellings(of: sizes) == spellings)
    }

    @Test func `of mistakes with one answer the commonest stays, and none is the right answer`()
        throws
    {
        for verified in try ExportSamples.drawn(300, seed: 9) {
            let (variant, question) = (verified.variant, ExportedQuestion(verified))
            func commonest(_ answer: Answer) -> String? {
                variant.mistakes.first { $0.answer == answer }?.says
            }
            let answers = Set(variant.mistakes.map(\.answer)).subtracting([variant.answer])
            switch question.response {
            case .numerical(let value, let tolerance, let mistakes):
                #expect(variant.answer == .number(value))
                if case .decimal = variant.form {
                    #expect(tolerance > 0)
                } else {
                    #expect(tolerance == 0)
                }
                #expect(Set(mistakes.map { Answer.number($0.answer) }) == answers)
                #expect(mistakes.count == answers.count)
                #expect(mistakes.allSatisfy { $0.feedback == commonest(.number($0.answer)) })
            case .shortText(let accepted, let mistakes):
                if case .sizes = variant.answer {
                    #expect(accepted[1] == variant.answer.description.filter { $0 != "," })
                }
                #expect(mistakes.count == answers.count)
                #expect(Set(mistakes.flatMap(\.answer)).isDisjoint(with: accepted))
            case .choice(let choices):
                #expect(choices.count { $0.isRight } == 1)
                #expect(choices.allSatisfy { $0.isRight || !$0.feedback.isEmpty })
            case .choices(let choices): #expect(choices.map(\.text) == variant.options)
            case .ordering(let items, _): #expect(Set(items) == Set(variant.options))
            case .recall(let items): #expect(!items.isEmpty)
            }
            #expect(question.id == variant.id && question.prompt == variant.prompt)
            #expect(question.hints == variant.hints && question.solution == variant.solution)
        }
    }
}
