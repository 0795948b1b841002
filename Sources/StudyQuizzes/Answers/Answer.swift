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
            return Tolerance.relative(tolerance).covers(value, of: wanted)
        case (.grid(let rows), .grid(let wanted)):
            let (values, expected) = (rows.flatMap { $0 }, wanted.flatMap { $0 })
            return rows.map(\.count) == wanted.map(\.count)
                && zip(values, expected).allSatisfy {
                    Tolerance.relative(tolerance).covers($0, of: $1)
                }
        default: return self == other
        }
    }
}

/// How far a decimal answer may lie from the exact one.
public enum Tolerance: Hashable, Sendable {
    /// So far in the answer's own unit.
    case absolute(Rational)
    /// So far as a share of the exact answer; below 1, as a share of 1.
    case relative(Rational)

    /// Whether a value is near enough to the wanted one.
    func covers(_ value: Rational, of wanted: Rational) -> Bool {
        guard let distance = try? (value - wanted).magnitude() else { return false }
        return distance <= limit(of: wanted)
    }

    /// How far an answer may lie from a value, in its own unit.
    public func limit(of wanted: Rational) -> Rational {
        switch self {
        case .absolute(let limit): limit
        case .relative(let share):
            (try? share * max(wanted.magnitude(), 1)) ?? 0
        }
    }
}
