/// A layer without weights whose output has the shape of its input.
public protocol ShapePreservingLayer: Layer {
    /// One output by its definition, for the check of `forward`: that of a channel (or feature).
    ///
    /// `value` gives the inputs of all channels at the same cell.
    func definition(of channel: Int, among channels: Int, _ value: (Int) -> Double) -> Double
}

extension ShapePreservingLayer {
    /// The shape of the input.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        try CheckedSize(layer: name).unchanged(input)
    }

    /// Runs the layer on a batch of made-up inputs, and computes some cells again.
    ///
    /// Above the budget of values a slice of the input is run. Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        _ = try outputShape(for: input)
        let part = try MeasuredPart(of: input, budget: budget, layer: name)
        // From −8 to 8, where every piece of the piecewise functions is met.
        let batch: Tensor<Double> = part.input(batch: part.fewExamples, from: 1, scale: 8)
        let output = forward(batch)
        var measurement = Measurement(output: input)
        measurement.isComplete = part.isWhole
        guard output.shape == batch.shape else {
            if part.isWhole { measurement.output = output.shape.example }
            measurement.cellsWrong += 1
            return measurement
        }
        measurement.cellsComputed = output.values.count
        let channels = part.shape.dimensions.first ?? 1
        let cells = part.shape.dimensions.dropFirst().reduce(1, *)
        let places = max(8, min(32, (1 << 12) / channels))
        for index in (0..<output.values.count).spread(over: places) {
            let (example, rest) = index.quotientAndRemainder(dividingBy: channels * cells)
            let (channel, cell) = rest.quotientAndRemainder(dividingBy: cells)
            let first = example * channels * cells + cell
            let expected = definition(of: channel, among: channels) { channel in
                batch.values[first + channel * cells]
            }
            measurement.compare(output.values[index], withDouble: expected)
        }
        return measurement
    }
}

extension CheckedSize {
    func unchanged(_ shape: Shape) throws(ShapeError) -> Shape {
        for extent in shape.dimensions { try positive(extent, "input size") }
        return shape
    }

    /// Features `[F]` or an image `[C, H, W]`.
    func featuresOrImage(_ shape: Shape) throws(ShapeError) {
        guard shape.rank == 1 || shape.rank == 3 else {
            let expected = "features or \(Shape.imageWords)"
            throw ShapeError(layer, .wrongRank(expected: expected, actual: shape))
        }
        _ = try unchanged(shape)
    }

    func channels(_ actual: Int, are expected: Int) throws(ShapeError) {
        guard actual == expected else {
            throw ShapeError(layer, .channelMismatch(expected: expected, actual: actual))
        }
    }

    func number(
        _ value: Double,
        _ field: String,
        in range: ClosedRange<Double>,
        _ words: String
    ) throws(ShapeError) {
        // A comparison with NaN is false, so that it is refused too.
        guard range.contains(value) else {
            throw ShapeError(layer, .outOfRange(field: field, value: value, range: words))
        }
    }
}
