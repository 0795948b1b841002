/// What a typed answer is worth.
public enum Marking: Hashable, Sendable {
    /// It is right.
    case right
    /// It is another answer; the known mistake that leads to it, where there is one.
    case wrong(Answer, mistake: Variant.ExpectedMistake?)
    /// It could not be read: not wrong, and to be asked again.
    case unreadable(UnreadableAnswer)

    /// Marks a line as it was typed.
    public init(_ typed: String, for variant: Variant) {
        self.init(typed, variant.reader, expected: variant.answer) { typing in
            variant.mistake(leadingTo: typing.answer)
                ?? variant.mistakes.first {
                    typing.matches($0.answer, variant.form, asRounded: true)
                }
        }
    }

    /// Marks a line against an answer; a mistake is looked for behind wrong answers only.
    init(
        _ typed: String,
        _ reader: AnswerReader,
        expected: Answer,
        mistake: (TypedAnswer) -> Variant.ExpectedMistake? = { _ in nil }
    ) {
        switch reader.read(typed) {
        case .unreadable(let reason): self = .unreadable(reason)
        case .answer(let answer, let precision):
            let typing = TypedAnswer(answer, precision: precision, text: typed.trimmed)
            if typing.matches(expected, reader.form) {
                self = .right
            } else if let reason = typing.reasonToAskAgain(expected, reader) {
                self = .unreadable(reason)
            } else {
                self = .wrong(answer, mistake: mistake(typing))
            }
        }
    }
}

extension Variant {
    /// Whether an answer is the right one, or as near to it as the form asks.
    func accepts(_ answer: Answer) -> Bool {
        TypedAnswer(answer, precision: nil, text: "").matches(self.answer, form)
    }
}
