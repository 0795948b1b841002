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

/// Looks a query up in an index: first in the names, then in the texts.
struct NoteSearch {
    /// More cards than this nobody reads; the rest are counted.
    static let mostCards = 20

    let index: CardIndex

    private typealias Match = NoteSearchResult.Match

    func find(_ query: String) -> NoteSearchAnswer {
        let name = Name(query)
        guard !name.words.isEmpty else { return NoteSearchAnswer() }
        if let answer = literal(name, query) ?? byOtherName(name) ?? byNeighbour(name) {
            return answer
        }
        let repaired = SpellingRepair(index).readings(of: name)
        for mended in repaired {
            if let (names, _) = strictest(mended) { return answer(names, .misspelling, mended) }
            let groups = [Synonyms.same, Synonyms.related]
            if let (names, reading) = groups.lazy.compactMap({ synonym(mended, in: $0) }).first {
                return answer(names, .misspelling, reading)
            }
        }
        let texts = FullTextSearch(index)
        if let answer = inTextAsMeant(name, repaired) ?? texts.find(name) { return answer }
        for reading in Synonyms.readings(of: name, in: Synonyms.same) {
            if var answer = texts.find(reading) {
                answer.understoodAs = shown(reading)
                return answer
            }
        }
        if let mended = texts.mended(name), var answer = texts.find(mended) {
            answer.understoodAs = shown(mended)
            return answer
        }
        return NoteSearchAnswer(nearest: SpellingRepair(index).nearestNames(to: name))
    }

    /// A text with the words themselves, else with those of the field that they are slips of: both
    /// come before texts with longer words that merely begin like them.
    private func inTextAsMeant(_ name: Name, _ repaired: [Name]) -> NoteSearchAnswer? {
        let texts = FullTextSearch(index)
        if let answer = texts.find(name, isWhole: true, completes: false) { return answer }
        for mended in repaired where !mended.completes(name) {
            guard var answer = texts.find(mended, isWhole: true, completes: false) else { continue }
            answer.understoodAs = shown(mended)
            return answer
        }
        return nil
    }

    /// The names that are the query, with all that go by another word for it.
    private func literal(_ name: Name, _ query: String) -> NoteSearchAnswer? {
        guard let (names, match) = strictest(name) else { return nil }
        guard match == .normalized else { return answer(names, match) }
        let wanted = query.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let exact = names.filter { number in
            let entry = index.name(number)
            return entry.slug == wanted || entry.shown.lowercased() == wanted
        }
        let others = sameMeanings(of: name).flatMap(whole)
        let all = exact + names + others
        return answer(all, exact.isEmpty ? .normalized : .exact)
    }

    private func byOtherName(_ name: Name) -> NoteSearchAnswer? {
        if let (names, reading) = synonym(name, in: Synonyms.same) {
            return answer(names, .synonym, reading)
        }
        // The slip is in the notes, and the query is spelt rightly.
        let synonyms = Synonyms.readings(of: name, in: Synonyms.same)
        for reading in ([name] + synonyms).flatMap(slips) {
            if let (names, _) = strictest(reading) { return answer(names, .misspelling, reading) }
        }
        return nil
    }

    /// A neighbour answers only for what the notes have no words of their own about.
    private func byNeighbour(_ name: Name) -> NoteSearchAnswer? {
        guard let (names, reading) = synonym(name, in: Synonyms.related) else { return nil }
        if let own = FullTextSearch(index).find(name, isWhole: true) { return own }
        return answer(names, .synonym, reading)
    }

    /// What the query is called by others, rightly or wrongly spelt.
    private func sameMeanings(of name: Name) -> [Name] {
        let synonyms = Synonyms.readings(of: name, in: Synonyms.same)
        return synonyms + ([name] + synonyms).flatMap(slips)
    }

    /// The query with a word put as the names misspell it.
    private func slips(of name: Name) -> [Name] {
        guard name.words.count <= 8 else { return [] }
        return name.words.indices.flatMap { place in
            SpellingRepair.slips(of: name.words[place], in: index.nameWords).map { slip in
                var words = name.words
                words[place] = slip
                return Name(words: words)
            }
        }
    }

    /// The names of the synonym that fits most strictly.
    private func synonym(_ name: Name, in groups: [[Name]]) -> ([Int], Name)? {
        var best: (names: [Int], match: Match, reading: Name)?
        for reading in Synonyms.readings(of: name, in: groups) {
            guard let (names, match) = strictest(reading) else { continue }
            if let best, best.match <= match { continue }
            best = (names, match, reading)
        }
        return best.map { ($0.names, $0.reading) }
    }

    private func answer(
        _ names: [Int],
        _ match: NoteSearchResult.Match,
        _ reading: Name? = nil
    ) -> NoteSearchAnswer {
        var seen: Set<Int> = []
        var answer = NoteSearchAnswer(match: match, understoodAs: reading.map(shown))
        for name in names {
            for card in index.name(name).cards where seen.insert(card).inserted {
                if seen.count <= Self.mostCards { answer.cards.append(card) }
            }
        }
        answer.total = seen.count
        return answer
    }

    /// A reading as people write it; a whole name that was mended has lost its spaces.
    private func shown(_ reading: Name) -> String {
        whole(reading).first.map { index.name($0).shown } ?? reading.words.joined(separator: " ")
    }
}

extension Name {
    /// Whether a word of one of the two is the beginning of the other's: `pred` of `prediction`.
    fileprivate func completes(_ other: Name) -> Bool {
        words.count != other.words.count
            || zip(words, other.words).contains {
                $0 != $1 && ($0.hasPrefix($1) || $1.hasPrefix($0))
            }
    }
}

// MARK: - Names

extension NoteSearch {
    /// The names of the strictest way that fits, those with least left over first.
    private func strictest(_ name: Name) -> (names: [Int], match: NoteSearchResult.Match)? {
        let whole = whole(name)
        if !whole.isEmpty { return (whole, .normalized) }
        let ways = [
            (NoteSearchResult.Match.prefix, beginning(with: name)), (.words, holding(name)),
        ]
        for (match, names) in ways where !names.isEmpty {
            let ranked = names.sorted {
                (index.joinedLength(ofName: $0), $0) < (index.joinedLength(ofName: $1), $1)
            }
            return (ranked, match)
        }
        return nil
    }

    private func whole(_ name: Name) -> [Int] {
        index.joinedNames.index(of: name.joined).map { index.joinedNames.documents($0) } ?? []
    }

    private func beginning(with name: Name) -> [Int] {
        guard name.joined.count > 1 else { return [] }
        return index.joinedNames.range(ofPrefix: name.joined).flatMap {
            index.joinedNames.documents($0)
        }
    }

    /// The names that hold all words of the query, or words that begin with them.
    private func holding(_ name: Name) -> [Int] {
        var common: Set<Int>?
        for word in Set(name.words).sorted() {
            let table = index.nameWords
            let places: [Int]
            if word.count > 2 {
                places = Array(table.range(ofPrefix: word))
            } else {
                places = [table.index(of: word)].compactMap(\.self)
            }
            let names = Set(places.lazy.flatMap { table.documents($0) })
            common = common?.intersection(names) ?? names
            if common?.isEmpty ?? true { return [] }
        }
        return Array(common ?? [])
    }
}
