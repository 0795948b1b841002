internal import CNNEngine
public import StudyKit

/// Shows a drawing as text.
public struct DrawingRenderer: Sendable {
    let style: TerminalStyle

    /// A renderer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The title, the drawing, and what it shows; where the drawing does not fit, its numbers.
    public func lines(_ drawing: Drawing) -> [String] {
        let numbers = widthNeeded(drawing) == nil ? nil : numbers(drawing)
        let picture = (picture(drawing) ?? numbers).map { [""] + $0 + [""] } ?? []
        return TextWrapper.wrap(StyledText(drawing.title, .heading), style: style) + picture
            + TextWrapper.wrap(StyledText(drawing.description), style: style)
    }

    /// The names of drawings with their titles.
    public func list(_ drawings: [Drawing]) -> [String] {
        drawings.flatMap { style.entry($0.kind.rawValue, $0.title) }
    }

    /// The drawing alone, or `nil` where it is too wide and where drawings are not wanted.
    public func picture(_ drawing: Drawing) -> [String]? {
        guard !style.isPlain, let lines = Self.lines(drawing) else { return nil }
        return lines.allSatisfy { DisplayWidth.of($0) <= style.width } ? lines : nil
    }

    /// The columns that a drawing needs, where the style has fewer and drawings are wanted.
    public func widthNeeded(_ drawing: Drawing) -> Int? {
        guard !style.isPlain, let lines = Self.lines(drawing) else { return nil }
        let width = lines.map { DisplayWidth.of($0) }.max() ?? 0
        return width > style.width ? width : nil
    }

    /// What is drawn, however wide; `nil` for what is too large for any screen.
    private static func lines(_ drawing: Drawing) -> [String]? {
        switch drawing.scene {
        case .windows(let window): WindowPicture(window: window, width: .max).drawing
        case .pooling(let grid): lines(grid)
        case .channels(let blocks): lines(blocks)
        case .boxes(let overlap): lines(overlap)
        }
    }

    private static func lines(_ grid: PooledGrid) -> [String] {
        let input = frame(grid.input, rows: grid.rows, columns: grid.columns)
        let ones = { (count: Int) in [Int](repeating: 1, count: count) }
        let output = frame(
            grid.output,
            rowSizes: ones(grid.output.count),
            columnSizes: ones(grid.output[0].count)
        )
        return TextCanvas.beside([input, ["\(grid.name) →"], output])
    }

    /// Lines part the windows where these part the input; else the input is one block.
    private static func frame(
        _ values: [[Double]],
        rows: SlidingWindow,
        columns: SlidingWindow
    ) -> [String] {
        let sizes = { (window: SlidingWindow) -> [Int] in
            let isTiled =
                window.stride == window.kernel && window.paddingBefore == 0 && window.isExactFit
            return isTiled
                ? [Int](repeating: window.kernel, count: window.outputExtent) : [window.extent]
        }
        return frame(values, rowSizes: sizes(rows), columnSizes: sizes(columns))
    }

    private static func frame(
        _ values: [[Double]],
        rowSizes: [Int],
        columnSizes: [Int]
    ) -> [String] {
        let texts = values.map { $0.map { $0.shortDecimal } }
        let width = texts.joined().map(\.count).max() ?? 1
        let rule = { (left: String, middle: String, right: String) in
            left
                + columnSizes.map { String(repeating: "─", count: $0 * (width + 1) + 1) }
                .joined(separator: middle) + right
        }
        var lines = [rule("┌", "┬", "┐")]
        var row = 0
        for (index, height) in rowSizes.enumerated() {
            if index > 0 { lines.append(rule("├", "┼", "┤")) }
            for line in texts[row..<(row + height)] {
                var column = 0
                let groups = columnSizes.map { size in
                    defer { column += size }
                    return line[column..<(column + size)].map { text in
                        String(repeating: " ", count: width - text.count) + text
                    }.joined(separator: " ")
                }
                lines.append("│ " + groups.joined(separator: " │ ") + " │")
            }
            row += height
        }
        return lines + [rule("└", "┴", "┘")]
    }

    private static func lines(_ blocks: ChannelBlocks) -> [String] {
        let block = { (size: [Int], note: String) -> [String] in
            let side = min(size[0], 12)
            let sheets = TextCanvas.sheets(
                width: side + 2,
                height: side / 2 + 2,
                count: min(size[2], 3)
            )
            return sheets + [size.map { "\($0)" }.joined(separator: "×"), note]
        }
        return TextCanvas.beside([
            block(blocks.input, "input"), ["∗"],
            block(blocks.filter, blocks.filters == 1 ? "one filter" : "\(blocks.filters) filters"),
            ["→"], block(blocks.output, "output"),
        ])
    }

    private static func lines(_ overlap: BoxOverlap) -> [String] {
        let isIn = { (box: Box, row: Int, column: Int) in
            let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
            return x > box.left && x < box.right && y > box.top && y < box.bottom
        }
        let image = (0..<overlap.image.height).map { row in
            (0..<overlap.image.width).map { column in
                switch (isIn(overlap.truth, row, column), isIn(overlap.prediction, row, column)) {
                case (true, true): "██"
                case (true, false): "░░"
                case (false, true): "▒▒"
                case (false, false): " ·"
                }
            }.joined()
        }
        let legend = [
            "░░ true box only", "▒▒ predicted box only",
            "██ intersection "
                + (overlap.common?.area ?? 0).shortDecimal, "",
            "union \(overlap.union.shortDecimal)",
            "IoU   \(overlap.intersectionOverUnion.shortDecimal)",
        ]
        return TextCanvas.beside([image, legend])
    }
}

/// Lays out blocks of text.
enum TextCanvas {
    /// Blocks side by side, centred on one line.
    static func beside(_ blocks: [[String]], gap: Int = 2) -> [String] {
        let height = blocks.map(\.count).max() ?? 0
        let blank = { (count: Int) in String(repeating: " ", count: max(count, 0)) }
        return (0..<height).map { line in
            blocks.map { block in
                let width = block.map { DisplayWidth.of($0) }.max() ?? 0
                let row = line - (height - block.count) / 2
                let text = block.indices.contains(row) ? block[row] : ""
                return text + blank(width - DisplayWidth.of(text))
            }.joined(separator: blank(gap)).withoutTrailingSpaces
        }
    }

    /// Sheets of paper behind each other, the first in front.
    static func sheets(width: Int, height: Int, count: Int) -> [String] {
        let shift = 2
        let rows = height + count - 1
        let columns = width + shift * (count - 1)
        var cells = [[Character]](
            repeating: [Character](repeating: " ", count: columns),
            count: rows
        )
        for sheet in (0..<count).reversed() {
            let (top, left) = (count - 1 - sheet, shift * sheet)
            for row in 0..<height {
                for column in 0..<width {
                    cells[top + row][left + column] = border(
                        row: row,
                        column: column,
                        height: height,
                        width: width
                    )
                }
            }
        }
        return cells.map { String($0) }
    }

    private static func border(row: Int, column: Int, height: Int, width: Int) -> Character {
        let (isTop, isBottom) = (row == 0, row == height - 1)
        let (isLeft, isRight) = (column == 0, column == width - 1)
        switch (isTop, isBottom, isLeft, isRight) {
        case (true, _, true, _): return "┌"
        case (true, _, _, true): return "┐"
        case (_, true, true, _): return "└"
        case (_, true, _, true): return "┘"
        case (true, _, _, _), (_, true, _, _): return "─"
        case (_, _, true, _), (_, _, _, true): return "│"
        default: return " "
        }
    }
}
