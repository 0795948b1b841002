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
}

extension NoteLibrary {
    /// Finds the cards that a student means.
    public func find(_ query: String) -> NoteSearchResult {
        NoteSearch(index: index).find(query)
    }
}

private struct NoteSearch {
    let index: NameIndex

    typealias Match = NoteSearchResult.Match

    func find(_ query: String) -> NoteSearchResult {
        let name = Name(query)
        guard !name.words.isEmpty else { return result([], nil) }
        if let exact = exact(query) { return result(exact, .exact) }
        if let (entries, match) = literal(name) { return result(entries, match) }
        if let (entries, reading) = synonym(name) { return result(entries, .synonym, reading) }
        for mended in SpellingRepair(index).readings(of: name) {
            if let (entries, _) = literal(mended) { return result(entries, .misspelling, mended) }
            if let (entries, reading) = synonym(mended) {
                return result(entries, .misspelling, reading)
            }
        }
        return NoteSearchResult(
            cards: [],
            match: nil,
            understoodAs: nil,
            nearest: SpellingRepair(index).nearestNames(to: name)
        )
    }

    private func exact(_ query: String) -> [NameIndex.Entry]? {
        let wanted = query.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let found = index.entries.filter { $0.shown.lowercased() == wanted || $0.slug == wanted }
        return found.isEmpty ? nil : found
    }

    /// The entries of the strictest reading that fits, the names with least left over first.
    private func literal(_ name: Name) -> ([NameIndex.Entry], Match)? {
        let tests: [(Match, (Name) -> Bool)] = [
            (.normalized, { $0.joined == name.joined }),
            (.prefix, { name.joined.count > 1 && $0.joined.hasPrefix(name.joined) }),
            (.words, { holdsAllWords($0, of: name) }),
        ]
        for (match, fits) in tests {
            let found = index.entries.filter { fits($0.name) }
            if found.isEmpty { continue }
            let ranked = found.enumerated().sorted {
                let (left, right) = ($0.element.name.joined.count, $1.element.name.joined.count)
                return (left, $0.offset) < (right, $1.offset)
            }
            return (ranked.map(\.element), match)
        }
        return nil
    }

    private func holdsAllWords(_ name: Name, of query: Name) -> Bool {
        query.words.allSatisfy { word in
            name.words.contains { $0 == word || word.count > 2 && $0.hasPrefix(word) }
        }
    }

    /// The entries of the synonym that fits most strictly.
    private func synonym(_ name: Name) -> ([NameIndex.Entry], Name)? {
        var best: (entries: [NameIndex.Entry], match: Match, reading: Name)?
        for reading in Synonyms.readings(of: name) {
            guard let (entries, match) = literal(reading) else { continue }
            if let best, best.match <= match { continue }
            best = (entries, match, reading)
        }
        return best.map { ($0.entries, $0.reading) }
    }

    private func result(
        _ entries: [NameIndex.Entry],
        _ match: Match?,
        _ reading: Name? = nil
    ) -> NoteSearchResult {
        var seen: Set<Int> = []
        let cards = entries.flatMap(\.cards).filter { seen.insert($0).inserted }
        return NoteSearchResult(
            cards: cards.map { index.cards[$0] },
            match: match,
            understoodAs: reading.map(shown),
            nearest: []
        )
    }

    /// A reading as people write it; a whole name that was mended has lost its spaces.
    private func shown(_ reading: Name) -> String {
        index.entries.first { $0.name.joined == reading.joined }?.shown
            ?? reading.words.joined(separator: " ")
    }
}
