internal import StudyNotes

/// Finds text that stops in the middle of a sentence.
enum UnfinishedCheck {
    /// Words that no sentence ends with.
    private static let openWords: Set<String> = [
        "because", "the", "a", "an", "and", "or", "but", "of", "which", "that", "when", "if",
        "than", "with", "from", "into", "is", "are", "was", "were", "its", "their", "to", "by",
        "so", "since", "while", "where", "whether", "as", "e.g", "i.e", "such",
    ]
    private static let clauseWords: Set<String> = [
        "that", "because", "if", "when", "whether", "although", "unless", "where", "while",
    ]
    private static let determiners: Set<String> = [
        "the", "a", "an", "each", "every", "its", "their",
    ]

    static func findings(of checked: CheckedNote) -> [Finding] {
        let blocks = checked.blocks.blocks
        return blocks.indices.compactMap { index in
            let next = index + 1 < blocks.count ? blocks[index + 1] : nil
            // What goes on in a formula, a table or a list is not over.
            let goesOn = next.map { [.code, .tableRow].contains($0.kind) } ?? false
            guard !goesOn, let (token, what) = openEnd(of: blocks[index]) else { return nil }
            return checked.warning(
                .unfinished,
                line: token.line,
                column: token.start + 1,
                "the text stops in the middle of a sentence, \(what)",
                remedy: "write the rest, or end the sentence"
            )
        }
    }

    private static func openEnd(of block: NoteBlock) -> (TextToken, String)? {
        guard block.kind == .prose || block.kind == .entry, block.tokens.count > 2,
            let last = block.tokens.last
        else { return nil }
        switch last.content {
        case .sign(","): return (last, "behind a comma")
        case .sign("…"): return (last, "with '…'")
        case .sign("."):
            let dots = block.tokens.suffix(3)
            guard dots.count == 3, dots.allSatisfy({ $0.isSign(".") }), let first = dots.first
            else { return nil }
            return (first, "with '...'")
        case .word(let word):
            if openWords.contains(word) { return (last, "with '\(word)'") }
            let words = block.tokens.suffix(3).map { $0.word ?? "" }
            guard clauseWords.contains(words[0]), determiners.contains(words[1]) else { return nil }
            return (last, "with '\(words.joined(separator: " "))'")
        default: return nil
        }
    }
}
