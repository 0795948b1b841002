import RealModule

/// What an output is compared with.
public enum Targets<Scalar: TensorScalar>: Hashable, Sendable {
    /// The index of the right class for each example.
    case labels([Int])
    /// The right values, in the shape of the output.
    case values(Tensor<Scalar>)

    /// The number of examples.
    public var count: Int {
        switch self {
        case .labels(let labels): labels.count
        case .values(let values): values.shape.dimensions.first ?? 0
        }
    }
}

/// How the losses of many values become one.
public enum Reduction: String, Hashable, Sendable {
    /// Their mean: over the examples for cross-entropy, over all values for the others.
    case mean
    /// Their sum.
    case sum
}

/// A loss and where it falls: its gradient with respect to the output.
public struct LossValue<Scalar: TensorScalar>: Hashable, Sendable {
    /// The loss.
    public var value: Double
    /// Its gradient with respect to the output of the network.
    public var gradient: Tensor<Scalar>

    /// A loss with its gradient.
    public init(value: Double, gradient: Tensor<Scalar>) {
        self.value = value
        self.gradient = gradient
    }
}

/// How far an output is from its targets, as PyTorch computes it.
///
/// x is a value of the output and t its target. Values are summed in `Double` in either precision.
public enum Loss: Hashable, Sendable {
    /// −log softmax(x)[label] of logits `[N, C]`, the mean over N; about ln C before training.
    case softmaxCrossEntropy
    /// (x − t)².
    case meanSquaredError
    /// (x − t)² / 2β where |x − t| < β, |x − t| − β / 2 beyond. Girshick 2015 has β = 1.
    case smoothL1(beta: Double = 1)
    /// −t log x − (1 − t) log(1 − x) of probabilities x; logarithms end at −100, as in PyTorch.
    case binaryCrossEntropy
    /// Binary cross-entropy of sigmoid(x), without overflow for large logits.
    case binaryCrossEntropyWithLogits

    /// The name, as messages show it.
    public var name: String {
        switch self {
        case .softmaxCrossEntropy: "Softmax cross-entropy"
        case .meanSquaredError: "Mean squared error"
        case .smoothL1: "Smooth L1"
        case .binaryCrossEntropy: "Binary cross-entropy"
        case .binaryCrossEntropyWithLogits: "Binary cross-entropy with logits"
        }
    }

    /// The loss of an output and its gradient; throws when output and targets do not fit.
    public func evaluate<Scalar: TensorScalar>(
        _ output: Tensor<Scalar>,
        against targets: Targets<Scalar>,
        reduction: Reduction = .mean
    ) throws(TrainingError) -> LossValue<Scalar> {
        try check(targets, for: output.shape)
        switch targets {
        case .labels(let labels): return crossEntropy(output, labels, reduction)
        case .values(let values):
            try checkRange(of: output)
            return elementwise(output, values, reduction)
        }
    }

    /// Throws when the loss cannot compare an output of a shape with these targets.
    public func check<Scalar>(
        _ targets: Targets<Scalar>,
        for output: Shape
    ) throws(TrainingError) {
        if case .smoothL1(let beta) = self { try Setting.notNegative(beta, "beta of smooth L1") }
        guard let count = output.elementCount, count > 0 else { throw .noExamples }
        switch (self, targets) {
        case (.softmaxCrossEntropy, .labels(let labels)): try check(labels, for: output)
        case (.softmaxCrossEntropy, .values):
            throw .wrongTargets(loss: name, expected: "one label for each example")
        case (_, .values(let values)):
            guard output == values.shape else {
                let expected = "an output in the shape of its targets, \(values.shape)"
                throw .outputMismatch(loss: name, expected: expected, actual: output)
            }
        case (_, .labels):
            throw .wrongTargets(loss: name, expected: "values in the shape of the output")
        }
    }

    private func check(_ labels: [Int], for output: Shape) throws(TrainingError) {
        guard output.rank == 2 else {
            throw .outputMismatch(loss: name, expected: "logits [N, classes]", actual: output)
        }
        guard output[0] == labels.count else {
            throw .countMismatch(inputs: output[0], targets: labels.count)
        }
        for (example, label) in labels.enumerated() where !(0..<output[1]).contains(label) {
            throw .labelOutOfRange(label: label, classes: output[1], example: example)
        }
    }

    private func checkRange<Scalar>(of output: Tensor<Scalar>) throws(TrainingError) {
        guard self == .binaryCrossEntropy else { return }
        // A value that is not a number goes through: the loss then tells that training diverged.
        for (index, value) in output.values.enumerated() where value < 0 || value > 1 {
            throw .notAProbability(value: Double(value), index: index)
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private func crossEntropy<Scalar: TensorScalar>(
        _ output: Tensor<Scalar>,
        _ labels: [Int],
        _ reduction: Reduction
    ) -> LossValue<Scalar> {
        let classes = output.shape[1]
        let weight = reduction == .mean ? 1 / Double(labels.count) : 1
        var result = LossValue(value: 0, gradient: Tensor<Scalar>(output.shape))
        for (example, label) in labels.enumerated() {
            let logits = output.values[(example * classes)..<((example + 1) * classes)]
            let largest = Double(logits.max() ?? 0)
            let sum = logits.reduce(0) { $0 + Double.exp(Double($1) - largest) }
            let logSum = largest + Double.log(sum)
            result.value += weight * (logSum - Double(logits[logits.startIndex + label]))
            for index in logits.indices {
                let probability = Double.exp(Double(logits[index]) - logSum)
                let hit = index == logits.startIndex + label ? 1.0 : 0
                result.gradient.values[index] = Scalar(weight * (probability - hit))
            }
        }
        return result
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private func elementwise<Scalar: TensorScalar>(
        _ output: Tensor<Scalar>,
        _ target: Tensor<Scalar>,
        _ reduction: Reduction
    ) -> LossValue<Scalar> {
        let weight = reduction == .mean ? 1 / Double(output.values.count) : 1
        var result = LossValue(value: 0, gradient: Tensor<Scalar>(output.shape))
        for index in output.values.indices {
            let part = point(Double(output.values[index]), Double(target.values[index]))
            result.value += weight * part.value
            result.gradient.values[index] = Scalar(weight * part.slope)
        }
        return result
    }

    /// The loss of one value x with target t, and its derivative in x.
    private func point(_ x: Double, _ t: Double) -> (value: Double, slope: Double) {
        switch self {
        case .meanSquaredError: ((x - t) * (x - t), 2 * (x - t))
        case .smoothL1(let beta): Loss.smoothL1(x - t, beta: beta)
        case .binaryCrossEntropy:
            (
                -t * max(Double.log(x), -100) - (1 - t) * max(Double.log(onePlus: -x), -100),
                // PyTorch's smallest divisor, which it holds as a `Float`.
                (x - t) / max(x * (1 - x), Double(1e-12 as Float))
            )
        case .binaryCrossEntropyWithLogits, .softmaxCrossEntropy:
            (
                max(x, 0) - x * t + Double.log(onePlus: Double.exp(-abs(x))),
                Double.sigmoid(x) - t
            )
        }
    }

    /// Smooth L1 of a difference and its derivative; with a beta of 0 the absolute value.
    static func smoothL1(_ difference: Double, beta: Double) -> (value: Double, slope: Double) {
        let size = abs(difference)
        if size < beta { return (size * size / (2 * beta), difference / beta) }
        return (size - beta / 2, difference > 0 ? 1 : difference < 0 ? -1 : difference)
    }
}
