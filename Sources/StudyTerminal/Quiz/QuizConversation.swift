public import StudyKit
public import StudyQuizzes

/// A quiz with a person at a terminal, or with answers piped in.
public struct QuizConversation {
    private var sitting: QuizSitting
    private let printer: QuizPrinter
    private let dialogue: QuestionDialogue
    private var told = 0
    private var met: Set<QuestionID>
    /// Takes note of a kind of question that was met for the first time.
    private let meet: (QuestionID) -> Void
    /// Keeps an answer before it is told whether it is right.
    private let record: (QuizSitting.Result) throws -> Void

    /// A conversation about a sitting; answers that come through a pipe are shown as they are read.
    ///
    /// Kinds of questions that are not among those `met` are shown solved once before they are
    /// asked, and handed to `meet`. Each answer is handed to `record` before its verdict is told.
    public init(
        _ sitting: QuizSitting,
        style: TerminalStyle,
        echoesAnswers: Bool,
        met: Set<QuestionID>,
        meet: @escaping (QuestionID) -> Void,
        record: @escaping (QuizSitting.Result) throws -> Void
    ) {
        self.sitting = sitting
        self.record = record
        self.met = met
        self.meet = meet
        printer = QuizPrinter(style: style)
        dialogue = QuestionDialogue(
            printer: printer,
            prompt: AnswerPrompt(echoesAnswers: echoesAnswers)
        )
    }

    /// Asks until all is asked, the person stops or the input ends; then sums up.
    ///
    /// `read` gives the next line or `nil` at the end; `write` takes text as it is to be shown, and
    /// `warn` the account of a question that was withdrawn. Returns whether every question drawn was
    /// confirmed by the engine.
    public mutating func run(
        reading read: () throws -> String?,
        writing write: (String) throws -> Void,
        warning warn: (String) -> Void
    ) throws -> Bool {
        try write(TerminalText.joined(printer.opening(sitting)))
        while let verified = sitting.next() {
            tellRefusals(warn)
            try write(TerminalText.joined(example(for: verified.variant)))
            try write(TerminalText.joined(printer.question(verified.variant, in: sitting)))
            let end = try dialogue.ask(
                verified,
                in: &sitting,
                reading: read,
                writing: write,
                recording: record
            )
            if end == .stopped { break }
            if end == .skipped { sitting.skip() }
        }
        tellRefusals(warn)
        try write(TerminalText.joined(printer.summary(sitting)))
        return sitting.refusals.isEmpty
    }

    /// A solved question of a kind that is met for the first time.
    private mutating func example(for variant: Variant) -> [String] {
        guard met.insert(variant.question.id).inserted else { return [] }
        meet(variant.question.id)
        return sitting.workedExample(for: variant).map(printer.workedExample) ?? []
    }

    private mutating func tellRefusals(_ warn: (String) -> Void) {
        for refusal in sitting.refusals.dropFirst(told) { warn(refusal.description) }
        told = sitting.refusals.count
    }
}
