extension MarkdownRange {
    /// The first bytes of it.
    func first(_ count: Int) -> MarkdownRange {
        MarkdownRange(
            startLine: startLine,
            startColumn: startColumn,
            endLine: startLine,
            endColumn: startColumn + count - 1
        )
    }

    /// All but the first bytes.
    func dropping(_ count: Int) -> MarkdownRange {
        MarkdownRange(
            startLine: startLine,
            startColumn: startColumn + count,
            endLine: endLine,
            endColumn: endColumn
        )
    }

    /// The part from the start of another range on.
    func starting(with other: MarkdownRange) -> MarkdownRange {
        MarkdownRange(
            startLine: other.startLine,
            startColumn: other.startColumn,
            endLine: endLine,
            endColumn: endColumn
        )
    }

    /// The part up to the end of another range.
    func ending(with other: MarkdownRange?) -> MarkdownRange {
        MarkdownRange(
            startLine: startLine,
            startColumn: startColumn,
            endLine: other?.endLine ?? endLine,
            endColumn: other?.endColumn ?? endColumn
        )
    }

    /// The part behind a lifted piece.
    func starting(behind piece: LiftedSpan.Piece, _ lineOffset: Int) -> MarkdownRange {
        MarkdownRange(
            startLine: piece.line + 1 + lineOffset,
            startColumn: piece.column + piece.bytes.count,
            endLine: endLine,
            endColumn: endColumn
        )
    }
}

extension MarkdownNode {
    /// The same node, whose last byte stands before the start of what follows.
    func ending(before next: MarkdownRange) -> MarkdownNode {
        guard let range else { return self }
        let short = MarkdownRange(
            startLine: range.startLine,
            startColumn: range.startColumn,
            endLine: next.startLine,
            endColumn: next.startColumn - 1
        )
        return MarkdownNode(kind: kind, literal: literal, range: short, end: end)
    }
}

extension LiftedSpan.Piece {
    /// From the first byte of this piece to the last one of another.
    func range(to other: LiftedSpan.Piece, _ lineOffset: Int) -> MarkdownRange {
        MarkdownRange(
            startLine: line + 1 + lineOffset,
            startColumn: column,
            endLine: other.line + 1 + lineOffset,
            endColumn: other.column + other.bytes.count - 1
        )
    }
}

extension LiftedSpan {
    /// The source of a formula without its marks: `$`, `$$`, `\(` or `\[`.
    func formula(_ cursor: LiftedCursor) -> String {
        let text = pieces.map { cursor.text($0.bytes) }.joined(separator: "\n")
        let width = kind == .math(isDisplay: true) || text.hasPrefix("\\(") ? 2 : 1
        let formula = text.dropFirst(width).dropLast(width)
        guard let first = formula.firstIndex(where: { !$0.isWhitespace }),
            let last = formula.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(formula[first...last])
    }
}
