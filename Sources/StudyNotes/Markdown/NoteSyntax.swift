/// Makes of a CommonMark tree what notes mean: formulas, tables, task lists, highlights, page links.
struct NoteSyntax {
    /// A container that is open: its end among the nodes read, its place among those written.
    private struct Container {
        let end: Int
        /// `nil` behind a table, which has ended its paragraph.
        var index: Int?
        let node: MarkdownNode
        var hasHighlights = false
    }

    private var output: [MarkdownNode] = []
    private var open: [Container] = []
    private var lifted: LiftedCursor?

    /// Whether a text holds signs that this step looks for, lifted ones aside.
    static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let whole = 0..<bytes.count
        return ByteScan.firstPlace(of: "==", bytes, whole) != nil
            || ["[ ] ", "[x] ", "[X] ", "[["].contains {
                ByteScan.firstPlace(of: $0, bytes, whole) != nil
            }
    }

    /// The nodes of a tree read anew; `nil` when a lifted span did not come back in its place.
    static func nodes(of nodes: MarkdownNodes, lifted: LiftedCursor?) -> [MarkdownNode]? {
        var syntax = NoteSyntax(lifted: lifted)
        syntax.output.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
            syntax.close(until: index)
            syntax.read(node)
        }
        syntax.close(until: nodes.count)
        return syntax.lifted?.isComplete ?? true ? syntax.output : nil
    }

    private init(lifted: LiftedCursor?) {
        self.lifted = lifted
    }

    private mutating func read(_ node: MarkdownNode) {
        switch node.kind {
        case .text: readText(node)
        case .softBreak, .lineBreak: readBreak(node)
        default:
            if !node.kind.isBlock { reopenParagraph(at: node) }
            let node = uncovered(node)
            if !node.kind.tag.isLeaf {
                open.append(Container(end: node.end, index: output.count, node: node))
            }
            add(node.kind, node.literal, node.range)
        }
    }

    private mutating func close(until index: Int) {
        while let container = open.last, container.end <= index {
            open.removeLast()
            guard let index = container.index else { continue }
            if container.hasHighlights { Highlights.wrap(&output, from: index + 1) }
            output[index].end = output.count
        }
    }

    private mutating func add(_ kind: MarkdownNode.Kind, _ literal: String, _ range: MarkdownRange?)
    {
        output.append(
            MarkdownNode(kind: kind, literal: literal, range: range, end: output.count + 1)
        )
    }

    /// What is neither text nor a line end stays as it was written, formulas and tables too.
    private mutating func uncovered(_ node: MarkdownNode) -> MarkdownNode {
        guard var cursor = lifted else { return node }
        defer { lifted = cursor }
        let kind: MarkdownNode.Kind =
            switch node.kind {
            case .link(let address, let title):
                .link(destination: cursor.uncover(address), title: cursor.uncover(title))
            case .image(let address, let title):
                .image(destination: cursor.uncover(address), title: cursor.uncover(title))
            case .codeBlock(let info): .codeBlock(info: cursor.uncover(info))
            default: node.kind
            }
        let literal = cursor.uncover(node.literal)
        return MarkdownNode(kind: kind, literal: literal, range: node.range, end: node.end)
    }
}

// MARK: - Text

extension NoteSyntax {
    private mutating func readBreak(_ node: MarkdownNode) {
        // The line ends of a formula or a table are a part of it.
        if lifted?.isWithinSpan == true || open.last?.index == nil { return }
        add(node.kind, "", node.range)
    }

    private mutating func readText(_ node: MarkdownNode) {
        guard LiftedCursor.hasCover(node.literal), var cursor = lifted else {
            addText(node.literal, node.range)
            return
        }
        let parts = cursor.parts(of: node.literal)
        lifted = cursor
        var range = node.range
        for part in parts {
            switch part {
            case .text(let text):
                addText(String(text), range)
            case .piece(let span, let number):
                if number == 0 { add(span) }
                // What follows stands right behind the piece.
                range = range?.starting(behind: span.pieces[number], cursor.lineOffset)
            }
        }
    }

    private mutating func add(_ span: LiftedSpan) {
        guard let cursor = lifted, let last = span.pieces.last else { return }
        switch span.kind {
        case .table(let alignments):
            endParagraph()
            TableNodes(span, alignments, cursor).add(to: &output)
        case .math(let isDisplay):
            let range = span.pieces[0].range(to: last, cursor.lineOffset)
            if let previous = output.last, previous.kind == .text, previous.end == output.count {
                output[output.count - 1] = previous.ending(before: range)
            }
            reopenParagraph(at: MarkdownNode(kind: .text, literal: "", range: range, end: 0))
            add(.math(isDisplay: isDisplay), span.formula(cursor), range)
        }
    }

    private mutating func addText(_ text: String, _ range: MarkdownRange?) {
        reopenParagraph(at: MarkdownNode(kind: .text, literal: "", range: range, end: 0))
        if let last = open.indices.last, Highlights.mayStand(in: text) {
            open[last].hasHighlights = true
        }
        guard beginsItem, let (marker, rest) = TaskMarker.read(text) else {
            addLinks(text, range)
            return
        }
        add(marker, "", range?.first(3))
        if !rest.isEmpty { addLinks(rest, range?.dropping(4)) }
    }

    /// Adds a text with the links to pages that it holds.
    private mutating func addLinks(_ text: String, _ range: MarkdownRange?) {
        // Within a link there is no other.
        let isLinked = open.contains { $0.node.kind.isLink }
        guard !isLinked, PageLinks.mayStand(in: text) else { return add(.text, text, range) }
        let bytes = Array(text.utf8)
        let string = { (part: Range<Int>) in String(decoding: bytes[part], as: UTF8.self) }
        let place = { (part: Range<Int>) in range?.dropping(part.lowerBound).first(part.count) }
        for part in PageLinks.parts(of: bytes) {
            switch part {
            case .text(let whole):
                add(.text, string(whole), place(whole))
            case .link(let whole, let page, let shown):
                let index = output.count
                add(.link(destination: string(page), title: ""), "", place(whole))
                add(.text, string(shown), place(shown))
                output[index].end = output.count
            case .image(let whole, let page):
                add(.image(destination: string(page), title: ""), "", place(whole))
            }
        }
    }

    /// Whether the next leaf is the first one of the first paragraph of an item.
    private var beginsItem: Bool {
        guard open.count > 1, let paragraph = open.last, paragraph.node.kind == .paragraph,
            let item = open[open.count - 2].index, output[item].kind == .item
        else { return false }
        return paragraph.index == item + 1 && output.count == item + 2
    }
}

// MARK: - Paragraphs with tables in them

extension NoteSyntax {
    /// A table ends the paragraph that it was found in; one that was empty before it is no more.
    private mutating func endParagraph() {
        guard let last = open.indices.last, let index = open[last].index else { return }
        if output.last?.kind == .softBreak { output.removeLast() }
        open[last].index = nil
        if output.count == index + 1 {
            output.removeLast()
        } else {
            let end = output.last?.range
            let range = open[last].node.range?.ending(with: end)
            output[index] = MarkdownNode(
                kind: .paragraph,
                literal: "",
                range: range,
                end: output.count
            )
        }
    }

    /// What comes behind a table is a paragraph of its own.
    private mutating func reopenParagraph(at node: MarkdownNode) {
        guard let last = open.indices.last, open[last].index == nil else { return }
        open[last].index = output.count
        add(.paragraph, "", node.range.flatMap { open[last].node.range?.starting(with: $0) })
    }
}

/// The box of a task: `[ ]`, `[x]` or `[X]` before a blank.
private enum TaskMarker {
    static func read(_ text: String) -> (marker: MarkdownNode.Kind, rest: String)? {
        for (mark, isDone) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
        where text.hasPrefix(mark) {
            return (.taskMarker(isDone: isDone), String(text.dropFirst(mark.count)))
        }
        return nil
    }
}

extension MarkdownNode.Kind {
    fileprivate var isLink: Bool {
        switch self {
        case .link, .image: true
        default: false
        }
    }
}
