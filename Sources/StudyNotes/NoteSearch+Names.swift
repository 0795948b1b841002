extension NoteSearch {
    /// The names of the strictest way that fits, those with least left over first.
    func strictest(_ name: Name) -> (names: [Int], match: NoteSearchResult.Match)? {
        let (whole, asking) = (whole(name), asking(about: name))
        if !whole.isEmpty { return (whole + asking.filter { !index.isAlias($0) }, .normalized) }
        if !asking.isEmpty { return (asking, .words) }
        let ways = [
            (NoteSearchResult.Match.prefix, beginning(with: name)), (.words, holding(name)),
        ]
        // A whole note goes by another name; what merely holds the words of that is not about them.
        let titles = ways.map { ($0, $1.filter { !index.isAlias($0) }) }
        for (match, names) in titles + ways where !names.isEmpty {
            let ranked = names.sorted {
                (index.joinedLength(ofName: $0), $0) < (index.joinedLength(ofName: $1), $1)
            }
            return (ranked, match)
        }
        return nil
    }

    func whole(_ name: Name) -> [Int] {
        index.joinedNames.index(of: name.joined).map { index.joinedNames.documents($0) } ?? []
    }

    private func beginning(with name: Name) -> [Int] {
        guard name.joined.count > 1 else { return [] }
        return index.joinedNames.range(ofPrefix: name.joined).flatMap {
            index.joinedNames.documents($0)
        }
    }

    /// The names that ask about the query and nothing else: `What is a kernel?` for `kernel`.
    private func asking(about name: Name) -> [Int] {
        let wanted = Set(name.words)
        // More than this has other words as well.
        let longest = name.joined.utf8.count + 32
        let near = holding(name, completes: false).filter {
            index.joinedLength(ofName: $0) <= longest
        }
        return near.sorted().prefix(100).filter { number in
            let other = Name(index.name(number).shown)
            return other.joined != name.joined && Set(Question(other).topic.words) == wanted
        }
    }

    /// The names that hold all words of the query, or words that begin with them.
    private func holding(_ name: Name, completes: Bool = true) -> [Int] {
        var common: Set<Int>?
        for word in Set(name.words).sorted() {
            let table = index.nameWords
            let places: [Int]
            if word.count > 2, completes {
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

// MARK: - Questions

extension NoteSearch {
    /// What is said of the sides of a comparison together, then each of them.
    func comparison(_ question: Question) -> NoteSearchAnswer? {
        let sides = question.subjects.map { literal($0) ?? byOtherName($0) ?? mended($0) }
        guard !sides.isEmpty, let first = sides[0] else { return nil }
        var answer = first
        for side in sides.dropFirst() {
            guard let side else { return nil }
            answer.cards += side.cards
            answer.match = max(answer.match ?? .words, side.match ?? .words)
        }
        let together = asking(about: question.topic).flatMap { Array(index.name($0).cards) }
        var seen: Set<Int> = []
        let cards = (together + answer.cards).filter { seen.insert($0).inserted }
        answer.cards = Array(cards.prefix(Self.mostCards))
        answer.total = cards.count
        answer.understoodAs = nil
        return answer
    }

    /// The longest run of words that is a name, where all of them together find nothing and are no
    /// topic of the field: notes without R-CNN are not asked about CNN.
    func byNameWithin(_ name: Name) -> NoteSearchAnswer? {
        let words = name.words
        guard (2...8).contains(words.count), name.topic == nil else { return nil }
        for length in (1..<words.count).reversed() {
            for start in 0...words.count - length {
                let run = Name(words: Array(words[start..<start + length]))
                guard var answer = literal(run) ?? byOtherName(run),
                    ![.words, .prefix].contains(answer.match) || !asking(about: run).isEmpty
                else { continue }
                answer.understoodAs = shown(run)
                return answer
            }
        }
        return nil
    }
}
