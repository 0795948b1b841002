/// A title of few words, as terms are: no sentence, no question, no label.
struct Term: Hashable {
    static let mostWords = 5

    /// The words without article and without signs around them.
    let text: String

    /// `nil` when the words are no term.
    init?(_ words: some StringProtocol) {
        var words = String(words).split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count > 1, ["a", "an", "the"].contains(words[0].lowercased()) {
            words.removeFirst()
        }
        let text = words.joined(separator: " ").trimmingSigns
        guard (1...Self.mostWords).contains(words.count), text.count <= 50,
            text.first?.isLetter == true, !text.contains(where: { ".?!,;:=*×+→".contains($0) }),
            !Self.labels.contains(text.lowercased()),
            !Self.opening.contains(words[0].lowercased()),
            !words.contains(where: { Self.connecting.contains($0.lowercased()) })
        else { return nil }
        self.text = text
    }

    /// What a paragraph is, rather than what it is about.
    private static let labels: Set<String> = [
        "note", "notes", "example", "examples", "worked example", "worked examples", "formula",
        "question", "answer", "idea", "reason", "reasons", "problem", "solution", "solutions",
        "hint", "tip", "rule", "slip", "check", "link", "links", "source", "sources", "todo",
        "remark", "summary", "result", "results", "advantage", "advantages", "disadvantage",
        "disadvantages", "pro", "pros", "con", "cons", "important", "warning", "remember",
        "definition", "goal", "steps", "image", "picture", "info", "demo", "order", "consequence",
    ]

    /// Words with which a phrase begins, and no term.
    private static let opening: Set<String> = [
        "with", "without", "in", "at", "for", "after", "afterwards", "before", "on", "by", "of",
        "from", "to", "nothing", "everything", "and", "or", "let", "see", "use", "take", "try",
    ]

    /// Words that make a sentence, or a part of one, of a title.
    private static let connecting: Set<String> = [
        "this", "that", "these", "those", "it", "its", "there", "here", "they", "we", "you", "i",
        "he", "she", "what", "which", "who", "how", "why", "when", "where", "if", "then", "so",
        "but", "because", "not", "no", "is", "are", "was", "were", "has", "have", "had", "does",
        "do", "can", "must", "will", "would", "should", "both", "each", "every", "all", "one",
        "some", "only", "also", "such", "as", "than", "the", "means", "make", "makes", "give",
        "gives", "my", "your", "their", "his", "our",
    ]
}

/// The sign between a term and what is said of it.
enum TermSeparator {
    static let signs: Set<Character> = [":", "=", "-", "–", "—", "→"]

    /// The first `:` before a blank or ` = `, with `dashes` also ` - ` and ` → `.
    static func first(in text: String, dashes: Bool) -> Range<String.Index>? {
        // A term is short: what comes later parts no term from anything.
        let head = text.prefix(60)
        var place = head.startIndex
        while place < head.endIndex {
            let next = head.index(after: place)
            let isEnd = next < head.endIndex && head[next].isWhitespace
            let follows = place > head.startIndex && head[head.index(before: place)].isWhitespace
            switch head[place] {
            case ":" where isEnd: return place..<next
            case "=" where isEnd && follows: return place..<next
            case "-" where dashes && isEnd && follows: return place..<next
            case "–" where dashes && isEnd && follows: return place..<next
            case "—" where dashes && isEnd && follows: return place..<next
            case "→" where dashes && isEnd && follows: return place..<next
            default: place = next
            }
        }
        return nil
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
            guard next == text.endIndex || text[next].isWhitespace else { continue }
            sentences.append(text[start..<next])
            start = next
        }
        sentences.append(text[start...])
        return sentences.map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate var trimmingSigns: String {
        var rest = self[...]
        let signs: Set<Character> = ["*", "_", "\"", "“", "”", "„", ":", "`", " "]
        while let first = rest.first, signs.contains(first) { rest.removeFirst() }
        while let last = rest.last, signs.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
