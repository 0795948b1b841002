extension MarkdownTree {
    /// What becomes of raw HTML and of addresses such as `javascript:`.
    public enum HTMLSafety: Hashable, Sendable {
        /// Raw HTML is shown as text, comments are left out, dangerous addresses are empty.
        case safe
        /// Everything is written as CommonMark writes it.
        case commonMark
    }

    /// The tree as HTML, a walk without recursion.
    ///
    /// Blocks and line ends stand as in the examples of the CommonMark specification.
    public func html(_ safety: HTMLSafety = .safe) -> String {
        var writer = HTMLWriter(tree: self, isSafe: safety == .safe)
        return writer.write()
    }
}

/// Writes the nodes of one tree.
private struct HTMLWriter {
    let tree: MarkdownTree
    let isSafe: Bool
    private var output = HTMLOutput()
    private var open: [Int] = []

    init(tree: MarkdownTree, isSafe: Bool) {
        (self.tree, self.isSafe) = (tree, isSafe)
    }

    mutating func write() -> String {
        var events = tree.events()
        while let event = events.next() {
            switch event {
            case .enter(let index):
                enter(tree.nodes[index], index)
                open.append(index)
                if case .image = tree.nodes[index].kind { events.skipDescendants() }
            case .exit(let index):
                open.removeLast()
                exit(tree.nodes[index], index)
            }
        }
        return output.text
    }

    private mutating func enter(_ node: MarkdownNode, _ index: Int) {
        if node.kind.isBlock { enterBlock(node, index) } else { enterInline(node, index) }
    }

    private mutating func exit(_ node: MarkdownNode, _ index: Int) {
        switch node.kind {
        case .heading(let level): output.add("</h\(level)>\n")
        case .paragraph where !isInTightList: output.add("</p>\n")
        case .blockQuote: output.addLine("</blockquote>\n")
        case .list(let ordered, _, _): output.add(ordered ? "</ol>\n" : "</ul>\n")
        case .item: output.add("</li>\n")
        case .table: exitTable(index)
        case .tableRow(let isHeader): output.add(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
        case .tableCell: output.add(isInHeader ? "</th>\n" : "</td>\n")
        case .emphasis: output.add("</em>")
        case .strong: output.add("</strong>")
        case .highlight: output.add("</mark>")
        case .link: output.add("</a>")
        default: break
        }
    }
}

// MARK: - Blocks

extension HTMLWriter {
    private mutating func enterBlock(_ node: MarkdownNode, _ index: Int) {
        switch node.kind {
        case .heading(let level): output.addLine("<h\(level)>")
        case .paragraph where !isInTightList: output.addLine("<p>")
        case .blockQuote: output.addLine("<blockquote>\n")
        case .list(true, let start, _) where start != 1: output.addLine("<ol start=\"\(start)\">\n")
        case .list(let ordered, _, _): output.addLine(ordered ? "<ol>\n" : "<ul>\n")
        case .item: output.addLine("<li>")
        case .codeBlock(let info): addCodeBlock(node.literal, info: info)
        case .htmlBlock: addHTMLBlock(node)
        case .thematicBreak: output.addLine("<hr />\n")
        case .table: output.addLine("<table>\n")
        case .tableRow(let isHeader): enterRow(index, isHeader: isHeader)
        case .tableCell: enterCell(index)
        default: break
        }
    }

    /// The paragraph of an item of a tight list is written without its tags.
    private var isInTightList: Bool {
        guard open.count > 1, case .list(_, _, true) = tree.nodes[open[open.count - 2]].kind else {
            return false
        }
        return true
    }

    private mutating func addCodeBlock(_ code: String, info: String) {
        let language = info.prefix { !$0.isWhitespace }
        output.addLine("<pre><code")
        if !language.isEmpty {
            output.add(" class=\"language-")
            output.addEscaped(String(language))
            output.add("\"")
        }
        output.add(">")
        output.addEscaped(code)
        output.add("</code></pre>\n")
    }

    private mutating func addHTMLBlock(_ node: MarkdownNode) {
        if !isSafe {
            output.addLine(node.literal)
            output.addLine("")
        } else if !node.isComment {
            output.addLine("<pre>")
            output.addEscaped(node.literal)
            output.add("</pre>\n")
        }
    }

    private mutating func enterRow(_ row: Int, isHeader: Bool) {
        // The body begins with the row behind the header.
        let isFirstOfBody = open.last.map { tree.nodes[$0 + 1].end } == row
        output.addLine(isHeader ? "<thead>\n<tr>\n" : isFirstOfBody ? "<tbody>\n<tr>\n" : "<tr>\n")
    }

    private mutating func exitTable(_ table: Int) {
        let hasBody = tree.nodes[table + 1].end < tree.nodes[table].end
        output.add(hasBody ? "</tbody>\n</table>\n" : "</table>\n")
    }

    private mutating func enterCell(_ cell: Int) {
        let column = open.last.map { row in
            tree.children(of: row).prefix { $0 < cell }.reduce(0) { count, _ in count + 1 }
        }
        output.add(isInHeader ? "<th" : "<td")
        if let column, open.count > 1,
            case .table(let alignments) = tree.nodes[open[open.count - 2]].kind,
            alignments.indices.contains(column), alignments[column] != .none
        {
            output.add(" align=\"\(alignments[column].rawValue)\"")
        }
        output.add(">")
    }

    /// Whether the innermost open row is the header.
    private var isInHeader: Bool {
        open.last.map { tree.nodes[$0].kind == .tableRow(isHeader: true) } ?? false
    }
}

// MARK: - Within a line

extension HTMLWriter {
    private mutating func enterInline(_ node: MarkdownNode, _ index: Int) {
        switch node.kind {
        case .text: output.addEscaped(node.literal)
        case .softBreak: output.add("\n")
        case .lineBreak: output.add("<br />\n")
        case .code: addElement("code", node.literal)
        case .inlineHTML: addInlineHTML(node)
        case .emphasis: output.add("<em>")
        case .strong: output.add("<strong>")
        case .highlight: output.add("<mark>")
        case .link(let destination, let title): enterLink(destination, title)
        case .image(let destination, let title): addImage(index, destination, title)
        case .math(let isDisplay): addMath(node.literal, isDisplay: isDisplay)
        case .taskMarker(let isDone):
            output.add("<input type=\"checkbox\"\(isDone ? " checked=\"\"" : "") disabled=\"\" /> ")
        default: break
        }
    }

    private mutating func addElement(_ name: String, _ text: String) {
        output.add("<\(name)>")
        output.addEscaped(text)
        output.add("</\(name)>")
    }

    private mutating func addInlineHTML(_ node: MarkdownNode) {
        if !isSafe {
            output.add(node.literal)
        } else if node.isLineBreakTag {
            output.add("<br />")
        } else if !node.isComment {
            output.addEscaped(node.literal)
        }
    }

    private mutating func enterLink(_ destination: String, _ title: String) {
        output.add("<a href=\"")
        addAddress(destination)
        addTitle(title)
        output.add("\">")
    }

    private mutating func addImage(_ index: Int, _ destination: String, _ title: String) {
        output.add("<img src=\"")
        addAddress(destination)
        output.add("\" alt=\"")
        for node in tree.nodes[index..<tree.nodes[index].end] {
            switch node.kind {
            case .softBreak, .lineBreak: output.add(" ")
            default: output.addEscaped(node.literal)
            }
        }
        addTitle(title)
        output.add("\" />")
    }

    private mutating func addTitle(_ title: String) {
        guard !title.isEmpty else { return }
        output.add("\" title=\"")
        output.addEscaped(title)
    }

    private mutating func addAddress(_ address: String) {
        if !isSafe || !LinkSafety.isDangerous(address) { output.addAddress(address) }
    }

    /// In the delimiters that MathJax and KaTeX look for.
    private mutating func addMath(_ formula: String, isDisplay: Bool) {
        output.add(
            isDisplay ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\("
        )
        output.addEscaped(formula)
        output.add(isDisplay ? "\\]</span>" : "\\)</span>")
    }
}
