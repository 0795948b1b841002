import ArgumentParser
import Foundation
import StudyCore
import StudyKit
import StudyQuizzes
import StudyTerminal

/// Which questions a command draws.
struct SittingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A topic to ask about; repeatable (default: all).", valueName: "topic")
    )
    var topic: [String] = []

    @Option(help: ArgumentHelp("Questions to ask.", valueName: "number"))
    var count = 10

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of a quiz to repeat.", valueName: "number")
    )
    var seed: UInt64?

    func validate() throws {
        guard (1...100_000).contains(count) else {
            throw ValidationError("A quiz has 1 to 100,000 questions, not \(count).")
        }
    }

    /// A sitting on the chosen topics; without a seed, a fresh one.
    func sitting(of quizzes: QuizLibrary) throws -> QuizSitting {
        let topics = try chosenTopics(quizzes)
        return QuizSitting(
            topics: topics,
            count: count,
            seed: seed ?? Self.freshSeed,
            isMixed: topic.isEmpty
        )
    }

    /// A short number to type again; it changes from second to second.
    private static var freshSeed: UInt64 {
        UInt64(Date().timeIntervalSince1970 * 1_000) % 1_000_000
    }

    private func chosenTopics(_ quizzes: QuizLibrary) throws -> [QuizTopic] {
        guard !topic.isEmpty else { return quizzes.topics }
        var chosen: [QuizTopic] = []
        for name in topic {
            guard let found = TopicID(name).flatMap(quizzes.topic) else {
                throw unknown(name, among: quizzes.topics.map(\.id.slug))
            }
            if !chosen.contains(where: { $0.id == found.id }) { chosen.append(found) }
        }
        return chosen
    }

    private func unknown(_ name: String, among names: [String]) -> ExitCode {
        let hint =
            Spelling.nearest(to: name, among: names).map { "Did you mean '\($0)'?" }
            ?? "The topics with questions are: \(names.joined(separator: ", "))."
        return Failure.no("No quiz topic is called '\(TerminalText.harmless(name))'. \(hint)")
    }
}
