internal import StudyNotes

/// A table of a card: columns shrink until it fits; where that is unusable, each row is told.
struct CardTable {
    /// Blank columns between two cells.
    private static let gap = 2
    /// A longer word may be broken where the table is narrow.
    private static let longestWord = 12

    private let style: TerminalStyle
    private let alignments: [MarkdownNode.ColumnAlignment]
    private var header: [StyledText] = []
    private var rows: [[StyledText]] = []

    /// A table of cells; `rows` are as long as the header.
    init(
        header: [StyledText],
        rows: [[StyledText]],
        alignments: [MarkdownNode.ColumnAlignment],
        style: TerminalStyle
    ) {
        self.style = style
        self.header = header.map { $0.spelled(style) }
        self.rows = rows.map { row in row.map { $0.spelled(style) } }
        self.alignments = alignments
    }

    /// The table at a node of a tree.
    init(_ index: Int, in tree: MarkdownTree, style: TerminalStyle) {
        self.style = style
        alignments =
            if case .table(let alignments) = tree.nodes[index].kind { alignments } else { [] }
        for row in tree.children(of: index) {
            let isHeader = tree.nodes[row].kind == .tableRow(isHeader: true)
            let cells = tree.children(of: row).map { cell in
                InlineRenderer.text(
                    of: cell,
                    in: tree,
                    style: style,
                    roles: isHeader ? [.strong] : []
                )
                .spelled(style)
            }
            if isHeader { header = cells } else { rows.append(cells) }
        }
    }

    /// The lines, none wider than the width.
    func lines(width: Int) -> [String] {
        guard let widths = columnWidths(within: width) else { return list(width: width) }
        let body = rows.map { lines(of: $0, widths) }
        // Without colour only a blank line tells where a row of several lines ends.
        let isApart = body.contains { $0.count > 1 }
        let hasHeader = header.contains { !$0.isEmpty }
        return (hasHeader ? lines(of: header, widths) + [rule(widths)] : [])
            + Array(body.joined(separator: isApart ? [""] : []))
    }

    private func rule(_ widths: [Int]) -> String {
        let columns = widths.reduce(0, +) + Self.gap * (widths.count - 1)
        return style.paint(String(repeating: style.isPlain ? "-" : "─", count: columns), .faint)
    }

    private func lines(of cells: [StyledText], _ widths: [Int]) -> [String] {
        let columns = zip(cells, widths).map { cell, width in
            TextWrapper.wrap(cell, style: style, width: width)
        }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { line in
            columns.indices.map { column in
                let text = line < columns[column].count ? columns[column][line] : ""
                return aligned(text, in: widths[column], alignments[column])
            }
            .joined(separator: String(repeating: " ", count: Self.gap)).withoutTrailingSpaces
        }
    }

    private func aligned(
        _ text: String,
        in width: Int,
        _ alignment: MarkdownNode.ColumnAlignment
    ) -> String {
        let room = max(width - DisplayWidth.of(text), 0)
        let before =
            switch alignment {
            case .none, .left: 0
            case .center: room / 2
            case .right: room
            }
        let blank = { (count: Int) in String(repeating: " ", count: count) }
        return blank(before) + text + blank(room - before)
    }

    /// As each row's first cell and, below it, what the other columns say.
    private func list(width: Int) -> [String] {
        rows.flatMap { row -> [String] in
            guard let first = row.first else { return [] }
            let title = StyledText(
                first.runs.map { run in
                    StyledText.Run(run.text, run.roles + [.strong], isBreakable: run.isBreakable)
                }
            )
            let facts = zip(header, row).dropFirst().filter { !$0.1.isEmpty }
            return TextWrapper.wrap(title, style: style, width: width)
                + facts.flatMap { name, cell in
                    let label = name.isEmpty ? [] : name.runs + [StyledText.Run(": ")]
                    return TextWrapper.wrap(
                        StyledText(label + cell.runs),
                        style: style,
                        width: width,
                        lead: "  ",
                        hang: "    "
                    )
                }
        }
    }
}

// MARK: - Widths

extension CardTable {
    /// What each column gets, or `nil` where words would have to be broken.
    private func columnWidths(within width: Int) -> [Int]? {
        let all = [header] + rows
        let wanted = alignments.indices.map { column in
            all.map { column < $0.count ? $0[column].widestLine : 0 }.max() ?? 0
        }
        let least = alignments.indices.map { column in
            let word = all.map { column < $0.count ? $0[column].widestWord : 0 }.max() ?? 0
            return max(min(word, Self.longestWord), 1)
        }
        var left = width - Self.gap * (alignments.count - 1) - least.reduce(0, +)
        guard left >= 0 else { return nil }
        var widths = least
        // One column more at a time to the narrowest that still wants some: all grow alike.
        while left > 0 {
            let growing = widths.indices.filter { widths[$0] < wanted[$0] }
            guard let column = growing.min(by: { widths[$0] < widths[$1] }) else { break }
            widths[column] += 1
            left -= 1
        }
        return widths
    }
}

extension StyledText {
    fileprivate func spelled(_ style: TerminalStyle) -> StyledText {
        guard style.isASCII else { return self }
        var text = self
        for run in runs.indices { text.runs[run].text = style.spelled(runs[run].text) }
        return text
    }

    fileprivate var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    private var text: String { runs.map(\.text).joined() }

    fileprivate var widestLine: Int {
        text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
    }

    fileprivate var widestWord: Int {
        text.split { $0 == " " || $0 == "\n" }.map { DisplayWidth.of($0) }.max() ?? 0
    }
}
