/// The rectifier, max(0, x), on every value.
public struct ReLU: ShapePreservingLayer, Hashable {
    /// A rectifier.
    public init() {}

    /// 0 below 0, x from there on.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        return x < 0 ? 0 : x
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
}
