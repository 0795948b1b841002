/// The places where a note is cut into cards.
struct CardSections {
    /// The lines and blocks of one card.
    struct Section {
        /// The heading, or `nil` for the main card.
        let heading: CardHeading?
        let lines: Range<Int>
        /// Indices of nodes.
        let blocks: Range<Int>
    }

    private(set) var all: [Section] = []
    /// The first level-1 heading, when no other heading comes before it.
    private(set) var mainTitle: String?

    /// Cuts at the headings of a tree whose text is the lines `firstLine...lineCount`.
    init(_ tree: MarkdownTree, firstLine: Int, lineCount: Int) {
        guard firstLine <= lineCount else { return }
        var cuts: [(heading: CardHeading?, line: Int, block: Int)] = []
        var level = 1
        for block in tree.topLevelBlocks {
            guard let heading = CardHeading(tree, block, below: level) else {
                if cuts.isEmpty { cuts = [(nil, firstLine, 1)] }
                continue
            }
            if !heading.isBold { level = heading.level }
            let isMain = heading.level == 1 && cuts.allSatisfy { $0.heading == nil }
            if isMain, mainTitle == nil {
                mainTitle = heading.title
                if cuts.isEmpty { cuts = [(nil, firstLine, 1)] }
            } else if let last = cuts.last {
                // A line belongs to one card, whatever cmark says about places.
                let isFurther = heading.line > last.line && heading.line <= lineCount
                if isFurther { cuts.append((heading, heading.line, block)) }
            } else {
                cuts = [(heading, firstLine, 1)]
            }
        }
        // Nothing but link definitions: they make no blocks.
        if cuts.isEmpty { cuts = [(nil, firstLine, 1)] }
        for (index, cut) in cuts.enumerated() {
            let next = index + 1 < cuts.count ? cuts[index + 1] : nil
            all.append(
                Section(
                    heading: cut.heading,
                    lines: cut.line..<(next?.line ?? lineCount + 1),
                    blocks: cut.block..<(next?.block ?? tree.nodes.count)
                )
            )
        }
    }
}

/// A heading that begins a card: a markdown heading, or a paragraph that is bold and nothing else.
struct CardHeading {
    let title: String
    let level: Int
    let line: Int
    let isBold: Bool

    /// `nil` when the block is no heading; a bold one stands one level below the heading before it.
    init?(_ tree: MarkdownTree, _ block: Int, below level: Int) {
        let node = tree.nodes[block]
        guard let range = node.range else { return nil }
        line = range.startLine
        switch node.kind {
        case .heading(let ownLevel):
            title = tree.lineOfText(of: block)
            self.level = ownLevel
            isBold = false
        case .paragraph:
            guard let boldTitle = Self.boldTitle(tree, block) else { return nil }
            title = boldTitle
            self.level = level + 1
            isBold = true
        default:
            return nil
        }
    }

    /// The text of `**Pooling Layer**`; a bold sentence is no heading.
    private static func boldTitle(_ tree: MarkdownTree, _ block: Int) -> String? {
        let strong = block + 1
        let end = tree.nodes[block].end
        guard strong < end, tree.nodes[strong].kind == .strong, tree.nodes[strong].end == end else {
            return nil
        }
        let title = tree.lineOfText(of: strong)
        let isSentence = title.hasSuffix(".") || title.hasSuffix("!") || title.count > 80
        return title.isEmpty || isSentence ? nil : title
    }
}
