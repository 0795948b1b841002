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

    /// Walks the image cell by cell and counts the features.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        var measurement = try measuredElementwise(input, layer: self)
        measurement.output = Shape(features: measurement.cellsComputed)
        return measurement
    }
}
