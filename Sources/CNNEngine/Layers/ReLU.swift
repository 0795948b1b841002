/// The rectifier, max(0, x), on every value.
public struct ReLU: Layer, Hashable {
    /// A rectifier.
    public init() {}

    /// The shape of the input.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        for extent in input.dimensions { try sizes.positive(extent, "input size") }
        return input
    }

    /// max(0, x).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map { max(0, $0) })
    }

    /// The gradient where the input is positive, 0 elsewhere (also at 0, as frameworks have it).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let values = zip(pass.input.values, pass.upstream.values).map { $0 > 0 ? $1 : 0 }
        return Gradients(input: Tensor(pass.input.shape, values))
    }

    /// Walks the input cell by cell.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredElementwise(input, layer: self)
    }
}
