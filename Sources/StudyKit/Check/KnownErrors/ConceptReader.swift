/// Finds what the words of a sentence speak of.
struct ConceptReader {
    /// A place at which a concept is spoken of, in words of the sentence.
    struct Mention {
        let concept: Concept
        let words: Range<Int>
    }

    private struct Entry {
        let concept: Concept
        let isThing: Bool
        let wording: Wording
    }

    private static let entries: [Entry] = Concept.allCases.flatMap { concept in
        Wording.list(concept.wordings).map {
            Entry(concept: concept, isThing: concept.isThing, wording: $0)
        }
    }

    /// The entries by the letters that their first word begins with.
    private static let byBeginning = Dictionary(grouping: entries.indices) {
        entries[$0].wording.beginning
    }

    /// The entries that may begin with a word, for words that were met.
    private var known: [String: [Int]] = [:]
    /// No language has more words that repeat.
    private static let mostKnown = 1 << 16

    private mutating func entries(beginningWith word: String) -> [Int] {
        if let known = known[word] { return known }
        let entries = (Self.byBeginning[Wording.beginning(of: word)] ?? []).filter {
            Self.entries[$0].wording.begins(with: word)
        }
        if known.count < Self.mostKnown { known[word] = entries }
        return entries
    }

    /// The concepts of a sentence with their places, in order.
    ///
    /// What stands within a longer name is not meant: `global average pooling` is no pooling by
    /// averages, `transfer learning` learns nothing.
    mutating func mentions(in sentence: [String]) -> [Mention] {
        var mentions: [Mention] = []
        var names: [Range<Int>] = []
        for (start, word) in sentence.enumerated() {
            for index in entries(beginningWith: word) {
                let entry = Self.entries[index]
                guard let range = entry.wording.range(in: sentence, from: start) else { continue }
                mentions.append(Mention(concept: entry.concept, words: range))
                if entry.isThing, range.count > 1 { names.append(range) }
            }
        }
        guard !names.isEmpty else { return mentions }
        return mentions.filter { mention in
            !names.contains { $0.count > mention.words.count && $0.contains(mention.words) }
        }
    }
}
