import CNNEngine

/// The numbers that a name of a question may stand for.
public enum Domain: Hashable, Sendable {
    /// One of these, each as likely.
    case values([Int])
    /// `first, first + step, … last`.
    case range(first: Int, last: Int, step: Int)
    /// What an expression over the other names gives.
    case derived(ArithmeticExpression)

    /// How many numbers there are to draw from; 1 for a derived one.
    var count: Int {
        switch self {
        case .values(let values): values.count
        case .range(let first, let last, let step): (last - first) / step + 1
        case .derived: 1
        }
    }

    /// The number at a place below `count`; `nil` for a derived one.
    func number(at index: Int) -> Int? {
        switch self {
        case .values(let values): values[index]
        case .range(let first, _, let step): first + index * step
        case .derived: nil
        }
    }
}

/// A name of a question and what it may stand for.
public struct Given: Hashable, Sendable {
    /// The name, as prompts and expressions use it.
    public let name: String
    /// What it may stand for.
    public let domain: Domain
    /// The generator's stream for this name: others may come and go without changing its numbers.
    let stream: UInt64

    init(_ name: String, _ domain: Domain) {
        self.name = name
        self.domain = domain
        stream = Self.stream(of: name)
    }

    /// The same number for the same text, for ever: FNV-1a with 64 bits.
    static func stream(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
