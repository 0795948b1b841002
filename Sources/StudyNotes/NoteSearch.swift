/// Looks a query up in an index: first in the names, then in the texts.
struct NoteSearch {
    /// More cards than this nobody reads; the rest are counted.
    static let mostCards = 20

    let index: CardIndex

    private typealias Match = NoteSearchResult.Match

    func find(_ query: String) -> NoteSearchAnswer {
        let name = Name(query)
        guard !name.words.isEmpty else { return NoteSearchAnswer() }
        if let answer = literal(name, query) ?? byOtherName(name) { return answer }
        let question = Question(name)
        if let answer = comparison(question) { return answer }
        for reading in [question.content, question.topic] where reading != name {
            if let answer = literal(reading) ?? byOtherName(reading) { return answer }
        }
        return byNeighbour(question.topic) ?? roughly(question.topic)
            ?? byNameWithin(question.topic) ?? parted(question.topic)
            ?? NoteSearchAnswer(nearest: SpellingRepair(index).nearestNames(to: name))
    }

    /// `maxpooling` for the `max pooling` of the texts, where both of its parts stand.
    private func parted(_ name: Name) -> NoteSearchAnswer? {
        guard name.words.count == 1, let word = name.words.first, (6...40).contains(word.count)
        else { return nil }
        for length in 3...word.count - 3 {
            let parts = [String(word.prefix(length)), String(word.dropFirst(length))]
            guard parts.allSatisfy({ index.terms.index(of: $0) != nil }) else { continue }
            let reading = Name(words: parts)
            if var answer = FullTextSearch(index).find(reading, isWhole: true, completes: false) {
                answer.understoodAs = shown(reading)
                return answer
            }
        }
        return nil
    }

    /// What is found with mended words, or in the texts.
    private func roughly(_ name: Name) -> NoteSearchAnswer? {
        let topic = name.topic
        let repaired = SpellingRepair(index).readings(of: name).filter { reading in
            // R-CNN is no slip of CNN.
            topic == nil || reading.topic.map { $0 == topic } ?? true
        }
        if let answer = mended(repaired) { return answer }
        let texts = FullTextSearch(index)
        if let answer = inTextAsMeant(name, repaired) ?? texts.find(name) { return answer }
        let readings = Synonyms.readings(of: name, in: Synonyms.same) + NumberWords.readings(name)
        for reading in readings {
            if var answer = texts.find(reading, isWhole: true) {
                answer.understoodAs = shown(reading)
                return answer
            }
        }
        if let mended = texts.mended(name), var answer = texts.find(mended) {
            answer.understoodAs = shown(mended)
            return answer
        }
        return nil
    }

    /// The names that misspelt words were probably meant to be.
    func mended(_ name: Name) -> NoteSearchAnswer? {
        mended(SpellingRepair(index).readings(of: name))
    }

    private func mended(_ readings: [Name]) -> NoteSearchAnswer? {
        for mended in readings {
            if let (names, _) = strictest(mended) { return answer(names, .misspelling, mended) }
            let groups = [Synonyms.same, Synonyms.related]
            if let (names, reading) = groups.lazy.compactMap({ synonym(mended, in: $0) }).first {
                return answer(names, .misspelling, reading)
            }
        }
        return nil
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
    func literal(_ name: Name, _ query: String? = nil) -> NoteSearchAnswer? {
        guard let (names, match) = strictest(name) else { return nil }
        guard match == .normalized else { return answer(names, match) }
        let query = query ?? name.words.joined(separator: " ")
        let wanted = query.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let exact = names.filter { number in
            let entry = index.name(number)
            return entry.slug == wanted || entry.shown.lowercased() == wanted
        }
        let others = sameMeanings(of: name).flatMap(whole)
        let all = exact + names + others
        return answer(titlesFirst(all), exact.isEmpty ? .normalized : .exact)
    }

    /// The cards of titles before those of other names of whole notes.
    ///
    /// A note that goes by another name for the sake of one of its cards is that card.
    private func titlesFirst(_ names: [Int]) -> [Range<Int>] {
        let titles = names.filter { !index.isAlias($0) }.map { index.name($0).cards }
        let notes = names.filter(index.isAlias).map { index.name($0).cards }
        return titles + notes.filter { note in !titles.contains { note.overlaps($0) } }
    }

    func byOtherName(_ name: Name) -> NoteSearchAnswer? {
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
        answer(names.map { index.name($0).cards }, match, reading)
    }

    private func answer(
        _ ranges: [Range<Int>],
        _ match: NoteSearchResult.Match,
        _ reading: Name? = nil
    ) -> NoteSearchAnswer {
        var seen: Set<Int> = []
        let cards = ranges.joined().filter { seen.insert($0).inserted }
        var answer = NoteSearchAnswer(match: match, understoodAs: reading.map(shown))
        answer.cards = Array(cards.prefix(Self.mostCards))
        answer.total = cards.count
        return answer
    }

    /// A reading as people write it; a whole name that was mended has lost its spaces.
    func shown(_ reading: Name) -> String {
        whole(reading).first.map { index.name($0).shown } ?? reading.words.joined(separator: " ")
    }
}

extension Name {
    /// The topic of the field that it names.
    var topic: FieldTopics.Topic? { FieldTopics.topic(of: words.joined(separator: " ")) }

    /// Whether a word of one of the two is the beginning of the other's: `pred` of `prediction`.
    fileprivate func completes(_ other: Name) -> Bool {
        words.count != other.words.count
            || zip(words, other.words).contains {
                $0 != $1 && ($0.hasPrefix($1) || $1.hasPrefix($0))
            }
    }
}
