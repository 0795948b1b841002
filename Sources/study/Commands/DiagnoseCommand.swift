import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyQuizzes
import StudyTerminal

/// `study diagnose`: two to four questions that find out which rule a student follows.
struct DiagnoseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnose",
        abstract: "Find out with two to four questions which mistake you make in a topic.",
        discussion: """
            Each question is picked so that the likely mistakes lead to different answers. What \
            your answers show is said at the end, with the card to read and questions made for it. \
            Answers count for study review, and are on the disk before the next question.

            For scripts, --json prints the next question; give all answers so far, in order, with \
            the same seed, and s for one that is left out.

            EXAMPLES:
              study diagnose cnn-output
              study diagnose conv-params --seed 7
              study diagnose cnn-output --seed 7 --json --answer 3 --answer 5x5
            """
    )

    @Argument(help: ArgumentHelp("The topic.", valueName: "topic"))
    var topic: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of a diagnosis to repeat.", valueName: "number")
    )
    var seed: UInt64?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("An answer, with --json; repeatable.", valueName: "answer")
    )
    var answer: [String] = []

    @OptionGroup var answerLog: AnswerLogOption
    @OptionGroup var library: QuizzesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !answer.isEmpty, !output.json || seed == nil {
            throw ValidationError(
                "--answer goes with --json and --seed, as the seed decides the questions."
            )
        }
    }

    func run() throws {
        let quizzes = try library.load()
        let topic = try quizzes.topic(named: topic)
        let seed = seed ?? SittingOptions.freshSeed
        if output.json { return try list(topic, seed) }
        var conversation = DiagnosisConversation(
            topic,
            seed: seed,
            style: output.style,
            echoesAnswers: !StandardStreams.isTerminal(0)
        )
        let (keep, finish) = answerLog.keeping(from: .diagnosis, of: quizzes)
        defer { finish() }
        let input = LineReader()
        Interruption.endsInput()
        let isVerified = try conversation?.run(
            // A line too long to be an answer is one that cannot be read.
            reading: {
                try input.next().map { if case .text(let text) = $0 { text } else { "…" } }
            },
            writing: output.tell,
            warning: Messages.say,
            recording: { keep($0, UUID()) }
        )
        guard let isVerified else { throw failure(.noRules, topic) }
        if !isVerified { throw ExitCode(1) }
    }

    private func list(_ topic: QuizTopic, _ seed: UInt64) throws {
        let document: DiagnosisDocument
        do throws(DiagnosisDocument.Problem) {
            document = try DiagnosisDocument(topic, seed: seed, answers: answer)
        } catch {
            throw failure(error, topic)
        }
        try output.print(JSONDocument.line(document))
        if !document.isVerified { throw ExitCode(1) }
    }

    private func failure(_ problem: DiagnosisDocument.Problem, _ topic: QuizTopic) -> ExitCode {
        let remedy = problem == .noRules ? " Try 'study quiz --topic \(topic.id)'." : ""
        return Failure.no("\(problem)\(remedy)")
    }
}
