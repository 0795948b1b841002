import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyQuizzes
import StudyTerminal

/// `study quiz`: questions with fresh numbers, each verified by the engine.
struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz",
        abstract: "Ask questions with fresh numbers; every answer is verified by the engine.",
        discussion: """
            Answers may be typed as 3, 3x3, 3x3x64, 27_000_100, 27,000,100 or 2.7e7, options by \
            their letters. What cannot be read is not wrong: it is asked again. Type h for a \
            hint, s to skip, q to stop, and a ? behind an answer that is a guess. Topics are \
            mixed unless you name one. The seed that is printed repeats a quiz.

            EXAMPLES:
              study quiz --topic cnn-output
              study quiz --topic conv-params --topic dense-params --count 5
              study quiz --topic cnn-output --seed 42 --json
              study quiz --answers answers.jsonl
            """
    )

    @OptionGroup var drawn: SittingOptions

    @Option(
        help: ArgumentHelp(
            "Grade answers from a file of JSON lines, or - for standard input.",
            valueName: "file"
        )
    )
    var answers: String?

    @OptionGroup var answerLog: AnswerLogOption
    @OptionGroup var library: QuizzesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if answers != nil, !drawn.topic.isEmpty || drawn.seed != nil {
            throw ValidationError("--answers names its questions: leave out --topic and --seed.")
        }
    }

    func run() throws {
        let quizzes = try library.load()
        if let answers {
            let grading = AnswerGrading(quizzes)
            return try JSONLines.answer(
                answers,
                output: output,
                tooLong: grading.tooLong,
                grading.grade
            )
        }
        let sitting = try drawn.sitting(of: quizzes)
        if output.json { return try list(sitting) }
        try ask(sitting, of: quizzes)
    }

    private func list(_ sitting: QuizSitting) throws {
        let document = QuizDocument(sitting)
        try output.print(JSONDocument.line(document))
        if !document.isVerified { throw ExitCode(1) }
    }

    private func ask(_ sitting: QuizSitting, of quizzes: QuizLibrary) throws {
        let input = LineReader()
        let isTerminal = StandardStreams.isTerminal(0)
        let met = MetQuestions(environment: ProcessInfo.processInfo.environment)
        // Answers that are piped in come from somebody who needs no example.
        let known = isTerminal ? met.known : Set(sitting.topics.flatMap(\.questions).map(\.id))
        let (keep, finish) = answerLog.keeping(from: .quiz, of: quizzes)
        defer { finish() }
        var conversation = QuizConversation(
            sitting,
            style: output.style,
            echoesAnswers: !isTerminal,
            met: known,
            meet: met.add,
            record: { keep($0, UUID()) }
        )
        // The summary is said after Ctrl-C too.
        Interruption.endsInput()
        let isVerified = try conversation.run(
            reading: input.nextText,
            writing: output.tell,
            warning: Messages.say
        )
        if !isVerified { throw ExitCode(1) }
    }
}
