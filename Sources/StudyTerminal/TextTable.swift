/// A table for a terminal; columns that may be missed are dropped from the right when it is narrow.
struct TextTable {
    enum Alignment {
        case left
        case right
    }

    struct Column {
        var title: String
        var alignment: Alignment
        var isOptional: Bool

        init(_ title: String, alignment: Alignment = .left, isOptional: Bool = false) {
            self.title = title
            self.alignment = alignment
            self.isOptional = isOptional
        }
    }

    private struct Row {
        var cells: [String]
        var isTotal: Bool
        var isHeading = false
    }

    private var columns: [Column]
    private var rows: [Row] = []

    init(columns: [Column]) {
        self.columns = columns
    }

    mutating func append(_ cells: [String], isTotal: Bool = false) {
        rows.append(Row(cells: cells, isTotal: isTotal))
    }

    /// A line of its own above the rows that belong to it.
    mutating func appendHeading(_ text: String) {
        rows.append(Row(cells: [text], isTotal: false, isHeading: true))
    }

    /// The lines; where even the needed columns are too wide, each row is told over several lines.
    func lines(_ style: TerminalStyle) -> [String] {
        style.isASCII ? spelled(style).laidOut(style) : laidOut(style)
    }

    private func spelled(_ style: TerminalStyle) -> TextTable {
        var table = self
        for column in columns.indices {
            table.columns[column].title = style.spelled(columns[column].title)
        }
        for row in rows.indices { table.rows[row].cells = rows[row].cells.map(style.spelled) }
        return table
    }

    private func laidOut(_ style: TerminalStyle) -> [String] {
        let widths = columns.indices.map(width)
        var shown = Array(columns.indices)
        while totalWidth(shown, widths) > style.width,
            let dropped = shown.last(where: { columns[$0].isOptional })
        {
            shown.removeAll { $0 == dropped }
        }
        guard totalWidth(shown, widths) <= style.width else { return list(style) }
        let header = line(columns.map(\.title), shown, widths)
        return [style.heading(header)]
            + rows.flatMap { row in
                if row.isHeading { return heading(row, style) }
                let text = line(row.cells, shown, widths)
                return [row.isTotal ? style.strong(text) : text]
            }
    }

    private func width(_ column: Int) -> Int {
        let cells = rows.lazy.filter { !$0.isHeading }.map { DisplayWidth.of($0.cells[column]) }
        return max(DisplayWidth.of(columns[column].title), cells.max() ?? 0)
    }

    private func totalWidth(_ shown: [Int], _ widths: [Int]) -> Int {
        shown.reduce(2 * max(shown.count - 1, 0)) { $0 + widths[$1] }
    }

    private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
        let parts = shown.map { column in
            let gap = String(
                repeating: " ",
                count: max(widths[column] - DisplayWidth.of(cells[column]), 0)
            )
            return columns[column].alignment == .left ? cells[column] + gap : gap + cells[column]
        }
        var text = parts.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text
    }

    private func heading(_ row: Row, _ style: TerminalStyle) -> [String] {
        TextWrapper.wrap(row.cells[0], width: style.width).map(style.strong)
    }

    private func list(_ style: TerminalStyle) -> [String] {
        rows.flatMap { row -> [String] in
            if row.isHeading { return heading(row, style) }
            let facts = columns.indices.dropFirst().compactMap { column in
                row.cells[column].isEmpty ? nil : "\(columns[column].title) \(row.cells[column])"
            }
            return TextWrapper.wrap(
                style.strong(row.cells[0]) + ": " + facts.joined(separator: ", "),
                width: style.width,
                hang: "  "
            )
        }
    }
}
