extension MarkdownTree {
    /// The words of a node and its descendants without marks: a block a line.
    ///
    /// Code and raw HTML stand as they are written, comments and line-break tags aside; images
    /// stand as their alternative text, the cells of a table with `|` between them.
    public func plainText(of root: Int = 0) -> String {
        String(decoding: plainBytes(of: root), as: UTF8.self)
    }

    /// The same in UTF-8; a formula stands as its TeX, or as what it says.
    func plainBytes(of root: Int = 0, readsFormulas: Bool = false) -> [UInt8] {
        let range = root..<nodes.end(root)
        var text: [UInt8] = []
        text.reserveCapacity(nodes.lengthOfText(range))
        func endLine() {
            if let last = text.last, last != Self.newline { text.append(Self.newline) }
        }
        for index in range {
            switch nodes.tag(index) {
            case .text, .code: nodes.appendLiteral(index, to: &text)
            case .softBreak: text.append(UInt8(ascii: " "))
            case .lineBreak: text.append(Self.newline)
            case .paragraph, .heading, .tableRow, .headerRow: endLine()
            case .tableCell: if let last = text.last, last != Self.newline { text += " | ".utf8 }
            case .math, .displayMath:
                let formula = readsFormulas ? nodes[index].readableLiteral : nodes[index].literal
                text += formula.utf8
            case .openTask: text += "☐ ".utf8
            case .doneTask: text += "☑ ".utf8
            case .codeBlock:
                endLine()
                nodes.appendLiteral(index, to: &text)
            case .htmlBlock:
                endLine()
                if !nodes[index].isComment { nodes.appendLiteral(index, to: &text) }
            case .inlineHTML:
                let tag = nodes[index]
                if tag.isLineBreakTag {
                    text.append(Self.newline)
                } else if !tag.isComment {
                    nodes.appendLiteral(index, to: &text)
                }
            default: break
            }
        }
        return text
    }

    private static let newline = UInt8(ascii: "\n")

    /// The words of a node in one line, for a title; formulas as people read them.
    public func lineOfText(of root: Int) -> String {
        let bytes = plainBytes(of: root, readsFormulas: true)
        if let line = bytes.withUnsafeBufferPointer(Self.line) { return line }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// The words of a text with single blanks between them; `nil` where bytes do not tell blanks.
    private static func line(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var (place, previous, isOneLine) = (0, UInt8(ascii: " "), true)
        while place < text.count {
            guard let width = ByteScan.widthOfSign(text, place) else { return nil }
            let byte = text[place]
            if ByteScan.isSpace(byte), byte != 0x20 || previous == 0x20 { isOneLine = false }
            previous = byte
            place += width
        }
        if isOneLine, previous != 0x20 { return String(decoding: text, as: UTF8.self) }
        let words = text.split(whereSeparator: ByteScan.isSpace)
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }

    /// The links and the images of the tree in order.
    ///
    /// A link or an image within an image is a part of that image's alternative text.
    func references() -> (links: [CardReference], images: [CardReference]) {
        var links: [CardReference] = []
        var images: [CardReference] = []
        var index = 0
        while index < nodes.count {
            switch nodes.tag(index) {
            case .link: links.append(reference(index))
            case .image:
                images.append(reference(index))
                index = nodes.end(index)
                continue
            default: break
            }
            index += 1
        }
        return (links, images)
    }

    private func reference(_ index: Int) -> CardReference {
        switch nodes.kind(index) {
        case .link(let destination, let title), .image(let destination, let title):
            CardReference(text: plainText(of: index), destination: destination, title: title)
        default: CardReference(text: plainText(of: index), destination: "", title: "")
        }
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
    fileprivate var trimmedEnd: Substring {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return self[...last]
    }
}
