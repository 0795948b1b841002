/// A formula over several lines: matrices, cases and aligned equations.
struct MathBlock {
    var lines: [String]

    /// The lines of a formula that stands by itself.
    init(_ node: MathNode) {
        let nodes: [MathNode] = if case .row(let nodes) = node { nodes } else { [node] }
        self.init(lines: [""])
        var run: [MathNode] = []
        var isAfterTable = false
        for node in nodes + [.row([])] {
            let table: MathTable? = if case .table(let table) = node { table } else { nil }
            if table == nil, node != .row([]) {
                run.append(node)
                continue
            }
            if !run.isEmpty {
                let before = isAfterTable ? MathLine(.atom(")", .close)) : nil
                let line = MathRow.line(run, isTight: false, after: before)
                place(
                    MathBlock(lines: [line.text]),
                    gap: isAfterTable && !line.text.hasPrefix(" ") ? 1 : 0
                )
                run = []
            }
            if let table {
                place(MathBlock(table), gap: 1)
                isAfterTable = true
            }
        }
    }

    init(lines: [String]) {
        self.lines = lines
    }

    /// Puts another block to the right, both centred on one line.
    private mutating func place(_ other: MathBlock, gap: Int) {
        guard lines != [""] else {
            lines = other.lines
            return
        }
        let height = max(lines.count, other.lines.count)
        let width = (lines.map(\.count).max() ?? 0) + gap
        let left = raised(to: height).lines
        let right = other.raised(to: height).lines
        lines = zip(left, right).map { first, second in
            second.isEmpty ? first : first.padded(to: width) + second
        }
    }

    private func raised(to height: Int) -> MathBlock {
        let above = (height - lines.count) / 2
        let empty = { (count: Int) in [String](repeating: "", count: count) }
        return MathBlock(lines: empty(above) + lines + empty(height - lines.count - above))
    }

    private init(_ table: MathTable) {
        let cells = table.texts
        let columns = cells.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let gap = table.style == .equations ? " " : "  "
        let rows = cells.map { row in
            widths.indices.map { column in
                let text = column < row.count ? row[column] : ""
                // Equations meet at their `&`: what stands before it ends there.
                let isRight = table.style == .equations && column.isMultiple(of: 2) && columns > 1
                let space = String(repeating: " ", count: widths[column] - text.count)
                return isRight ? space + text : text + space
            }.joined(separator: gap)
        }
        switch table.style {
        case .equations:
            lines = rows.map { row in
                String(row.reversed().drop { $0 == " " }.reversed())
            }
        case .cases:
            lines = zip(MathBrace.lines("{", rows.count), rows).map {
                "\($0) \($1)".withoutSpacesAtEnd
            }
        case .matrix(let open, let close):
            let left = MathBrace.lines(open, rows.count)
            let right = MathBrace.lines(close, rows.count)
            lines = rows.indices.map {
                "\(left[$0]) \(rows[$0]) \(right[$0])".withoutSpacesAtEnd
            }
        }
    }
}

extension MathTable {
    fileprivate var texts: [[String]] {
        rows.map { row in row.map { text(of: $0) } }
    }

    private func text(of cell: MathNode) -> String {
        let text = MathLine(cell).text
        return style == .cases && text.hasSuffix(",") ? String(text.dropLast()) : text
    }

    /// The table on one line: `[1 0; 0 1]`, `{x, if x > 0; 0, otherwise`.
    var line: String {
        switch style {
        case .equations:
            texts.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
                .filter { !$0.isEmpty }.joined(separator: "; ")
        case .cases:
            "{" + texts.map { $0.joined(separator: ", ") }.joined(separator: "; ")
        case .matrix(let open, let close):
            (open.isEmpty ? "[" : open)
                + texts.map { $0.joined(separator: " ") }.joined(separator: "; ")
                + (close.isEmpty && open.isEmpty ? "]" : close)
        }
    }
}

/// Tall delimiters made of Unicode's bracket pieces.
private enum MathBrace {
    static func lines(_ delimiter: String, _ height: Int) -> [String] {
        guard height > 1 else { return [String](repeating: delimiter, count: height) }
        guard let pieces = pieces[delimiter] else {
            return [String](repeating: delimiter.isEmpty ? "" : delimiter, count: height)
        }
        return (0..<height).map { row in
            switch row {
            case 0: pieces.top
            case height - 1: pieces.bottom
            case height / 2 where !height.isMultiple(of: 2): pieces.middle
            default: pieces.extension
            }
        }
    }

    private static let pieces:
        [String: (top: String, extension: String, middle: String, bottom: String)] = [
            "(": ("⎛", "⎜", "⎜", "⎝"), ")": ("⎞", "⎟", "⎟", "⎠"), "[": ("⎡", "⎢", "⎢", "⎣"),
            "]": ("⎤", "⎥", "⎥", "⎦"), "{": ("⎧", "⎪", "⎨", "⎩"), "}": ("⎫", "⎪", "⎬", "⎭"),
            "|": ("│", "│", "│", "│"), "‖": ("║", "║", "║", "║"),
        ]
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(width - count, 0))
    }

    fileprivate var withoutSpacesAtEnd: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
