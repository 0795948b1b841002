/// Reads the beginning of a definition: `Padding: zeros around the image`.
///
/// A term begins with a capital letter or is a known topic of the field (`avg pooling`).
enum DefinitionTerm {
    static let mostBytes = 60

    /// The colon behind the term that a line may begin with.
    static func colon(in line: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let limit = min(line.count - 1, start + mostBytes)
        return (start..<max(limit, start)).first {
            line[$0] == UInt8(ascii: ":") && ByteScan.isBlank(line[$0 + 1])
        }
    }

    /// Whether words before a colon are a term that a line may begin with.
    static func begins(_ words: some StringProtocol) -> Bool {
        guard let first = words.first, let term = Term(words) else { return false }
        return first.isUppercase || FieldTopics.topic(of: term.text) != nil
    }

    /// The same of bytes; most that are asked about are the beginning of a sentence.
    static func begins(_ words: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let blanks = words.count(where: ByteScan.isSpace)
        return blanks <= Term.mostWords + 2 && begins(String(decoding: words, as: UTF8.self))
    }

    /// Where the term before a colon begins, in a text without line breaks; not before a limit.
    ///
    /// The longest topic of the field, else the capital letters before the colon with the small
    /// words behind them. Behind `of`, `with` and their like it is a part of their sentence.
    static func start(
        _ bytes: UnsafeBufferPointer<UInt8>,
        before colon: Int,
        from limit: Int
    ) -> Int? {
        let words = words(bytes, before: colon, from: limit)
        let ends = colon
        func text(_ index: Int) -> String {
            String(decoding: bytes[words[index].lowerBound..<ends], as: UTF8.self)
        }
        let known = words.indices.prefix(Term.mostWords).first {
            Term(text($0)) != nil && FieldTopics.topic(of: text($0)) != nil
        }
        let capital = capital(words.map { bytes[$0.lowerBound] })
        let isSmall = known.map { ByteScan.isSmallLetter(bytes[words[$0].lowerBound]) } ?? true
        // `Global avg pooling`, of which only the small words are known.
        guard let first = isSmall ? [known, capital].compactMap({ $0 }).min() : known,
            Term(text(first)) != nil, !continuesSentence(bytes, words[first].lowerBound, limit)
        else { return nil }
        return words[first].lowerBound
    }

    /// The words that may be the term, as far as nothing ends a sentence between them.
    private static func words(
        _ bytes: UnsafeBufferPointer<UInt8>,
        before colon: Int,
        from limit: Int
    ) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var end = colon
        while words.count < Term.mostWords, end > limit {
            var start = end
            while start > limit, !ByteScan.isBlank(bytes[start - 1]) { start -= 1 }
            guard start < end, ByteScan.isWordByte(bytes[start]),
                words.isEmpty || ByteScan.isWordByte(bytes[end - 1])
            else { break }
            words.append(start..<end)
            end = start
            while end > limit, ByteScan.isBlank(bytes[end - 1]) { end -= 1 }
        }
        return words.reversed()
    }

    /// The first of the capital letters that lead to the end, at most two small words behind them.
    private static func capital(_ initials: [UInt8]) -> Int? {
        guard let last = initials.lastIndex(where: ByteScan.isCapital),
            initials.count - last <= 3
        else { return nil }
        return initials[..<last].lastIndex { !ByteScan.isCapital($0) }.map { $0 + 1 } ?? 0
    }

    /// Whether the words before a term need it: `the stride of Filter: …`.
    static func continuesSentence(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ end: Int,
        _ limit: Int = 0
    ) -> Bool {
        let words = ByteScan.trimmed(bytes, limit..<end)
        let start = words.last { ByteScan.isBlank(bytes[$0]) }.map { $0 + 1 } ?? words.lowerBound
        let last = String(decoding: bytes[start..<words.upperBound], as: UTF8.self)
        return leading.contains(last.lowercased())
    }

    private static let leading: Set<String> = [
        "a", "an", "the", "of", "in", "on", "for", "to", "with", "without", "from", "by", "vs",
        "and", "or", "as", "at", "per", "is", "are", "use", "uses", "called", "like", "than",
        "that", "this", "these", "new", "its", "their", "our", "your", "into", "between",
    ]
}

/// What stands behind the colon of a term; `nil` for a number, an address or nothing.
enum DefinitionBody: Hashable {
    /// Words about the term.
    case words
    /// The first of several settings: `7 Padding: 0`.
    case settings

    init?(_ text: UnsafeBufferPointer<UInt8>.SubSequence) {
        let head = String(decoding: text.prefix(80), as: UTF8.self).trimmingBlanks
        if head.prefixMatch(of: Self.furtherSetting) != nil {
            self = .settings
        } else if !head.hasPrefix("http"), head.prefixMatch(of: Self.number) == nil,
            head.contains(where: \.isLetter)
        {
            self = .words
        } else {
            return nil
        }
    }

    /// Where the settings that begin at a place end: behind the last colon.
    static func endOfSettings(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        var end = place
        while true {
            let head = String(decoding: bytes[end...].prefix(80), as: UTF8.self)
            guard let match = head.prefixMatch(of: furtherSetting) else { return end }
            end += match.0.utf8.count - 1
        }
    }

    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let furtherSetting =
        /\ *[0-9][0-9.,x×*]* +(?:[A-Za-z]+ ){0,2}[A-Za-z]+ ?: ?[0-9]/
    nonisolated(unsafe) private static let number = /[0-9][0-9.,x×*]*(?:$| *[-#*|])/
}
