/// Parts of a long text that can be parsed one after another, so that the parser needs memory for one
/// at a time.
///
/// A heading behind a blank line ends all that is open but code, HTML and comments, and of those the
/// tree of the part before it tells. What a text says of itself elsewhere are the addresses of links:
/// a text that may have such definitions is parsed as a whole.
///
/// Neither is a heading trusted that `VerbatimLines`, which sees more code than cmark, takes for code
/// or a comment. In notes, parts keep formulas that the whole would lose: where one cannot be put
/// back, a text is read as CommonMark, and of parts only that one.
struct MarkdownSegments {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let size: Int

    /// Larger ones need more memory, smaller ones are longer in the making.
    static let usualSize = 1 << 18

    /// Of a size in bytes at least; `nil` for a text that is short, may define links, or
    /// holds CR.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, size: Int = usualSize) {
        (self.bytes, self.size) = (bytes, size)
        // A lone CR ends a line for cmark, and for nothing here.
        guard bytes.count > 2 * size, !ByteScan.contains(0x0D, bytes), !mayDefineLinks else {
            return nil
        }
    }

    /// The tree of all parts.
    func tree(firstLine: Int, _ dialect: MarkdownTree.Dialect) -> MarkdownTree {
        var (start, line) = (0, firstLine)
        var nodes = MarkdownNodes()
        var cuts = SegmentCuts(bytes, dialect)
        while start < bytes.count {
            let (end, part) = segment(from: start, line, dialect, &cuts)
            if start == 0 {
                if end == bytes.count { return part }
                nodes.reserve(for: part.nodes, times: Double(bytes.count) / Double(end))
                nodes.append(.document, part.nodes.range(0))
            }
            nodes.append(blocksOf: part.nodes)
            line += bytes[start..<end].count { $0 == 0x0A }
            start = end
        }
        return MarkdownTree(nodes: nodes)
    }

    /// The shortest part of enough bytes behind which nothing is open.
    private func segment(
        from start: Int,
        _ line: Int,
        _ dialect: MarkdownTree.Dialect,
        _ cuts: inout SegmentCuts
    ) -> (end: Int, tree: MarkdownTree) {
        var size = size
        while true {
            let end = cuts.first(from: start + size) ?? bytes.count
            let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
            let tree = MarkdownTree(segment: part, firstLine: line, dialect: dialect)
            if end == bytes.count || !tree.mayEndWithinCode { return (end, tree) }
            // Doubled, so that no text is parsed often.
            size = 2 * (end - start)
        }
    }

    /// Whether `[name]:` stands at the beginning of a line.
    private var mayDefineLinks: Bool {
        var place = 0
        while let end = ByteScan.firstPlace(of: "]:", bytes, place..<bytes.count) {
            if beginsLine(label: end) { return true }
            place = end + 1
        }
        return false
    }

    /// Whether brackets that are closed at a place are the first words of a line.
    private func beginsLine(label end: Int) -> Bool {
        guard !isEscaped(end) else { return false }
        var open = end - 1
        while open > 0, end - open < Self.longestLabel, !isBracket(open) { open -= 1 }
        guard open >= 0, bytes[open] == UInt8(ascii: "[") else { return false }
        let before = bytes[..<open].last { !Self.marks.contains($0) }
        return before == nil || before == 0x0A
    }

    private func isBracket(_ place: Int) -> Bool {
        (bytes[place] == UInt8(ascii: "[") || bytes[place] == UInt8(ascii: "]"))
            && !isEscaped(place)
    }

    private func isEscaped(_ place: Int) -> Bool {
        var start = place
        while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (place - start) % 2 == 1
    }

    /// What quotes and entries of lists begin with.
    private static let marks = Set(" \t>-+*.)0123456789".utf8)
    /// CommonMark has 999 characters at most.
    private static let longestLabel = 4_000
}

/// Finds the places at which a text may be cut, in their order.
private struct SegmentCuts {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Has read all lines up to a place; `nil` where there is nothing to find.
    private var reader: VerbatimLines?
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: MarkdownTree.Dialect) {
        self.bytes = bytes
        let opens = [("```" as StaticString), "~~~", "<!--"].contains {
            ByteScan.firstPlace(of: $0, bytes, bytes.indices) != nil
        }
        // CommonMark alone lifts nothing that code could hide.
        if opens, dialect == .notes { reader = VerbatimLines() }
    }

    /// The place of a heading behind a blank line.
    mutating func first(from start: Int) -> Int? {
        var place = start
        while let blank = ByteScan.firstPlace(
            of: "\n\n#",
            bytes,
            min(place, bytes.count)..<bytes.count
        ) {
            let rest = blank + 2..<bytes.count
            if BlockPrefix.beginsBlock(bytes, rest.prefix(8)), isText(rest.lowerBound) {
                return rest.lowerBound
            }
            place = blank + 1
        }
        return nil
    }

    /// Whether the line at a place is neither code nor in a comment.
    private mutating func isText(_ line: Int) -> Bool {
        guard var reader else { return true }
        while place < line {
            let end = ByteScan.lineEnd(bytes, from: place)
            _ = reader.read(bytes, place..<end)
            place = end + 1
        }
        self.reader = reader
        return reader.read(bytes, line..<ByteScan.lineEnd(bytes, from: line)) == .text
    }
}

extension MarkdownTree {
    /// Whether the last block is code or HTML, which may go on behind the end.
    fileprivate var mayEndWithinCode: Bool {
        let last = nodes.indices.last { nodes.tag($0).isBlock }
        return last.map { nodes.tag($0) == .codeBlock || nodes.tag($0) == .htmlBlock } ?? false
    }
}
