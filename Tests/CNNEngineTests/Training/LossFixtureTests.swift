import CNNEngine
import Testing

/// What PyTorch makes of each loss.
struct LossFixture: Decodable, CustomTestStringConvertible, Sendable {
    var name: String
    var loss: String
    var reduction: String
    var beta: Double?
    var inputShape: [Int]
    var input: [Double]
    var labels: [Int]?
    var target: [Double]?
    var value: Double
    var inputGradient: [Double]

    var testDescription: String { name }

    struct File: Decodable { var cases: [LossFixture] }

    static let all: [LossFixture] = (try? fixture("losses", as: File.self).cases) ?? []

    var engineLoss: Loss? {
        switch loss {
        case "softmax_cross_entropy": .softmaxCrossEntropy
        case "mse": .meanSquaredError
        case "smooth_l1": .smoothL1(beta: beta ?? .nan)
        case "bce": .binaryCrossEntropy
        case "bce_with_logits": .binaryCrossEntropyWithLogits
        default: nil
        }
    }

    func evaluate<Scalar: TensorScalar>(in type: Scalar.Type) throws -> LossValue<Scalar> {
        let shape = Shape(inputShape)
        let targets: Targets<Scalar> =
            if let labels {
                .labels(labels)
            } else {
                .values(Tensor(shape, try #require(target).map { Scalar($0) }))
            }
        return try #require(engineLoss).evaluate(
            Tensor(shape, input.map { Scalar($0) }),
            against: targets,
            reduction: try #require(Reduction(rawValue: reduction))
        )
    }
}

struct LossFixtureTests {
    @Test func `all five losses have cases`() {
        #expect(LossFixture.all.count >= 16)
        #expect(Set(LossFixture.all.map(\.loss)).count == 5)
    }

    @Test(arguments: LossFixture.all)
    func `values and gradients are PyTorch's`(example: LossFixture) throws {
        let result = try example.evaluate(in: Double.self)
        expectClose([result.value], [example.value])
        expectClose(result.gradient.values, example.inputGradient)
        let single = try example.evaluate(in: Float.self)
        expectClose([single.value], [example.value], relative: 1e-6)
        let gradient = single.gradient.values.map { Double($0) }
        expectClose(gradient, example.inputGradient, relative: 1e-6, absolute: 1e-7)
    }
}
