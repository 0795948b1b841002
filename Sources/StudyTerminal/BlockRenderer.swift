internal import StudyNotes

/// Lays out the blocks of a card, one below the other, within quotes and lists.
struct BlockRenderer {
    /// What a quote or an item puts before its lines.
    private struct Margin {
        /// Before the first line only: the bullet or number of an item.
        let first: String
        let other: String
        var isUsed = false
    }

    /// A quote, list or item that is open.
    private struct Container {
        let isTight: Bool
        let hasMargin: Bool
        /// The number of the next item, in an ordered list.
        var nextNumber: Int?
    }

    private let tree: MarkdownTree
    private let style: TerminalStyle
    private(set) var lines: [String] = []
    private var containers: [Container] = []
    private var margins: [Margin] = []
    private var marginColumns = 0
    private var isFirst = true

    init(_ tree: MarkdownTree, style: TerminalStyle) {
        self.tree = tree
        self.style = style
    }

    /// Renders all blocks but one, the heading that is shown as the title.
    mutating func render(leavingOut title: Int?) {
        var events = tree.events()
        while let event = events.next() {
            switch event {
            case .enter(let index) where index == title:
                events.skipDescendants()
            case .enter(let index):
                if !openContainer(tree.nodes[index].kind) {
                    renderLeaf(index)
                    events.skipDescendants()
                }
            case .exit(let index):
                closeContainer(tree.nodes[index].kind)
            }
        }
    }
}

// MARK: - Containers

extension BlockRenderer {
    /// Opens a quote, list or item; answers whether the block holds other blocks.
    private mutating func openContainer(_ kind: MarkdownNode.Kind) -> Bool {
        switch kind {
        case .document:
            return true
        case .blockQuote:
            separate()
            let bar = style.paint(style.isPlain ? ">" : "│", .quote) + " "
            open(tight: false, first: bar, other: bar)
        case .list(let ordered, let start, let tight):
            separate()
            let number = ordered ? start : nil
            containers.append(Container(isTight: tight, hasMargin: false, nextNumber: number))
        case .item:
            separate()
            let marker = nextMarker()
            let indent = String(repeating: " ", count: marker.count)
            open(tight: containers.last?.isTight ?? false, first: marker, other: indent)
        default:
            return false
        }
        isFirst = true
        return true
    }

    private mutating func nextMarker() -> String {
        guard let last = containers.indices.last, let number = containers[last].nextNumber else {
            return style.isPlain ? "- " : "• "
        }
        containers[last].nextNumber = number + 1
        return "\(number). "
    }

    /// Margins take half of the width at most; what is nested deeper stands below, not beside.
    private mutating func open(tight: Bool, first: String, other: String) {
        let columns = DisplayWidth.of(first)
        let fits = marginColumns + columns <= style.width / 2
        if fits {
            margins.append(Margin(first: first, other: other))
            marginColumns += columns
        }
        containers.append(Container(isTight: tight, hasMargin: fits))
    }

    private mutating func closeContainer(_ kind: MarkdownNode.Kind) {
        switch kind {
        case .blockQuote, .list, .item: break
        default: return
        }
        guard let container = containers.popLast() else { return }
        isFirst = false
        guard container.hasMargin, let margin = margins.last else { return }
        // An item that holds nothing still shows its bullet.
        if !margin.isUsed, kind == .item { lines.append(lead().withoutTrailingSpaces) }
        margins.removeLast()
        marginColumns -= DisplayWidth.of(margin.first)
    }

    /// A blank line between two blocks, unless they stand in a tight list.
    private mutating func separate() {
        if !isFirst, containers.last?.isTight != true { lines.append(hang.withoutTrailingSpaces) }
    }

    private var hang: String { margins.map(\.other).joined() }

    private mutating func lead() -> String {
        let lead = margins.map { $0.isUsed ? $0.other : $0.first }.joined()
        for index in margins.indices { margins[index].isUsed = true }
        return lead
    }
}

// MARK: - Leaves

extension BlockRenderer {
    private mutating func renderLeaf(_ index: Int) {
        let node = tree.nodes[index]
        if node.isComment { return }
        separate()
        isFirst = false
        switch node.kind {
        case .heading: addText(index, roles: [.heading])
        case .codeBlock: addCode(node.literal)
        case .htmlBlock: addHTML(node.literal)
        case .thematicBreak: addRule()
        case .table: addTable(index)
        default: addText(index, roles: [])
        }
    }

    private mutating func addText(_ index: Int, roles: [TerminalStyle.Role]) {
        let text = InlineRenderer.text(of: index, in: tree, style: style, roles: roles)
        let lead = lead()
        lines += TextWrapper.wrap(text, style: style, lead: lead, hang: hang)
    }

    private mutating func addCode(_ literal: String) {
        // The last line of a code block ends in a line feed too.
        let text = literal.hasSuffix("\n") ? literal.dropLast() : literal[...]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let code = TerminalText.codeLine(line)
            let lead = lead()
            lines.append(
                code.isEmpty
                    ? lead.withoutTrailingSpaces : "\(lead)    \(style.paint(code, .code))"
            )
        }
    }

    private mutating func addHTML(_ literal: String) {
        for line in literal.split(separator: "\n") {
            let text = StyledText(TerminalText.harmless(String(line)), .faint)
            let lead = lead()
            lines += TextWrapper.wrap(text, style: style, lead: lead, hang: hang)
        }
    }

    private mutating func addTable(_ index: Int) {
        let table = CardTable(index, in: tree, style: style)
        for line in table.lines(width: style.width - marginColumns) {
            lines.append((lead() + line).withoutTrailingSpaces)
        }
    }

    private mutating func addRule() {
        let columns = min(style.width - marginColumns, 40)
        lines.append(
            lead()
                + style.paint(String(repeating: style.isPlain ? "-" : "─", count: columns), .faint)
        )
    }
}
