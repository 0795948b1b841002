import Testing

@testable import CNNEngine

/// Whole steps of training plans: losses, updates, statistics.
struct TrainingPlanStepTests {
    /// Ten steps of a plan and of the definition, the last batch shorter.
    private func tenSteps(
        _ optimizer: any Optimizer,
        threads: Int = 2
    ) throws -> (quick: Network<Float>, slow: Network<Float>, losses: [(Double, Double)]) {
        let spec = try smallNet(dropout: 0.1)
        var quick = Network<Float>(spec, initializer: .heNormal, seed: 5)
        var slow = quick
        let plan = try #require(TrainingPlan(spec, batch: 20, threads: threads))
        var states = (OptimizerState<Float>(), OptimizerState<Float>())
        let losses = try (UInt64(0)..<10).map { step in
            let batch: Dataset<Float> = try quarters(step == 9 ? 7 : 20, seed: step)
            let first = try plan.learn(
                &quick,
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: optimizer,
                remembering: &states.0,
                seed: step
            )
            let second = try slow.learn(
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: optimizer,
                remembering: &states.1,
                seed: step
            )
            #expect(first.accuracy == second.accuracy)
            return (first.loss, second.loss)
        }
        return (quick, slow, losses)
    }

    /// The bias before a normalization has no gradient but rounding errors, which Adam would make
    /// steps of unless its ε is larger.
    @Test(
        arguments: [
            SGD(learningRate: 0.1), SGD(learningRate: 0.05, momentum: 0.9, weightDecay: 0.01),
            SGD(learningRate: 0.05, momentum: 0.9, nesterov: true),
            Adam(learningRate: 0.01, epsilon: 1e-3),
        ] as [any Optimizer]
    )
    func `ten steps are those of the definition`(optimizer: any Optimizer) throws {
        let (quick, slow, losses) = try tenSteps(optimizer)
        for (found, wanted) in losses { #expect(abs(found - wanted) < 1e-4) }
        #expect(losses[8].1 < losses[0].1)
        for (found, wanted) in zip(quick.parameters.joined(), slow.parameters.joined()) {
            expectClose(found.doubled, wanted.doubled, tolerance: 1e-3)
        }
    }

    @Test func `weights do not depend on the number of threads`() throws {
        let optimizer = Adam(learningRate: 0.01)
        let (one, three) = (
            try tenSteps(optimizer, threads: 1), try tenSteps(optimizer, threads: 3)
        )
        #expect(one.quick.parameters == three.quick.parameters)
    }

    @Test func `what a plan does not take is learned by definition`() throws {
        var quick = Network<Float>(try smallNet(), seed: 6)
        try quick.freeze("body")
        var slow = quick
        let plan = try #require(TrainingPlan(quick.spec, batch: 8))
        var states = (OptimizerState<Float>(), OptimizerState<Float>())
        for images in [8, 12] {
            let batch: Dataset<Float> = try noise(images, seed: 7)
            let optimizer = SGD(learningRate: 0.1)
            let found = try plan.learn(
                &quick,
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: optimizer,
                remembering: &states.0
            )
            let wanted = try slow.learn(
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: optimizer,
                remembering: &states.1
            )
            #expect(found == wanted)
        }
        #expect(quick.parameters == slow.parameters)
    }

    @Test func `nothing moves when the loss is not finite`() throws {
        var network = Network<Float>(try smallNet(), seed: 8)
        network.parameters[6][1].values[0] = .infinity
        let before = network.parameters
        let plan = try #require(TrainingPlan(network.spec, batch: 8))
        var state = OptimizerState<Float>()
        let score = try plan.learn(
            &network,
            from: noise(8, seed: 9),
            minimizing: .softmaxCrossEntropy,
            with: SGD(learningRate: 0.1),
            remembering: &state
        )
        #expect(!score.loss.isFinite)
        #expect(network.parameters == before)
    }

    @Test func `a batch that does not fit is refused`() throws {
        var network = Network<Float>(try smallNet(), seed: 10)
        let plan = try #require(TrainingPlan(network.spec, batch: 8))
        var state = OptimizerState<Float>()
        let inputs = Tensor<Float>([4, 1, 5, 6])
        let batch = try Dataset(inputs: inputs, labels: [0, 1, 2, 3])
        #expect(throws: TrainingError.self) {
            try plan.learn(
                &network,
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: SGD(learningRate: 0.1),
                remembering: &state
            )
        }
    }
}
