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
        switch variant.question.reader.read(typed) {
        case .unreadable(let reason):
            self = .unreadable(reason)
        case .answer(let answer, let precision):
            if answer == variant.answer {
                self = .right
            } else if answer.rounds(variant.answer, to: precision) {
                self = .unreadable(.rounded(typed.trimmed))
            } else if answer.isChannelsFirst(of: variant.answer) {
                self = .unreadable(.channelsFirst)
            } else {
                self = .wrong(answer, mistake: variant.mistake(leadingTo: answer))
            }
        }
    }
}

extension Answer {
    /// Whether this is the other one, rounded to what was typed.
    fileprivate func rounds(_ exact: Answer, to precision: Rational?) -> Bool {
        guard let precision, case .number(let typed) = self, case .number(let value) = exact,
            let distance = try? (typed - value).magnitude()
        else { return false }
        return distance <= precision
    }

    /// Whether these are the sizes of the other one in the order channels, height, width.
    fileprivate func isChannelsFirst(of expected: Answer) -> Bool {
        guard case .sizes(let typed) = self, case .sizes(let sizes) = expected, sizes.count == 3
        else { return false }
        return typed == [sizes[2], sizes[0], sizes[1]]
    }
}
