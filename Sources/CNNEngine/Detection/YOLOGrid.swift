import RealModule

/// What one box of one cell of a YOLO grid says.
public struct GridPrediction: Hashable, Sendable {
    /// The row of the cell.
    public var row: Int
    /// The column of the cell.
    public var column: Int
    /// The place of the box in its cell.
    public var slot: Int
    /// Where the box is, in pixels.
    public var box: Box
    /// How sure the cell is of an object.
    public var confidence: Double
    /// The probability of each class if there is an object.
    public var probabilities: [Double]

    /// The score of each class: its probability times the confidence.
    public var scores: [Double] { probabilities.map { $0 * confidence } }

    /// The classes whose score reaches a threshold, each as a detection.
    public func detections(above threshold: Double) -> [Detection] {
        scores.enumerated().filter { $1 >= threshold }.map { label, score in
            Detection(box: box, score: score, label: label)
        }
    }
}

/// The output of a YOLO network, read as boxes.
public struct YOLOGrid: Hashable, Sendable {
    /// How the numbers of a cell become a box.
    public enum Decoding: Hashable, Sendable {
        /// Version 1: `[rows, columns, 5B + C]`, in a cell B times (x, y, w, h, confidence), then
        /// C probabilities. x and y are shares of the cell, w and h of the image, or their roots.
        /// Redmon et al. 2016.
        case shares(boxes: Int, rootedSizes: Bool = false)
        /// Versions 2 and 3: `[A(5 + C), rows, columns]`, for each anchor (x, y, w, h, objectness,
        /// classes): centre (column + σ(x), row + σ(y)), size anchor · eʷ, in pixels. Version 2 has
        /// a softmax over the classes, version 3 a sigmoid for each. Redmon & Farhadi 2017, 2018.
        case anchors([Anchor], independentClasses: Bool)
    }

    /// A typical size of a box, in pixels.
    public struct Anchor: Hashable, Sendable {
        /// Pixels across.
        public var width: Double
        /// Pixels down.
        public var height: Double

        /// A size in pixels.
        public init(width: Double, height: Double) {
            self.width = width
            self.height = height
        }
    }

    /// Cells down and across: S × S in version 1.
    public var cells: Size2D
    /// Classes C.
    public var classes: Int
    /// The size of the image.
    public var image: Size2D
    /// How the numbers of a cell become a box.
    public var decoding: Decoding

    /// A grid over an image.
    public init(cells: Size2D, classes: Int, image: Size2D, decoding: Decoding) {
        self.cells = cells
        self.classes = classes
        self.image = image
        self.decoding = decoding
    }

    /// Boxes in a cell.
    public var boxesPerCell: Int {
        switch decoding {
        case .shares(let boxes, _): boxes
        case .anchors(let anchors, _): anchors.count
        }
    }

    /// The shape of the output for one image: 7 × 7 × 30 for S = 7, B = 2, C = 20.
    ///
    /// Throws sizes below 1 and those that do not fit into 64 bits.
    public func outputShape() throws(DetectionError) -> Shape {
        let counts = [
            ("number of rows", cells.height, 1), ("number of columns", cells.width, 1),
            ("image height", image.height, 1), ("image width", image.width, 1),
            ("number of boxes", boxesPerCell, 1), ("number of classes", classes, 0),
        ]
        let limit = 1 << 20
        for (name, count, least) in counts where !(least...limit).contains(count) {
            let rule = "from \(least) to \(limit)"
            throw .invalidSetting(name: name, rule: rule, value: Double(count))
        }
        return switch decoding {
        case .shares(let boxes, _): [cells.height, cells.width, 5 * boxes + classes]
        case .anchors(let anchors, _):
            [anchors.count * (5 + classes), cells.height, cells.width]
        }
    }

    /// The boxes of one image, row by row, column by column, box by box.
    ///
    /// Throws when the output has another count of values than `outputShape()`.
    public func decode<Scalar: TensorScalar>(
        _ output: Tensor<Scalar>
    ) throws(DetectionError) -> [GridPrediction] {
        let shape = try outputShape()
        guard output.values.count == shape.elementCount else {
            let expected = "an output of shape \(shape)"
            throw .shapeMismatch(step: "YOLOGrid", expected: expected, actual: output.shape)
        }
        var predictions: [GridPrediction] = []
        for row in 0..<cells.height {
            for column in 0..<cells.width {
                for slot in 0..<boxesPerCell {
                    let place = Place(row: row, column: column, slot: slot)
                    predictions.append(prediction(at: place, from: output))
                }
            }
        }
        return predictions
    }

    private struct Place {
        var row: Int
        var column: Int
        var slot: Int
    }

    private func prediction<Scalar>(
        at place: Place,
        from output: Tensor<Scalar>
    ) -> GridPrediction {
        let confidence: Double
        let probabilities: [Double]
        let box: Box
        switch decoding {
        case .shares(let boxes, let rooted):
            let size = 5 * boxes + classes
            let start = (place.row * cells.width + place.column) * size
            let cell = output.values[start..<(start + size)].map { Double($0) }
            let numbers = Array(cell[(5 * place.slot)..<(5 * place.slot + 5)])
            box = self.box(ofShares: numbers, at: place, rooted: rooted)
            confidence = numbers[4]
            probabilities = Array(cell[(5 * boxes)...])
        case .anchors(let anchors, let independent):
            let part = 5 + classes
            let numbers = (0..<part).map { index in
                let map = place.slot * part + index
                let cell = (map * cells.height + place.row) * cells.width + place.column
                return Double(output.values[cell])
            }
            box = self.box(of: numbers, at: place, anchor: anchors[place.slot])
            confidence = Double.sigmoid(numbers[4])
            let logits = Array(numbers[5...])
            probabilities =
                independent ? logits.map(Double.sigmoid) : Double.softmax(logits)
        }
        return GridPrediction(
            row: place.row,
            column: place.column,
            slot: place.slot,
            box: box,
            confidence: confidence,
            probabilities: probabilities
        )
    }

    private func box(ofShares numbers: [Double], at place: Place, rooted: Bool) -> Box {
        let (width, height) = (numbers[2], numbers[3])
        return Box(
            centerX: (Double(place.column) + numbers[0]) * cellWidth,
            centerY: (Double(place.row) + numbers[1]) * cellHeight,
            width: (rooted ? width * width : width) * Double(image.width),
            height: (rooted ? height * height : height) * Double(image.height)
        )
    }

    private func box(of numbers: [Double], at place: Place, anchor: Anchor) -> Box {
        Box(
            centerX: (Double(place.column) + Double.sigmoid(numbers[0])) * cellWidth,
            centerY: (Double(place.row) + Double.sigmoid(numbers[1])) * cellHeight,
            width: anchor.width * Double.exp(numbers[2]),
            height: anchor.height * Double.exp(numbers[3])
        )
    }

    private var cellWidth: Double { Double(image.width) / Double(cells.width) }
    private var cellHeight: Double { Double(image.height) / Double(cells.height) }
}
