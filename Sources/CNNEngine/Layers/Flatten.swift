/// Lays an image out as one list of features: `[C, H, W]` becomes `[C · H · W]`.
///
/// PyTorch lists channel after channel, Keras cell after cell, as each keeps its images. Shapes and
/// counts are the same, and so is a network, but for the order of the next layer's weights.
public struct Flatten: Layer, Hashable {
    /// Whether the channels of a cell come one after the other, as in Keras.
    public var channelsLast: Bool

    /// A flattening, channel after channel unless told.
    public init(channelsLast: Bool = false) {
        self.channelsLast = channelsLast
    }

    /// `[C · H · W]`; throws when the product does not fit into 64 bits.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        for extent in input.dimensions { try sizes.positive(extent, "input size") }
        guard let count = input.elementCount else {
            throw ShapeError(name, .overflow(quantity: "number of features"))
        }
        return Shape(features: count)
    }

    /// To the whole image: what follows sees all of it.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        guard input.rank == 3 else { return .cell }
        return .whole(extent: axis == .height ? input[1] : input[2])
    }

    /// The same numbers, in the order of the layout.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = input.reshaped(batchedOutputShape(for: input.shape))
        guard channelsLast else { return output }
        forEachMove(of: input.shape) { source, target in
            output.values[target] = input.values[source]
        }
        return output
    }

    /// The same gradients in the shape and the order of the input.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = pass.upstream.reshaped(pass.input.shape)
        guard channelsLast else { return Gradients(input: gradient) }
        forEachMove(of: pass.input.shape) { source, target in
            gradient.values[source] = pass.upstream.values[target]
        }
        return Gradients(input: gradient)
    }

    /// Visits the places of each value before and after, with the channels last.
    @inline(__always)
    private func forEachMove(of input: Shape, _ visit: (_ source: Int, _ target: Int) -> Void) {
        let channels = input.dimensions.dropFirst().first ?? 1
        let cells = input.dimensions.dropFirst(2).reduce(1, *)
        for batch in 0..<input[0] {
            let first = batch * channels * cells
            for channel in 0..<channels {
                for cell in 0..<cells {
                    visit(first + channel * cells + cell, first + cell * channels + channel)
                }
            }
        }
    }

    /// Runs the layer, counts the features that come out, and looks some of them up in the input.
    ///
    /// Above the budget of values a slice of the input is run, and each axis is counted by itself.
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measure(input, budget: budget) { forward($0) }
    }

    /// The same with a pass of another engine.
    func measure(
        _ input: Shape,
        budget: Int,
        running pass: (Tensor<Float>) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        let counted = try measuredLayout(input, budget: budget, running: pass) { place, part in
            guard channelsLast, part.rank > 1 else { return place }
            // Behind one another lie the channels of a cell: place = cell · C + channel.
            let (cell, channel) = place.quotientAndRemainder(dividingBy: part[0])
            return channel * part.dimensions.dropFirst().reduce(1, *) + cell
        }
        var measurement = counted.measurement
        measurement.output = Shape(features: counted.values)
        return measurement
    }
}

extension Layer {
    /// Runs a pass that only lays values out anew, and holds outputs to the inputs they came of.
    ///
    /// `source` is the place of the input that an output is a copy of. Throws what does not fit.
    func measuredLayout(
        _ input: Shape,
        budget: Int,
        isSliceable: Bool = true,
        running pass: (Tensor<Float>) -> Tensor<Float>,
        source: (_ output: Int, _ part: Shape) -> Int
    ) throws(ShapeError) -> (measurement: Measurement, values: Int) {
        _ = try outputShape(for: input)
        let part = try MeasuredPart(of: input, budget: budget, layer: name)
        let values = input.elementCount ?? 0
        try MeasurementLimits.check(
            values,
            "number of values",
            atMost: MeasurementLimits.storedInput,
            layer: name
        )
        var measurement = Measurement(output: input)
        measurement.isComplete = part.isWhole
        guard part.isWhole || isSliceable else { return (measurement, values) }
        let examples = 2
        let count = part.shape.elementCount ?? 0
        // A tensor of another number of values cannot be made: a wrong formula is not run.
        guard (try? outputShape(for: part.shape))?.elementCount == count else {
            measurement.cellsWrong += 1
            return (measurement, values)
        }
        let batch: Tensor<Float> = part.input(batch: examples)
        let output = pass(batch).values
        guard output.count == examples * count else {
            measurement.cellsWrong += 1
            return (measurement, part.isWhole ? output.count / examples : values)
        }
        measurement.cellsComputed = output.count
        for index in output.indices.spread(over: 32) {
            let (example, place) = index.quotientAndRemainder(dividingBy: count)
            let expected = batch.values[example * count + source(place, part.shape)]
            measurement.compare(Double(output[index]), with: Double(expected), products: 0)
        }
        return (measurement, part.isWhole ? output.count / examples : values)
    }
}
