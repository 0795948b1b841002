import CNNEngine
import Testing

/// Ten steps of a small network with batch normalization, as PyTorch takes them.
struct TrainingFixture: Decodable, Sendable {
    struct Values: Decodable {
        var shape: [Int]
        var values: [Double]
    }

    struct Batch: Decodable {
        var images: [Double]
        var labels: [Int]
    }

    struct Settings: Decodable {
        var learningRate: Double
        var momentum: Double
        var nesterov: Bool
        var weightDecay: Double
    }

    var inputShape: [Int]
    var optimizer: Settings
    var initialParameters: [String: Values]
    var batches: [Batch]
    var lossesFloat64: [Double]
    var firstGradients: [String: Values]
    var parametersAfterFirstStep: [String: Values]
    var finalParameters: [String: Values]
    var inferenceOfFirstBatch: Values

    static func spec() throws -> NetworkSpec {
        var net = NetworkSpec("fixture", input: [1, 8, 8])
        try net.append(
            Conv2D(inputChannels: 1, outputChannels: 4, kernelSize: 3, padding: .symmetric(1)),
            named: "conv1"
        )
        try net.append(ReLU())
        try net.append(MaxPool2D(kernelSize: 2))
        try net.append(
            Conv2D(inputChannels: 4, outputChannels: 6, kernelSize: 3, padding: .symmetric(1)),
            named: "conv2"
        )
        try net.append(BatchNorm.pytorch(channels: 6), named: "batchnorm")
        try net.append(ReLU())
        try net.append(GlobalAvgPool2D())
        try net.append(Dense(inputFeatures: 6, units: 3), named: "dense")
        return net
    }

    /// A parameter's name in PyTorch.
    static func name(_ node: NetworkSpec.Node, _ parameter: ParameterSpec) -> String {
        let names = ["gamma": "weight", "beta": "bias", "running_variance": "running_var"]
        return "\(node.name).\(names[parameter.name] ?? parameter.name)"
    }

    func network<Scalar: TensorScalar>() throws -> Network<Scalar> {
        let spec = try Self.spec()
        let parameters = try spec.nodes.map { node in
            try (node.layer?.parameters ?? []).map { parameter in
                let values = try #require(initialParameters[Self.name(node, parameter)])
                return Tensor(Shape(values.shape), values.values.map { Scalar($0) })
            }
        }
        return Network(spec, parameters: parameters)
    }

    func dataset<Scalar: TensorScalar>(_ batch: Batch) throws -> Dataset<Scalar> {
        let images = Tensor(Shape(inputShape), batch.images.map { Scalar($0) })
        return try Dataset(inputs: images, labels: batch.labels)
    }

    var sgd: SGD {
        SGD(
            learningRate: optimizer.learningRate,
            momentum: optimizer.momentum,
            nesterov: optimizer.nesterov,
            weightDecay: optimizer.weightDecay
        )
    }
}

struct TrainingFixtureTests {
    private let file: TrainingFixture

    init() throws { file = try fixture("training") }

    private func losses<Scalar>(training network: inout Network<Scalar>) throws -> [Double] {
        var state = OptimizerState<Scalar>()
        return try file.batches.map { batch in
            try network.learn(
                from: file.dataset(batch),
                minimizing: .softmaxCrossEntropy,
                with: file.sgd,
                remembering: &state
            ).loss
        }
    }

    private func expect<Scalar>(
        _ parameters: [[Tensor<Scalar>]],
        _ expected: [String: TrainingFixture.Values],
        relative: Double,
        absolute: Double
    ) throws {
        var compared = 0
        for (node, tensors) in zip(try TrainingFixture.spec().nodes, parameters) {
            for (parameter, tensor) in zip(node.layer?.parameters ?? [], tensors) {
                let name = TrainingFixture.name(node, parameter)
                guard let wanted = expected[name] else { continue }
                let values = tensor.values.map { Double($0) }
                #expect(tensor.shape.dimensions == wanted.shape)
                expectClose(values, wanted.values, relative: relative, absolute: absolute, name)
                compared += 1
            }
        }
        #expect(compared == expected.count)
    }

    @Test func `ten losses are PyTorch's in double precision`() throws {
        #expect(file.batches.count == 10)
        var network: Network<Double> = try file.network()
        expectClose(try losses(training: &network), file.lossesFloat64, relative: 1e-12)
        try expect(network.parameters, file.finalParameters, relative: 1e-11, absolute: 1e-14)
        let first: Dataset<Double> = try file.dataset(file.batches[0])
        expectClose(network(first.inputs).values, file.inferenceOfFirstBatch.values)
    }

    @Test func `ten losses are PyTorch's in single precision`() throws {
        var network: Network<Float> = try file.network()
        expectClose(try losses(training: &network), file.lossesFloat64, relative: 1e-5)
        try expect(network.parameters, file.finalParameters, relative: 1e-3, absolute: 1e-5)
    }

    @Test func `the first gradients and the first step are PyTorch's`() throws {
        var network: Network<Double> = try file.network()
        let batch: Dataset<Double> = try file.dataset(file.batches[0])
        let recording = network.record(batch.inputs, mode: .training(seed: 0))
        let loss = try Loss.softmaxCrossEntropy.evaluate(
            recording.output,
            against: batch.targets
        )
        let gradients = network.gradients(of: recording, upstream: loss.gradient).parameters
        try expect(gradients, file.firstGradients, relative: 1e-10, absolute: 1e-14)
        var state = OptimizerState<Double>()
        state.step(&network, against: gradients, with: file.sgd)
        network.updateStatistics(after: recording)
        let after = file.parametersAfterFirstStep
        try expect(network.parameters, after, relative: 1e-12, absolute: 1e-15)
    }

    @Test func `a trainer in order takes the same steps`() throws {
        var network: Network<Double> = try file.network()
        let images = Tensor<Double>([80, 1, 8, 8], file.batches.flatMap(\.images))
        var trainer = Trainer(optimizer: file.sgd, epochs: 1, batchSize: 8)
        trainer.shuffles = false
        let history = try trainer.train(
            &network,
            on: Dataset(inputs: images, labels: file.batches.flatMap(\.labels))
        )
        let mean = file.lossesFloat64.reduce(0, +) / 10
        expectClose([try #require(history.epochs.first).training.loss], [mean], relative: 1e-12)
        try expect(network.parameters, file.finalParameters, relative: 1e-11, absolute: 1e-14)
    }
}
