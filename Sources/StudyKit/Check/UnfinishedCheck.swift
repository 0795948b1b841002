internal import StudyNotes

/// Finds text that stops in the middle of a sentence.
struct UnfinishedCheck {
    private let checked: CheckedNote
    private var cursor: ColumnCursor

    /// The findings of a note.
    static func findings(of checked: CheckedNote) -> [Finding] {
        var check = UnfinishedCheck(checked: checked, cursor: ColumnCursor(checked.source))
        let blocks = checked.blocks.blocks
        return blocks.indices.flatMap { index in
            check.findings(of: blocks[index], before: blocks.dropFirst(index + 1).first)
        }
    }

    private mutating func findings(of block: NoteBlock, before next: NoteBlock?) -> [Finding] {
        guard block.kind == .prose || block.kind == .entry else { return [] }
        let parts = parts(of: block)
        return parts.indices.compactMap { index in
            let isLast = index + 1 == parts.count
            // Where the repair cut a line, the text did not stop.
            guard let end = OpenEnd(parts[index]),
                !(isLast && next?.tokens.first?.line == end.token.line),
                !(isLast && next.map { end.goesOn(in: $0, from: block) } ?? false)
            else { return nil }
            return checked.source.warning(
                .unfinished,
                line: end.token.line,
                column: end.token.start + 1,
                "the text stops in the middle of a sentence, \(end.words)",
                remedy: "write the rest, or end the sentence"
            )
        }
    }

    /// The block cut before each line that begins with a new term: `Stride: the step`.
    private mutating func parts(of block: NoteBlock) -> [ArraySlice<TextToken>] {
        let tokens = block.tokens
        var parts: [ArraySlice<TextToken>] = []
        var start = 0
        for index in tokens.indices.dropFirst() where tokens[index].line != tokens[index - 1].line {
            guard definesTerm(tokens[index...]) else { continue }
            parts.append(tokens[start..<index])
            start = index
        }
        return parts + [tokens[start...]]
    }

    /// Behind a term, these begin to say what it is.
    private static let copulas: Set<String> = ["is", "are", "means"]
    private static let longestTerm = 4

    private mutating func definesTerm(_ line: ArraySlice<TextToken>) -> Bool {
        let term = line.drop { $0.isSign("*") }
        guard let first = term.first, first.word != nil, isCapital(first) else { return false }
        let isBold = term.startIndex - line.startIndex == 2
        let end = term.prefix(Self.longestTerm + 1).dropFirst().first {
            $0.word == nil || Self.copulas.contains($0.word ?? "")
        }
        guard let end else { return false }
        return end.word != nil || end.isSign(":") || end.isSign("=") || end.isSign("→")
            || (isBold && end.isSign("*"))
    }

    private mutating func isCapital(_ token: TextToken) -> Bool {
        let letter = cursor.text(line: token.line, from: token.start, most: 1)
        return letter != letter.lowercased()
    }
}

/// The end of a text after which something has to follow.
private struct OpenEnd {
    /// The token to point at.
    let token: TextToken
    /// `with 'because'`.
    let words: String
    /// Whether a list or a quote may say the rest.
    private let isLead: Bool

    /// Words that no sentence ends with, and no list completes.
    private static let openWords: Set<String> = [
        "because", "the", "a", "an", "and", "or", "but", "which", "that", "than", "its", "their",
        "so", "since", "while", "where", "whether", "our", "your", "every", "via",
    ]
    /// Words that no sentence ends with, but a list or a formula may complete.
    private static let leads: Set<String> = [
        "of", "when", "if", "with", "from", "into", "is", "are", "was", "were", "to", "by", "as",
        "e.g", "i.e", "such", "between", "during", "using", "per",
    ]
    /// After these a sentence may end with a verb or a preposition: what a kernel is.
    private static let questions: Set<String> = [
        "what", "how", "where", "who", "which", "why", "whether", "that", "things", "something",
        "nothing", "anything", "everything",
    ]
    private static let clauseWords: Set<String> = [
        "that", "because", "if", "when", "whether", "although", "unless", "where", "while",
    ]
    private static let determiners: Set<String> = [
        "the", "a", "an", "each", "every", "its", "their",
    ]

    init?(_ tokens: ArraySlice<TextToken>) {
        guard tokens.count > 1, let last = tokens.last else { return nil }
        switch last.content {
        case .sign(","): (token, words, isLead) = (last, "behind a comma", false)
        case .sign("…"): (token, words, isLead) = (last, "with '…'", false)
        // `==marked==`
        case .sign("=") where tokens.dropLast().last?.isSign("=") == true: return nil
        case .sign("→"), .sign("="):
            (token, words, isLead) = (last, "with '\(last.sign == "=" ? "=" : "→")'", true)
        case .sign("."):
            let dots = tokens.suffix(3)
            guard dots.count == 3, dots.allSatisfy({ $0.isSign(".") }), let first = dots.first
            else { return nil }
            (token, words, isLead) = (first, "with '...'", false)
        case .word(let word):
            guard let (text, isLead) = Self.open(word, in: tokens) else { return nil }
            (token, words, self.isLead) = (last, "with '\(text)'", isLead)
        default: return nil
        }
    }

    private static func open(
        _ word: String,
        in tokens: ArraySlice<TextToken>
    ) -> (text: String, isLead: Bool)? {
        if openWords.contains(word) {
            return word == "that" && isPronoun(behind: tokens.dropLast()) ? nil : (word, false)
        }
        if leads.contains(word) {
            let before = tokens.dropLast()
            return before.contains { questions.contains($0.word ?? "") } ? nil : (word, true)
        }
        let words = tokens.suffix(3).map { $0.word ?? "" }
        guard words.count == 3, clauseWords.contains(words[0]), determiners.contains(words[1])
        else { return nil }
        return (words.joined(separator: " "), false)
    }

    /// `like that`, `nobody can train that`: what is meant has been said.
    private static func isPronoun(behind tokens: ArraySlice<TextToken>) -> Bool {
        let before = tokens.suffix(2).map { $0.word ?? "" }
        guard before.count == 2 else { return false }
        return prepositions.contains(before[1])
            || modals.contains(before[0]) && !thinking.contains(before[1])
    }

    private static let prepositions: Set<String> = [
        "like", "of", "for", "about", "after", "before", "with", "without", "from", "do",
    ]
    private static let modals: Set<String> = [
        "can", "can't", "cannot", "could", "will", "would", "should", "must", "to", "don't",
    ]
    /// What they say, or think, stands behind `that`.
    private static let thinking: Set<String> = [
        "say", "see", "show", "mean", "assume", "think", "prove", "know", "note", "claim", "find",
        "remember", "ensure", "guarantee", "notice", "be",
    ]

    /// Whether the block behind says the rest.
    func goesOn(in next: NoteBlock, from block: NoteBlock) -> Bool {
        switch next.kind {
        case .code, .tableRow: true
        case .entry: isLead && (block.kind == .prose || token.isSign("→"))
        case .prose: ["$", "!"].contains(next.tokens.first?.sign)
        case .heading: false
        }
    }
}
