/// Reads the tables of a wiki, `{|` to `|}`, as those of markdown.
///
/// What says how a table or a cell is shown becomes a comment.
enum WikiTables {
    /// Writes rows between bars.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        let lastEnd = lines.lastIndex { begins("|}", $0) } ?? 0
        var index = 0
        while index < lines.count {
            let bytes = lines[index].bytes
            guard index < lastEnd, begins("{|", lines[index]),
                ByteScan.firstPlace(of: "--", bytes, bytes.indices) == nil,
                let end = lines[index...].firstIndex(where: { begins("|}", $0) })
            else {
                result.append(lines[index])
                index += 1
                continue
            }
            let style = comment(lines[index], (lines[index].indent + 2)..<lines[index].bytes.count)
            if let style { result.append(lines[index].beside(style)) }
            if let last = result.last, !last.isBlank { result.append(lines[index].beside("")) }
            result += table(lines[(index + 1)..<end], &log)
            for edge in [index, end] { log.note(.wikiMark, lines[edge], as: "nothing") }
            result.append(lines[end].beside(""))
            index = end + 1
        }
        return result
    }

    private static func begins(_ signs: StaticString, _ line: NoteLine) -> Bool {
        !line.isVerbatim && ByteScan.begins(signs, line.bytes, line.words)
    }

    private static func table(_ lines: ArraySlice<NoteLine>, _ log: inout RepairLog) -> [NoteLine] {
        var rows = WikiRows()
        for line in lines where !line.isBlank {
            log.note(.wikiMark, line, as: "a row of a table")
            let behind = ByteScan.trimmed(line.bytes, (line.indent + 1)..<line.bytes.count)
            if begins("|+", line) {
                rows.addCaption(line.part(ByteScan.trimmed(line.bytes, behind.dropFirst())))
            } else if begins("|-", line) {
                let words = line.bytes[behind].drop { "- \t".utf8.contains($0) }
                rows.begin(shown: comment(line, words.indices), line.part(words.indices))
            } else if begins("|", line) || begins("!", line) {
                rows.add(cells(of: line))
            } else {
                rows.goOn(line)
            }
        }
        return rows.all()
    }

    /// The cells of `| a || b` and `! a !! b`.
    private static func cells(of line: NoteLine) -> [NoteLine] {
        let bytes = line.bytes
        let isHead = bytes[line.indent] == UInt8(ascii: "!")
        var cells: [Range<Int>] = []
        var start = line.indent + 1
        while let bar = next(bytes, from: start, isHead) {
            cells.append(start..<bar)
            start = bar + 2
        }
        cells.append(start..<bytes.count)
        return cells.map { cell in
            // `align="right" | 2012`
            let bar = ByteScan.place(of: UInt8(ascii: "|"), bytes, cell)
            guard let bar, bytes[cell.lowerBound..<bar].contains(UInt8(ascii: "=")),
                let style = comment(line, cell.lowerBound..<bar)
            else { return line.part(ByteScan.trimmed(bytes, cell)) }
            return line.part(ByteScan.trimmed(bytes, bar + 1..<cell.upperBound))
                .beginning(with: style + " ")
        }
    }

    /// Words that nobody reads, unless they would end the comment.
    private static func comment(_ line: NoteLine, _ range: Range<Int>) -> String? {
        let words = ByteScan.trimmed(line.bytes, range)
        guard !words.isEmpty, ByteScan.firstPlace(of: "--", line.bytes, words) == nil else {
            return nil
        }
        return "<!-- \(String(decoding: line.bytes[words], as: UTF8.self)) -->"
    }

    private static func next(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ isHead: Bool
    ) -> Int? {
        let bars = ByteScan.firstPlace(of: "||", bytes, start..<bytes.count)
        guard isHead else { return bars }
        let heads = ByteScan.firstPlace(of: "!!", bytes, start..<bytes.count)
        return [bars, heads].compactMap(\.self).min()
    }
}

/// The rows of a table, whose cells may stand on a line each.
private struct WikiRows {
    private struct Cell {
        let line: NoteLine
        var text: String

        init(_ line: NoteLine) { (self.line, text) = (line, line.text) }
    }

    private var lines: [NoteLine] = []
    private var row: [Cell] = []
    private var hasHeader = false
    /// How the next row is shown.
    private var style = ""

    mutating func addCaption(_ words: NoteLine) { lines += [words, words.beside("")] }

    /// Begins a row; words that are no comment are its first cell.
    mutating func begin(shown comment: String?, _ words: NoteLine) {
        end()
        if let comment {
            style += comment + " "
        } else if !words.isBlank {
            row.append(Cell(words))
        }
    }

    mutating func add(_ cells: [NoteLine]) {
        guard let first = cells.first else { return }
        row.append(Cell(style.isEmpty ? first : first.beginning(with: style)))
        row += cells.dropFirst().map { Cell($0) }
        style = ""
    }

    /// The words of a cell go on; before the first one they stand alone.
    mutating func goOn(_ line: NoteLine) {
        guard !row.isEmpty else {
            lines += [line, line.beside("")]
            return
        }
        row[row.count - 1].text += " " + line.text
    }

    consuming func all() -> [NoteLine] {
        end()
        if !style.isEmpty, let last = lines.last { lines.append(last.beside(style, atEnd: true)) }
        return lines
    }

    private mutating func end() {
        guard let first = row.first else { return }
        let texts = row.map { $0.text.replacing("|", with: "\\|") }
        let cells = texts.joined(separator: " | ")
        lines.append(first.line.part(0..<0).beginning(with: "| \(cells) |"))
        if !hasHeader {
            hasHeader = true
            lines.append(first.line.beside("|" + String(repeating: "---|", count: row.count)))
        }
        row = []
    }
}
