import ArgumentParser
import CNNEngine

/// A forward pass of a known network.
struct ForwardBenchmark {
    private let name: String
    private let plan: Plan
    private let input: Tensor<Float>

    /// A network of the catalogue with random weights.
    init(named name: String, batch: Int, threads: Int) throws {
        guard let entry = ModelCatalog.entry(named: name), !entry.isCostModel,
            let spec = try entry.stages().first?.spec
        else { throw ValidationError("There is no network '\(name)' to run.") }
        self.name = name
        plan = Plan(
            spec,
            batch: batch,
            threads: threads,
            parameters: InitialParameters(spec, seed: 1).of
        )
        input = Tensor(spec.input.batched(batch), repeating: 0.5)
    }

    func figure(runs: Int) -> Figure {
        let batch = input.shape[0]
        let operations = 2 * plan.spec.multiplyAdds * batch
        return Figure(
            name,
            batch: batch,
            operations: operations,
            threads: plan.threads,
            runs: runs
        ) {
            _ = plan.run(input)
        }
    }
}

/// One step of SGD: forward, backward, update.
struct TrainingBenchmark {
    private let name: String
    private let network: Network<Float>
    private let plan: TrainingPlan
    private let batch: Dataset<Float>

    /// LeNet-5, or the network of 32, 64 and 128 filters with batch normalization.
    init(named name: String, batch: Int, threads: Int) throws {
        self.name = name
        let spec: NetworkSpec
        switch name {
        case "lenet5": spec = try NetworkSpec.lenet5()
        case "smallcnn": spec = try Self.smallNetwork()
        default: throw ValidationError("--train knows lenet5 and smallcnn, not '\(name)'.")
        }
        network = Network(spec, seed: 1)
        guard let plan = TrainingPlan(spec, batch: batch, threads: threads) else {
            throw ValidationError("There is no training plan for '\(name)'.")
        }
        self.plan = plan
        var chance = SplitMix64(seed: 2)
        let shape = spec.input.batched(batch)
        let values = (0..<(shape.elementCount ?? 0)).map { _ in Float(chance.unit()) }
        let labels = (0..<batch).map { _ in chance.integer(below: 10) }
        self.batch = try Dataset(inputs: Tensor(shape, values), labels: labels)
    }

    private static func smallNetwork() throws -> NetworkSpec {
        let image = Shape(channels: 3, height: 32, width: 32)
        var spec = NetworkSpec("smallcnn", input: image)
        for (channels, filters) in [(3, 32), (32, 64), (64, 128)] {
            let convolution = Conv2D(
                inputChannels: channels,
                outputChannels: filters,
                kernelSize: Size2D(3),
                padding: .same,
                bias: false
            )
            try spec.append(convolution)
            try spec.append(BatchNorm(channels: filters))
            try spec.append(ReLU())
            try spec.append(MaxPool2D(kernelSize: Size2D(2)))
        }
        try spec.append(GlobalAvgPool2D())
        try spec.append(Dense(inputFeatures: 128, units: 10))
        return spec
    }

    func figure(runs: Int) throws -> Figure {
        var network = network
        var state = OptimizerState<Float>()
        return try Figure("train \(name)", batch: batch.count, runs: runs) {
            _ = try plan.learn(
                &network,
                from: batch,
                minimizing: .softmaxCrossEntropy,
                with: SGD(learningRate: 0.01),
                remembering: &state
            )
        }
    }
}
