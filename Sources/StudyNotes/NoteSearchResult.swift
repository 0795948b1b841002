/// What was found for a query.
public struct NoteSearchResult: Hashable, Sendable {
    /// How a query came to fit; the strictest way that finds anything is the one taken.
    public enum Match: Int, Hashable, Sendable, Comparable, CaseIterable {
        /// The topic, title or alias as it is written.
        case exact
        /// The same apart from case, hyphens, spaces and plural.
        case normalized
        /// The beginning of the name.
        case prefix
        /// All words of the query stand in the name.
        case words
        /// With a word of the field put for one of the same meaning.
        case synonym
        /// With misspelt words mended.
        case misspelling
        /// In the text of the cards.
        case text

        /// Stricter comes first.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The cards, best first; the cards of a note stay together and in order.
    public let cards: [TopicCard]
    /// How they were found; `nil` when nothing was.
    public let match: Match?
    /// The words that were looked up in place of the query: after mending, or by a synonym.
    public let understoodAs: String?
    /// The names nearest to the query, when nothing was found.
    public let nearest: [String]
    /// Where the words stand in the cards, for a match in the text; else empty.
    public let hits: [NoteHit]
    /// How many cards fit; `cards` holds the first of them.
    public let total: Int
    /// Whether the first card of a match in the text is far ahead of the second.
    public let isClear: Bool
}

/// What the index answers, in numbers of cards.
struct NoteSearchAnswer: Equatable {
    var cards: [Int] = []
    var match: NoteSearchResult.Match?
    var understoodAs: String?
    var nearest: [String] = []
    var total = 0
    var isClear = true
    /// The words to look for in the text of the cards.
    var terms: Set<String> = []
}
