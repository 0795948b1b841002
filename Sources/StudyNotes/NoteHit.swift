/// A card whose text holds the words of a query.
public struct NoteHit: Hashable, Sendable {
    /// A line with words of the query.
    public struct Line: Hashable, Sendable {
        /// Its number in the file.
        public let number: Int
        /// The line as it is written, without its end.
        public let text: String
        /// The places of the words, in bytes of UTF-8 from the start of the line.
        public let places: [Range<Int>]
    }

    /// The card.
    public let card: TopicCard
    /// The lines in the order of the file; empty when the words stand in the titles above alone.
    public let lines: [Line]

    init(_ card: TopicCard, terms: Set<String>) {
        self.card = card
        let lines = card.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        self.lines = lines.enumerated().compactMap { offset, line in
            let places = Self.places(of: terms, in: line)
            guard !places.isEmpty else { return nil }
            let number = card.originalLine(at: offset)
            return Line(number: number, text: String(line), places: places)
        }
    }

    private static func places(of terms: Set<String>, in line: Substring) -> [Range<Int>] {
        var line = String(line)
        return line.withUTF8 { bytes in
            var places: [Range<Int>] = []
            WordScanner.scan(bytes) { word in
                if terms.contains(String(decoding: word.bytes, as: UTF8.self)) {
                    places.append(word.place)
                }
            }
            return places
        }
    }
}
