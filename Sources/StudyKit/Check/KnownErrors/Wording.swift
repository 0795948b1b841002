/// A way to say something: words in a row, `word*` for the beginning of one.
struct Wording: Sendable {
    private let words: [Substring]
    /// Whether it stands from one number to another.
    private let isRange: Bool

    private init(_ words: [Substring]) {
        self.words = words
        isRange = words.count > 1 && [words.first, words.last].allSatisfy { Int($0 ?? "") != nil }
    }

    /// The ways to say something: `max pool*, maxpool*`.
    static func list(_ text: String) -> [Wording] {
        text.split(separator: ", ").map { Wording($0.split(separator: " ")) }
    }

    /// The letters that its first word begins with.
    var beginning: [UInt8] { Self.beginning(of: words.first ?? "") }

    /// The first letters of a word; no beginning of a word in a list is shorter.
    static func beginning(of word: some StringProtocol) -> [UInt8] { Array(word.utf8.prefix(2)) }

    /// Whether it may begin with a word.
    func begins(with word: String) -> Bool {
        words.first.map { Self.matches(word, $0) } ?? false
    }

    /// The words of a sentence that say it, from one on.
    func range(in sentence: [String], from start: Int) -> Range<Int>? {
        guard start + words.count <= sentence.count else { return nil }
        let isSaid = words.indices.allSatisfy { index in
            Self.matches(sentence[start + index], words[index])
        }
        let range = start..<start + words.count
        return isSaid && !isWithinNumbers(range, of: sentence) ? range : nil
    }

    /// Whether a sentence has it.
    func stands(in sentence: [String]) -> Bool {
        sentence.indices.contains { range(in: sentence, from: $0) != nil }
    }

    /// Whether a range of numbers, `0 to 1`, is a part of a longer row: `0, 0, 1`.
    private func isWithinNumbers(_ range: Range<Int>, of sentence: [String]) -> Bool {
        guard isRange else { return false }
        return [range.lowerBound - 1, range.upperBound].contains { index in
            sentence.indices.contains(index) && Int(sentence[index]) != nil
        }
    }

    private static func matches(_ word: String, _ pattern: Substring) -> Bool {
        pattern.last == "*" ? word.hasPrefix(pattern.dropLast()) : word == pattern
    }
}
