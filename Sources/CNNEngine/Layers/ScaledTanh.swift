import RealModule

/// The squashing function of LeNet-5, 1.7159 · tanh(2x / 3), on every value.
///
/// LeCun et al. 1998, appendix A: f(±1) = ±1, and the second derivative is largest there.
public struct ScaledTanh: ShapePreservingLayer, Hashable {
    /// The amplitude A of A · tanh(S · x).
    static let amplitude = 1.7159

    /// A scaled hyperbolic tangent.
    public init() {}

    /// 1.7159 · (e^4x/3 − 1) / (e^4x/3 + 1).
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        let power = Double.exp(4 * x / 3)
        return 1.7159 * (power - 1) / (power + 1)
    }

    /// 1.7159 · tanh(2x / 3).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        let amplitude = Scalar(Self.amplitude)
        return Tensor(input.shape, input.values.map { amplitude * Scalar.tanh($0 * 2 / 3) })
    }

    /// `2/3 · (A − y² / A)` times the gradient, with the amplitude A.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let amplitude = Scalar(Self.amplitude)
        let values = zip(pass.output.values, pass.upstream.values).map { output, upstream in
            (amplitude - output * output / amplitude) * 2 / 3 * upstream
        }
        return Gradients(input: Tensor(pass.input.shape, values))
    }
}
