import CNNKernels

/// A layer that reduces each channel of an image to one value: `[C, H, W]` becomes `[C]`.
public protocol GlobalPoolingLayer: Layer {
    /// Whether the output is `[C, 1, 1]` instead of `[C]`.
    var keepsDimensions: Bool { get }
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

    /// Walks every cell of every channel; within the budget, channels are also pooled and compared.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        var measurement = try measuredElementwise(input, layer: self)
        let image = StreamedImage(channels: input[0], height: input[1], width: input[2])
        measurement.isComplete = measurement.cellsComputed <= budget
        var channels = 0
        for channel in 0..<image.channels {
            channels += 1
            if measurement.isComplete { compare(channel, of: image, &measurement) }
        }
        measurement.cellsComputed = measurement.isComplete ? channels : 0
        measurement.output = outputShape(channels: channels)
        return measurement
    }

    private func outputShape(channels: Int) -> Shape {
        keepsDimensions
            ? Shape(channels: channels, height: 1, width: 1) : Shape(features: channels)
    }

    /// Pools a channel alone and along its transpose: no order of the cells may matter.
    private func compare(
        _ channel: Int,
        of image: StreamedImage,
        _ measurement: inout Measurement
    ) {
        var (plane, turned): ([Float], [Double]) = ([], [])
        for row in 0..<image.height {
            for column in 0..<image.width { plane.append(image.value(channel, row, column)) }
        }
        for column in 0..<image.width {
            for row in 0..<image.height {
                turned.append(Double(image.value(channel, row, column)))
            }
        }
        let shape = Shape([1, 1, image.height, image.width])
        let pooled = forward(Tensor(shape, plane)).values[0]
        let expected = forward(Tensor(Shape([1, 1, image.width, image.height]), turned)).values[0]
        measurement.compare(Double(pooled), with: expected, products: plane.count)
    }
}
