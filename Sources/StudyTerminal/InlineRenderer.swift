internal import StudyNotes

/// Turns the inner part of a paragraph or heading into styled text.
struct InlineRenderer {
    private let tree: MarkdownTree
    private let showsMarks: Bool
    private var runs: [StyledText.Run] = []
    /// How many open nodes ask for a role.
    private var depths: [(role: TerminalStyle.Role, depth: Int)] = [
        (.emphasis, 0), (.strong, 0), (.link, 0),
    ]

    /// The text of a node; `roles` hold for all of it.
    static func text(
        of node: Int,
        in tree: MarkdownTree,
        style: TerminalStyle,
        roles: [TerminalStyle.Role] = []
    ) -> StyledText {
        // Without colour a code span keeps its marks, or nothing would tell it from the sentence.
        var renderer = InlineRenderer(tree, showsMarks: !style.isColored)
        renderer.render(node, roles)
        return StyledText(renderer.runs)
    }

    private init(_ tree: MarkdownTree, showsMarks: Bool) {
        self.tree = tree
        self.showsMarks = showsMarks
    }

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
        case .math: add(node.literal, roles + [.code])
        case .taskMarker(let isDone): add(isDone ? "☑ " : "☐ ", roles)
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
        case .strong, .highlight: depths[1].depth += step
        case .link: depths[2].depth += step
        default: break
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
