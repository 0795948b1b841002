/// Where a heading ends when what stood below it follows on the same line.
///
/// A mark ends it, and so does a picture, a `==highlight==` or a `#tag`. Prose has no mark; the
/// heading ends before it
///
/// 1. behind a question mark: `Why not dense?` | `too many weights`;
/// 2. where its first word comes again: `Pooling` | `Pooling reduces the size…`;
/// 3. behind a topic of the field, the longest first, before a capital letter, a verb or a condition:
///    `Batch norm` | `Each channel gets…`, `Dropout` | `takes some nodes out…`,
///    `Fine-tuning` | `unfreeze layers if…`;
/// 4. before a word with which sentences begin: `Why it works` | `The weights are shared…`;
/// 5. before a capital letter behind a small word, or the last one of a row of capitals:
///    `Output size` | `Every side shrinks…`, `Image Augmentation` | `Makes new pictures…`;
///
/// each only where what is left reads like prose. It ends before a second blank in any case, and
/// behind a topic where more words follow than a heading has: `pooling` | `no weights max pooling
/// takes the biggest…`. `Day 1 - Image Augmentation` is one heading.
struct PastedTitle {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The places of the words, of which a heading may have so many at most.
    private let words: [Range<Int>]

    private static let mostWords = 9

    /// The end of a heading, in bytes; the mark behind it is the limit.
    static func end(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ mark: PastedMark,
        before limit: Int
    ) -> Int {
        let start = mark.range.upperBound
        let end = attachment(bytes, start..<limit) ?? limit
        let title = PastedTitle(bytes, start..<end)
        return title.firstWordBehind.map { title.words[$0].lowerBound } ?? end
    }

    /// Where a picture, a highlight or a tag follows the words.
    private static func attachment(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        var place = range.lowerBound
        while place < range.upperBound {
            place = ByteScan.firstPlace(ofAny: "!=#", bytes, place..<range.upperBound)
            guard place + 1 < range.upperBound else { return nil }
            if place > 0, ByteScan.isBlank(bytes[place - 1]), isAttachment(bytes, place) {
                return place
            }
            place += 1
        }
        return nil
    }

    private static func isAttachment(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let next = bytes[place + 1]
        switch bytes[place] {
        case UInt8(ascii: "!"): return next == UInt8(ascii: "[")
        case UInt8(ascii: "="): return next == UInt8(ascii: "=")
        default: return ByteScan.isWordByte(next)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        var words: [Range<Int>] = []
        var place = range.lowerBound
        while words.count < 40 {
            while place < range.upperBound, ByteScan.isBlank(bytes[place]) { place += 1 }
            let start = place
            while place < range.upperBound, !ByteScan.isBlank(bytes[place]) { place += 1 }
            guard place > start else { break }
            words.append(start..<place)
        }
        self.words = words
    }

    /// The number of the words of the heading, where others follow.
    private var firstWordBehind: Int? {
        gap ?? question ?? repetition ?? topic ?? sentence ?? capital ?? length
    }
}

// MARK: - The rules: the number of words of the heading

extension PastedTitle {
    /// Where a line ended with a blank, or a blank line stood.
    private var gap: Int? {
        mayFollow.first { words[$0].lowerBound > words[$0 - 1].upperBound + 1 }
    }

    /// A heading is short: what has more words begins with the topic of what it says.
    private var length: Int? {
        guard words.count > Self.mostWords else { return nil }
        // A further short word would pass as a slip of the pen.
        return (1...6).reversed().first {
            topic(of: $0) != nil && topic(of: $0) != topic(of: $0 - 1)
        }
    }

    private var repetition: Int? {
        guard let first = words.first.map(bare), first.count > 2 else { return nil }
        return mayFollow.first { index in
            isCapital(index) && bare(words[index]) == first && !isConnecting(index - 1)
                && isProse(from: index)
        }
    }

    private var topic: Int? {
        (1...6).reversed().first { count in
            guard count < words.count, isProse(from: count) || isVerb(count),
                isCapital(count) || isVerb(count) || hasCondition(behind: count)
            else { return false }
            return topic(of: count) != nil
        }
    }

    private var question: Int? {
        mayFollow.first {
            bytes[words[$0 - 1].upperBound - 1] == UInt8(ascii: "?") && isProse(from: $0)
        }
    }

    private var sentence: Int? {
        mayFollow.first { index in
            Self.opening.contains(bytes, words[index]) && !isConnecting(index - 1)
                && isProse(from: index)
        }
    }

    private var capital: Int? {
        mayFollow.first { index in
            guard index + 1 < words.count, isCapital(index), !isAcronym(index), isSmall(index + 1),
                !isConnecting(index + 1), !isConnecting(index - 1),
                !Self.questions.contains(bytes, words[index - 1])
            else { return false }
            return words.count - index >= 4 && isProse(from: index)
        }
    }
}

// MARK: - Words

extension PastedTitle {
    /// The words before which a heading may end.
    private var mayFollow: Range<Int> { 1..<max(min(words.count, Self.mostWords + 1), 1) }

    /// The topic that so many words name.
    private func topic(of count: Int) -> FieldTopics.Topic? {
        guard count > 0 else { return nil }
        let title = words[0].lowerBound..<words[count - 1].upperBound
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: bytes[title]))
    }

    /// Whether words read like a sentence: a few, and not all of them names.
    private func isProse(from index: Int) -> Bool {
        words.count - index > 2
            && (index..<words.count).contains { isSmall($0) && !isConnecting($0) }
    }

    private func isVerb(_ index: Int) -> Bool {
        TopicEntry.verbs.contains(bytes, words[index])
    }

    /// Whether the words from a place on, none of which joins them to those before, say on what
    /// something depends.
    private func hasCondition(behind index: Int) -> Bool {
        isSmall(index) && !isConnecting(index) && !isConnecting(index - 1)
            && words[index...].dropFirst().contains { Self.conditions.contains(bytes, $0) }
    }

    private func isConnecting(_ index: Int) -> Bool {
        Self.connecting.contains(bytes, words[index])
    }

    private func isCapital(_ index: Int) -> Bool { word(index).beginsLarge }

    private func isSmall(_ index: Int) -> Bool { word(index).beginsSmall }

    private func word(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[words[index]])
    }

    private func isAcronym(_ index: Int) -> Bool {
        let word = bytes[words[index]]
        guard word.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: word, as: UTF8.self).dropFirst()
                .contains { $0.isUppercase || $0.isNumber }
        }
        return word.dropFirst().contains { ByteScan.isCapital($0) || ByteScan.isDigit($0) }
    }

    /// The letters and digits of a word in small letters, without an `s` at the end.
    private func bare(_ word: Range<Int>) -> [UInt8] {
        var letters =
            bytes[word].allSatisfy { $0 < 0x80 }
            ? bytes[word].filter(ByteScan.isWord).map { $0 | 0x20 }
            : Array(
                String(decoding: bytes[word], as: UTF8.self).lowercased()
                    .filter { $0.isLetter || $0.isNumber }.utf8
            )
        if letters.last == UInt8(ascii: "s") { letters.removeLast() }
        return letters
    }

    private static let connecting: WordSet = [
        "and", "or", "of", "the", "a", "an", "in", "on", "for", "to", "with", "without", "from",
        "by", "vs", "versus", "is", "are", "as", "at", "&", "+", "-", "against", "per",
    ]

    private static let conditions: WordSet = ["if", "unless", "because", "but", "until", "instead"]

    private static let questions: WordSet = ["Why", "How", "What", "When", "Which", "Who"]

    private static let opening: WordSet = [
        "The", "A", "An", "It", "Its", "This", "These", "That", "In", "We", "If", "When", "For",
        "To", "Each", "Every", "With", "You", "There", "Here", "They", "One", "Then",
    ]
}

// MARK: - Places in the course

extension PastedTitle {
    /// Behind `Day 1 - ` or `Week 8`, where the words of a heading begin.
    static func endOfPlace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let kind = bytes[start...].prefix { ByteScan.isLetter($0) }
        guard places.contains(kind),
            ByteScan.begins(" ", bytes, kind.endIndex..<bytes.count)
        else { return start }
        let number = bytes[(kind.endIndex + 1)...].prefix { ByteScan.isDigit($0) }
        guard !number.isEmpty else { return start }
        let blanks = bytes[number.endIndex...].prefix { $0 == 0x20 }
        let dashes = bytes[blanks.endIndex...].prefix { $0 == UInt8(ascii: "-") }
        let behind = bytes[dashes.endIndex...].prefix { $0 == 0x20 }
        guard !blanks.isEmpty, !dashes.isEmpty, !behind.isEmpty else { return number.endIndex }
        // Before another mark the dash belongs to that.
        guard let next = bytes[behind.endIndex...].first, "-#*".utf8.contains(next) else {
            return behind.endIndex
        }
        return behind.count > 1 ? behind.endIndex - 1 : number.endIndex
    }

    private static let places: WordSet = ["Day", "Week", "Part", "Lesson"]
}
