/// A term of a card and what the card says it is.
public struct CardDefinition: Hashable, Sendable {
    /// The term as it is written: `Padding`.
    public let term: String
    /// What it is: `a frame of zeros around the input`.
    public let text: String
    /// The line of the file on which the term stands.
    public let line: Int
}

extension TopicCard {
    /// The definitions of the card in order; made anew from its text at each call.
    ///
    /// They are written `**X** …`, `X: …`, `X = …`, in a list also `X - …`, or `X is …` at the start
    /// of a sentence. A term is a title of at most five words, not a label such as `Example`.
    public var definitions: [CardDefinition] {
        // What was asked is asked as it stands.
        guard !isQuestion else { return [] }
        var seen: Set<String> = []
        let all = body.blockTexts()
            .flatMap { DefinitionReader(tree: body, block: $0).definitions() }
            .filter { seen.insert("\($0.term.lowercased()): \($0.text)").inserted }
        // `Q: queries` is a definition, `Q: What is IoU?` and its answer are none.
        let asks = all.contains {
            QuestionLabel.kind(of: $0.term) == .question && $0.text.contains("?")
        }
        return asks ? all.filter { QuestionLabel.kind(of: $0.term) == nil } : all
    }
}

extension String {
    /// `Padding (p = 1)` without what stands in brackets behind it.
    fileprivate var withoutBrackets: String {
        guard let start = firstIndex(of: "("), last(where: { !$0.isWhitespace }) == ")",
            self[..<start].last?.isWhitespace == true
        else { return self }
        return String(self[..<start])
    }
}

/// Finds the definitions in one block of text.
private struct DefinitionReader {
    let tree: MarkdownTree
    let block: BlockText

    func definitions() -> [CardDefinition] {
        guard tree.nodes[block.block].kind == .paragraph else { return [] }
        if let whole = marked() { return [whole] }
        if let lines = tree.equationLines(of: block) { return lines.compactMap(equation) }
        if let whole = stated() { return [whole] }
        return Sentences.of(block.text).compactMap(sentence)
    }

    /// `**X** …` and `**X**: …`; bold with a full stop is a heading of its paragraph.
    private func marked() -> CardDefinition? {
        let strong = block.block + 1
        guard strong < tree.nodes[block.block].end, tree.nodes[strong].kind == .strong else {
            return nil
        }
        let title = tree.inlineText(of: strong).text
        let rest = block.text.utf8.dropFirst(title.utf8.count)
        return definition(title, Substring(rest), at: block.text.startIndex)
    }

    /// `X: …`, `X = …`, and `X - …` in a list.
    private func stated() -> CardDefinition? {
        let isEntry = block.block > 0 && tree.nodes[block.block - 1].kind == .item
        let separator = TermSeparator.first(
            in: block.text,
            dashes: isEntry,
            code: tree.codeRanges(of: block.block)
        )
        guard let separator else { return nil }
        let rest = block.text[separator.lowerBound...]
        let term = block.text[..<separator.lowerBound]
        guard !TermSeparator.leads(from: term, to: rest) else { return nil }
        return definition(
            String(term),
            rest,
            at: block.text.startIndex
        )
    }

    /// `X = …`, on a line of its own.
    private func equation(_ line: Substring) -> CardDefinition? {
        guard line.isEquation, let sign = line.firstRange(of: " = ") else { return nil }
        let (term, text) = (line[..<sign.lowerBound], line[sign.lowerBound...])
        return definition(String(term), text, at: line.startIndex)
    }

    /// `X is …`; a question says nothing.
    private func sentence(_ sentence: Substring) -> CardDefinition? {
        guard !sentence.hasSuffix("?") else { return nil }
        let words = sentence.split(separator: " ", maxSplits: Term.mostWords + 2)
        guard
            let verb = words.firstIndex(where: { ["is", "are", "means"].contains($0) }), verb > 0,
            verb <= Term.mostWords, let end = words[verb...].first?.endIndex,
            let next = words.dropFirst(verb + 1).first,
            words[verb] == "means" || Self.defining.contains(next.split(separator: " ")[0])
        else { return nil }
        let term = sentence[..<words[verb].startIndex]
        return definition(String(term), sentence[end...], at: sentence.startIndex)
    }

    /// Words with which a definition begins.
    private static let defining: Set<Substring> = [
        "a", "an", "the", "one", "how", "when", "what", "like", "no", "any",
    ]

    private func definition(
        _ term: String,
        _ text: Substring,
        at place: String.Index
    ) -> CardDefinition? {
        let text = TermSeparator.dropped(from: text)
        let isAddress = text.hasPrefix("http") && !text.contains(" ")
        let isSaid = text.contains { $0.isLetter } && !isAddress && !text.isSetting
        guard let term = Term(term) ?? Term(term.withoutBrackets), isSaid else { return nil }
        return CardDefinition(
            term: term.text,
            text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
            line: block.line(at: place)
        )
    }
}
