/// Finds what the words of a sentence speak of.
struct ConceptReader: Sendable {
    static let shared = ConceptReader()

    /// A place at which a concept is spoken of, in words of the sentence.
    struct Mention: Hashable {
        let concept: Concept
        let words: Range<Int>
    }

    /// A way to say something.
    struct Wording: Sendable {
        private let words: [Substring]
        /// Whether it stands from one number to another.
        private let isRange: Bool

        private init(_ words: [Substring]) {
            self.words = words
            isRange =
                words.count > 1 && [words.first, words.last].allSatisfy { Int($0 ?? "") != nil }
        }

        /// The ways to say something, as a ``Concept`` lists them.
        static func list(_ text: String) -> [Wording] {
            text.split(separator: ", ").map { Wording($0.split(separator: " ")) }
        }

        /// The letters with which each of its sentences has a word.
        var beginning: Substring { words.first?.prefix(ConceptReader.beginning) ?? "" }

        /// The words of a sentence that say it, from one on.
        func range(in sentence: [String], from start: Int) -> Range<Int>? {
            guard start + words.count <= sentence.count else { return nil }
            let isSaid = words.indices.allSatisfy { index in
                Self.matches(sentence[start + index], words[index])
            }
            let range = start..<start + words.count
            return isSaid && !isWithinNumbers(range, of: sentence) ? range : nil
        }

        /// Whether a range of numbers, `0 to 1`, is a part of a longer row: `0, 0, 1`.
        private func isWithinNumbers(_ range: Range<Int>, of sentence: [String]) -> Bool {
            guard isRange else { return false }
            return [range.lowerBound - 1, range.upperBound].contains { index in
                sentence.indices.contains(index) && Int(sentence[index]) != nil
            }
        }

        /// Whether a sentence has it.
        func stands(in sentence: [String]) -> Bool {
            sentence.indices.contains { range(in: sentence, from: $0) != nil }
        }

        private static func matches(_ word: String, _ pattern: Substring) -> Bool {
            pattern.last == "*" ? word.hasPrefix(pattern.dropLast()) : word == pattern
        }
    }

    /// The letters by which a wording is looked up; no beginning of a word is shorter.
    private static let beginning = 2

    private let wordings: [Substring: [(concept: Concept, wording: Wording)]]

    private init() {
        let all = Concept.allCases.flatMap { concept in
            Wording.list(concept.rawValue).map { (concept, $0) }
        }
        wordings = Dictionary(grouping: all) { $0.1.beginning }
    }

    /// The concepts of a sentence with their places.
    ///
    /// What stands within a longer name is not meant: `global average pooling` is no pooling by
    /// averages, `transfer learning` learns nothing.
    func mentions(in sentence: [String]) -> [Concept: [Range<Int>]] {
        var mentions: [Mention] = []
        for (start, word) in sentence.enumerated() {
            for (concept, wording) in wordings[word.prefix(Self.beginning)] ?? [] {
                guard let range = wording.range(in: sentence, from: start) else { continue }
                mentions.append(Mention(concept: concept, words: range))
            }
        }
        let things = Set(mentions.filter(\.concept.isThing).map(\.words))
        let meant = mentions.filter { mention in
            !things.contains { $0.count > mention.words.count && $0.contains(mention.words) }
        }
        return Dictionary(grouping: meant, by: \.concept).mapValues { $0.map(\.words) }
    }
}
