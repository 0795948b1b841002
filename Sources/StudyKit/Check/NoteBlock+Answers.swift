// What is asked, and what answers it.

extension [TextToken] {
    /// Whether it ends with a question mark.
    var isQuestion: Bool { last { !$0.isSign("*") }?.isSign("?") == true }

    /// Whether an answer says itself what is true, and no `yes` to the question before it.
    var isOwnAnswer: Bool {
        let words = compactMap(\.word).drop { NoteBlock.answerLabels.contains($0) }
        guard let first = words.first else { return contains { $0.number != nil } }
        return !["yes", "ja", "true", "correct", "right", "wahr", "t"].contains(first)
    }
}

extension NoteBlock {
    /// What stands before the colon of an answer.
    static let answerLabels: Set<String> = ["a", "ans", "answer", "antwort"]

    /// The words of the next block where they answer a question at the end of this one.
    func answer(in next: NoteBlock?) -> [TextToken] {
        guard let next, next.kind == .prose || next.kind == .entry else { return [] }
        let isLabelled =
            next.tokens.first?.word.map(Self.answerLabels.contains) == true
            && next.tokens.dropFirst().first?.isSign(":") == true
        return kind == .heading || isBold || isLabelled ? next.tokens : []
    }
}
