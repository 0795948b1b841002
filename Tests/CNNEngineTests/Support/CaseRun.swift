import CNNEngine
import CNNEngineCases
import Testing

/// A case with numbers: the same in both precisions, all exact in `Float`.
struct CaseRun<Scalar: TensorScalar> {
    let layer: any Layer
    let mode: Mode
    var input: Tensor<Scalar>
    var parameters: [Tensor<Scalar>]

    init(_ entry: LayerCase) {
        layer = entry.layer
        mode = entry.mode
        let drawn: Tensor<Float> = sample(entry.input.batched(entry.batch), seed: 1)
        let scale = Float(entry.inputScale)
        input = Tensor(drawn.shape, drawn.values.map { Scalar($0 * scale) })
        parameters = entry.layer.parameters.enumerated().map { index, spec in
            let drawn: Tensor<Float> = sample(spec.shape, seed: UInt64(10 + index))
            // A variance is positive, and scales away from 0 keep their signs.
            let shift: Float = spec.role == .runningVariance ? 1.25 : 0
            return Tensor(spec.shape, drawn.values.map { Scalar($0 + shift) })
        }
    }

    func output() -> Tensor<Scalar> {
        layer.forward(input, parameters: parameters, mode: mode)
    }

    func gradients(_ upstream: Tensor<Scalar>) -> Gradients<Scalar> {
        layer.backward(
            ForwardPass(
                input: input,
                output: output(),
                parameters: parameters,
                upstream: upstream,
                mode: mode
            )
        )
    }
}

/// Compares gradients with central differences, and counts what a kink makes incomparable.
struct DifferenceCheck {
    let tolerance: Double
    let hasKinks: Bool
    var count = 0
    var leftOut = 0

    init(_ entry: LayerCase) {
        tolerance = entry.gradientTolerance
        hasKinks = entry.kink != nil
    }

    mutating func expect(
        _ gradient: Tensor<Double>,
        at point: Tensor<Double>,
        _ label: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        of function: (Tensor<Double>) -> Double
    ) {
        #expect(gradient.shape == point.shape, "\(label)", sourceLocation: sourceLocation)
        let step = 1e-5
        let middle = function(point)
        for index in point.values.indices {
            var moved = point
            moved.values[index] += step
            let above = function(moved)
            moved.values[index] = point.values[index] - step
            let below = function(moved)
            count += 1
            // Across a kink the slopes of the two sides differ.
            if hasKinks, abs((above - middle) - (middle - below)) > 1e-3 * step {
                leftOut += 1
                continue
            }
            let difference = (above - below) / (2 * step)
            let isClose =
                abs(gradient.values[index] - difference) <= tolerance * max(1, abs(difference))
            let found = "\(label) \(index): \(gradient.values[index]), difference \(difference)"
            #expect(isClose, "\(found)", sourceLocation: sourceLocation)
        }
    }
}

extension Tensor {
    /// The same numbers in double precision.
    var doubled: Tensor<Double> { Tensor<Double>(shape, values.map { Double($0) }) }
}

/// Compares two tensors; a difference may be the tolerance times the larger of the value and 1.
func expectClose(
    _ actual: Tensor<Double>,
    _ expected: Tensor<Double>,
    tolerance: Double,
    _ label: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.shape == expected.shape, "\(label)", sourceLocation: sourceLocation)
    guard actual.shape == expected.shape else { return }
    let excess = zip(actual.values, expected.values).map { actual, expected in
        abs(actual - expected) / max(1, abs(expected))
    }
    guard let worst = excess.indices.max(by: { excess[$0] < excess[$1] }) else { return }
    let isClose = excess.allSatisfy { $0 <= tolerance }
    let found = "value \(worst): \(actual.values[worst]), expected \(expected.values[worst])"
    #expect(isClose, "\(label) \(found)", sourceLocation: sourceLocation)
}
