/// Reads the lines of a table: `| a | b |` over `|:--|--:|`.
enum PipeTable {
    /// The alignments that a line of dashes gives; `nil` for any other line.
    static func alignments(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ line: Range<Int>
    ) -> [MarkdownNode.ColumnAlignment]? {
        var hasPipe = false
        for place in line {
            switch bytes[place] {
            case UInt8(ascii: "|"): hasPipe = true
            case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: break
            default: return nil
            }
        }
        guard hasPipe else { return nil }
        var alignments: [MarkdownNode.ColumnAlignment] = []
        for cell in cells(bytes, line) {
            guard let alignment = alignment(bytes[cell]) else { return nil }
            alignments.append(alignment)
        }
        return alignments.isEmpty ? nil : alignments
    }

    private static func alignment(
        _ cell: Slice<UnsafeBufferPointer<UInt8>>
    ) -> MarkdownNode.ColumnAlignment? {
        let colon = UInt8(ascii: ":")
        let isLeft = cell.first == colon
        let isRight = cell.count > 1 && cell.last == colon
        let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
        guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        if isLeft { return isRight ? .center : .left }
        return isRight ? .right : MarkdownNode.ColumnAlignment.none
    }

    /// The cells of a row without the blanks around them.
    ///
    /// `\|` is a sign, not the end of a cell, and so is `|` in code or in a formula.
    static func cells(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Range<Int>) -> [Range<Int>] {
        let row = ByteScan.trimmed(bytes, row)
        var cells: [Range<Int>] = []
        var start = row.lowerBound
        var place = start
        if let first = row.first, bytes[first] == UInt8(ascii: "|") {
            (start, place) = (first + 1, first + 1)
        }
        var spans = InlineSpans(bytes, line: row)
        var span = spans.next()
        while place < row.upperBound {
            while let passed = span, passed.range.upperBound <= place { span = spans.next() }
            if let span, span.range.contains(place), span.kind == .code || span.kind == .formula {
                place = span.range.upperBound
            } else if bytes[place] == UInt8(ascii: "\\") {
                place += 2
            } else {
                if bytes[place] == UInt8(ascii: "|") {
                    cells.append(ByteScan.trimmed(bytes, start..<place))
                    start = place + 1
                }
                place += 1
            }
        }
        if start < row.upperBound { cells.append(ByteScan.trimmed(bytes, start..<row.upperBound)) }
        return cells
    }
}
