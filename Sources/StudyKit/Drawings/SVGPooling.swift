internal import CNNEngine

extension PooledGrid {
    /// Draws the values before and behind a pooling; those of a window have its ink.
    func draw(on canvas: inout SVGCanvas) {
        let cell = 36.0
        let (left, top) = (SVGCanvas.margin, SVGCanvas.top)
        let inks: [SVGCanvas.Ink] = [.blue, .green, .orange, .purple]
        // Where windows overlap only the first can be told apart from the others.
        let isApart = rows.stride >= rows.kernel
        let owner = { (row: Int, column: Int) -> SVGCanvas.Ink in
            let tall = rows.starts.firstIndex { (0..<rows.kernel).contains(row - $0) }
            let wide = columns.starts.firstIndex {
                (0..<columns.kernel).contains(column - $0)
            }
            guard let tall, let wide, isApart || tall == 0 && wide == 0 else { return .cell }
            return inks[(tall % 2) * 2 + wide % 2]
        }
        Self.draw(input, at: left, cell, on: &canvas, ink: owner)
        let height = Double(max(input.count, output.count)) * cell
        let start = left + Double(input[0].count) * cell + 14
        canvas.text(name, start + 36, top + height / 2 - 12, size: 13, anchor: .middle)
        canvas.arrow(start, top + height / 2, length: 72)
        Self.draw(output, at: start + 86, cell, on: &canvas) { row, column in
            isApart || row == 0 && column == 0 ? inks[(row % 2) * 2 + column % 2] : .cell
        }
    }

    private static func draw(
        _ values: [[Double]],
        at left: Double,
        _ cell: Double,
        on canvas: inout SVGCanvas,
        ink: (Int, Int) -> SVGCanvas.Ink
    ) {
        for (row, line) in values.enumerated() {
            for (column, value) in line.enumerated() {
                let x = left + Double(column) * cell
                let y = SVGCanvas.top + Double(row) * cell
                canvas.rect(x, y, cell - 2, cell - 2, fill: ink(row, column))
                canvas.text(
                    value.shortDecimal,
                    x + cell / 2 - 1,
                    y + cell / 2 + 4,
                    size: 14,
                    anchor: .middle
                )
            }
        }
    }
}
