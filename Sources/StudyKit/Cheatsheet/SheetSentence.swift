internal import StudyNotes

/// What a card says of its topic first: a sentence, or as many entries of its list as say something.
enum SheetSentence {
    /// Sentences longer than this belong into notes.
    private static let longest = 220
    /// With fewer words a sentence below the title of a note is no more than another title.
    private static let fewestOfNote = 4
    /// So many words say something; where they come from two levels of a list, more are needed.
    private static let (enough, enoughOfLevels) = (4, 8)

    /// `nil` where the card says too little, or begins with a sentence that is too long.
    static func of(_ card: TopicCard) -> String? {
        let sentence = card.opening ?? entries(of: card)
        let fewest = card.opening != nil && card.level == 1 ? fewestOfNote : 2
        guard let sentence, sentence.count <= longest, sentence.words.count >= fewest else {
            return nil
        }
        return sentence
    }

    /// The first entries of the first list, the short ones with what stands below them: `max: keeps
    /// the strongest feature; average: used in LeNet`.
    private static func entries(of card: TopicCard) -> String? {
        // The entries of a list within a sentence stand on one line, and are parts of an entry.
        let lists = card.lists.filter { Set($0.items.map(\.line)).count == $0.items.count }
        guard let first = lists.first else { return nil }
        var said = Said()
        for entry in first.items where !CardOpening.isTask(entry.text) {
            guard said.add(entry.text, separator: "; ") else { break }
            let isShort = entry.text.words.count < 3 && !entry.text.contains(": ")
            guard isShort || entry.text.hasSuffix(":") else { continue }
            let next = first.items.first { $0.line > entry.line }?.line ?? .max
            let below = lists.first { $0.line > entry.line && $0.line < next && $0 != first }
            for (number, part) in (below?.items ?? []).enumerated() {
                guard said.add(part.text, separator: number == 0 ? ": " : ", ", isBelow: true)
                else { break }
            }
        }
        return said.text.isEmpty ? nil : said.text
    }

    /// Entries one behind the other.
    private struct Said {
        var text = ""
        private var needed = enough

        /// Adds an entry, unless enough was said, or it would be too much.
        mutating func add(_ entry: String, separator: String, isBelow: Bool = false) -> Bool {
            if isBelow { needed = enoughOfLevels }
            guard text.words.count < needed else { return false }
            guard !text.isEmpty else {
                text = entry
                return true
            }
            var start = text[...]
            while let last = start.last, ".;:,".contains(last) { start.removeLast() }
            guard start.count + separator.count + entry.count <= longest else { return false }
            text = start + separator + entry
            return true
        }
    }
}
