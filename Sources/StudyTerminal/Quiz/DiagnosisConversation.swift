public import StudyKit
public import StudyQuizzes

/// A diagnosis with a person at a terminal, or with answers piped in: what the answers are worth is
/// said at the end, so that no answer is changed by the one before.
public struct DiagnosisConversation {
    private let topic: QuizTopic
    private let seed: UInt64
    private var diagnosis: Diagnosis
    private let printer: DiagnosisPrinter
    private let style: TerminalStyle
    private let prompt: AnswerPrompt

    /// A conversation on a topic; `nil` where its questions have no rules to find.
    ///
    /// Answers that come through a pipe are shown as they are read.
    public init?(_ topic: QuizTopic, seed: UInt64, style: TerminalStyle, echoesAnswers: Bool) {
        guard let diagnosis = Diagnosis(topic.questions, seed: seed) else { return nil }
        self.topic = topic
        self.seed = seed
        self.diagnosis = diagnosis
        self.style = style
        prompt = AnswerPrompt(echoesAnswers: echoesAnswers)
        printer = DiagnosisPrinter(style: style)
    }

    /// Asks until the diagnosis stands, the person stops or the input ends; then says what it is.
    ///
    /// Each answer is handed to `record` before the next question. Returns whether every question
    /// drawn was confirmed by the engine.
    public mutating func run(
        reading read: () throws -> String?,
        writing write: (String) throws -> Void,
        warning warn: (String) -> Void,
        recording record: (QuizSitting.Result) throws -> Void
    ) throws -> Bool {
        try write(TerminalText.joined(printer.opening(topic, seed: seed)))
        while let verified = diagnosis.next() {
            try write(TerminalText.joined(printer.question(verified.variant, in: diagnosis)))
            guard try ask(verified, read, write, record) else { break }
        }
        for refusal in diagnosis.refusals { warn(refusal.description) }
        try write(TerminalText.joined(printer.conclusion(diagnosis, on: topic)))
        return diagnosis.refusals.isEmpty
    }

    /// Asks until there is an answer; false when the person, or the input, has ended it.
    private mutating func ask(
        _ verified: VerifiedVariant,
        _ read: () throws -> String?,
        _ write: (String) throws -> Void,
        _ record: (QuizSitting.Result) throws -> Void
    ) throws -> Bool {
        let asked = ContinuousClock.now
        while true {
            switch try prompt.next(reading: read, writing: write) {
            case .stop: return false
            case .skip:
                diagnosis.skip(verified)
                return true
            case .hint:
                let words = "There are no hints here. Type s if you do not know."
                try write(TerminalText.joined(TextWrapper.wrap(words, width: style.width)))
            case .answer(let line):
                let marking = diagnosis.answer(line, to: verified)
                let seconds = (ContinuousClock.now - asked) / .seconds(1)
                if let result = QuizSitting.Result(line, to: verified.variant, seconds: seconds) {
                    try record(result)
                    return true
                }
                let words = VerdictPrinter(style: style).verdict(marking, on: verified)
                try write(TerminalText.joined(words))
            }
        }
    }
}
