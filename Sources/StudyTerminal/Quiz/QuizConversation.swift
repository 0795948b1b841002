public import StudyKit
public import StudyQuizzes

/// A quiz with a person at a terminal, or with answers piped in.
public struct QuizConversation {
    private var sitting: QuizSitting
    private let printer: QuizPrinter
    private let prompt: AnswerPrompt
    private var told = 0
    private var met: Set<QuestionID>
    /// Takes note of a kind of question that was met for the first time.
    private let meet: (QuestionID) -> Void

    /// A conversation about a sitting; answers that come through a pipe are shown as they are read.
    ///
    /// Kinds of questions that are not among those `met` are shown solved once before they are
    /// asked, and handed to `meet`.
    public init(
        _ sitting: QuizSitting,
        style: TerminalStyle,
        echoesAnswers: Bool,
        met: Set<QuestionID>,
        meet: @escaping (QuestionID) -> Void
    ) {
        self.sitting = sitting
        prompt = AnswerPrompt(echoesAnswers: echoesAnswers)
        self.met = met
        self.meet = meet
        printer = QuizPrinter(style: style)
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
        try write(text(printer.opening(sitting)))
        while let verified = sitting.next() {
            tellRefusals(warn)
            try write(text(example(for: verified.variant)))
            try write(text(printer.question(verified.variant, in: sitting)))
            guard try ask(verified, read, write) else { break }
        }
        tellRefusals(warn)
        try write(text(printer.summary(sitting)))
        return sitting.refusals.isEmpty
    }

    /// Asks until there is an answer; false when the person, or the input, has ended the quiz.
    private mutating func ask(
        _ verified: VerifiedVariant,
        _ read: () throws -> String?,
        _ write: (String) throws -> Void
    ) throws -> Bool {
        while true {
            switch try prompt.next(reading: read, writing: write) {
            case .stop: return false
            case .skip:
                sitting.skip()
                try write(text(printer.skipped(verified)))
                return true
            case .hint: try write(text(hint(verified.variant)))
            case .answer(let line):
                let marking = sitting.answer(line, to: verified.variant)
                try write(text(VerdictPrinter(style: printer.style).verdict(marking, on: verified)))
                if case .unreadable = marking { continue }
                return true
            }
        }
    }

    private mutating func hint(_ variant: Variant) -> [String] {
        sitting.hint(for: variant).map { printer.hint($0.text, number: $0.number, of: $0.count) }
            ?? printer.noHint(variant)
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

    private func text(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }
}
