internal import Ccmark

extension MarkdownTree {
    /// What a text is read as.
    public enum Dialect: Hashable, Sendable {
        /// CommonMark 0.30 and nothing else.
        case commonMark
        /// CommonMark with tables, task lists, formulas, highlights and links to pages.
        case notes
    }

    /// Parses markdown; `firstLine` is the number of the text's first line in its file.
    ///
    /// Text on which libcmark would take time quadratic in its length becomes one code block
    /// (`MarkdownCost`): nothing is lost, and nothing hangs.
    public init(parsing text: String, firstLine: Int = 1, dialect: Dialect = .notes) {
        var text = text
        self = text.withUTF8 { bytes in
            guard MarkdownCost.isBounded(bytes) else {
                return MarkdownTree(unparsed: bytes, firstLine: firstLine)
            }
            return dialect == .notes
                ? MarkdownTree(notes: bytes, lineOffset: firstLine - 1)
                : MarkdownTree(commonMark: bytes, lineOffset: firstLine - 1)
        }
    }

    /// Lifts out what cmark does not know, lets it read the rest, and puts the lifted back.
    private init(notes bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) {
        if let lifted = LiftedText(bytes) {
            let covered = lifted.covered.withUnsafeBufferPointer {
                MarkdownTree(commonMark: $0, lineOffset: lineOffset)
            }
            let cursor = LiftedCursor(lifted.spans, source: bytes, lineOffset: lineOffset)
            if let nodes = NoteSyntax.nodes(of: covered.nodes, lifted: cursor) {
                self.init(nodes: nodes)
                return
            }
        }
        let plain = MarkdownTree(commonMark: bytes, lineOffset: lineOffset)
        guard NoteSyntax.mayStand(in: bytes) else {
            self = plain
            return
        }
        self.init(nodes: NoteSyntax.nodes(of: plain.nodes, lifted: nil) ?? plain.nodes)
    }

    private init(commonMark bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) {
        let root = bytes.withMemoryRebound(to: CChar.self) {
            cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
        }
        defer { cmark_node_free(root) }
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }

        var builder = TreeBuilder(length: bytes.count)
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE || event == CMARK_EVENT_NONE { break }
            guard let node = cmark_iter_get_node(iterator) else { break }
            if event == CMARK_EVENT_ENTER {
                builder.enter(node, lineOffset: lineOffset)
            } else {
                builder.exit()
            }
        }
        self.init(nodes: builder.nodes)
    }

    private init(unparsed bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        let text = String(decoding: bytes, as: UTF8.self)
        let breaks = bytes.count { $0 == 0x0A } - (bytes.last == 0x0A ? 1 : 0)
        let range = MarkdownRange(
            startLine: firstLine,
            startColumn: 1,
            endLine: firstLine + breaks,
            endColumn: 1
        )
        self.init(nodes: [
            MarkdownNode(kind: .document, literal: "", range: range, end: 2),
            MarkdownNode(kind: .codeBlock(info: ""), literal: text, range: range, end: 2),
        ])
    }
}

/// Turns the events of cmark's iterator into nodes in document order.
private struct TreeBuilder {
    var nodes: [MarkdownNode] = []
    private var open: [Int] = []

    /// For a text of a length in bytes.
    init(length: Int) {
        nodes.reserveCapacity(length / Self.bytesOfNode)
    }

    /// In notes of long lines; where lines are short, the nodes grow beyond what is foreseen.
    private static let bytesOfNode = 32

    mutating func enter(_ node: OpaquePointer, lineOffset: Int) {
        let index = nodes.count
        let kind = MarkdownNode.Kind(node)
        let literal = kind.hasLiteral ? string(cmark_node_get_literal(node)) : ""
        nodes.append(
            MarkdownNode(
                kind: kind,
                literal: literal,
                range: MarkdownRange(node, lineOffset: lineOffset),
                end: index + 1
            )
        )
        // cmark sends no exit event for these, whatever they hold.
        if !kind.isLeaf { open.append(index) }
    }

    mutating func exit() {
        guard let index = open.popLast() else { return }
        nodes[index].end = nodes.count
    }
}

extension MarkdownRange {
    fileprivate init?(_ node: OpaquePointer, lineOffset: Int) {
        let line = Int(cmark_node_get_start_line(node))
        guard line > 0 else { return nil }
        self.init(
            startLine: line + lineOffset,
            startColumn: Int(cmark_node_get_start_column(node)),
            endLine: Int(cmark_node_get_end_line(node)) + lineOffset,
            endColumn: Int(cmark_node_get_end_column(node))
        )
    }
}

extension MarkdownNode.Kind {
    fileprivate init(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: self = .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_PARAGRAPH: self = .paragraph
        case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
        case CMARK_NODE_LIST: self = Self.list(of: node)
        case CMARK_NODE_ITEM: self = .item
        case CMARK_NODE_CODE_BLOCK: self = .codeBlock(info: string(cmark_node_get_fence_info(node)))
        case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
        case CMARK_NODE_TEXT: self = .text
        case CMARK_NODE_SOFTBREAK: self = .softBreak
        case CMARK_NODE_LINEBREAK: self = .lineBreak
        case CMARK_NODE_CODE: self = .code
        case CMARK_NODE_HTML_INLINE: self = .inlineHTML
        case CMARK_NODE_EMPH: self = .emphasis
        case CMARK_NODE_STRONG: self = .strong
        case CMARK_NODE_LINK: self = .link(destination: url(of: node), title: title(of: node))
        case CMARK_NODE_IMAGE: self = .image(destination: url(of: node), title: title(of: node))
        // The parser makes no custom nodes; the root is all that is left.
        default: self = .document
        }
    }

    private static func list(of node: OpaquePointer) -> Self {
        .list(
            ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
            start: Int(cmark_node_get_list_start(node)),
            tight: cmark_node_get_list_tight(node) != 0
        )
    }

    var hasLiteral: Bool {
        switch self {
        case .text, .code, .inlineHTML, .codeBlock, .htmlBlock, .math: true
        default: false
        }
    }

    var isLeaf: Bool {
        switch self {
        case .softBreak, .lineBreak, .thematicBreak: true
        default: hasLiteral
        }
    }
}

private func url(of node: OpaquePointer) -> String { string(cmark_node_get_url(node)) }

private func title(of node: OpaquePointer) -> String { string(cmark_node_get_title(node)) }

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
}
