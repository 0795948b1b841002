import RealModule

/// The logistic function, 1 / (1 + e^−x), on every value: between 0 and 1.
public struct Sigmoid: ShapePreservingLayer, Hashable {
    /// A logistic function.
    public init() {}

    /// e^x / (1 + e^x), the same function by another formula.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        return Double.exp(x) / (Double.exp(x) + 1)
    }

    /// 1 / (1 + e^−x).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map { 1 / (1 + Scalar.exp(-$0)) })
    }

    /// `y · (1 − y)` times the gradient: at most a quarter of it.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let values = zip(pass.output.values, pass.upstream.values).map { $0 * (1 - $0) * $1 }
        return Gradients(input: Tensor(pass.input.shape, values))
    }
}
