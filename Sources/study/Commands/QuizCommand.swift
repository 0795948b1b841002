import ArgumentParser
import Foundation
import StudyCore
import StudyKit
import StudyQuizzes
import StudyTerminal

/// `study quiz`: questions with fresh numbers, each verified by the engine.
struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz",
        abstract: "Ask questions with fresh numbers; every answer is verified by the engine.",
        discussion: """
            Answers may be typed as 3, 3x3, 3x3x64, 27_000_100, 27,000,100 or 2.7e7. What cannot \
            be read is not wrong: it is asked again. The seed that is printed repeats a quiz.

            EXAMPLES:
              study quiz --topic cnn-output
              study quiz --topic conv-params --topic dense-params --count 5
              study quiz --topic cnn-output --seed 42 --json
              study quiz --answers answers.jsonl
            """
    )

    @Option(
        help: ArgumentHelp("A topic to ask about; repeatable (default: all).", valueName: "topic")
    )
    var topic: [String] = []

    @Option(help: ArgumentHelp("Questions to ask.", valueName: "number"))
    var count = 10

    @Option(help: ArgumentHelp("The seed of a quiz to repeat.", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Grade answers from a file of JSON lines, or - for standard input.",
            valueName: "file"
        )
    )
    var answers: String?

    @OptionGroup var library: QuizzesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100_000).contains(count) else {
            throw ValidationError("A quiz has 1 to 100,000 questions, not \(count).")
        }
    }

    func run() throws {
        let quizzes = try library.load()
        if let answers { return try grade(answers, with: quizzes) }
        let topics = try chosenTopics(quizzes)
        let sitting = QuizSitting(topics: topics, count: count, seed: seed ?? Self.freshSeed)
        if output.json { return try list(sitting) }
        try QuizConversation(sitting, output: output).run()
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

    private func list(_ sitting: QuizSitting) throws {
        let document = QuizDocument(sitting)
        try output.print(JSONDocument.line(document))
        if !document.isVerified { throw ExitCode(1) }
    }

    private func grade(_ path: String, with quizzes: QuizLibrary) throws {
        let reader: LineReader
        do {
            reader = try LineReader(path: path)
        } catch {
            throw Failure.no(error.description)
        }
        let grading = AnswerGrading(quizzes)
        var isComplete = true
        while let line = reader.next() {
            // A line too long to be an answer is none that can be graded.
            let text = if case .text(let text) = line { text } else { "…" }
            guard text.contains(where: { !$0.isWhitespace }) else { continue }
            let verdict = grading.grade(text)
            try output.print(verdict.line)
            isComplete = isComplete && verdict.isGraded
        }
        if !isComplete { throw ExitCode(1) }
    }
}

/// A quiz with a person, or with answers piped in.
private struct QuizConversation {
    private var sitting: QuizSitting
    private let output: OutputOptions
    private let printer: QuizPrinter
    private let input = LineReader()
    private let isTerminal = StandardStreams.isTerminal(0)

    init(_ sitting: QuizSitting, output: OutputOptions) {
        self.sitting = sitting
        self.output = output
        printer = QuizPrinter(style: output.style)
    }

    func run() throws {
        var conversation = self
        try output.print(printer.opening(sitting))
        try conversation.askAll()
        try output.print(printer.summary(conversation.sitting))
        for refusal in conversation.sitting.refusals { Messages.say(refusal.description) }
        if conversation.sitting.results.isEmpty, !conversation.sitting.refusals.isEmpty {
            throw ExitCode(1)
        }
    }

    private mutating func askAll() throws {
        while let verified = sitting.next() {
            try output.print(printer.question(verified.variant, in: sitting))
            guard try ask(verified) else { return }
        }
    }

    /// Asks until there is an answer; false when the person, or the input, has ended the quiz.
    private mutating func ask(_ verified: VerifiedVariant) throws -> Bool {
        while true {
            try output.write("> ")
            guard let read = input.next() else {
                try output.write("\n")
                return false
            }
            let line = if case .text(let text) = read { text } else { "…" }
            // A pipe does not show what was typed.
            if !isTerminal { try output.write(TerminalText.harmless(line) + "\n") }
            if ["q", "quit", "exit"].contains(line.lowercased()) { return false }
            let marking = sitting.answer(line, to: verified.variant)
            try output.print(printer.verdict(marking, on: verified))
            if case .unreadable = marking { continue }
            return true
        }
    }
}
