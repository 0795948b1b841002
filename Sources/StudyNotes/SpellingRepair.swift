internal import StudyCore

/// Mends the spelling of a query by the words of the notes and of the field.
struct SpellingRepair {
    private let names: [String]
    private let shown: [String]
    private let words: Set<String>
    private let sortedWords: [String]

    init(_ index: NameIndex) {
        names = index.entries.map(\.name.joined)
        shown = index.entries.map(\.shown)
        let fieldWords = Synonyms.groups.joined().flatMap(\.words)
        words = Set(index.entries.flatMap(\.name.words) + fieldWords)
        sortedWords = words.sorted()
    }

    /// The query with its words mended one by one, then taken as one word.
    func readings(of name: Name) -> [Name] {
        // A sentence is not a misspelt name, and each word costs a pass through the vocabulary.
        guard name.words.count <= 8 else { return [] }
        var readings: [Name] = []
        let mended = name.words.map { mend($0, among: sortedWords) ?? $0 }
        if mended != name.words { readings.append(Name(words: mended)) }
        // Of a whole name two letters may be wrong, however long it is: else `dilated convolution`
        // would be taken for `dense or convolution`.
        let near = names.filter { Spelling.distance(name.joined, $0) <= 2 }
        if let whole = mend(name.joined, among: near) { readings.append(Name(words: [whole])) }
        return readings
    }

    private func mend(_ word: String, among candidates: [String]) -> String? {
        guard word.count > 3, !words.contains(word) else { return nil }
        // Two letters may be wrong only when the first is right: `zebra` is not `dense`.
        let near = candidates.filter { candidate in
            // Short words are near to many others: `rest` is not `resnet`.
            candidate.first == word.first && word.count > 4
                || Spelling.distance(word, candidate) <= 1
        }
        return Spelling.nearest(to: word, among: near)
    }

    /// Up to three names, nearest first, each once.
    func nearestNames(to name: Name) -> [String] {
        let wanted = String(name.joined.prefix(60))
        let ranked = zip(names, shown).enumerated()
            .map { offset, pair in
                (Self.share(wanted, String(pair.0.prefix(60))), offset, pair.1)
            }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        var nearest: [String] = []
        for (_, _, shown) in ranked where nearest.count < 3 {
            let isNew = nearest.allSatisfy { Name($0).joined != Name(shown).joined }
            if isNew { nearest.append(shown) }
        }
        return nearest
    }

    /// The part of the longer word that differs, from 0 to 1.
    private static func share(_ first: String, _ second: String) -> Double {
        Double(Spelling.distance(first, second)) / Double(max(first.count, second.count, 1))
    }
}
