internal import CNNEngine

extension Drawing {
    /// The drawing for web and print.
    public var svg: String {
        var canvas = SVGCanvas()
        let left = SVGCanvas.margin
        canvas.text(title, left, 40, size: 19, isBold: true)
        switch scene {
        case .windows(let window): Self.draw(window, on: &canvas)
        case .pooling(let grid): Self.draw(grid, on: &canvas)
        case .channels(let blocks): Self.draw(blocks, on: &canvas)
        case .boxes(let overlap): Self.draw(overlap, on: &canvas)
        }
        let letters = max(Int((canvas.right - left) / 6.8), 40)
        var baseline = canvas.bottom + 32
        for line in Self.lines(description, letters: letters) {
            canvas.text(line, left, baseline, size: 13, ink: .faint)
            baseline += 18
        }
        return canvas.document(title: title, description: description)
    }

    private static let top = 64.0

    private static func lines(_ text: String, letters: Int) -> [String] {
        text.split(separator: " ").reduce(into: [""]) { lines, word in
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= letters {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }

    private static func draw(_ window: SlidingWindow, on canvas: inout SVGCanvas) {
        let cell = 30.0
        let cells = -window.paddingBefore..<(window.extent + window.paddingAfter)
        let place = { (index: Int) in
            SVGCanvas.margin + Double(index + window.paddingBefore) * cell
        }
        for index in cells {
            let isInput = index >= 0 && index < window.extent
            canvas.text(
                isInput ? "\(index)" : "p",
                place(index) + cell / 2,
                top + 14,
                size: 13,
                anchor: .middle,
                ink: .faint
            )
        }
        for (row, start) in window.starts.prefix(12).enumerated() {
            let y = top + 24 + Double(row) * (cell + 6)
            for index in cells {
                let isInput = index >= 0 && index < window.extent
                let offset = index - start
                let isRead = offset >= 0 && offset < window.span && offset % window.dilation == 0
                canvas.rect(
                    place(index),
                    y,
                    cell - 2,
                    cell - 2,
                    fill: isRead ? .blue : isInput ? .cell : .paper,
                    isDashed: !isInput
                )
            }
            canvas.text("window \(row + 1)", place(cells.upperBound) + 12, y + 19, size: 13)
        }
        let more = window.starts.count - 12
        if more > 0 {
            canvas.text("and \(more) more", SVGCanvas.margin, canvas.bottom + 24, size: 13)
        }
    }

    private static func draw(_ grid: PooledGrid, on canvas: inout SVGCanvas) {
        let cell = 36.0
        let left = SVGCanvas.margin
        let inks: [SVGCanvas.Ink] = [.blue, .green, .orange, .purple]
        // Where windows overlap only the first can be told apart from the others.
        let isApart = grid.rows.stride >= grid.rows.kernel
        let owner = { (row: Int, column: Int) -> SVGCanvas.Ink in
            let tall = grid.rows.starts.firstIndex { (0..<grid.rows.kernel).contains(row - $0) }
            let wide = grid.columns.starts.firstIndex {
                (0..<grid.columns.kernel).contains(column - $0)
            }
            guard let tall, let wide, isApart || tall == 0 && wide == 0 else { return .cell }
            return inks[(tall % 2) * 2 + wide % 2]
        }
        draw(grid.input, at: left, cell, on: &canvas, ink: owner)
        let height = Double(max(grid.input.count, grid.output.count)) * cell
        let start = left + Double(grid.input[0].count) * cell + 14
        canvas.text(grid.name, start + 36, top + height / 2 - 12, size: 13, anchor: .middle)
        canvas.arrow(start, top + height / 2, length: 72)
        draw(grid.output, at: start + 86, cell, on: &canvas) { row, column in
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
                let (x, y) = (left + Double(column) * cell, top + Double(row) * cell)
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

    private static func draw(_ blocks: ChannelBlocks, on canvas: inout SVGCanvas) {
        let unit = min(18.0, 150 / Double(blocks.input[0]))
        let inks: [SVGCanvas.Ink] = [.orange, .green, .blue, .purple]
        let middle = top + 100
        var left = SVGCanvas.margin
        let stack = { (canvas: inout SVGCanvas, size: [Int], ink: (Int) -> SVGCanvas.Ink) in
            let sheets = min(size[2], 4)
            let side = Double(size[0]) * unit
            let depth = Double(sheets - 1) * 9
            for sheet in (0..<sheets).reversed() {
                let shift = Double(sheet) * 9
                canvas.rect(
                    left + shift,
                    middle - side / 2 - shift + depth / 2,
                    side,
                    side,
                    fill: ink(sheet),
                    stroke: .text
                )
            }
            let width = side + depth
            let label = size.map { "\($0)" }.joined(separator: "×")
            left += max(width, Double(label.count) * 9)
            return (width, label)
        }
        let labels = middle + Double(blocks.input[0]) * unit / 2 + 44
        let part = {
            (canvas: inout SVGCanvas, size: [Int], note: String, ink: (Int) -> SVGCanvas.Ink) in
            let start = left
            let (width, label) = stack(&canvas, size, ink)
            let center = start + max(width, Double(label.count) * 9) / 2
            canvas.text(label, center, labels, size: 15, anchor: .middle, isBold: true)
            canvas.text(note, center, labels + 18, size: 12, anchor: .middle, ink: .faint)
            left += 30
        }
        part(&canvas, blocks.input, "input") { inks[$0 % 4] }
        canvas.text("∗", left, middle + 8, size: 24, anchor: .middle)
        left += 40
        part(&canvas, blocks.filter, "\(blocks.filters) such") { inks[$0 % 4] }
        canvas.arrow(left - 6, middle, length: 52)
        left += 66
        part(&canvas, blocks.output, "one map per filter") { _ in .purple }
    }

    private static func draw(_ overlap: BoxOverlap, on canvas: inout SVGCanvas) {
        let cell = 24.0
        let left = SVGCanvas.margin
        for row in 0..<overlap.image.height {
            for column in 0..<overlap.image.width {
                let (x, y) = (left + Double(column) * cell, top + Double(row) * cell)
                canvas.rect(x, y, cell, cell, fill: .cell, stroke: .paper)
            }
        }
        let draw = {
            (
                canvas: inout SVGCanvas,
                box: Box,
                fill: SVGCanvas.Ink,
                stroke: SVGCanvas.Ink,
                dashed: Bool
            ) in
            canvas.rect(
                left + box.left * cell,
                top + box.top * cell,
                box.width * cell,
                box.height * cell,
                fill: fill,
                stroke: stroke,
                strokeWidth: 3,
                isDashed: dashed
            )
        }
        if let common = overlap.common { draw(&canvas, common, .orange, .none, false) }
        draw(&canvas, overlap.truth, .none, .green, false)
        draw(&canvas, overlap.prediction, .none, .violet, true)
        let words = left + Double(overlap.image.width) * cell + 24
        var y = top + 20
        let legend: [(SVGCanvas.Ink, SVGCanvas.Ink, Bool, String)] = [
            (.none, .green, false, "true box: \(overlap.truth.area.shortDecimal)"),
            (.none, .violet, true, "predicted box: \(overlap.prediction.area.shortDecimal)"),
            (.orange, .none, false, "intersection: \((overlap.common?.area ?? 0).shortDecimal)"),
        ]
        for (fill, stroke, isDashed, text) in legend {
            canvas.rect(
                words,
                y - 13,
                22,
                16,
                fill: fill,
                stroke: stroke,
                strokeWidth: 3,
                isDashed: isDashed
            )
            canvas.text(text, words + 34, y, size: 14)
            y += 32
        }
        canvas.text("union: \(overlap.union.shortDecimal)", words + 34, y, size: 14)
        canvas.text(
            "IoU = \(overlap.intersectionOverUnion.shortDecimal)",
            words,
            y + 40,
            size: 17,
            isBold: true
        )
    }
}

extension Double {
    /// `3`, `2.5`, `0.42`: two decimals at most.
    public var shortDecimal: String {
        let hundredths = (self * 100).rounded()
        if hundredths.truncatingRemainder(dividingBy: 100) == 0 {
            return "\(Int(hundredths / 100))"
        }
        let value = hundredths / 100
        return "\(value)"
    }
}
