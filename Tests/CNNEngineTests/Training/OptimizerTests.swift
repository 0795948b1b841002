import CNNEngine
import Testing

/// What PyTorch makes of five steps with each optimizer.
struct OptimizerFixture: Decodable, CustomTestStringConvertible, Sendable {
    struct Settings: Decodable {
        var type: String
        var momentum: Double?
        var nesterov: Bool?
        var weightDecay: Double
        var beta1: Double?
        var beta2: Double?
        var epsilon: Double?
    }

    var name: String
    var optimizer: Settings
    var learningRates: [Double]
    var initial: [Double]
    var gradients: [[Double]]
    var parametersAfter: [[Double]]

    var testDescription: String { name }

    struct File: Decodable { var cases: [OptimizerFixture] }

    static let all: [OptimizerFixture] = (try? fixture("optimizers", as: File.self).cases) ?? []
}

extension OptimizerFixture.Settings {
    func rule(learningRate: Double) throws -> any Optimizer {
        guard type == "adam" else {
            return SGD(
                learningRate: learningRate,
                momentum: try #require(momentum),
                nesterov: nesterov ?? false,
                weightDecay: weightDecay
            )
        }
        return Adam(
            learningRate: learningRate,
            beta1: try #require(beta1),
            beta2: try #require(beta2),
            epsilon: try #require(epsilon),
            weightDecay: weightDecay
        )
    }
}

struct OptimizerTests {
    /// Parameter 1, gradient 0.5 twice, rate 0.1.
    private func twoSteps(_ optimizer: some Optimizer) -> [Double] {
        var (values, memory) = ([1.0], ParameterMemory<Double>())
        return (0..<2).map { _ in
            optimizer.update(&values, against: [0.5], remembering: &memory, learningRate: 0.1)
            return values[0]
        }
    }

    @Test func `steps are those worked out by hand`() {
        // 1 − 0.1 · 0.5, and again.
        expectClose(twoSteps(SGD(learningRate: 0.1)), [0.95, 0.9])
        // v = 0.5, then 0.9 · 0.5 + 0.5 = 0.95.
        expectClose(twoSteps(SGD(learningRate: 0.1, momentum: 0.9)), [0.95, 0.855])
        // 0.5 + 0.9 · 0.5 = 0.95, then 0.5 + 0.9 · 0.95 = 1.355.
        let nesterov = SGD(learningRate: 0.1, momentum: 0.9, nesterov: true)
        expectClose(twoSteps(nesterov), [0.905, 0.7695])
        // 0.5 + 0.2 · 1 = 0.7, then 0.5 + 0.2 · 0.93 = 0.686.
        expectClose(twoSteps(SGD(learningRate: 0.1, weightDecay: 0.2)), [0.93, 0.8614])
        // A constant gradient makes Adam walk by the rate.
        expectClose(twoSteps(Adam(learningRate: 0.1)), [0.9, 0.8], relative: 1e-7)
    }

    @Test func `all rules have cases`() {
        #expect(OptimizerFixture.all.count >= 11)
        #expect(Set(OptimizerFixture.all.map(\.optimizer.type)) == ["sgd", "adam"])
    }

    @Test(arguments: OptimizerFixture.all)
    func `steps are PyTorch's`(example: OptimizerFixture) throws {
        var values = example.initial
        var memory = ParameterMemory<Double>()
        #expect(example.gradients.count == 5 && example.parametersAfter.count == 5)
        for (step, gradient) in example.gradients.enumerated() {
            let optimizer = try example.optimizer.rule(learningRate: example.learningRates[step])
            try optimizer.check()
            optimizer.update(
                &values,
                against: gradient,
                remembering: &memory,
                learningRate: optimizer.learningRate
            )
            expectClose(values, example.parametersAfter[step], "step \(step)")
        }
    }

    @Test(
        arguments: [
            SGD(learningRate: -1), SGD(learningRate: .nan), SGD(learningRate: 1, momentum: 1),
            SGD(learningRate: 1, momentum: 0, nesterov: true),
            SGD(learningRate: 1, weightDecay: -1),
            Adam(beta1: 1), Adam(beta2: -0.1), Adam(epsilon: 0), Adam(learningRate: .infinity),
        ] as [any Optimizer]
    )
    func `settings outside their range are refused`(optimizer: any Optimizer) {
        #expect(throws: TrainingError.self) { try optimizer.check() }
    }
}
