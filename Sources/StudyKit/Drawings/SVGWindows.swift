internal import CNNEngine

extension SlidingWindow {
    private static let mostRows = 12

    /// Draws the cells of an axis, and below them a row for each window with the cells it reads.
    func draw(on canvas: inout SVGCanvas) {
        let cell = 30.0
        let top = SVGCanvas.top
        let cells = -paddingBefore..<(extent + paddingAfter)
        let place = { (index: Int) in SVGCanvas.margin + Double(index + paddingBefore) * cell }
        for index in cells {
            canvas.text(
                isInput(index) ? "\(index)" : "p",
                place(index) + cell / 2,
                top + 14,
                size: 13,
                anchor: .middle,
                ink: .faint
            )
        }
        for (row, start) in starts.prefix(Self.mostRows).enumerated() {
            let y = top + 24 + Double(row) * (cell + 6)
            for index in cells {
                canvas.rect(
                    place(index),
                    y,
                    cell - 2,
                    cell - 2,
                    fill: reads(index, from: start) ? .blue : isInput(index) ? .cell : .paper,
                    isDashed: !isInput(index)
                )
            }
            canvas.text("window \(row + 1)", place(cells.upperBound) + 12, y + 19, size: 13)
        }
        let more = starts.count - Self.mostRows
        if more > 0 {
            canvas.text("and \(more) more", SVGCanvas.margin, canvas.bottom + 24, size: 13)
        }
    }

    private func isInput(_ index: Int) -> Bool { index >= 0 && index < extent }

    private func reads(_ index: Int, from start: Int) -> Bool {
        let offset = index - start
        return offset >= 0 && offset < span && offset % dilation == 0
    }
}
