import ArgumentParser
import CNNEngine
import StudyCore
import StudyQuizzes

/// Questions from the generator to the verdict: drawn, verified by the engine, marked.
struct QuestionBenchmark {
    private let topic: QuizTopic
    private let budget: Int?
    private static let questionsPerRun = 10_000

    init(topic name: String, folder: String, budget: Int?) throws {
        let library = try QuizLibrary(folder: folder)
        guard let topic = TopicID(name).flatMap({ library.topic($0) }) else {
            throw ValidationError("There is no quiz topic '\(name)'.")
        }
        self.topic = topic
        self.budget = budget
    }

    /// Without the engine: numbers drawn, the formula worked out, the answer marked.
    func drawn(runs: Int) throws -> Figure {
        let questions = topic.questions
        return try Figure("drawn \(topic.id)", batch: count, threads: 1, runs: runs) {
            for index in 0..<count {
                let question = questions[index % questions.count]
                try mark(try Variant(question, seed: UInt64(index)))
            }
        }
    }

    /// With it.
    func verified(runs: Int) throws -> Figure {
        var seed: UInt64 = 0
        return try Figure("verified \(topic.id)", batch: count, threads: 1, runs: runs) {
            var stream = QuestionStream(topic.questions, seed: seed, budget: budget)
            seed += 1
            for _ in 0..<count {
                guard case .success(let verified)? = stream.next() else {
                    throw ValidationError("A question was withdrawn.")
                }
                try mark(verified.variant)
            }
        }
    }

    private var count: Int { Self.questionsPerRun }

    private func mark(_ variant: Variant) throws {
        let typed = variant.form.text(of: variant.answer)
        guard case .right = Marking(typed, for: variant) else {
            throw ValidationError("\(variant.id): '\(typed)' is not marked right.")
        }
    }
}
