/// Reads the beginning of a definition: `Padding: zeros around the image`.
///
/// A term begins with a capital letter or is a known topic of the field (`avg pooling`).
enum DefinitionTerm {
    static let mostBytes = 60

    /// The colon behind the term that a line may begin with.
    static func colon(in line: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let limit = min(line.count - 1, start + mostBytes)
        var place = start
        while place < limit {
            place = ByteScan.firstPlace(ofAny: ":", line, place..<limit)
            if place < limit, ByteScan.isBlank(line[place + 1]) { return place }
            place += 1
        }
        return nil
    }

    static let mostBytesOfEquation = 40

    /// The `=` between a topic of the field and words about it: `STRIDE = step of the window`.
    ///
    /// Numbers make an equation, but for the name of a model: `R-CNN = 2000 proposals`.
    static func equation(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        let head = 0..<max(min(line.count - 1, mostBytesOfEquation), 0)
        guard let place = ByteScan.firstPlace(of: " = ", line, head),
            let topic = FieldTopics.topic(of: UnsafeBufferPointer(rebasing: line[..<place])),
            let next = line[(place + 3)...].first(where: { !ByteScan.isBlank($0) })
        else { return nil }
        let isWord = ByteScan.isWordByte(next) && (topic.isProperName || !ByteScan.isDigit(next))
        return isWord ? place + 1 : nil
    }

    /// Whether words are equal to a term of any kind: `epoch = one pass`; a formula is none.
    static func isNamed(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let head = 0..<max(min(line.count - 1, mostBytesOfEquation), 0)
        guard let place = ByteScan.firstPlace(of: " = ", line, head), place > 2,
            Term.stands(in: UnsafeBufferPointer(rebasing: line[..<place])),
            let word = ByteScan.word(line, from: place + 3)
        else { return false }
        return word.count > 1 && line[word].allSatisfy { ByteScan.isLetter($0) || $0 >= 0x80 }
    }

    /// The dash between a topic of the field and words about it: `Padding - zeros around the image`.
    static func dash(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        let head = 0..<max(min(line.count - 1, mostBytesOfEquation), 0)
        for dash in [" - ", " – ", " — "] as [StaticString] {
            guard let place = ByteScan.firstPlace(of: dash, line, head) else { continue }
            let behind = line[(place + dash.utf8CodeUnitCount)...].first { !ByteScan.isBlank($0) }
            guard let behind, ByteScan.isWordByte(behind), !ByteScan.isDigit(behind),
                ByteScan.isCapital(line[0]),
                FieldTopics.topic(of: UnsafeBufferPointer(rebasing: line[..<place])) != nil
            else { return nil }
            return place + 1
        }
        return nil
    }

    /// Whether words before a colon are a term that a line may begin with.
    static func begins(_ words: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let words = UnsafeBufferPointer(rebasing: words)
        switch TermScan(words) {
        case .noTerm: return false
        case .term(let text):
            let term = UnsafeBufferPointer(rebasing: words[text])
            return ByteScan.isCapital(words[0]) || FieldTopics.topic(of: term) != nil
        case .unknown:
            let words = String(decoding: words, as: UTF8.self)
            guard let first = words.first, let term = Term(words) else { return false }
            return first.isUppercase || FieldTopics.topic(of: term.text) != nil
        }
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
        func term(_ index: Int) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[words[index].lowerBound..<colon])
        }
        let known = words.indices.first {
            // What is no term is told sooner, and what is one by its characters later.
            Term.mayStand(in: term($0)) && FieldTopics.topic(of: term($0)) != nil
                && Term.stands(in: term($0))
        }
        if let known, !ByteScan.isSmallLetter(bytes[words[known].lowerBound]) {
            return start(bytes, words[known].lowerBound, limit)
        }
        // `Global avg pooling`, of which only the small words are known.
        guard let first = [known, capital(bytes, words)].compactMap({ $0 }).min(),
            Term.stands(in: term(first))
        else { return nil }
        return start(bytes, words[first].lowerBound, limit)
    }

    /// The place of a term, if no sentence needs it.
    private static func start(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ place: Int,
        _ limit: Int
    ) -> Int? {
        continuesSentence(bytes, place, limit) ? nil : place
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
    private static func capital(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ words: [Range<Int>]
    ) -> Int? {
        func isCapital(_ index: Int) -> Bool { ByteScan.isCapital(bytes[words[index].lowerBound]) }
        guard let last = words.indices.last(where: isCapital), words.count - last <= 3 else {
            return nil
        }
        return words.indices[..<last].last { !isCapital($0) }.map { $0 + 1 } ?? 0
    }

    /// Whether the words before a term need it: `the stride of Filter: …`.
    static func continuesSentence(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ end: Int,
        _ limit: Int = 0
    ) -> Bool {
        let words = ByteScan.trimmed(bytes, limit..<end)
        let start = ByteScan.startOfLastWord(bytes, words)
        return leading.contains(lowercased: bytes, start..<words.upperBound)
    }

    private static let leading: WordSet = [
        "a", "an", "the", "of", "in", "on", "for", "to", "with", "without", "from", "by", "vs",
        "and", "or", "as", "at", "per", "is", "are", "use", "uses", "called", "like", "than",
        "that", "this", "these", "new", "its", "their", "our", "your", "into", "between",
    ]
}
