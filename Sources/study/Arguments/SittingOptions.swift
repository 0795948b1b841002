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

    @Option(
        help: ArgumentHelp("Ask only what catches this mistake: no-plus-one.", valueName: "name")
    )
    var mistake: String?

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
        let topics = try Self.topics(topic, of: quizzes)
        let sitting = QuizSitting(
            topics: topics,
            count: count,
            seed: seed ?? Self.freshSeed,
            isMixed: topic.isEmpty,
            catching: try mistake.map { try knownMistake($0, in: topics) }
        )
        var trial = sitting
        if let mistake, trial.next() == nil, trial.refusals.isEmpty {
            throw Failure.no(
                "No question here has numbers with which '\(mistake)' leads to a wrong answer. "
                    + "Try without --mistake."
            )
        }
        return sitting
    }

    private func knownMistake(_ name: String, in topics: [QuizTopic]) throws -> String {
        let names = Set(topics.flatMap(\.questions).flatMap(\.mistakeNames)).sorted()
        if names.contains(name) { return name }
        let nearest = Spelling.nearest(to: name, among: names)
        let hint = nearest.map { "Did you mean '\($0)'?" } ?? "Wrong answers are told their names."
        throw Failure.no(
            "No question here looks for a mistake '\(TerminalText.harmless(name))'. \(hint)"
        )
    }

    /// A short number to type again; it changes from second to second.
    static var freshSeed: UInt64 {
        // A clock may be set to before 1970.
        UInt64(abs(Date().timeIntervalSince1970) * 1_000) % 1_000_000
    }

    /// The topics of these names; without a name, all.
    static func topics(_ names: [String], of quizzes: QuizLibrary) throws -> [QuizTopic] {
        guard !names.isEmpty else { return quizzes.topics }
        var chosen: [QuizTopic] = []
        for name in names {
            let found = try quizzes.topic(named: name)
            if !chosen.contains(where: { $0.id == found.id }) { chosen.append(found) }
        }
        return chosen
    }
}

extension QuizLibrary {
    /// The topic that goes by a name; otherwise an account of what there is.
    func topic(named name: String) throws -> QuizTopic {
        if let found = TopicID(name).flatMap(topic) { return found }
        let names = topics.map(\.id.slug)
        let hint =
            Spelling.nearest(to: name, among: names).map { "Did you mean '\($0)'?" }
            ?? "The topics with questions are: \(names.joined(separator: ", "))."
        throw Failure.no("No quiz topic is called '\(TerminalText.harmless(name))'. \(hint)")
    }
}
