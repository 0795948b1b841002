/// Where a heading ends when what stood below it follows on the same line.
///
/// A mark ends it, and so does a picture, a `==highlight==` or a `#tag`. Prose has no mark; the
/// heading ends before it
///
/// 1. behind a question mark: `Why not dense?` | `too many weights`;
/// 2. where its first word comes again: `Pooling` | `Pooling reduces the size…`;
/// 3. behind a topic of the field, the longest first, before a capital letter or a verb:
///    `Batch norm` | `Each channel gets…`, `Dropout` | `takes some nodes out…`;
/// 4. before a word with which sentences begin: `Why it works` | `The weights are shared…`;
/// 5. before a capital letter behind a small word, or the last one of a row of capitals:
///    `Output size` | `Every side shrinks…`, `Image Augmentation` | `Makes new pictures…`;
///
/// each only where what is left reads like prose. It ends before a second blank in any case, and
/// behind a topic where more words follow than a heading has: `pooling` | `no weights max pooling
/// takes the biggest…`. `Day 1 - Image Augmentation` is one heading.
struct PastedTitle {
    /// The words with their places, at most as many as a heading may have.
    private let words: [(text: String, start: Int)]
    private let end: Int

    /// The end of a heading, in bytes; the mark behind it is the limit.
    static func end(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ mark: PastedMark,
        before limit: Int
    ) -> Int {
        let start = mark.range.upperBound
        let end = attachment(bytes, start..<limit) ?? limit
        return PastedTitle(bytes, start..<end).end
    }

    /// Behind `Day 1 - ` or `Week 8`, where the words of a heading begin.
    static func endOfPlace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let head = String(decoding: bytes[start...].prefix(24), as: UTF8.self)
        guard let match = head.prefixMatch(of: place) else { return start }
        return min(start + match.0.utf8.count, bytes.count)
    }

    // A pattern is compiled when it is made: once for all lines. It is never changed.
    nonisolated(unsafe) private static let place =
        /(?:Day|Week|Part|Lesson) [0-9]+(?: +-+ +(?![-#*]))?/

    /// Where a picture, a highlight or a tag follows the words.
    private static func attachment(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        range.first { place in
            guard place > 0, ByteScan.isBlank(bytes[place - 1]), place + 1 < range.upperBound else {
                return false
            }
            let next = bytes[place + 1]
            return bytes[place] == UInt8(ascii: "!") && next == UInt8(ascii: "[")
                || bytes[place] == UInt8(ascii: "=") && next == UInt8(ascii: "=")
                || bytes[place] == UInt8(ascii: "#") && ByteScan.isWordByte(next)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var words: [(text: String, start: Int)] = []
        var place = range.lowerBound
        while words.count < 40 {
            while place < range.upperBound, ByteScan.isBlank(bytes[place]) { place += 1 }
            let start = place
            while place < range.upperBound, !ByteScan.isBlank(bytes[place]) { place += 1 }
            guard place > start else { break }
            words.append((String(decoding: bytes[start..<place], as: UTF8.self), start))
        }
        self.words = words
        let rules = [
            Self.question, Self.repetition, Self.topic, Self.sentence, Self.capital, Self.length,
        ]
        let cut = Self.gap(words) ?? rules.lazy.compactMap { $0(words.map(\.text)) }.first
        end = cut.map { words[$0].start } ?? range.upperBound
    }
}

// MARK: - The rules: words in, the number of words of the heading out

extension PastedTitle {
    /// Where a line ended with a blank, or a blank line stood.
    private static func gap(_ words: [(text: String, start: Int)]) -> Int? {
        words.indices.dropFirst().prefix(mostWords).first { index in
            let before = words[index - 1]
            return words[index].start > before.start + before.text.utf8.count + 1
        }
    }

    /// A heading is short: what has more words begins with the topic of what it says.
    private static func length(_ words: [String]) -> Int? {
        guard words.count > mostWords else { return nil }
        func topic(_ count: Int) -> FieldTopics.Topic? {
            FieldTopics.topic(of: words[..<count].joined(separator: " "))
        }
        // A further short word would pass as a slip of the pen.
        return (1...6).reversed().first { topic($0) != nil && topic($0) != topic($0 - 1) }
    }

    private static func repetition(_ words: [String]) -> Int? {
        guard let first = words.first.map(bare), first.count > 2 else { return nil }
        return words.indices.dropFirst().prefix(mostWords).first { index in
            isCapital(words[index]) && bare(words[index]) == first
                && !connecting.contains(words[index - 1]) && isProse(words[index...])
        }
    }

    private static func topic(_ words: [String]) -> Int? {
        (1...6).reversed().first { count in
            guard count < words.count, isProse(words[count...]) || isVerb(words[count]),
                isCapital(words[count]) || isVerb(words[count])
            else { return false }
            return FieldTopics.topic(of: words[..<count].joined(separator: " ")) != nil
        }
    }

    private static func question(_ words: [String]) -> Int? {
        words.indices.dropFirst().prefix(mostWords).first {
            words[$0 - 1].hasSuffix("?") && isProse(words[$0...])
        }
    }

    private static func sentence(_ words: [String]) -> Int? {
        words.indices.dropFirst().prefix(mostWords).first {
            opening.contains(words[$0]) && !connecting.contains(words[$0 - 1])
                && isProse(words[$0...])
        }
    }

    private static func capital(_ words: [String]) -> Int? {
        words.indices.dropFirst().prefix(mostWords).first { index in
            guard index + 1 < words.count, isCapital(words[index]), !isAcronym(words[index]),
                let next = words[index + 1].first, next.isLowercase,
                !connecting.contains(words[index + 1]), !connecting.contains(words[index - 1]),
                !questions.contains(words[index - 1])
            else { return false }
            return words.count - index >= 4 && isProse(words[index...])
        }
    }

    private static let mostWords = 9

    /// Whether words read like a sentence: a few, and not all of them names.
    private static func isProse(_ words: ArraySlice<String>) -> Bool {
        words.count > 2
            && words.contains { $0.first?.isLowercase == true && !connecting.contains($0) }
    }

    private static func isVerb(_ word: String) -> Bool {
        TopicEntry.verbs.contains(word)
    }

    private static func isCapital(_ word: String) -> Bool { word.first?.isUppercase == true }

    private static func isAcronym(_ word: String) -> Bool {
        word.dropFirst().contains { $0.isUppercase || $0.isNumber }
    }

    private static func bare(_ word: String) -> String {
        let letters = word.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.hasSuffix("s") ? String(letters.dropLast()) : letters
    }

    private static let connecting: Set<String> = [
        "and", "or", "of", "the", "a", "an", "in", "on", "for", "to", "with", "without", "from",
        "by", "vs", "versus", "is", "are", "as", "at", "&", "+", "-", "against", "per",
    ]

    private static let questions: Set<String> = ["Why", "How", "What", "When", "Which", "Who"]

    private static let opening: Set<String> = [
        "The", "A", "An", "It", "Its", "This", "These", "That", "In", "We", "If", "When", "For",
        "To", "Each", "Every", "With", "You", "There", "Here", "They", "One", "Then",
    ]
}
