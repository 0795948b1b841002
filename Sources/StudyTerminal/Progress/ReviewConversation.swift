public import StudyKit
internal import StudyQuizzes

/// A review with a person at a terminal, or with answers piped in.
public struct ReviewConversation {
    /// What a review is told from outside.
    public struct Limits: Sendable {
        /// Seconds after which no further question is asked; `nil` for no limit.
        public var seconds: Double?
        /// Whether kinds met for the first time are shown solved before.
        public var showsExamples: Bool

        /// Limits of a review.
        public init(seconds: Double?, showsExamples: Bool) {
            self.seconds = seconds
            self.showsExamples = showsExamples
        }
    }

    private var sitting: ReviewSitting
    private let limits: Limits
    private let printer: ReviewPrinter
    private let dialogue: QuestionDialogue
    private var told = 0

    /// A conversation about a sitting; answers that come through a pipe are shown as they are read.
    public init(
        _ sitting: ReviewSitting,
        style: TerminalStyle,
        echoesAnswers: Bool,
        limits: Limits
    ) {
        self.sitting = sitting
        self.limits = limits
        printer = ReviewPrinter(style: style)
        dialogue = QuestionDialogue(
            printer: QuizPrinter(style: style),
            prompt: AnswerPrompt(echoesAnswers: echoesAnswers)
        )
    }

    /// Asks until nothing is due, the time is over, or the person stops; then sums up.
    ///
    /// `read` gives the next line or `nil` at the end; `write` takes text as it is to be shown, and
    /// `warn` the account of a question that was withdrawn. Returns whether every question drawn was
    /// confirmed by the engine; throws when an answer could not be kept.
    public mutating func run(
        reading read: () throws -> String?,
        writing write: (String) throws -> Void,
        warning warn: (String) -> Void
    ) throws -> Bool {
        let begun = ContinuousClock.now
        try write(TerminalText.joined(printer.opening(try sitting.dueCount())))
        while !isOver(since: begun), let prompt = try sitting.next() {
            tellRefusals(warn)
            let end =
                switch prompt {
                case .question(let asked): try ask(asked, read, write)
                case .card(let asked): try ask(asked, read, write)
                }
            switch end {
            case .answered: sitting.finish()
            case .skipped: sitting.skip()
            case .stopped: return try summedUp(write, warn)
            }
        }
        return try summedUp(write, warn)
    }

    private mutating func ask(
        _ asked: ReviewSitting.Asked,
        _ read: () throws -> String?,
        _ write: (String) throws -> Void
    ) throws -> QuestionDialogue.End {
        try write(TerminalText.joined(question(asked)))
        // Kept through a copy: the quiz of the sitting is being changed meanwhile.
        let keeper = sitting
        return try dialogue.ask(
            asked.variant,
            in: &sitting.quiz,
            reading: read,
            writing: write,
            recording: keeper.record
        )
    }

    private mutating func ask(
        _ asked: ReviewSitting.AskedCard,
        _ read: () throws -> String?,
        _ write: (String) throws -> Void
    ) throws -> QuestionDialogue.End {
        let recall = RecallDialogue(style: printer.style, prompt: dialogue.prompt)
        let (end, grade) = try recall.ask(asked, reading: read, writing: write)
        if let grade {
            try sitting.grade(
                asked,
                grade.rating,
                typed: grade.typed,
                seconds: grade.seconds
            )
        }
        return end
    }

    private mutating func summedUp(
        _ write: (String) throws -> Void,
        _ warn: (String) -> Void
    ) throws -> Bool {
        tellRefusals(warn)
        try write(TerminalText.joined(printer.summary(sitting, ahead: try sitting.ahead())))
        return sitting.quiz.refusals.isEmpty
    }

    private func isOver(since begun: ContinuousClock.Instant) -> Bool {
        guard let seconds = limits.seconds else { return false }
        return (ContinuousClock.now - begun) / .seconds(1) >= seconds
    }

    private func question(_ asked: ReviewSitting.Asked) -> [String] {
        let variant = asked.variant.variant
        let example =
            asked.isNew && limits.showsExamples ? sitting.quiz.workedExample(for: variant) : nil
        return (example.map(dialogue.printer.workedExample) ?? [])
            + dialogue.printer.question(
                variant,
                place: "\(sitting.quiz.number)" + (asked.isNew ? " (new)" : "")
            )
    }

    private mutating func tellRefusals(_ warn: (String) -> Void) {
        for refusal in sitting.quiz.refusals.dropFirst(told) { warn(refusal.description) }
        told = sitting.quiz.refusals.count
    }
}
