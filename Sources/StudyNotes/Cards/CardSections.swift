/// The places where a note is cut into cards.
struct CardSections {
    /// The lines and blocks of one card.
    struct Section {
        /// Headings that only name a week or a day, and stand just above the card.
        let above: [CardHeading]
        /// What begins the card, or `nil` for the main card.
        let heading: CardHeading?
        let lines: Range<Int>
        /// Indices of nodes.
        let blocks: Range<Int>
        /// The list that the blocks begin in the middle of.
        let list: Int?
        /// The words, where the headings above the card are among them.
        let words: Range<Int>
    }

    private(set) var all: [Section] = []
    /// The first level-1 heading, when no other heading comes before it.
    private(set) var main: CardHeading?

    private let tree: MarkdownTree
    private let firstLine: Int
    private let lineCount: Int
    private var cuts: [Cut] = []

    private struct Cut {
        let heading: CardHeading?
        let line: Int
        /// The first node of the card.
        let block: Int
        /// The end of the nodes of the card before.
        let end: Int
        /// The list in which an entry stands that begins the card.
        var list: Int?
        /// Whether an entry or a paragraph begins it, `Pooling: no weights`, and no heading.
        var isEntry = false
    }

    /// Cuts a tree whose text is the lines `firstLine...lineCount`.
    init(_ tree: MarkdownTree, firstLine: Int, lineCount: Int, title: String? = nil) {
        (self.tree, self.firstLine, self.lineCount) = (tree, firstLine, lineCount)
        guard firstLine <= lineCount else { return }
        cutAtHeadings()
        // Nothing but link definitions: they make no blocks.
        if cuts.isEmpty { cuts = [Cut(heading: nil, line: firstLine, block: 1, end: 1)] }
        cutAtEntries(title: title ?? main?.text)
        join()
    }

    // MARK: - Headings

    private mutating func cutAtHeadings() {
        // By itself, so that it is not held anew at every block.
        let tree = tree
        var level = 1
        for block in tree.topLevelBlocks {
            guard CardHeading.mayBe(block, in: tree),
                let heading = CardHeading(tree, block, below: level)
            else {
                if cuts.isEmpty { cut(nil, firstLine, 1) }
                continue
            }
            if !heading.isBold { level = heading.level }
            let isMain = heading.level == 1 && cuts.allSatisfy { $0.heading == nil }
            if isMain, main == nil {
                main = heading
                if cuts.isEmpty { cut(nil, firstLine, 1) }
            } else if cuts.isEmpty {
                cut(heading, firstLine, 1)
            } else {
                cut(heading, heading.line, block)
            }
        }
    }

    private mutating func cut(_ heading: CardHeading?, _ line: Int, _ block: Int) {
        // A line belongs to one card, whatever cmark says about places.
        let isFurther = cuts.last.map { line > $0.line && line <= lineCount } ?? true
        if isFurther { cuts.append(Cut(heading: heading, line: line, block: block, end: block)) }
    }

    // MARK: - Entries of lists

    private mutating func cutAtEntries(title: String?) {
        let tree = tree
        let headings = cuts.compactMap { $0.heading }
        var entries = TopicEntries(tree, headings: main.map { [$0] + headings } ?? headings)
        let mainTopic = title.flatMap { FieldTopics.topic(of: $0) }
        var result: [Cut] = []
        for (index, cut) in cuts.enumerated() {
            result.append(cut)
            let end = index + 1 < cuts.count ? cuts[index + 1].end : tree.nodes.count
            let heading = cut.heading ?? main
            let surroundings = TopicEntries.Surroundings(
                topic: { heading.map { $0.topic } ?? mainTopic },
                isPlace: heading?.isFrame == true || (cut.heading == nil && mainTopic == nil)
            )
            let blocks = MarkdownTree.Siblings(tree.nodes, cut.block..<end)
            let isPage = surroundings.isPlace && entries.isPage(blocks)
            var (before, opened): (Int?, FieldTopics.Topic?) = (nil, nil)
            for block in blocks {
                defer { before = block }
                var openings = entries.openings(in: block, behind: before, surroundings)
                // Behind other words, and above a list, a line is as good as a heading.
                let isHeading =
                    before != nil && before != cut.block && tree.leadsToList(block)
                if opened != nil || isPage || isHeading, entries.mayDefine(block) {
                    let topic = opened ?? heading?.topic?.kind
                    if topic != nil || isPage,
                        let paragraph = entries.opening(paragraph: block, behind: topic)
                    {
                        openings = [paragraph]
                    }
                }
                for opening in openings {
                    opened = opening.topic ?? opened
                    begin(opening, in: block, below: heading, &result)
                }
            }
        }
        cuts = result
    }

    private func begin(
        _ opening: TopicEntries.Opening,
        in block: Int,
        below heading: CardHeading?,
        _ result: inout [Cut]
    ) {
        let line = tree.nodes.range(opening.item)?.startLine ?? 0
        guard let last = result.last, line <= lineCount else { return }
        // What begins a file that has no heading begins its first card.
        let isFirst = line == last.line && last.heading == nil && result.count == 1
        guard line > last.line || isFirst else { return }
        let isFirstEntry = opening.item == block + 1
        let cut = Cut(
            heading: CardHeading(opening.term, level: (heading?.level ?? 1) + 1, line: line),
            line: line,
            block: opening.item,
            end: isFirst ? last.end : isFirstEntry ? block : opening.item,
            list: opening.item == block ? nil : block,
            isEntry: true
        )
        if isFirst { result.removeLast() }
        result.append(cut)
    }

    // MARK: - Sections

    /// A heading with nothing below it goes to the card that follows, if it only names a place or
    /// the card stands below it, or if an entry of its list begins that card.
    private mutating func join() {
        var above: [CardHeading] = []
        var (line, words) = (cuts[0].line, cuts[0].block)
        for (index, cut) in cuts.enumerated() {
            let next = index + 1 < cuts.count ? cuts[index + 1] : nil
            let end = next?.end ?? tree.nodes.count
            let heading = cut.heading ?? main
            let leadsToEntry = cut.heading != nil && next?.isEntry == true
            let isContext =
                !cut.isEntry && (heading?.leads(to: next?.heading) == true || leadsToEntry)
            if let heading, next != nil, isContext, tree.isOneHeading(cut.block..<end) {
                if cut.heading != nil { above.append(heading) }
                continue
            }
            all.append(
                Section(
                    above: above,
                    heading: cut.heading,
                    lines: line..<(next?.line ?? lineCount + 1),
                    blocks: cut.block..<end,
                    list: cut.list,
                    words: words..<end
                )
            )
            above = []
            (line, words) = (next?.line ?? line, next?.block ?? words)
        }
    }
}

extension MarkdownTree {
    /// Whether a list follows right behind a block.
    fileprivate func leadsToList(_ block: Int) -> Bool {
        let next = nodes.end(block)
        return next < nodes.count && nodes.tag(next) == .list
    }

    /// Whether a range of nodes holds a single block.
    fileprivate func isOneHeading(_ range: Range<Int>) -> Bool {
        !range.isEmpty && nodes.end(range.lowerBound) >= range.upperBound
    }
}
