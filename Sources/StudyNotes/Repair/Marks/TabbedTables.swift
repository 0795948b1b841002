/// Reads rows that were pasted from a spreadsheet, their cells parted by tabs, as a table.
///
/// Two rows or more stand below each other, of three cells or more; of two cells each, it takes
/// three. All rows have as many cells, or fewer at the end of some.
enum TabbedTables {
    private static let fewestRows = 2
    private static let fewestRowsOfTwo = 3
    private static let longestCell = 120

    /// Writes `|` around the cells, and the row of dashes below the first row.
    @Sendable static func bar(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        var (copied, index) = (0, 0)
        while index < lines.count {
            guard lines[index].signs.contains(.tabbed), let table = Table(lines, from: index) else {
                index += 1
                continue
            }
            result += lines[copied..<index]
            if let last = result.last, !last.isBlank { result.append(lines[index].beside("")) }
            for (offset, cells) in table.rows.enumerated() {
                let line = lines[index + offset]
                log.note(.tabbedTable, line)
                result.append(row(cells, of: line, columns: table.columns))
                let dashes = String(repeating: "---|", count: table.columns)
                if offset == 0 { result.append(line.beside("|\(dashes)", atEnd: true)) }
            }
            index += table.rows.count
            copied = index
            if index < lines.count, !lines[index].isBlank {
                result.append(lines[index].beside(""))
            }
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    private static func row(_ cells: [Range<Int>], of line: NoteLine, columns: Int) -> NoteLine {
        var edits: [NoteLine.Edit] = []
        var end = 0
        for (index, cell) in cells.enumerated() {
            edits.append(
                NoteLine.Edit(range: end..<cell.lowerBound, text: index > 0 ? " | " : "| ")
            )
            for bar in cell where line.bytes[bar] == UInt8(ascii: "|") {
                edits.append(NoteLine.Edit(range: bar..<bar, text: "\\"))
            }
            end = cell.upperBound
        }
        let missing = String(repeating: " |", count: columns - cells.count + 1)
        return line.edited(edits + [NoteLine.Edit(range: end..<line.bytes.count, text: missing)])
    }

    private struct Table {
        let rows: [[Range<Int>]]
        let columns: Int

        /// `nil` when the lines from one on make no table.
        init?(_ lines: [NoteLine], from first: Int) {
            var rows: [[Range<Int>]] = []
            for line in lines[first...] {
                guard line.signs.contains(.tabbed), line.entryMark == nil,
                    TitleSign(line.bytes) == nil, let cells = TabbedTables.cells(line.bytes)
                else { break }
                rows.append(cells)
            }
            let columns = rows.map(\.count).max() ?? 0
            let least = columns > 2 ? TabbedTables.fewestRows : TabbedTables.fewestRowsOfTwo
            let short = rows.count { $0.count < columns }
            guard rows.count >= least, rows.first?.count == columns, 3 * short <= rows.count else {
                return nil
            }
            (self.rows, self.columns) = (rows, columns)
        }
    }

    /// The cells of a line; `nil` where it is none of a table.
    private static func cells(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
        var cells: [Range<Int>] = []
        var start = 0
        while start <= bytes.count {
            let end = ByteScan.place(of: UInt8(ascii: "\t"), bytes, start..<bytes.count)
            let cell = ByteScan.trimmed(bytes, start..<(end ?? bytes.count))
            guard cell.count <= longestCell else { return nil }
            cells.append(cell)
            start = (end ?? bytes.count) + 1
        }
        while cells.last?.isEmpty == true { cells.removeLast() }
        // Times of a recording stand before its words.
        guard cells.count > 1, let first = cells.first, first.lowerBound == 0, !first.isEmpty,
            !"#>|".utf8.contains(bytes[0]), !isBullet(bytes[first]),
            bytes[first].count(where: { $0 == UInt8(ascii: ":") }) < 2
        else { return nil }
        return cells
    }

    /// `•`, or the `o` with which Word begins an entry.
    private static func isBullet(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let cell = UnsafeBufferPointer(rebasing: cell)
        return cell.elementsEqual("o".utf8)
            || !cell.contains(where: ByteScan.isDigit) && !cell.holdsLetter
    }
}
