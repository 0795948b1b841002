/// The name that notes and questions share: a lower-case slug such as `conv-params`.
public struct TopicID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The slug: lower-case letters and digits of any script, parted by single hyphens.
    public let slug: String

    /// Makes a topic name of any text: `"Max Pool (2×2)"` becomes `max-pool-2-2`.
    ///
    /// Returns `nil` when the text holds no letter and no digit.
    public init?(_ text: some StringProtocol) {
        guard let slug = Self.slug(ofASCII: text) ?? Self.slug(of: text) else { return nil }
        self.slug = slug
    }

    /// The longest name that is made of a heading, in characters; people type it.
    private static let longestOfHeading = 60

    /// In bytes; a quarter as many characters are read of longer ones first.
    private static let longHeading = 512

    /// Makes a topic name of a heading: a longer one ends behind a word.
    ///
    /// Returns `nil` when the heading holds no letter and no digit.
    public init?(heading: some StringProtocol) {
        // Of a text without line ends that became a heading, the beginning is enough.
        let beginning =
            heading.utf8.count > Self.longHeading
            ? TopicID(heading.prefix(Self.longHeading / 4)) : nil
        let isEnough = beginning.map { $0.slug.count > Self.longestOfHeading } ?? false
        guard let whole = isEnough ? beginning : TopicID(heading) else { return nil }
        guard whole.slug.utf8.count > Self.longestOfHeading,
            whole.slug.count > Self.longestOfHeading
        else {
            self = whole
            return
        }
        let head = whole.slug.prefix(Self.longestOfHeading + 1)
        let end = head.lastIndex(of: "-") ?? head.index(before: head.endIndex)
        slug = String(head[..<end])
    }

    private static func slug(of text: some StringProtocol) -> String? {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? nil : words.joined(separator: "-")
    }

    /// The same byte by byte, as every heading of a library asks for it; `nil` for other scripts.
    private static func slug(ofASCII text: some StringProtocol) -> String? {
        // Bytes of a string are looked at in place; those of any text one call each.
        var text = String(text)
        return text.withUTF8 { slug(ofASCII: $0) }
    }

    private static func slug(ofASCII text: UnsafeBufferPointer<UInt8>) -> String? {
        var slug: [UInt8] = []
        slug.reserveCapacity(text.count)
        var (isApart, place) = (false, 0)
        while place < text.count {
            let byte = text[place]
            let isUpper = byte &- 0x41 < 26
            let isWord = isUpper || byte &- 0x61 < 26 || byte &- 0x30 < 10
            if isWord {
                if isApart, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
                slug.append(isUpper ? byte | 0x20 : byte)
            }
            isApart = !isWord
            guard let width = byte < 0x80 ? 1 : widthOfSign(text, place) else { return nil }
            place += width
        }
        return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self)
    }

    /// The bytes of `×`, or of a dash, a quotation mark, an arrow, an operator or a box of
    /// U+2010–2027, U+2190–23FF and U+2500–26FF, which headings are full of.
    private static func widthOfSign(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard place + 1 < text.count else { return nil }
        let second = text[place + 1]
        if text[place] == 0xC3 { return second == 0x97 ? 2 : nil }
        guard text[place] == 0xE2, place + 2 < text.count else { return nil }
        switch second {
        case 0x80: return 0x90...0xA7 ~= text[place + 2] ? 3 : nil
        case 0x86: return text[place + 2] >= 0x90 ? 3 : nil
        case 0x87...0x8F, 0x94...0x9B: return 3
        default: return nil
        }
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
