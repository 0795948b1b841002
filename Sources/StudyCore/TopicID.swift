/// The name that notes and questions share: a lower-case slug such as `conv-params`.
public struct TopicID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The slug: lower-case letters and digits of any script, parted by single hyphens.
    public let slug: String

    /// Makes a topic name of any text: `"Max Pool (2×2)"` becomes `max-pool-2-2`.
    ///
    /// Returns `nil` when the text holds no letter and no digit.
    public init?(_ text: some StringProtocol) {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        guard !words.isEmpty else { return nil }
        slug = words.joined(separator: "-")
    }

    /// The slug.
    public var description: String { slug }

    /// Orders topics by their slugs.
    public static func < (left: TopicID, right: TopicID) -> Bool { left.slug < right.slug }

    /// Reads a topic name from one string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let topic = TopicID(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a topic needs a letter or a digit: '\(text)'"
            )
        }
        self = topic
    }

    /// Writes the slug as one string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(slug)
    }
}
