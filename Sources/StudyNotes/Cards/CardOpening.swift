extension TopicCard {
    /// The first sentence below the title, in one line; `nil` where the card begins otherwise.
    ///
    /// A sentence that leads to a formula has it: `One bias for each filter: (k·k·C + 1)·K`. Tasks
    /// say nothing of the topic, and are passed over.
    public var opening: String? {
        var blocks = saidBlocks.filter { !body.isTasks($0) }[...]
        guard let first = blocks.popFirst(), body.nodes[first].kind == .paragraph else {
            return nil
        }
        if let lines = body.blockText(of: first).flatMap(body.equationLines) {
            return lines.first { $0.isEquation }.map(String.init)
        }
        guard
            let sentence = Sentences.of(withoutAnswerLabel(body.lineOfText(of: first))).first
        else { return nil }
        guard sentence.hasSuffix(":") else { return String(sentence) }
        guard let next = blocks.first, case .codeBlock = body.nodes[next].kind,
            let formula = body.plainText(of: next).split(separator: "\n").first
        else { return nil }
        // What stands far behind the formula is a remark on it.
        let words = formula.split(separator: "   ")[0]
        return "\(sentence) \(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
    }
}

extension MarkdownTree {
    /// Whether a block holds nothing but tasks: `[ ] …`, or `☐ …` as boxes are pasted.
    fileprivate func isTasks(_ block: Int) -> Bool {
        switch nodes[block].kind {
        case .paragraph: CardOpening.isTask(lineOfText(of: block))
        case .list: children(of: block).allSatisfy { CardOpening.isTask(lineOfText(of: $0)) }
        default: false
        }
    }
}

/// How words begin a card.
public enum CardOpening {
    /// Whether words are a task to do, or one that is done.
    public static func isTask(_ words: String) -> Bool {
        words.first.map { "☐☑☒✅✓✔".contains($0) } ?? false
    }
}
