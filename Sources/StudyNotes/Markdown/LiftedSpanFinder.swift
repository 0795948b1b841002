/// Finds the formulas and the tables of a text, line by line.
struct LiftedSpanFinder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var lines: [Range<Int>] = []
    private var spans: [LiftedSpan] = []
    private var kinds: [VerbatimLines.Kind] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var start = 0
        var reader = VerbatimLines()
        while start < bytes.count {
            let end = ByteScan.lineEnd(bytes, from: start)
            lines.append(start..<end)
            kinds.append(reader.read(bytes, start..<end))
            start = end + 1
        }
    }

    /// All spans in order.
    mutating func find() -> [LiftedSpan] {
        var line = 0
        while line < lines.count {
            line = readLine(line)
        }
        return spans
    }

    /// Reads what begins on a line; answers the line to go on with.
    private mutating func readLine(_ line: Int) -> Int {
        let range = content(line)
        guard kinds[line] == .text, !range.isEmpty else { return line + 1 }
        // The address of `[name]: address` belongs to no line of the text.
        if bytes[range.lowerBound] == UInt8(ascii: "[") && contains("]:", range) { return line + 1 }
        if let end = readTable(line) { return end }
        return readFormulas(line, from: range.lowerBound)
    }

    /// A line without the marks of the quotes and lists that it stands in, up to its last sign.
    private func content(_ line: Int) -> Range<Int> {
        let start = BlockPrefix.end(bytes, lines[line])
        return start..<max(start, lines[line].upperBound)
    }

    private func contains(_ signs: StaticString, _ range: Range<Int>) -> Bool {
        ByteScan.firstPlace(of: signs, bytes, range) != nil
    }

    private func piece(_ range: Range<Int>, _ line: Int) -> LiftedSpan.Piece {
        LiftedSpan.Piece(
            bytes: range,
            line: line,
            column: range.lowerBound - lines[line].lowerBound + 1
        )
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        range.allSatisfy { ByteScan.isBlank(bytes[$0]) }
    }
}

// MARK: - Tables

extension LiftedSpanFinder {
    /// Cells that rows leave out are added; of a table with more of them nobody could read a line,
    /// and it would grow with the square of its text.
    private static let mostMissingCells = 1 << 19

    /// A line with `|` over a line of dashes, and the rows below; answers the line behind them.
    private mutating func readTable(_ line: Int) -> Int? {
        guard line + 1 < lines.count else { return nil }
        let header = content(line)
        let delimiter = content(line + 1)
        guard header.count > 1, let alignments = PipeTable.alignments(bytes, delimiter),
            PipeTable.cells(bytes, header).count == alignments.count
        else { return nil }
        let depth = quoteDepth(line)
        var pieces = [piece(header, line), piece(delimiter, line + 1)]
        var next = line + 2
        while next < lines.count, quoteDepth(next) == depth, let row = row(next) {
            pieces.append(piece(row, next))
            next += 1
            let length = lines[next - 1].upperBound - lines[line].lowerBound
            let cells = alignments.count.multipliedReportingOverflow(by: pieces.count)
            guard !cells.overflow, cells.partialValue <= length + Self.mostMissingCells else {
                return nil
            }
        }
        spans.append(LiftedSpan(kind: .table(alignments), pieces: pieces))
        return next
    }

    /// A row ends where a paragraph would end: at a blank line, or where another block begins.
    private func row(_ line: Int) -> Range<Int>? {
        let range = BlockPrefix.quoteEnd(bytes, lines[line])..<lines[line].upperBound
        guard !isBlank(range), !BlockPrefix.beginsBlock(bytes, range) else { return nil }
        return range
    }

    private func quoteDepth(_ line: Int) -> Int {
        bytes[lines[line].lowerBound..<BlockPrefix.quoteEnd(bytes, lines[line])]
            .count { $0 == UInt8(ascii: ">") }
    }
}

// MARK: - Formulas

extension LiftedSpanFinder {
    /// The formulas from a place in a line on; answers the line to go on with.
    private mutating func readFormulas(_ line: Int, from start: Int) -> Int {
        var (line, last) = (line, start)
        while mayHoldFormulas(line, from: last) {
            var inline = InlineSpans(bytes, line: last..<lines[line].upperBound)
            while let (kind, range) = inline.next() {
                last = range.upperBound
                guard kind == .formula || kind == .displayFormula else { continue }
                let isDisplay = kind == .displayFormula
                spans.append(
                    LiftedSpan(kind: .math(isDisplay: isDisplay), pieces: [piece(range, line)])
                )
            }
            guard let (open, marks) = openFormula(last..<lines[line].upperBound),
                let (end, pieces) = formulaBelow(line, from: open, marks)
            else { break }
            spans.append(LiftedSpan(kind: .math(isDisplay: true), pieces: pieces))
            (line, last) = end
        }
        return line + 1
    }

    private func mayHoldFormulas(_ line: Int, from place: Int) -> Bool {
        let rest = UnsafeBufferPointer(rebasing: bytes[place..<lines[line].upperBound])
        return ByteScan.contains(UInt8(ascii: "$"), rest)
            || ByteScan.contains(UInt8(ascii: "\\"), rest)
    }

    /// The marks of a formula that takes more than one line.
    private struct Marks {
        let close: StaticString
        /// Begins another one, where that is not the mark that closes.
        let open: StaticString?
    }

    /// `$$` behind the last span, or `\[` with nothing else, opens a formula that goes on below.
    private func openFormula(_ rest: Range<Int>) -> (place: Int, marks: Marks)? {
        if let open = ByteScan.firstPlace(of: "$$", bytes, rest) {
            return (open, Marks(close: "$$", open: nil))
        }
        let start = ByteScan.trimmed(bytes, rest).lowerBound
        guard ByteScan.begins("\\[", bytes, start..<rest.upperBound) else { return nil }
        return (start, Marks(close: "\\]", open: "\\["))
    }

    /// The lines of a paragraph up to one with the closing mark; none when it never comes.
    private func formulaBelow(
        _ line: Int,
        from open: Int,
        _ marks: Marks
    ) -> (end: (line: Int, place: Int), pieces: [LiftedSpan.Piece])? {
        var pieces = [piece(open..<lines[line].upperBound, line)]
        for next in (line + 1)..<max(lines.count, line + 1) {
            let range = BlockPrefix.quoteEnd(bytes, lines[next])..<lines[next].upperBound
            guard kinds[next] == .text, !isBlank(range) else { return nil }
            if let close = ByteScan.firstPlace(of: marks.close, bytes, range) {
                pieces.append(piece(range.lowerBound..<close + 2, next))
                guard marks.open == nil || pieces.contains(where: hasSign) else { return nil }
                return ((next, close + 2), pieces)
            }
            if let open = marks.open, ByteScan.firstPlace(of: open, bytes, range) != nil {
                return nil
            }
            pieces.append(piece(range, next))
        }
        return nil
    }

    private func hasSign(_ piece: LiftedSpan.Piece) -> Bool {
        TeXDelimiters.hasSign(bytes, piece.bytes)
    }
}
