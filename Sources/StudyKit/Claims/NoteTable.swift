/// A table of notes as cells of tokens.
struct NoteTable {
    typealias Row = [ArraySlice<TextToken>]

    let header: Row
    private(set) var rows: [Row] = []

    /// The tables of a file, in its order.
    static func all(in blocks: [NoteBlock]) -> [NoteTable] {
        var tables: [NoteTable] = []
        // The line on which the next row of the table stands; a blank one ends it.
        var nextLine: Int?
        for block in blocks {
            guard block.kind == .tableRow, let line = block.tokens.first?.line else {
                nextLine = nil
                continue
            }
            let cells = cells(of: block.tokens)
            if let next = nextLine, line <= next {
                tables[tables.count - 1].rows.append(cells)
                nextLine = line + 1
            } else {
                tables.append(NoteTable(header: cells))
                // Dashes stand between the header and the first row.
                nextLine = line + 2
            }
        }
        return tables
    }

    /// A row cut at its bars.
    static func cells(of tokens: [TextToken]) -> Row {
        tokens.split(omittingEmptySubsequences: false) { $0.isSign("|") }.dropFirst().map { $0 }
    }
}
