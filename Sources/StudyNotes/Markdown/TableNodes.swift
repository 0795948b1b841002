/// Makes the nodes of a table that was lifted out.
struct TableNodes {
    private let span: LiftedSpan
    private let alignments: [MarkdownNode.ColumnAlignment]
    private let cursor: LiftedCursor

    init(
        _ span: LiftedSpan,
        _ alignments: [MarkdownNode.ColumnAlignment],
        _ cursor: LiftedCursor
    ) {
        (self.span, self.alignments, self.cursor) = (span, alignments, cursor)
    }

    /// Adds header and rows; the line of dashes has said all in the alignments.
    func add(to nodes: inout [MarkdownNode]) {
        guard let last = span.pieces.last else { return }
        let table = nodes.count
        nodes.append(node(.table(alignments: alignments), range(span.pieces[0], last)))
        for (number, piece) in span.pieces.enumerated() where number != 1 {
            addRow(piece, isHeader: number == 0, to: &nodes)
        }
        nodes[table].end = nodes.count
    }

    private func addRow(_ piece: LiftedSpan.Piece, isHeader: Bool, to nodes: inout [MarkdownNode]) {
        let row = nodes.count
        nodes.append(node(.tableRow(isHeader: isHeader), range(piece, piece)))
        var cells = PipeTable.cells(cursor.source, piece.bytes)
        if cells.count > alignments.count, let end = cells.last?.upperBound {
            // What is too much for the row stays readable in its last cell.
            let last = alignments.count - 1
            cells = cells.prefix(last) + [cells[last].lowerBound..<end]
        }
        for column in alignments.indices {
            addCell(cells.indices.contains(column) ? cells[column] : nil, of: piece, to: &nodes)
        }
        nodes[row].end = nodes.count
    }

    private func addCell(
        _ bytes: Range<Int>?,
        of piece: LiftedSpan.Piece,
        to nodes: inout [MarkdownNode]
    ) {
        guard let bytes, !bytes.isEmpty else {
            nodes.append(node(.tableCell, nil, at: nodes.count))
            return
        }
        let place = LiftedSpan.Piece(
            bytes: bytes,
            line: piece.line,
            column: piece.column + bytes.lowerBound - piece.bytes.lowerBound
        )
        let cell = nodes.count
        nodes.append(node(.tableCell, range(place, place), at: cell))
        CellText(cursor.source[bytes], range(place, place)).add(to: &nodes)
        nodes[cell].end = nodes.count
    }

    private func node(
        _ kind: MarkdownNode.Kind,
        _ range: MarkdownRange?,
        at index: Int = 0
    ) -> MarkdownNode {
        MarkdownNode(kind: kind, literal: "", range: range, end: index + 1)
    }

    private func range(_ first: LiftedSpan.Piece, _ last: LiftedSpan.Piece) -> MarkdownRange {
        first.range(to: last, cursor.lineOffset)
    }
}

/// The text of a cell, read by itself: marks do not go from cell to cell.
private struct CellText {
    /// Makes a paragraph of the text, whatever it begins with.
    private static let lead = "\u{4} "

    private var bytes: [UInt8] = []
    /// Where a backslash before `|` was taken out.
    private var removed: [Int] = []
    private let range: MarkdownRange

    init(_ source: Slice<UnsafeBufferPointer<UInt8>>, _ range: MarkdownRange) {
        self.range = range
        for byte in source {
            if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") {
                bytes.removeLast()
                removed.append(bytes.count)
            }
            bytes.append(byte)
        }
    }

    func add(to nodes: inout [MarkdownNode]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(where: { Self.marks.contains($0) }),
            let parsed = parsed(text)
        else {
            nodes.append(
                MarkdownNode(kind: .text, literal: text, range: range, end: nodes.count + 1)
            )
            return
        }
        let shift = nodes.count
        for (index, node) in parsed.enumerated() {
            let end = shift + node.end
            // The text behind the lead has lost it.
            let literal =
                index == 0 && node.literal.hasPrefix(Self.lead)
                ? String(node.literal.dropFirst(Self.lead.count)) : node.literal
            nodes.append(
                MarkdownNode(kind: node.kind, literal: literal, range: place(node.range), end: end)
            )
        }
    }

    /// The inline nodes, their ends counted from the first; `nil` for anything but a paragraph.
    private func parsed(_ text: String) -> [MarkdownNode]? {
        let tree = MarkdownTree(parsing: Self.lead + text)
        guard tree.nodes.count > 2, tree.nodes[1].kind == .paragraph,
            tree.nodes[1].end == tree.nodes.count
        else { return nil }
        let first = tree.nodes[2].literal == Self.lead ? 3 : 2
        return tree.nodes[first...].map { node in
            var node = node
            node.end -= first
            return node
        }
    }

    private func place(_ parsed: MarkdownRange?) -> MarkdownRange? {
        guard let parsed else { return nil }
        return MarkdownRange(
            startLine: range.startLine,
            startColumn: column(max(parsed.startColumn, Self.lead.count + 1)),
            endLine: range.startLine,
            endColumn: column(parsed.endColumn)
        )
    }

    private func column(_ parsed: Int) -> Int {
        let offset = parsed - 1 - Self.lead.count
        return range.startColumn + offset + removed.count { $0 <= offset }
    }

    private static let marks = Set("\\`*_[]<&!=$:".utf8)
}
