/// A layer that reduces each channel of an image to one value: `[C, H, W]` becomes `[C]`.
public protocol GlobalPoolingLayer: Layer {
    /// Whether the output is `[C, 1, 1]` instead of `[C]`.
    var keepsDimensions: Bool { get }

    /// What a channel is reduced to, for the check of `forward`.
    var reduction: WindowReduction { get }
}

/// Global average pooling: the mean of each channel.
///
/// `[C, H, W]` becomes `[C]`, or `[C, 1, 1]` when dimensions are kept. No weights.
/// Lin, Chen & Yan 2013, "Network in Network".
public struct GlobalAvgPool2D: GlobalPoolingLayer, Hashable {
    /// Whether the output is `[C, 1, 1]` instead of `[C]`.
    public var keepsDimensions: Bool

    /// A global average pooling.
    public init(keepsDimensions: Bool = false) {
        self.keepsDimensions = keepsDimensions
    }

    /// To its mean.
    public var reduction: WindowReduction { .mean(countsPadding: false) }

    /// The definition: the sum of a channel, divided by its cells.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        input.shape.forEachPlane { plane, cells in
            var sum: Scalar = 0
            for cell in cells { sum += input.values[cell] }
            output.values[plane] = sum / Scalar(cells.count)
        }
        return output
    }

    /// Each output's gradient is shared out evenly among the cells of its channel.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        pass.input.shape.forEachPlane { plane, cells in
            let share = pass.upstream.values[plane] / Scalar(cells.count)
            for cell in cells { gradient.values[cell] = share }
        }
        return Gradients(input: gradient)
    }
}

/// Global maximum pooling: the largest value of each channel.
///
/// `[C, H, W]` becomes `[C]`, or `[C, 1, 1]` when dimensions are kept. No weights.
public struct GlobalMaxPool2D: GlobalPoolingLayer, Hashable {
    /// Whether the output is `[C, 1, 1]` instead of `[C]`.
    public var keepsDimensions: Bool

    /// A global maximum pooling.
    public init(keepsDimensions: Bool = false) {
        self.keepsDimensions = keepsDimensions
    }

    /// To its maximum.
    public var reduction: WindowReduction { .maximum }

    /// The definition: the largest value of a channel.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        input.shape.forEachPlane { plane, cells in
            var largest = -Scalar.infinity
            for cell in cells { largest = max(largest, input.values[cell]) }
            output.values[plane] = largest
        }
        return output
    }

    /// Each output's gradient goes to the first of the largest values of its channel.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        pass.input.shape.forEachPlane { plane, cells in
            let largest = pass.output.values[plane]
            guard let winner = cells.first(where: { pass.input.values[$0] == largest }) else {
                return
            }
            gradient.values[winner] = pass.upstream.values[plane]
        }
        return Gradients(input: gradient)
    }
}

extension GlobalPoolingLayer {
    /// `[C]`, or `[C, 1, 1]`; throws what is not an image.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        outputShape(channels: try CheckedSize(layer: name).image(input).channels)
    }

    /// To the whole image.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        guard input.rank == 3 else { return .cell }
        return .whole(extent: axis == .height ? input[1] : input[2])
    }

    /// Runs the layer and computes the first, the middle and the last channel again.
    ///
    /// Above the budget of values a slice of the input is run. Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measure(input, budget: budget) { forward($0) }
    }

    /// The same with a pass of another engine.
    func measure(
        _ input: Shape,
        budget: Int,
        running pass: (Tensor<Float>) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        _ = try outputShape(for: input)
        let part = try MeasuredPart(of: input, budget: budget, layer: name)
        var measurement = Measurement(output: outputShape(channels: input[0]))
        measurement.isComplete = part.isWhole
        let output = pass(part.input())
        guard output.values.count == part.shape[0] else {
            measurement.cellsWrong += 1
            return measurement
        }
        measurement.cellsComputed = output.values.count
        if part.isWhole { measurement.output = outputShape(channels: output.values.count) }
        for channel in Array(output.values.indices).corners {
            measurement.compare(
                Double(output.values[channel]),
                with: definition(of: channel, in: part.shape),
                products: part.shape[1] * part.shape[2]
            )
        }
        return measurement
    }

    private func outputShape(channels: Int) -> Shape {
        keepsDimensions
            ? Shape(channels: channels, height: 1, width: 1) : Shape(features: channels)
    }

    /// One output by its definition, in `Double`: a window that is as large as the image.
    private func definition(of channel: Int, in part: Shape) -> Double {
        let image = StreamedImage(channels: part[0], height: part[1], width: part[2])
        var (sum, largest) = (0.0, -Double.infinity)
        for row in 0..<image.height {
            for column in 0..<image.width {
                let value = Double(image.value(channel, row, column))
                sum += value
                largest = max(largest, value)
            }
        }
        switch reduction {
        case .maximum: return largest
        case .mean: return sum / Double(image.height * image.width)
        case .sum: return sum
        }
    }
}
