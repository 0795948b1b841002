extension MarkdownTree {
    /// The words of a node and its descendants without marks: a block a line.
    ///
    /// Code and raw HTML stand as they are written, comments and line-break tags aside; images
    /// stand as their alternative text, the cells of a table with `|` between them.
    public func plainText(of root: Int = 0) -> String {
        plainText(of: root) { $0.literal }
    }

    private func plainText(of root: Int, literal: (MarkdownNode) -> String) -> String {
        var text = ""
        text.reserveCapacity(
            nodes[root..<nodes[root].end].reduce(0) { $0 + $1.literal.utf8.count + 1 }
        )
        func isWithinLine() -> Bool { text.utf8.last.map { $0 != UInt8(ascii: "\n") } ?? false }
        for index in root..<nodes[root].end {
            switch nodes[index].kind {
            case .text, .code, .math:
                text += literal(nodes[index])
            case .taskMarker(let isDone):
                text += isDone ? "☑ " : "☐ "
            case .inlineHTML where nodes[index].isLineBreakTag:
                text += "\n"
            case .softBreak:
                text += " "
            case .lineBreak:
                text += "\n"
            case .tableCell where isWithinLine():
                text += " | "
            case .paragraph, .heading, .tableRow:
                if isWithinLine() { text += "\n" }
            case .codeBlock, .htmlBlock:
                if isWithinLine() { text += "\n" }
                if !nodes[index].isComment { text += nodes[index].literal }
            case .inlineHTML where !nodes[index].isComment:
                text += nodes[index].literal
            default:
                break
            }
        }
        return text
    }

    /// The words of a node in one line, for a title; formulas as people read them.
    public func lineOfText(of root: Int) -> String {
        let text = plainText(of: root) { $0.readableLiteral }
        return text.isOneLine
            ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The links and the images of the tree in order.
    ///
    /// A link or an image within an image is a part of that image's alternative text.
    func references() -> (links: [CardReference], images: [CardReference]) {
        var links: [CardReference] = []
        var images: [CardReference] = []
        var index = 0
        while index < nodes.count {
            switch nodes[index].kind {
            case .link(let destination, let title):
                let text = plainText(of: index)
                links.append(CardReference(text: text, destination: destination, title: title))
            case .image(let destination, let title):
                let text = plainText(of: index)
                images.append(CardReference(text: text, destination: destination, title: title))
                index = nodes[index].end
                continue
            default:
                break
            }
            index += 1
        }
        return (links, images)
    }
}

extension MarkdownNode {
    /// The literal; of a formula not the TeX, but what it says: `λ` for `\lambda`.
    var readableLiteral: String {
        if case .math = kind { MathText.inline(literal) } else { literal }
    }

    /// Whether it is an HTML comment, which has nothing to show.
    public var isComment: Bool {
        isHTML && literal.hasPrefix("<!--") && literal.trimmedEnd.hasSuffix("-->")
    }

    private var isHTML: Bool {
        switch kind {
        case .htmlBlock, .inlineHTML: true
        default: false
        }
    }

    /// Whether it is `<br>` in one of its spellings.
    public var isLineBreakTag: Bool {
        kind == .inlineHTML
            && ["<br>", "<br/>", "<br />"].contains(literal.lowercased())
    }
}

extension String {
    /// Whether it has no blanks but single ones between words; a glance at ASCII, to save the work.
    fileprivate var isOneLine: Bool {
        var previous = UInt8(ascii: " ")
        for byte in utf8 {
            guard byte < 0x80, !ByteScan.isSpace(byte) || (byte == 0x20 && previous != 0x20) else {
                return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: " ")
    }

    fileprivate var trimmedEnd: Substring {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return self[...last]
    }
}
