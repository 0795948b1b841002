import ArgumentParser
import Foundation
import StudyCore
import StudyKit
import StudyNotes
import StudyProgress
import StudyQuizzes
import StudyTerminal

/// `study review`: what is due, the most at risk first.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Ask what is due, with fresh numbers: what you are about to forget comes first.",
        discussion: """
            Every answer, also those of study quiz, decides when its kind of question comes back \
            (FSRS-6). A mistake you made comes back by itself, in questions that catch it. A right \
            answer with a hint comes again soon; what is right by itself comes later each time. \
            Cards of your notes (terms, lists and reasons) are asked too: say it to yourself, press \
            Enter, and grade yourself. When the notes change, cards are found again by what they say. \
            Topics take turns. When nothing is due, kinds of questions are asked that you have not \
            met, --new at most. With a test planned for (study plan), the plan of the day is asked \
            first, new kinds among it; --new limits those too where it is given.

            Each answer is on the disk before you are told whether it is right: leave with q or \
            Ctrl-C whenever you like. With --json, what is due is listed and nothing is asked.

            EXAMPLES:
              study review
              study review --minutes 20
              study review --topic cnn-output --new 0
            """
    )

    @Option(help: ArgumentHelp("Ask no more questions after this time.", valueName: "number"))
    var minutes: Double?

    @Option(
        help: ArgumentHelp("A topic to review; repeatable (default: all).", valueName: "topic")
    )
    var topic: [String] = []

    @Option(
        help: ArgumentHelp(
            "Kinds of questions to meet for the first time (default: 10, or as planned).",
            valueName: "number"
        )
    )
    var new: Int?

    @OptionGroup var library: QuizzesOption
    @OptionGroup var notes: NotesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let minutes, !(minutes > 0 && minutes <= 1_440) {
            throw ValidationError("A review lasts up to 1,440 minutes, not \(minutes).")
        }
        if let new, new < 0 { throw ValidationError("--new is 0 or more, not \(new).") }
    }

    func run() throws {
        let log = try ProgressFile.open()
        let quizzes = try library.open()
        let topics =
            topic.isEmpty
            ? nil : Set(try SittingOptions.topics(topic, of: quizzes).map(\.id))
        var choice = ReviewSitting.Choice(topics: topics, newCount: new ?? 10)
        do {
            // What is wrong with quiz files is told when they have changed.
            if try log.reconcile(quizzes) { Messages.report(quizzes.diagnostics) }
            if output.json {
                return try output.print(JSONDocument.line(ReviewDocument(log, choice)))
            }
            if let future = try log.answerFromTheFuture() {
                Messages.say(
                    "It is \(log.clock.now) by the clock, and the newest answer is of \(future): one "
                        + "of the two is wrong. All answers are kept. Set the clock right; if it was "
                        + "ahead before, 'study progress rebuild --clock-was-ahead' counts those "
                        + "answers as given now."
                )
            }
            let seed = SittingOptions.freshSeed
            let deck = notes.recallDeck
            try tellChanges(deck?.reconcile(log.store))
            try plan(&choice, log, quizzes, deck)
            try ask(ReviewSitting(log, quizzes, deck, choice, seed: seed))
        } catch let error as StoreError {
            throw Failure.no("\(error)")
        }
    }

    /// Puts first what the plan up to a test asks today, where one is kept.
    private func plan(
        _ choice: inout ReviewSitting.Choice,
        _ log: ProgressLog,
        _ quizzes: QuizLibrary,
        _ deck: RecallDeck?
    ) throws {
        guard let goal = try log.store.examGoal(), goal.day > log.today else { return }
        let newCount = new ?? .max
        choice.plan = Later { () throws(StoreError) in
            try StudyPlan(log, quizzes, deck, goal: goal).itemsToday(newCount: newCount)
        }
        choice.beginsWithDue = try log.store.scheduledCount() > Self.manyItems
    }

    /// To plan so many takes longer than a student waits for the first question.
    private static let manyItems = 2_000

    /// What became of cards since the notes were read last.
    private func tellChanges(_ changes: CardChanges?) {
        guard let changes else { return }
        let kept = [(changes.edited, "edited"), (changes.moved, "moved")].filter { $0.0 > 0 }
        if !kept.isEmpty {
            let words = kept.map { "\($0.0) \($0.1) \($0.0 == 1 ? "card" : "cards")" }
            Messages.say("Kept the progress of \(words.joined(separator: " and ")).")
        }
        if changes.gone > 0 {
            Messages.say(
                "\(changes.gone) \(changes.gone == 1 ? "card is" : "cards are") no longer in your "
                    + "notes: not asked, and the progress is kept in case of a return."
            )
        }
    }

    private func ask(_ sitting: ReviewSitting) throws {
        let input = LineReader()
        let isTerminal = StandardStreams.isTerminal(0)
        var conversation = ReviewConversation(
            sitting,
            style: output.style,
            echoesAnswers: !isTerminal,
            limits: .init(seconds: minutes.map { $0 * 60 }, showsExamples: isTerminal)
        )
        Interruption.endsInput()
        let isVerified = try conversation.run(
            reading: input.nextText,
            writing: output.tell,
            warning: Messages.say
        )
        if !isVerified { throw ExitCode(1) }
    }
}
