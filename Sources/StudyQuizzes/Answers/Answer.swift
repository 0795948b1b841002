/// What a question is answered with.
public enum Answer: Hashable, Sendable {
    /// One exact number.
    case number(Rational)
    /// Sizes in the order of the question's form, such as height, width, channels.
    case sizes([Int])
}

extension Answer: CustomStringConvertible {
    /// As people write it: `27,000,100`, `7/2`, `3×3×64`.
    public var description: String {
        switch self {
        case .number(let value): value.grouped
        case .sizes(let sizes): sizes.map { Rational($0).grouped }.joined(separator: "×")
        }
    }
}

/// How a question is answered.
public enum AnswerForm: Hashable, Sendable {
    /// One integer.
    case integer
    /// The side of a square: one integer, which may also be typed as `3x3`.
    case side
    /// Sizes, each with its name: `height`, `width`, `channels`.
    case sizes([String])

    /// The name in quiz files.
    public var name: String {
        switch self {
        case .integer, .side: "integer"
        case .sizes: "shape"
        }
    }

    /// What to type, for a person who typed something else.
    public var expectation: String {
        switch self {
        case .integer: "one number, such as 12 or 27,000,100"
        case .side: "one number, such as 12 (or 12x12)"
        case .sizes(let names):
            "\(names.joined(separator: " × ")), such as "
                + ["28", "28", "64"].suffix(names.count).joined(separator: "x")
        }
    }
}
