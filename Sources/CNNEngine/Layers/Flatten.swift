/// Lays an image out as one list of features: `[C, H, W]` becomes `[C · H · W]`.
public struct Flatten: Layer, Hashable {
    /// A flattening.
    public init() {}

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

    /// The same numbers in the same order.
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        input.reshaped(batchedOutputShape(for: input.shape))
    }

    /// The same gradients in the shape of the input.
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        Gradients(input: pass.upstream.reshaped(pass.input.shape))
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
