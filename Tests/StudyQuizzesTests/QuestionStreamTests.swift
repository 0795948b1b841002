import Testing

@testable import StudyQuizzes

struct QuestionStreamTests {
    @Test func aThousandSizeQuestionsAreVerifiedAndDistinct() throws {
        var stream = QuestionStream(try topic("cnn-output").questions, seed: 11)
        var prompts: Set<String> = []
        for _ in 0..<1_000 {
            let verified = try stream.verified()
            #expect(verified.measured == verified.variant.answer)
            prompts.insert(verified.variant.prompt)
        }
        #expect(prompts.count >= 900)
    }

    @Test func theSameSeedGivesTheSameStream() throws {
        let questions = try topic("conv-params").questions
        var (first, second) = (
            QuestionStream(questions, seed: 3), QuestionStream(questions, seed: 3)
        )
        var other = QuestionStream(questions, seed: 4)
        let ids = try (0..<30).map { _ in try first.verified().variant.id }
        #expect(try (0..<30).map { _ in try second.verified().variant.id } == ids)
        #expect(try (0..<30).map { _ in try other.verified().variant.id } != ids)
    }

    @Test func everyTemplateComesInEveryRoundAndNoneTwiceRunning() throws {
        let questions = try topic("cnn-output").questions
        for seed in 0..<20 as Range<UInt64> {
            var stream = QuestionStream(questions, seed: seed)
            let ids = try (0..<32).map { _ in try stream.verified().variant.question.id }
            for round in 0..<4 { #expect(Set(ids[(round * 8)..<(round * 8 + 8)]).count == 8) }
            #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 != $1 })
        }
    }

    @Test(arguments: [
        ("iou", "false-overlap"), ("batch-size", "always-one-more"),
        ("dense-vs-conv", "bias-counted"), ("cnn-output", "no such mistake"),
    ])
    func `a mistake that no numbers catch ends the stream`(slug: String, mistake: String) throws {
        var stream = QuestionStream(try topic(slug).questions, seed: 1, catching: mistake)
        #expect(stream.next() == nil)
    }

    @Test func `a stream that catches a mistake never asks what it cannot`() throws {
        var stream = QuestionStream(
            try topic("cnn-output").questions,
            seed: 1,
            catching: "padding-once"
        )
        for _ in 0..<100 {
            let variant = try stream.verified().variant
            #expect(variant.mistakes.contains { $0.id == "padding-once" }, "\(variant.id)")
        }
    }

    @Test func numbersComeAgainOnlyWhenAllAreUsedUp() throws {
        let fixed = try question("output-size", ["n": 7, "k": 3])
        var stream = QuestionStream([fixed], seed: 1)
        for _ in 0..<5 { #expect(try stream.verified().variant.answer == .number(5)) }
        var none = QuestionStream([], seed: 1)
        #expect(none.next() == nil)
    }

    @Test func theNotesExamplesAreAsked() throws {
        let questions = try topic("dense-vs-conv").questions
        let answers = try questions.filter(\.isFixed).map { try Variant($0, seed: 1).answer }
        #expect(answers == [.number(12_288_000), .number(3_000_000_000), .number(28_000)])
    }
}
