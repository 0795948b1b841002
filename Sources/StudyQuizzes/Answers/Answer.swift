/// What a question is answered with.
public enum Answer: Hashable, Sendable {
    /// One exact number.
    case number(Rational)
    /// Sizes in the order of the question's form, such as height, width, channels.
    case sizes([Int])
    /// The values of a map, row by row.
    case grid([[Rational]])
    /// The shapes along a chain of layers, each `[H, W, C]` or `[F]`.
    case shapes([[Int]])
    /// The place of the option that is chosen.
    case choice(Int)
    /// The places of all options that are chosen.
    case choices(Set<Int>)
    /// The places of the options, in their order.
    case order([Int])
    /// The places of the entries that were recalled, and what is no entry of the list.
    case recall(Set<Int>, others: [String] = [])
}

extension Answer: CustomStringConvertible {
    /// As people write it: `27,000,100`, `7/2`, `3×3×64`, `b`, `a c`.
    public var description: String {
        switch self {
        case .number(let value): value.grouped
        case .sizes(let sizes): sizes.map { Rational($0).grouped }.joined(separator: "×")
        case .grid(let rows):
            rows.map { $0.map(\.grouped).joined(separator: " ") }.joined(separator: "; ")
        case .shapes(let shapes):
            shapes.map { Answer.sizes($0).description }.joined(separator: ", ")
        case .choice(let place): AnswerForm.letter(place)
        case .choices(let places):
            places.isEmpty ? "none" : places.sorted().map(AnswerForm.letter).joined(separator: " ")
        case .order(let places): places.map(AnswerForm.letter).joined(separator: " ")
        case .recall(let places, _): "\(places.count)"
        }
    }

    /// Whether every number of this lies near the other's, relative to it.
    func isNear(_ other: Answer, relative tolerance: Rational) -> Bool {
        switch (self, other) {
        case (.number(let value), .number(let wanted)):
            return Self.isNear(value, wanted, tolerance)
        case (.grid(let rows), .grid(let wanted)):
            let (values, expected) = (rows.flatMap { $0 }, wanted.flatMap { $0 })
            return rows.map(\.count) == wanted.map(\.count)
                && zip(values, expected).allSatisfy { Self.isNear($0, $1, tolerance) }
        default: return self == other
        }
    }

    /// Of numbers below 1 as a share of 1: what cancels to nearly nothing keeps its rounding error.
    private static func isNear(_ value: Rational, _ wanted: Rational, _ share: Rational) -> Bool {
        guard let size = try? wanted.magnitude(), let limit = try? share * max(size, 1) else {
            return false
        }
        return Tolerance.absolute(limit).covers(value, of: wanted)
    }
}
