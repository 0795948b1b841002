internal import Ccmark

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
        self = text.withUTF8 {
            MarkdownTree(parsing: $0, firstLine: firstLine, dialect: dialect)
        }
    }

    /// The same of bytes in UTF-8.
    init(parsing bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, dialect: Dialect = .notes) {
        if !MarkdownCost.isBounded(bytes) {
            self.init(unparsed: bytes, firstLine: firstLine)
        } else if let tree = MarkdownSegments(bytes)?.tree(firstLine: firstLine, dialect) {
            self = tree
        } else {
            self.init(segment: bytes, firstLine: firstLine, dialect: dialect)
        }
    }

    /// The same of a text that is parsed as a whole.
    init(segment bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, dialect: Dialect) {
        if dialect == .notes {
            self.init(notes: bytes, lineOffset: firstLine - 1)
        } else {
            self.init(commonMark: bytes, lineOffset: firstLine - 1)
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
                self.init(nodes: MarkdownNodes(nodes))
                return
            }
        }
        let plain = MarkdownTree(commonMark: bytes, lineOffset: lineOffset)
        guard NoteSyntax.mayStand(in: bytes) else {
            self = plain
            return
        }
        let nodes = NoteSyntax.nodes(of: plain.nodes, lifted: nil)
        self.init(nodes: nodes.map { MarkdownNodes($0) } ?? plain.nodes)
    }

    private init(commonMark bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) {
        var builder = TreeBuilder(length: bytes.count)
        ParserMemory.provide(forText: bytes.count) { memory in
            let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory)
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parser_feed(parser, $0.baseAddress, $0.count)
            }
            let iterator = cmark_iter_new(cmark_parser_finish(parser))
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
        }
        self.init(nodes: builder.nodes)
    }

    private init(unparsed bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        let breaks = bytes.count { $0 == 0x0A } - (bytes.last == 0x0A ? 1 : 0)
        let range = MarkdownRange(
            startLine: firstLine,
            startColumn: 1,
            endLine: firstLine + breaks,
            endColumn: 1
        )
        var nodes = MarkdownNodes()
        nodes.append(tag: .document, range, end: 2)
        nodes.append(.codeBlock(info: ""), range, literal: bytes)
        self.init(nodes: nodes)
    }
}

/// Turns the events of cmark's iterator into nodes in document order.
private struct TreeBuilder {
    private(set) var nodes: MarkdownNodes
    private var open: [Int] = []

    /// For a text of a length in bytes.
    init(length: Int) {
        nodes = MarkdownNodes(ofText: length)
    }

    mutating func enter(_ node: OpaquePointer, lineOffset: Int) {
        let index = nodes.count
        let tag = MarkdownNode.Tag(node)
        let range = MarkdownRange(node, lineOffset: lineOffset)
        let literal = tag.hasLiteral ? bytes(cmark_node_get_literal(node)) : nil
        switch tag {
        case .heading:
            let level = Int(cmark_node_get_heading_level(node))
            nodes.append(tag: tag, detail: level, range)
        case .list, .link, .image, .codeBlock:
            nodes.append(MarkdownNode.Kind(node, tag), range, literal: literal)
        default:
            nodes.append(tag: tag, range, literal: literal)
        }
        // cmark sends no exit event for these, whatever they hold.
        if !tag.isLeaf { open.append(index) }
    }

    mutating func exit() {
        if let index = open.popLast() { nodes.close(index) }
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

extension MarkdownNode.Tag {
    fileprivate init(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: self = .heading
        case CMARK_NODE_PARAGRAPH: self = .paragraph
        case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
        case CMARK_NODE_LIST: self = .list
        case CMARK_NODE_ITEM: self = .item
        case CMARK_NODE_CODE_BLOCK: self = .codeBlock
        case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
        case CMARK_NODE_TEXT: self = .text
        case CMARK_NODE_SOFTBREAK: self = .softBreak
        case CMARK_NODE_LINEBREAK: self = .lineBreak
        case CMARK_NODE_CODE: self = .code
        case CMARK_NODE_HTML_INLINE: self = .inlineHTML
        case CMARK_NODE_EMPH: self = .emphasis
        case CMARK_NODE_STRONG: self = .strong
        case CMARK_NODE_LINK: self = .link
        case CMARK_NODE_IMAGE: self = .image
        // The parser makes no custom nodes; the root is all that is left.
        default: self = .document
        }
    }
}

extension MarkdownNode.Kind {
    /// What a node says beside its tag.
    fileprivate init(_ node: OpaquePointer, _ tag: MarkdownNode.Tag) {
        switch tag {
        case .list:
            self = .list(
                ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                start: Int(cmark_node_get_list_start(node)),
                tight: cmark_node_get_list_tight(node) != 0
            )
        case .codeBlock: self = .codeBlock(info: string(cmark_node_get_fence_info(node)))
        case .link: self = .link(destination: url(of: node), title: title(of: node))
        case .image: self = .image(destination: url(of: node), title: title(of: node))
        default: self = .document
        }
    }
}

private func url(of node: OpaquePointer) -> String { string(cmark_node_get_url(node)) }

private func title(of node: OpaquePointer) -> String { string(cmark_node_get_title(node)) }

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
}

private func bytes(_ pointer: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8>? {
    guard let pointer else { return nil }
    let count = strlen(pointer)
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
        UnsafeBufferPointer(start: $0, count: count)
    }
}
