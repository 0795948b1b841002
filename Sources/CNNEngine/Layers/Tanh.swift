import RealModule

/// The hyperbolic tangent on every value: between −1 and 1.
public struct Tanh: ShapePreservingLayer, Hashable {
    /// A hyperbolic tangent.
    public init() {}

    /// (e^2x − 1) / (e^2x + 1).
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        let power = Double.exp(2 * x)
        return (power - 1) / (power + 1)
    }

    /// tanh x.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map { Scalar.tanh($0) })
    }

    /// `1 − y²` times the gradient.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let values = zip(pass.output.values, pass.upstream.values).map { (1 - $0 * $0) * $1 }
        return Gradients(input: Tensor(pass.input.shape, values))
    }
}
