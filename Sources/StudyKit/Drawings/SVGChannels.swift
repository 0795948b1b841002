extension ChannelBlocks {
    /// Draws input, filter and output as stacks of sheets, with a sheet for each channel, four at most.
    func draw(on canvas: inout SVGCanvas) {
        let inks: [SVGCanvas.Ink] = [.orange, .green, .blue, .purple]
        var row = StackRow(unit: min(18.0, 150 / Double(input[0])), tallest: input[0])
        row.add(input, note: "input", on: &canvas) { inks[$0 % 4] }
        canvas.text("∗", row.left, row.middle + 8, size: 24, anchor: .middle)
        row.left += 40
        row.add(filter, note: "\(filters) such", on: &canvas) { inks[$0 % 4] }
        canvas.arrow(row.left - 6, row.middle, length: 52)
        row.left += 66
        row.add(output, note: "one map per filter", on: &canvas) { _ in .purple }
    }
}

/// Stacks of sheets beside each other, with their sizes below.
private struct StackRow {
    /// The side of a cell, in pixels.
    let unit: Double
    /// The cells of the highest stack.
    let tallest: Int
    var left = SVGCanvas.margin

    private static let mostSheets = 4
    private static let shift = 9.0
    private static let letterWidth = 9.0

    var middle: Double { SVGCanvas.top + 100 }
    private var labels: Double { middle + Double(tallest) * unit / 2 + 44 }

    /// Draws a stack of `[height, width, channels]`, and moves on.
    mutating func add(
        _ size: [Int],
        note: String,
        on canvas: inout SVGCanvas,
        ink: (Int) -> SVGCanvas.Ink
    ) {
        let label = size.map { "\($0)" }.joined(separator: "×")
        let sheets = min(size[2], Self.mostSheets)
        let stack = Double(size[0]) * unit + Double(sheets - 1) * Self.shift
        draw(sheets, side: Double(size[0]) * unit, on: &canvas, ink)
        let width = max(stack, Double(label.count) * Self.letterWidth)
        let center = left + width / 2
        canvas.text(label, center, labels, size: 15, anchor: .middle, isBold: true)
        canvas.text(note, center, labels + 18, size: 12, anchor: .middle, ink: .faint)
        left += width + 30
    }

    private func draw(
        _ sheets: Int,
        side: Double,
        on canvas: inout SVGCanvas,
        _ ink: (Int) -> SVGCanvas.Ink
    ) {
        let depth = Double(sheets - 1) * Self.shift
        for sheet in (0..<sheets).reversed() {
            let shift = Double(sheet) * Self.shift
            canvas.rect(
                left + shift,
                middle - side / 2 - shift + depth / 2,
                side,
                side,
                fill: ink(sheet),
                stroke: .text
            )
        }
    }
}
