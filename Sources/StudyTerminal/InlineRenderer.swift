internal import StudyNotes

/// Turns the inner part of a paragraph or heading into styled text.
struct InlineRenderer {
    private let tree: MarkdownTree
    private let style: TerminalStyle
    private var runs: [StyledText.Run] = []
    /// How many open nodes ask for a role.
    private var depths: [(role: TerminalStyle.Role, depth: Int)] = [
        (.emphasis, 0), (.strong, 0), (.link, 0), (.highlight, 0),
    ]

    /// The text of a node; `roles` hold for all of it.
    static func text(
        of node: Int,
        in tree: MarkdownTree,
        style: TerminalStyle,
        roles: [TerminalStyle.Role] = []
    ) -> StyledText {
        var renderer = InlineRenderer(tree, style: style)
        renderer.render(node, roles)
        return StyledText(renderer.runs)
    }

    private init(_ tree: MarkdownTree, style: TerminalStyle) {
        self.tree = tree
        self.style = style
    }

    // Without colour a code span keeps its marks, or nothing would tell it from the sentence.
    private var showsMarks: Bool { !style.isColored }

    private mutating func render(_ root: Int, _ base: [TerminalStyle.Role]) {
        var events = tree.events(of: root)
        while let event = events.next() {
            switch event {
            case .enter(let index):
                let roles = base + depths.filter { $0.depth > 0 }.map(\.role)
                if case .image(let address, _) = tree.nodes[index].kind {
                    addImage(index, address, roles)
                    events.skipDescendants()
                } else {
                    enter(index, roles)
                }
            case .exit(let index):
                exit(index, base)
            }
        }
    }

    private mutating func enter(_ index: Int, _ roles: [TerminalStyle.Role]) {
        let node = tree.nodes[index]
        switch node.kind {
        case .text: add(node.literal, roles)
        case .code:
            let text = showsMarks ? "`\(node.literal)`" : node.literal
            add(text, roles + [.code], isBreakable: false)
        case .math(let isDisplay): addMath(node.literal, isDisplay: isDisplay, roles + [.code])
        case .taskMarker(let isDone): addBox(isDone, roles)
        case .softBreak: add(" ", roles)
        case .lineBreak: runs.append(StyledText.Run("\n"))
        case .inlineHTML where node.isLineBreakTag: runs.append(StyledText.Run("\n"))
        case .inlineHTML where !node.isComment: add(node.literal, roles + [.faint])
        default: change(node.kind, by: 1)
        }
    }

    private mutating func exit(_ index: Int, _ base: [TerminalStyle.Role]) {
        let kind = tree.nodes[index].kind
        change(kind, by: -1)
        guard case .link(let address, _) = kind, !address.isEmpty else { return }
        let text = tree.plainText(of: index)
        if address != text, address != "mailto:\(text)" { add(" (\(address))", base + [.faint]) }
    }

    private mutating func change(_ kind: MarkdownNode.Kind, by step: Int) {
        switch kind {
        case .emphasis: depths[0].depth += step
        case .strong: depths[1].depth += step
        case .link: depths[2].depth += step
        case .highlight: depths[3].depth += step
        default: break
        }
    }

    private mutating func addBox(_ isDone: Bool, _ roles: [TerminalStyle.Role]) {
        let box = style.isPlain ? (isDone ? "[x] " : "[ ] ") : (isDone ? "☑ " : "☐ ")
        add(box, roles)
    }

    /// A formula within the line, or on lines of its own, set in, where they are not too wide.
    private mutating func addMath(
        _ tex: String,
        isDisplay: Bool,
        _ roles: [TerminalStyle.Role]
    ) {
        let lines = isDisplay ? MathText.lines(tex).map { "    \($0)" } : []
        // Quotes and lists may take half of the width.
        let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
        guard isDisplay, widest <= style.width / 2 || lines.count == 1 && widest <= style.width
        else {
            return add(MathText.inline(tex), roles)
        }
        if let last = runs.last, last.text != "\n" { runs.append(StyledText.Run("\n")) }
        for line in lines {
            add(line, roles, isBreakable: false)
            runs.append(StyledText.Run("\n"))
        }
    }

    private mutating func addImage(
        _ index: Int,
        _ address: String,
        _ roles: [TerminalStyle.Role]
    ) {
        let caption = tree.plainText(of: index)
        add(caption.isEmpty ? "Image" : "Image: \(caption)", roles + [.emphasis])
        if !address.isEmpty { add(" (\(address))", roles + [.faint]) }
    }

    private mutating func add(
        _ text: String,
        _ roles: [TerminalStyle.Role],
        isBreakable: Bool = true
    ) {
        let text = TerminalText.harmless(text)
        runs.append(StyledText.Run(text, roles, isBreakable: isBreakable))
    }
}
