/// The words of a block that holds no other block, with the line on which each stands.
struct BlockText {
    /// The block in its tree.
    let block: Int
    /// Soft line ends are blanks; the lines of code keep theirs.
    let text: String
    fileprivate let pieces: [(offset: Int, line: Int)]

    /// The line of the block's first word.
    var line: Int { pieces.first?.line ?? 1 }

    /// The line on which a place of the text stands.
    func line(at index: String.Index) -> Int {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        let next = pieces.partitionPoint { $0.offset > offset }
        return next > 0 ? pieces[next - 1].line : line
    }
}

extension MarkdownTree {
    /// The texts of all blocks in order, raw HTML aside.
    func blockTexts() -> some Sequence<BlockText> {
        nodes.indices.lazy.filter { isTextBlock($0) }.compactMap { blockText(of: $0) }
    }

    /// The text of one block; `nil` when it has no words.
    func blockText(of block: Int) -> BlockText? {
        guard let first = nodes[block].range?.startLine else { return nil }
        if case .codeBlock(let info) = nodes[block].kind {
            return code(block, line: isFenced(block, info) ? first + 1 : first)
        }
        let (text, pieces) = inlineText(of: block, firstLine: first)
        return pieces.isEmpty ? nil : BlockText(block: block, text: text, pieces: pieces)
    }

    /// The text of a block, or of a part of one, and the lines of its pieces.
    func inlineText(
        of root: Int,
        firstLine: Int = 1
    ) -> (text: String, pieces: [(offset: Int, line: Int)]) {
        var text = ""
        var pieces: [(offset: Int, line: Int)] = []
        for node in nodes[root + 1..<nodes.end(root)] {
            switch node.kind {
            case .softBreak, .lineBreak:
                text += " "
            case .text, .code, .math:
                pieces.append((text.utf8.count, node.range?.startLine ?? firstLine))
                text += node.readableLiteral
            case .inlineHTML where node.isLineBreakTag:
                text += " "
            default:
                break
            }
        }
        return (text, pieces)
    }

    /// Where code stands in the text of a block, in bytes.
    func codeRanges(of block: Int) -> [Range<Int>] {
        let inner = nodes[block + 1..<nodes.end(block)]
        guard inner.contains(where: { $0.kind == .code }) else { return [] }
        var (offset, ranges) = (0, [Range<Int>]())
        for node in inner {
            switch node.kind {
            case .softBreak, .lineBreak: offset += 1
            case .text, .code, .math:
                let end = offset + node.readableLiteral.utf8.count
                if node.kind == .code { ranges.append(offset..<end) }
                offset = end
            case .inlineHTML where node.isLineBreakTag: offset += 1
            default: break
            }
        }
        return ranges
    }

    private func code(_ block: Int, line first: Int) -> BlockText {
        let text = nodes[block].literal
        var (offset, pieces) = (0, [(offset: Int, line: Int)]())
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            pieces.append((offset, first + pieces.count))
            offset += line.utf8.count + 1
        }
        return BlockText(block: block, text: text, pieces: pieces)
    }

    /// A fence takes a line at each end; indented code has as many lines as its text.
    private func isFenced(_ block: Int, _ info: String) -> Bool {
        guard info.isEmpty, let range = nodes[block].range else { return true }
        let lines = nodes[block].literal.utf8.count { $0 == 0x0A }
        return range.endLine - range.startLine + 1 > lines
    }

    private func isTextBlock(_ index: Int) -> Bool {
        let tag = nodes.tag(index)
        guard tag.isBlock, tag != .htmlBlock else { return false }
        if !nodes.literal(index).isEmpty { return true }
        return index + 1 < nodes.end(index) && !nodes.tag(index + 1).isBlock
    }
}
