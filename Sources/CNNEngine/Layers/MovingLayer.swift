import CNNKernels

/// A layer that only moves the values of an image: each output is one input value, or 0.
///
/// The places it names decide everything but the shape formula: forward copies along them, backward
/// adds along them, and the measured route walks them.
protocol MovingLayer: Layer {
    /// The input rows (or columns) that the output's are copied of, in order; others are zeros.
    func sources(on axis: Axis, extent: Int) -> MovedAxis
}

/// The places along an axis of an output, each with the place in the input that it is copied of.
struct MovedAxis {
    /// The first place; negative in a padding of zeros.
    var first: Int
    /// Places of the input that are stepped through, those in the padding counted.
    var count: Int
    /// How often each is copied.
    var copies = 1

    /// Visits the source of each output place, in order.
    @inline(__always)
    func forEach(_ visit: (_ output: Int, _ source: Int) -> Void) {
        var output = 0
        for source in first..<(first + count) {
            for _ in 0..<copies {
                visit(output, source)
                output += 1
            }
        }
    }
}

extension MovingLayer {
    /// Visits each output value of a batch with the input value it is copied of, padding left out.
    @inline(__always)
    func forEachMove(of input: Shape, _ visit: (_ output: Int, _ source: Int) -> Void) {
        let (height, width) = (input[2], input[3])
        let rows = sources(on: .height, extent: height)
        let columns = sources(on: .width, extent: width)
        let (outputHeight, outputWidth) = (rows.count * rows.copies, columns.count * columns.copies)
        for plane in 0..<(input[0] * input[1]) {
            rows.forEach { outputRow, row in
                guard row >= 0, row < height else { return }
                columns.forEach { outputColumn, column in
                    guard column >= 0, column < width else { return }
                    visit(
                        (plane * outputHeight + outputRow) * outputWidth + outputColumn,
                        (plane * height + row) * width + column
                    )
                }
            }
        }
    }

    /// Each output is the input value of its place.
    @inline(__always)
    func moved<Scalar: TensorScalar>(_ input: Tensor<Scalar>) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        forEachMove(of: input.shape) { target, source in
            output.values[target] = input.values[source]
        }
        return output
    }

    /// Each output's gradient goes back to the place its value came of.
    @inline(__always)
    func movedBack<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        forEachMove(of: pass.input.shape) { target, source in
            gradient.values[source] += pass.upstream.values[target]
        }
        return Gradients(input: gradient)
    }

    /// Walks both axes; within the budget the layer also runs and every value is held to its place.
    func measuredMoves(
        _ input: Shape,
        budget: Int
    ) throws(ShapeError) -> Measurement {
        let output = try outputShape(for: input)
        for axis in [1, 2] {
            try MeasurementLimits.check(
                output[axis],
                axis == 1 ? "height" : "width",
                atMost: MeasurementLimits.axis,
                layer: name
            )
        }
        var (rows, columns) = (0, 0)
        sources(on: .height, extent: input[1]).forEach { _, _ in rows += 1 }
        sources(on: .width, extent: input[2]).forEach { _, _ in columns += 1 }
        let walked = Shape(channels: input[0], height: rows, width: columns)
        var measurement = Measurement(output: walked)
        measurement.isComplete = false
        let limit = min(budget, MeasurementLimits.storedInput)
        guard let cells = walked.elementCount, cells <= limit,
            let values = input.elementCount, values <= limit
        else { return measurement }
        compare(input, &measurement)
        return measurement
    }

    private func compare(_ input: Shape, _ measurement: inout Measurement) {
        var (rows, columns): ([Int], [Int]) = ([], [])
        sources(on: .height, extent: input[1]).forEach { rows.append($1) }
        sources(on: .width, extent: input[2]).forEach { columns.append($1) }
        let image = StreamedImage(channels: input[0], height: input[1], width: input[2])
        let values = (0..<(input.elementCount ?? 0)).map { StreamedNumbers.inputs[$0] }
        let output = forward(Tensor(input.batched(1), values)).values
        var index = 0
        for channel in 0..<image.channels {
            for row in rows {
                for column in columns {
                    let value = image.value(channel, row, column)
                    measurement.compare(Double(output[index]), with: Double(value), products: 0)
                    index += 1
                }
            }
        }
        measurement.cellsComputed = index
        if output.count != index { measurement.cellsWrong += 1 }
        measurement.isComplete = true
    }
}
