/// The rectifier cut at 6, min(max(0, x), 6), on every value.
///
/// Howard et al. 2017 (MobileNet) use it: a small range survives low precision.
public struct ReLU6: ShapePreservingLayer, Hashable {
    /// A rectifier cut at 6.
    public init() {}

    /// 0 below 0, 6 above 6, x between.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        return x < 0 ? 0 : x > 6 ? 6 : x
    }

    /// min(max(0, x), 6).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map { min(max(0, $0), 6) })
    }

    /// The gradient strictly between 0 and 6, 0 elsewhere.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let values = zip(pass.input.values, pass.upstream.values).map { $0 > 0 && $0 < 6 ? $1 : 0 }
        return Gradients(input: Tensor(pass.input.shape, values))
    }
}
