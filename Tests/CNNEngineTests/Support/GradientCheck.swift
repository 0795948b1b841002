import CNNEngine
import Testing

/// Numbers that repeat from run to run and do not tie: for maximum pooling and rectifiers.
func sample<Scalar: TensorScalar>(_ shape: Shape, seed: UInt64) -> Tensor<Scalar> {
    var generator = SplitMix64(seed: seed)
    var tensor = Tensor<Scalar>(shape)
    for index in tensor.values.indices {
        tensor.values[index] = Scalar(generator.unit() * 2 - 1)
    }
    return tensor
}

/// Compares gradients with central differences of a function, value by value, in `Double`.
func expectGradient(
    _ gradient: Tensor<Double>,
    at point: Tensor<Double>,
    of function: (Tensor<Double>) -> Double,
    tolerance: Double = 1e-7,
    _ label: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(gradient.shape == point.shape, "\(label)", sourceLocation: sourceLocation)
    let step = 1e-5
    for index in point.values.indices {
        var (above, below) = (point, point)
        above.values[index] += step
        below.values[index] -= step
        let difference = (function(above) - function(below)) / (2 * step)
        let scale = max(1, abs(difference))
        let isClose = abs(gradient.values[index] - difference) <= tolerance * scale
        let found = "value \(index): \(gradient.values[index]), difference \(difference)"
        #expect(isClose, "\(label) \(found)", sourceLocation: sourceLocation)
    }
}

/// The product of two tensors summed up: a loss whose gradient is the other tensor.
func dot(_ first: Tensor<Double>, _ second: Tensor<Double>) -> Double {
    zip(first.values, second.values).reduce(0) { $0 + $1.0 * $1.1 }
}
