internal import StudyKit
internal import StudyQuizzes

/// Asks one question until it is answered, skipped or left.
struct QuestionDialogue: Sendable {
    /// How a question ended.
    enum End: Hashable {
        case answered
        case skipped
        /// The person, or the input, has ended.
        case stopped
    }

    let printer: QuizPrinter
    let prompt: AnswerPrompt

    /// `record` keeps an answer before it is told whether it is right.
    func ask(
        _ verified: VerifiedVariant,
        in sitting: inout QuizSitting,
        reading read: () throws -> String?,
        writing write: (String) throws -> Void,
        recording record: (QuizSitting.Result) throws -> Void
    ) throws -> End {
        let asked = ContinuousClock.now
        while true {
            switch try prompt.next(reading: read, writing: write) {
            case .stop: return .stopped
            case .skip:
                try write(TerminalText.joined(printer.skipped(verified)))
                return .skipped
            case .hint:
                try write(TerminalText.joined(hint(verified.variant, in: &sitting)))
            case .answer(let line):
                let marking = sitting.answer(
                    line,
                    to: verified.variant,
                    afterSeconds: (ContinuousClock.now - asked) / .seconds(1)
                )
                let isRead = if case .unreadable = marking { false } else { true }
                if isRead, let result = sitting.results.last { try record(result) }
                let verdict = VerdictPrinter(style: printer.style).verdict(marking, on: verified)
                try write(TerminalText.joined(verdict))
                if isRead { return .answered }
            }
        }
    }

    private func hint(_ variant: Variant, in sitting: inout QuizSitting) -> [String] {
        sitting.hint(for: variant).map { printer.hint($0.text, number: $0.number, of: $0.count) }
            ?? printer.noHint(variant)
    }
}
