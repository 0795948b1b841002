import RealModule

/// What weights start as; biases start at 0, scales at 1.
public enum Initializer: Hashable, Sendable {
    /// All 0. A network of zeros does not learn: its units stay alike.
    case zeros
    /// All one number.
    case constant(Double)
    /// A normal distribution around 0 with a standard deviation.
    case normal(deviation: Double)
    /// Uniform in ±√(6 / (in + out)). Glorot & Bengio 2010; the default of Keras.
    case xavierUniform
    /// Normal with variance 2 / (in + out). Glorot & Bengio 2010.
    case xavierNormal
    /// Uniform in ±√(6 / in), for rectifiers. He et al. 2015.
    case heUniform
    /// Normal with variance 2 / in, for rectifiers. He et al. 2015.
    case heNormal

    /// The numbers a parameter starts as, drawn from a generator.
    public func values<Scalar: TensorScalar>(
        for parameter: ParameterSpec,
        using generator: inout SplitMix64
    ) -> Tensor<Scalar> {
        switch parameter.role {
        case .bias, .runningMean, .fixed: return Tensor(parameter.shape)
        case .scale, .runningVariance: return Tensor(parameter.shape, repeating: 1)
        case .weight: break
        }
        var tensor = Tensor<Scalar>(parameter.shape)
        for index in tensor.values.indices {
            tensor.values[index] = Scalar(number(for: parameter.fan, using: &generator))
        }
        return tensor
    }

    private func number(for fan: ParameterSpec.Fan, using generator: inout SplitMix64) -> Double {
        let (incoming, outgoing) = (Double(fan.incoming), Double(fan.outgoing))
        return switch self {
        case .zeros: 0
        case .constant(let value): value
        case .normal(let deviation): deviation * generator.normal()
        case .xavierUniform:
            (6 / (incoming + outgoing)).squareRoot() * (2 * generator.unit() - 1)
        case .xavierNormal: (2 / (incoming + outgoing)).squareRoot() * generator.normal()
        case .heUniform: (6 / incoming).squareRoot() * (2 * generator.unit() - 1)
        case .heNormal: (2 / incoming).squareRoot() * generator.normal()
        }
    }
}

extension SplitMix64 {
    /// A number of the standard normal distribution (Box & Muller 1958).
    public mutating func normal() -> Double {
        // 1 − u lies in 0 < … ≤ 1, so that the logarithm is finite.
        let radius = (-2 * .log(1 - unit())).squareRoot()
        return radius * .cos(2 * Double.pi * unit())
    }
}
