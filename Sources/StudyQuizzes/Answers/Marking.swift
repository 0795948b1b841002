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
        switch variant.reader.read(typed) {
        case .unreadable(let reason):
            self = .unreadable(reason)
        case .answer(let answer, let precision):
            if variant.accepts(answer) {
                self = .right
            } else if let reason = Self.doubt(answer, precision, typed.trimmed, variant) {
                self = .unreadable(reason)
            } else {
                self = .wrong(answer, mistake: variant.mistake(leadingTo: answer))
            }
        }
    }

    /// Why an answer that is not right is asked again, and not marked wrong.
    private static func doubt(
        _ answer: Answer,
        _ precision: Rational?,
        _ typed: String,
        _ variant: Variant
    ) -> UnreadableAnswer? {
        if case .decimal(_, let places) = variant.form {
            return answer.isShortened(variant.answer, typed, places: places)
                ? .tooFewPlaces(typed, places: places) : nil
        }
        if answer.rounds(variant.answer, to: precision) { return .rounded(typed) }
        return answer.isChannelsFirst(of: variant.answer) ? .channelsFirst : nil
    }
}

extension Variant {
    /// Whether an answer is the right one, or as near to it as the form asks.
    func accepts(_ typed: Answer) -> Bool {
        switch (form, typed, answer) {
        case (.decimal(let tolerance, _), .number(let value), .number(let wanted)):
            tolerance.covers(value, of: wanted)
        case (.recall(_, let wanted), .recall(let places, let others), _):
            places.count >= wanted && others.isEmpty
        default: typed == answer
        }
    }
}

extension Answer {
    /// Whether this is the other one, rounded or cut off at what was typed.
    fileprivate func rounds(_ exact: Answer, to precision: Rational?) -> Bool {
        guard let precision, case .number(let typed) = self, case .number(let value) = exact,
            let distance = try? (typed - value).magnitude(), let unit = try? precision * 2
        else { return false }
        return distance <= precision || (typed < value && distance < unit)
    }

    /// Whether this is the other one, rounded or cut off at fewer decimals than are asked.
    fileprivate func isShortened(_ exact: Answer, _ typed: String, places: Int) -> Bool {
        // A fraction is exact.
        guard !typed.contains("/"), case .number(let value) = self,
            case .number(let wanted) = exact,
            let point = typed.lastIndex(where: { $0 == "." || $0 == "," }) ?? typed.indices.last
        else { return false }
        let hasPoint = typed[point] == "." || typed[point] == ","
        let typedPlaces = hasPoint ? typed.distance(from: point, to: typed.endIndex) - 1 : 0
        guard typedPlaces < places, let distance = try? (value - wanted).magnitude(),
            let unit = try? Rational(10).power(Rational(-typedPlaces))
        else { return false }
        return distance < unit && (value <= wanted || (try? distance * 2) ?? 1 <= unit)
    }

    /// Whether these are the sizes of the other one in the order channels, height, width.
    fileprivate func isChannelsFirst(of expected: Answer) -> Bool {
        guard case .sizes(let typed) = self, case .sizes(let sizes) = expected, sizes.count == 3
        else { return false }
        return typed == [sizes[2], sizes[0], sizes[1]]
    }
}
