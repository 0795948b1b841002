/// Reads a term byte by byte, as most of what is asked is plain ASCII, and no term.
enum TermScan {
    /// The bytes of its text.
    case term(Range<Int>)
    case noTerm
    /// Letters of other scripts, or wide gaps between the words: characters tell.
    case unknown

    /// The bytes of the text, if it is a term.
    var range: Range<Int>? {
        if case .term(let range) = self { range } else { nil }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let end = bytes.count
        // What is not asked about by its words is told by its length, or by the signs in it.
        guard end <= Term.mostBytes,
            ByteScan.firstPlace(ofAny: ".?!,;=+", bytes, 0..<end) == end
        else {
            self = .noTerm
            return
        }
        // Blanks and letters of other scripts make no term of words that are none.
        guard let words = Self.words(of: bytes) else {
            self = .noTerm
            return
        }
        self = bytes.allSatisfy { $0 < 0x80 } ? Self.named(bytes, words) : .unknown
    }

    /// Where the words stand, without an article; `nil` where they are no term's.
    private static func words(of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard var word = nextWord(bytes, from: 0) else { return nil }
        if articles.contains(lowercased: bytes, word),
            let next = nextWord(bytes, from: word.upperBound)
        {
            word = next
        }
        guard !opening.contains(lowercased: bytes, word) else { return nil }
        let start = word.lowerBound
        for _ in 0..<Term.mostWords {
            if connecting.contains(lowercased: bytes, word) { return nil }
            guard let next = nextWord(bytes, from: word.upperBound) else {
                return start..<word.upperBound
            }
            word = next
        }
        return nil
    }

    private static func nextWord(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from place: Int
    ) -> Range<Int>? {
        var start = place
        while start < bytes.count, ByteScan.isSpace(bytes[start]) { start += 1 }
        var end = start
        while end < bytes.count, !ByteScan.isSpace(bytes[end]) { end += 1 }
        return start < end ? start..<end : nil
    }

    /// Words without the signs around them, if what is left has none and is no label.
    private static func named(_ bytes: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) -> TermScan
    {
        let isEven = words.dropFirst().allSatisfy { place in
            !ByteScan.isSpace(bytes[place])
                || bytes[place] == 0x20 && !ByteScan.isSpace(bytes[place - 1])
        }
        guard isEven else { return .unknown }
        var (start, end) = (words.lowerBound, words.upperBound)
        if !ByteScan.isWord(bytes[start]) || !ByteScan.isWord(bytes[end - 1]) {
            while start < end, isAround(bytes[start]) { start += 1 }
            while start < end, isAround(bytes[end - 1]) { end -= 1 }
        }
        let text = start..<end
        guard !text.isEmpty, text.count <= 50, ByteScan.isLetter(bytes[start]),
            ByteScan.firstPlace(ofAny: ":*", bytes, text) == end,
            !labels.contains(lowercased: bytes, text)
        else { return .noTerm }
        return .term(text)
    }

    private static func isAround(_ byte: UInt8) -> Bool { "*_\":` ".utf8.contains(byte) }
}

// MARK: - Words

extension TermScan {
    private static let articles: WordSet = ["a", "an", "the"]

    /// What a paragraph is, rather than what it is about.
    static let labels: WordSet = [
        "note", "notes", "example", "examples", "worked example", "worked examples", "formula",
        "question", "answer", "idea", "reason", "reasons", "problem", "solution", "solutions",
        "hint", "tip", "rule", "slip", "check", "link", "links", "source", "sources", "todo",
        "remark", "summary", "result", "results", "advantage", "advantages", "disadvantage",
        "disadvantages", "pro", "pros", "con", "cons", "important", "warning", "remember",
        "definition", "goal", "steps", "image", "picture", "info", "demo", "order", "consequence",
    ]

    /// Words with which a phrase begins, and no term.
    static let opening: WordSet = [
        "with", "without", "in", "at", "for", "after", "afterwards", "before", "on", "by", "of",
        "from", "to", "nothing", "everything", "and", "or", "let", "see", "use", "take", "try",
    ]

    /// Words that make a sentence, or a part of one, of a title.
    static let connecting: WordSet = [
        "this", "that", "these", "those", "it", "its", "there", "here", "they", "we", "you", "i",
        "he", "she", "what", "which", "who", "how", "why", "when", "where", "if", "then", "so",
        "but", "because", "not", "no", "is", "are", "was", "were", "has", "have", "had", "does",
        "do", "can", "must", "will", "would", "should", "both", "each", "every", "all", "one",
        "some", "only", "also", "such", "as", "than", "the", "means", "make", "makes", "give",
        "gives", "my", "your", "their", "his", "our",
    ]
}
