/// A title of few words, as terms are: no sentence, no question, no label.
struct Term: Hashable {
    static let mostWords = 5

    /// The words without article and without signs around them.
    let text: String

    /// `nil` when the words are no term.
    init?(_ words: some StringProtocol) {
        let reading = words.utf8.withContiguousStorageIfAvailable { bytes in
            let scan = TermScan(bytes)
            return (scan, scan.range.map { String(decoding: bytes[$0], as: UTF8.self) })
        }
        switch reading {
        case (.term, let text?)?: self.init(text: text)
        case (.noTerm, _)?: return nil
        default: self.init(ofAnyScript: words)
        }
    }

    private init(text: String) { self.text = text }

    /// Whether words are a term.
    static func stands(in words: UnsafeBufferPointer<UInt8>) -> Bool {
        switch TermScan(words) {
        case .term: true
        case .noTerm: false
        case .unknown: Term(ofAnyScript: String(decoding: words, as: UTF8.self)) != nil
        }
    }

    /// Whether they may be one, as far as bytes tell.
    static func mayStand(in words: UnsafeBufferPointer<UInt8>) -> Bool {
        if case .noTerm = TermScan(words) { false } else { true }
    }

    /// The same by characters.
    private init?(ofAnyScript words: some StringProtocol) {
        guard words.utf8.count <= Self.mostBytes,
            !words.utf8.contains(where: { Self.signsOfSentence.contains($0) }),
            var words = Substring(words).wordsBetweenBlanks(atMost: Self.mostWords + 1),
            var first = words.first?.lowercased()
        else { return nil }
        if words.count > 1, first == "a" || first == "an" || first == "the" {
            words.removeFirst()
            first = words[0].lowercased()
        }
        guard words.count <= Self.mostWords, !TermScan.opening.contains(first),
            !words.contains(where: { TermScan.connecting.contains($0.lowercased()) })
        else { return nil }
        let text = words.joined(separator: " ").trimmingSigns
        guard text.utf8.count <= 50 || text.count <= 50, text.first?.isLetter == true,
            !Self.hasSign(text), !TermScan.labels.contains(text.lowercased())
        else { return nil }
        self.text = text
    }

    /// Whether it has a sign that parts sentences or makes formulas.
    private static func hasSign(_ text: String) -> Bool {
        text.contains { $0 == "×" || $0 == "→" || $0.asciiValue.map(signs.contains) == true }
    }

    private static let signs = Array(".?!,;:=*+".utf8)
    /// Those that are no term's wherever they stand.
    private static let signsOfSentence = Array(".?!,;=+".utf8)

    /// No fifty characters and the signs around them take more.
    static let mostBytes = 400
}

/// The sign between a term and what is said of it.
enum TermSeparator {
    static let signs: Set<Character> = [":", "=", "-", "–", "—", "→"]

    /// What is said of a term, without the signs that part it from the term: `->` is one.
    static func dropped(from text: Substring) -> Substring {
        var (rest, last) = (text, Character(" "))
        while let sign = rest.first {
            let isHead = sign == ">" && (last == "-" || last == "=")
            guard isHead || sign.isWhitespace || signs.contains(sign) else { break }
            (rest, last) = (rest.dropFirst(), sign)
        }
        return rest
    }

    /// Whether an arrow leads from a process to its result, `kernel slides over image → feature
    /// map`, or from step to step, and parts no term from what it means.
    static func leads(from words: Substring, to rest: Substring) -> Bool {
        let arrows: Set<Substring> = ["->", "-->", "=>", "→"]
        let parts = rest.split(separator: " ")
        guard let first = parts.first, arrows.contains(first) else { return false }
        return words.split(separator: " ").count > mostWordsBeforeArrow
            || parts.dropFirst().contains(where: arrows.contains)
    }

    private static let mostWordsBeforeArrow = 3

    /// The first `:` before a blank or ` = `, with `dashes` also ` - ` and ` → `.
    ///
    /// What stands in brackets or in `code`, given in bytes, parts nothing.
    static func first(
        in text: String,
        dashes: Bool,
        code: [Range<Int>] = []
    ) -> Range<String.Index>? {
        var copy = text
        let place = copy.withUTF8 { first(in: $0, dashes: dashes, code: code) }
        return place.map { place in
            let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
            return start..<text.utf8.index(start, offsetBy: place.count)
        }
    }

    /// The same of bytes in UTF-8.
    static func first(
        in text: UnsafeBufferPointer<UInt8>,
        dashes: Bool,
        code: [Range<Int>] = []
    ) -> Range<Int>? {
        // A term is short: what comes later parts no term from anything.
        let limit = min(text.count, 60)
        var (place, previous) = (0, UInt8(0))
        while place < limit {
            if let end = endOfBrackets(text, place) ?? endOfCode(place, code) {
                (place, previous) = (end, 0)
                continue
            }
            let byte = text[place]
            let next = place + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
            let isApart = place > 0 && ByteScan.isSpace(previous)
            let parts =
                switch byte {
                case UInt8(ascii: ":"): true
                case UInt8(ascii: "="): isApart
                case UInt8(ascii: "-"): isApart && dashes
                case 0xE2: isApart && dashes && isDash(text, place)
                default: false
                }
            if parts, next < limit, ByteScan.isSpace(text[next]) { return place..<next }
            (place, previous) = (next, byte)
        }
        return nil
    }

    private static func isDash(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        ["–", "—", "→"].contains { ByteScan.begins($0, text, place..<text.count) }
    }

    /// Longer ones hold sentences, and are not closed for long.
    private static let longestBrackets = 200

    /// The place behind brackets that open here; `nil` where none do, or they stay open.
    private static func endOfBrackets(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let opener = text[start]
        guard opener == UInt8(ascii: "(") || opener == UInt8(ascii: "[") else { return nil }
        let closer = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        var depth = 0
        for place in start..<min(start + longestBrackets, text.count) {
            if text[place] == opener { depth += 1 }
            if text[place] == closer { depth -= 1 }
            if depth == 0 { return place + 1 }
        }
        return nil
    }

    private static func endOfCode(_ place: Int, _ code: [Range<Int>]) -> Int? {
        code.first { $0.contains(place) }?.upperBound
    }
}

/// Cuts a text at the ends of its sentences.
enum Sentences {
    /// The sentences without the blanks around them, their marks included.
    static func of(_ text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        for place in text.indices where ".?!".contains(text[place]) {
            let next = text.index(after: place)
            guard next == text.endIndex || text[next].isWhitespace,
                !isShort(text[start..<next], before: text[next...])
            else { continue }
            sentences.append(text[start..<next])
            start = next
        }
        sentences.append(text[start...])
        return sentences.map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
    }

    /// Whether words end in `e.g.` or in the number of an entry, `why: 1.`, and more follows.
    private static func isShort(_ words: Substring, before rest: Substring) -> Bool {
        guard words.last == ".", rest.contains(where: { !$0.isWhitespace }) else { return false }
        let last = words.suffix(maxShort + 1).split(whereSeparator: \.isWhitespace).last ?? ""
        if last.count <= maxShort, short.contains(last.lowercased().trimmingPrefix("(")) {
            return true
        }
        guard last.count <= 3, last.dropLast().allSatisfy(\.isNumber), last.count > 1 else {
            return false
        }
        let before = words.dropLast(last.count).last { !$0.isWhitespace }
        return before == nil || before == ":"
    }

    private static let short: Set<Substring> = [
        "e.g.", "i.e.", "vs.", "approx.", "ca.", "cf.", "incl.", "z.b.", "d.h.", "bzw.",
    ]
    private static let maxShort = 8
}

extension String {
    fileprivate var trimmingSigns: String {
        if let first = utf8.first, let last = utf8.last, ByteScan.isWord(first),
            ByteScan.isWord(last)
        {
            return self
        }
        var rest = self[...]
        let signs: Set<Character> = ["*", "_", "\"", "“", "”", "„", ":", "`", " "]
        while let first = rest.first, signs.contains(first) { rest.removeFirst() }
        while let last = rest.last, signs.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
