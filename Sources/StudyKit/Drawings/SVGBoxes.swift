internal import CNNEngine

extension BoxOverlap {
    private static let cell = 24.0

    /// How a box, or its key beside the picture, is drawn.
    private struct Pen {
        var fill = SVGCanvas.Ink.none
        var stroke = SVGCanvas.Ink.none
        var isDashed = false

        static let truth = Pen(stroke: .green)
        static let prediction = Pen(stroke: .violet, isDashed: true)
        static let intersection = Pen(fill: .orange)
    }

    /// Draws the cells of an image, two boxes and what they share, and the areas beside them.
    func draw(on canvas: inout SVGCanvas) {
        drawImage(on: &canvas)
        if let common { draw(common, .intersection, on: &canvas) }
        draw(truth, .truth, on: &canvas)
        draw(prediction, .prediction, on: &canvas)
        drawKey(on: &canvas)
    }

    private func drawImage(on canvas: inout SVGCanvas) {
        let cell = Self.cell
        for row in 0..<image.height {
            for column in 0..<image.width {
                let x = SVGCanvas.margin + Double(column) * cell
                let y = SVGCanvas.top + Double(row) * cell
                canvas.rect(x, y, cell, cell, fill: .cell, stroke: .paper)
            }
        }
    }

    private func draw(_ box: Box, _ pen: Pen, on canvas: inout SVGCanvas) {
        canvas.rect(
            SVGCanvas.margin + box.left * Self.cell,
            SVGCanvas.top + box.top * Self.cell,
            box.width * Self.cell,
            box.height * Self.cell,
            fill: pen.fill,
            stroke: pen.stroke,
            strokeWidth: 3,
            isDashed: pen.isDashed
        )
    }

    private func drawKey(on canvas: inout SVGCanvas) {
        let left = SVGCanvas.margin + Double(image.width) * Self.cell + 24
        var y = SVGCanvas.top + 20
        let areas: [(pen: Pen, name: String, area: Double)] = [
            (.truth, "true box", truth.area), (.prediction, "predicted box", prediction.area),
            (.intersection, "intersection", common?.area ?? 0),
        ]
        for (pen, name, area) in areas {
            canvas.rect(
                left,
                y - 13,
                22,
                16,
                fill: pen.fill,
                stroke: pen.stroke,
                strokeWidth: 3,
                isDashed: pen.isDashed
            )
            canvas.text("\(name): \(area.shortDecimal)", left + 34, y, size: 14)
            y += 32
        }
        canvas.text("union: \(union.shortDecimal)", left + 34, y, size: 14)
        let ratio = "IoU = \(intersectionOverUnion.shortDecimal)"
        canvas.text(ratio, left, y + 40, size: 17, isBold: true)
    }
}
