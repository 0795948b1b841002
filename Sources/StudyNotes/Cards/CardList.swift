/// A list of a card: the seven remedies against overfitting.
public struct CardList: Hashable, Sendable {
    /// An entry of a list.
    public struct Item: Hashable, Sendable {
        /// Its words, without those of the lists below it.
        public let text: String
        /// The line of the file on which it begins.
        public let line: Int
    }

    /// The words that lead to the list, else the heading that it stands below.
    public let title: String
    /// The entries in order.
    public let items: [Item]
    /// Whether the entries have numbers: their order matters, or their count.
    public let isNumbered: Bool
    /// The line of the file on which the list begins.
    public let line: Int
    /// Whether its writer announced it, with a colon or in bold.
    public let isAnnounced: Bool
}

extension CardList {
    /// More words are a sentence.
    private static let mostWords = 8

    /// Whether its entries can be named from memory: it was announced, or each entry is a term or a
    /// few words.
    ///
    /// What is said of a term may be long. Steps, which have numbers, may be sentences.
    public var isNameable: Bool {
        isAnnounced
            || items.allSatisfy { item in
                let text = item.text
                let separator = TermSeparator.first(in: text, dashes: true)
                if let separator, Term(text[..<separator.lowerBound]) != nil {
                    let said = TermSeparator.dropped(from: text[separator.lowerBound...])
                    return !said.isSetting
                }
                let isSum = text.contains("=") || text.contains("->") || text.contains("→")
                return !isSum && (isNumbered || text.split(separator: " ").count <= Self.mostWords)
            }
    }
}

extension Substring {
    /// `7 Padding: 0 Stride: 2` are settings, not words about a term.
    var isSetting: Bool {
        guard first?.isNumber == true else { return false }
        return split(separator: " ").dropFirst().contains { $0.hasSuffix(":") }
    }
}

extension TopicCard {
    /// The lists of the card in order; made anew from its text at each call.
    ///
    /// A list below an entry is a list of its own. `Remedies: more data, dropout, regularizer` is a
    /// list as well.
    public var lists: [CardList] {
        let before = body.previousSiblings()
        return body.nodes.indices.compactMap { index in
            switch body.nodes[index].kind {
            case .list(let isNumbered, _, _):
                list(index, isNumbered: isNumbered, behind: before[index])
            case .paragraph: body.blockText(of: index).flatMap(InlineList.read)
            default: nil
            }
        }
    }

    private func list(_ index: Int, isNumbered: Bool, behind before: Int?) -> CardList? {
        let items = body.children(of: index).compactMap { item -> CardList.Item? in
            let text = body.ownText(ofItem: item)
            guard !text.isEmpty, let range = body.nodes[item].range else { return nil }
            return CardList.Item(text: text, line: range.startLine)
        }
        guard let first = items.first else { return nil }
        let lead = before.flatMap { isLabel($0) ? nil : body.introduction(by: $0) }
        return CardList(
            title: lead.map { QuestionLabel.words(of: $0.words, behind: .question) ?? $0.words }
                ?? title,
            items: items,
            isNumbered: isNumbered,
            line: first.line,
            isAnnounced: lead?.announces ?? false
        )
    }
}

extension MarkdownTree {
    /// The words of an entry without the lists below it.
    fileprivate func ownText(ofItem item: Int) -> String {
        children(of: item)
            .filter { if case .list = nodes[$0].kind { false } else { true } }
            .map { lineOfText(of: $0) }
            .filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// The last sentence of the block before a list, if it leads to the list: `The remedies:`.
    fileprivate func introduction(by before: Int) -> (words: String, announces: Bool)? {
        let text = lineOfText(of: before)
        switch nodes[before].kind {
        case .heading: return (CardHeading(text, level: 1, line: 1).title, false)
        case .paragraph:
            // The entry above a list leads to it, whatever it ends with.
            let isEntry = nodes[before - 1].kind == .item
            let isBold =
                nodes[before + 1].kind == .strong
                && nodes[before + 1].end == nodes[before].end
            guard isEntry || isBold || text.hasSuffix(":") else { return nil }
            let sentence = Sentences.of(text).last.map(String.init) ?? text
            let leads = sentence.hasSuffix(":")
            // The title of a card without the day, as its heading.
            if isBold { return (CardHeading(text, level: 1, line: 1).title, true) }
            return (leads ? String(sentence.dropLast()) : sentence, leads)
        default: return nil
        }
    }

    /// For each node the one before it among the children of the same parent, in one pass.
    fileprivate func previousSiblings() -> [Int?] {
        var previous = [Int?](repeating: nil, count: nodes.count)
        var open: [(end: Int, lastChild: Int?)] = []
        for index in nodes.indices {
            while let parent = open.last, parent.end <= index { open.removeLast() }
            if let parent = open.indices.last {
                previous[index] = open[parent].lastChild
                open[parent].lastChild = index
            }
            open.append((nodes[index].end, nil))
        }
        return previous
    }
}

/// A list within a sentence: `against overfitting: augmentation, more data, dropout`.
private enum InlineList {
    static func read(_ block: BlockText) -> CardList? {
        guard let colon = block.text.firstRange(of: ": "),
            let before = Sentences.of(String(block.text[..<colon.lowerBound])).last,
            QuestionLabel.kind(of: String(before)) == nil
        else { return nil }
        let rest = Sentences.of(String(block.text[colon.upperBound...])).first ?? ""
        var parts = rest.split(separator: ", ").map(String.init)
        if let last = parts.popLast() {
            parts += last.replacing(" or ", with: " and ").components(between: " and ")
        }
        parts = parts.map { $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0 }
        parts = parts.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        let isList =
            parts.count > 2 && parts.allSatisfy(isItem) && !before.contains(where: \.isNumber)
        guard isList else { return nil }
        let line = block.line(at: colon.upperBound)
        return CardList(
            title: String(before),
            items: parts.map { .init(text: $0, line: line) },
            isNumbered: false,
            line: line,
            isAnnounced: true
        )
    }

    /// A term, and no number: `input 7, padding 0, kernel 3` is a setting.
    private static func isItem(_ text: String) -> Bool {
        let isSetting = text.split(separator: " ").contains { !$0.contains(where: \.isLetter) }
        return !isSetting && Term(text) != nil
    }
}

extension String {
    fileprivate func components(between separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
