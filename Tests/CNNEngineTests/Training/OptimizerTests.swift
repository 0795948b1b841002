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

struct LearningRateScheduleTests {
    struct Fixture: Decodable, CustomTestStringConvertible {
        struct Settings: Decodable {
            var type: String
            var every: Int?
            var factor: Double?
            var epochs: Int?
            var minimum: Double?
        }

        var name: String
        var schedule: Settings
        var base: Double
        var values: [Double]

        var testDescription: String { name }

        struct File: Decodable { var schedules: [Fixture] }

        static let all = (try? fixture("optimizers", as: File.self).schedules) ?? []

        var rule: LearningRateSchedule? {
            switch (schedule.type, schedule.every, schedule.factor, schedule.epochs) {
            case ("step", let every?, let factor?, _): .step(every: every, factor: factor)
            case ("exponential", _, let factor?, _): .exponential(factor: factor)
            case ("cosine", _, _, let epochs?):
                .cosine(epochs: epochs, minimum: schedule.minimum ?? 0)
            default: nil
            }
        }
    }

    @Test(arguments: Fixture.all)
    func `rates are PyTorch's`(example: Fixture) throws {
        let rule = try #require(example.rule)
        try rule.check()
        let rates = example.values.indices.map { rule.rate(from: example.base, at: $0) }
        expectClose(rates, example.values)
    }

    @Test func `three kinds of schedules have cases`() {
        #expect(Set(Fixture.all.map(\.schedule.type)) == ["step", "exponential", "cosine"])
    }

    @Test func `a warm-up climbs to the rate and hands over to the next schedule`() {
        let schedule = LearningRateSchedule.warmUp(
            epochs: 4,
            start: 0.2,
            then: .step(every: 2, factor: 0.5)
        )
        let rates = (0..<8).map { schedule.rate(from: 1, at: $0) }
        expectClose(rates, [0.2, 0.4, 0.6, 0.8, 1, 1, 0.5, 0.5])
    }

    @Test func `a cosine stays at its minimum, a constant where it is`() {
        let cosine = LearningRateSchedule.cosine(epochs: 3, minimum: 0.25)
        #expect([3, 4, 100].map { cosine.rate(from: 1, at: $0) } == [0.25, 0.25, 0.25])
        #expect(LearningRateSchedule.constant.rate(from: 0.3, at: 77) == 0.3)
    }

    @Test(
        arguments: [
            .step(every: 0, factor: 0.5), .step(every: 1, factor: -1), .exponential(factor: .nan),
            .cosine(epochs: 0), .warmUp(epochs: -1), .warmUp(epochs: 1, then: .cosine(epochs: -1)),
        ] as [LearningRateSchedule]
    )
    func `schedules outside their range are refused`(schedule: LearningRateSchedule) {
        #expect(throws: TrainingError.self) { try schedule.check() }
        // Unchecked they still give a number or infinity, and do not trap.
        _ = schedule.rate(from: 1, at: 3)
    }
}
