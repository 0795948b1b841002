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
            // Where words are asked, only a choice of one has wrong answers to expect.
            if let concept = question.concept, concept.kind != .choice { continue }
            for seed in 0..<50 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                #expect(Set(variant.mistakes.map(\.answer)).count >= 2, "\(variant.id)")
                #expect(!variant.mistakes.contains { $0.answer == variant.answer })
                #expect(variant.mistakes.allSatisfy { !$0.says.isEmpty })
            }
        }
    }

    /// Mistakes caught, and different wrong answers, that medium and hard questions always have.
    @Test(arguments: [
        ("cnn-output", 6, 4),
        ("conv-params", 4, 3),
        ("dense-params", 4, 4),
        ("dense-vs-conv", 4, 4),
        ("shape-chain", 8, 7),
        ("batch-size", 5, 4),
        ("augmentation", 4, 4),
        ("iou", 5, 5),
        ("nms", 4, 3),
        ("yolo-output", 5, 5),
        ("rcnn-cost", 5, 5),
        ("transfer-learning", 5, 5),
        ("padding", 4, 4),
        ("transposed-output", 4, 3),
        ("pooling-output", 4, 3),
        ("multi-channel", 4, 4),
        ("convolution-values", 5, 5),
        ("pooling-values", 4, 3),
        ("receptive-field", 6, 6),
        ("flatten", 5, 4),
        ("global-pooling", 4, 4),
        ("batch-norm", 4, 4),
        ("dropout", 4, 4),
        ("multiply-adds", 6, 6),
        ("memory", 5, 5),
        ("activations", 4, 4),
        ("model-parameters", 6, 6),
    ])
    func mediumAndHardQuestionsReachTheirFloor(slug: String, caught: Int, distinct: Int) throws {
        for question in try topic(slug).questions
        where question.level != .easy && question.concept == nil {
            for seed in 0..<200 as Range<UInt64> {
                let mistakes = try Variant(question, seed: seed).mistakes
                #expect(mistakes.count >= caught, "\(question.id)#\(seed)")
                #expect(Set(mistakes.map(\.answer)).count >= distinct, "\(question.id)#\(seed)")
            }
        }
    }
}
