import CNNEngine
import Testing

/// A loss at a point, for central differences.
struct LossCase: CustomTestStringConvertible, Sendable {
    var loss: Loss
    var targets: Targets<Double>
    /// Whether the outputs are probabilities.
    var isProbability = false

    var testDescription: String { loss.name }

    static let values = Targets<Double>.values(
        Tensor([3, 4], [0, 1, 0.25, 1, 0, 0, 0.5, 1, 1, 0.75, 0, 1])
    )
    static let all = [
        LossCase(loss: .softmaxCrossEntropy, targets: .labels([0, 3, 2])),
        LossCase(loss: .meanSquaredError, targets: values),
        LossCase(loss: .smoothL1(), targets: values),
        LossCase(loss: .smoothL1(beta: 0.5), targets: values),
        LossCase(loss: .smoothL1(beta: 0), targets: values),
        LossCase(loss: .binaryCrossEntropy, targets: values, isProbability: true),
        LossCase(loss: .binaryCrossEntropyWithLogits, targets: values),
    ]
}

struct LossTests {
    @Test(arguments: LossCase.all, [Reduction.mean, .sum])
    func `gradients are central differences`(example: LossCase, reduction: Reduction) throws {
        var output: Tensor<Double> = sample([3, 4], seed: 21)
        if example.isProbability { output.values = output.values.map { 0.5 + 0.4 * $0 } }
        let result = try example.loss.evaluate(
            output,
            against: example.targets,
            reduction: reduction
        )
        expectGradient(result.gradient, at: output) { moved in
            let result = try? example.loss.evaluate(
                moved,
                against: example.targets,
                reduction: reduction
            )
            return result?.value ?? .nan
        }
    }

    @Test(arguments: [2, 3, 10, 1_000])
    func `equal logits cost the logarithm of the number of classes`(classes: Int) throws {
        let logits = Tensor<Float>([2, classes], repeating: 3.5)
        let result = try Loss.softmaxCrossEntropy.evaluate(
            logits,
            against: .labels([0, classes - 1])
        )
        let logarithms = [2: 0.6931471805599453, 3: 1.0986122886681098, 10: 2.302585092994046]
        let expected = logarithms[classes] ?? 6.907755278982137
        #expect(abs(result.value - expected) < 1e-12)
    }

    /// ½ · (0.5² + 2²) = 2.125; smooth L1 with β = 1: ½ · (0.125 + 1.5) = 0.8125.
    @Test func `values are those worked out by hand`() throws {
        let output = Tensor<Float>([1, 2], [1.5, -1])
        let targets = Targets<Float>.values(Tensor([1, 2], [1, 1]))
        let square = try Loss.meanSquaredError.evaluate(output, against: targets)
        #expect(square.value == 2.125)
        #expect(square.gradient.values == [0.5, -2])
        let smooth = try Loss.smoothL1().evaluate(output, against: targets)
        #expect(smooth.value == 0.8125)
        #expect(smooth.gradient.values == [0.25, -0.5])
        let sum = try Loss.smoothL1().evaluate(output, against: targets, reduction: .sum)
        #expect(sum.value == 1.625)
    }

    @Test func `shifting all logits changes nothing`() throws {
        let logits: Tensor<Double> = sample([4, 5], seed: 2)
        var shifted = logits
        for index in shifted.values.indices { shifted.values[index] += 700 }
        let labels = Targets<Double>.labels([4, 0, 1, 1])
        let first = try Loss.softmaxCrossEntropy.evaluate(logits, against: labels)
        let second = try Loss.softmaxCrossEntropy.evaluate(shifted, against: labels)
        #expect(abs(first.value - second.value) < 1e-12)
        // The gradient of each example sums to zero.
        for row in 0..<4 {
            #expect(abs(first.gradient.values[(5 * row)..<(5 * row + 5)].reduce(0, +)) < 1e-15)
        }
    }

    @Test func `logits and their probabilities cost the same`() throws {
        let logits: Tensor<Double> = sample([3, 4], seed: 5)
        let probabilities = Tensor(
            logits.shape,
            logits.values.map { logit in
                // σ(x) as a share of two, from the gradient of the loss with target 0.
                let one = Tensor<Double>([1, 1], [logit])
                let zero = Targets<Double>.values(Tensor([1, 1], [0]))
                let result = try? Loss.binaryCrossEntropyWithLogits.evaluate(one, against: zero)
                return result?.gradient.values[0] ?? .nan
            }
        )
        let targets = LossCase.values
        let first = try Loss.binaryCrossEntropyWithLogits.evaluate(logits, against: targets)
        let second = try Loss.binaryCrossEntropy.evaluate(probabilities, against: targets)
        #expect(abs(first.value - second.value) < 1e-14)
    }

    @Test func `targets that do not fit are refused with their values`() {
        let logits = Tensor<Float>([2, 3], repeating: 0)
        let loss = Loss.softmaxCrossEntropy
        #expect(throws: TrainingError.labelOutOfRange(label: 3, classes: 3, example: 1)) {
            try loss.evaluate(logits, against: .labels([0, 3]))
        }
        #expect(throws: TrainingError.labelOutOfRange(label: -1, classes: 3, example: 0)) {
            try loss.evaluate(logits, against: .labels([-1, 0]))
        }
        #expect(throws: TrainingError.countMismatch(inputs: 2, targets: 1)) {
            try loss.evaluate(logits, against: .labels([0]))
        }
        #expect(throws: TrainingError.self) { try loss.evaluate(logits, against: .values(logits)) }
        #expect(throws: TrainingError.self) {
            try Loss.meanSquaredError.evaluate(logits, against: .labels([0, 1]))
        }
        #expect(throws: TrainingError.self) {
            try Loss.meanSquaredError.evaluate(logits, against: .values(Tensor([3, 2])))
        }
        #expect(throws: TrainingError.self) {
            try Loss.smoothL1(beta: -1).evaluate(logits, against: .values(logits))
        }
        #expect(throws: TrainingError.noExamples) {
            try loss.evaluate(Tensor<Float>([0, 3]), against: .labels([]))
        }
        #expect(throws: TrainingError.notAProbability(value: 1.5, index: 1)) {
            let output = Tensor<Float>([1, 2], [0.5, 1.5])
            return try Loss.binaryCrossEntropy.evaluate(output, against: .values(output))
        }
    }

    @Test func `accuracy is the share of right answers`() throws {
        let logits = Tensor<Float>([4, 3], [1, 2, 0, 5, 5, 1, 0, 0, 9, -1, -2, -3])
        let share = try Loss.softmaxCrossEntropy.accuracy(
            of: logits,
            against: .labels([1, 0, 2, 2])
        )
        #expect(share == 0.75)
        let targets = Targets<Float>.values(Tensor([1, 4], [1, 0, 1, 0]))
        let output = Tensor<Float>([1, 4], [0.75, 0.25, 0.25, 0.125])
        #expect(try Loss.binaryCrossEntropy.accuracy(of: output, against: targets) == 0.75)
        #expect(try Loss.meanSquaredError.accuracy(of: output, against: targets) == nil)
    }
}
