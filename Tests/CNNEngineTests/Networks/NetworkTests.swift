import CNNEngine
import Testing

struct NetworkSpecTests {
    /// LeNet-5 as d2l.ai has it: 61,706 parameters, 416,520 multiply-adds, a field of 16 at S4.
    private func lenet() throws -> NetworkSpec {
        var net = NetworkSpec("lenet5", input: [1, 28, 28])
        try net.append(
            Conv2D(inputChannels: 1, outputChannels: 6, kernelSize: 5, padding: .symmetric(2))
        )
        try net.append(ReLU())
        try net.append(AvgPool2D(kernelSize: 2))
        try net.append(Conv2D(inputChannels: 6, outputChannels: 16, kernelSize: 5))
        try net.append(ReLU())
        try net.append(AvgPool2D(kernelSize: 2))
        try net.append(Flatten())
        try net.append(Dense(inputFeatures: 400, units: 120))
        try net.append(Dense(inputFeatures: 120, units: 84))
        try net.append(Dense(inputFeatures: 84, units: 10))
        return net
    }

    @Test func `a chain adds up to the published totals`() throws {
        let net = try lenet()
        #expect(net.parameters.total == 61_706)
        #expect(net.multiplyAdds == 416_520)
        #expect(net.nodes.map(\.output).last == [10])
        #expect(net.nodes[5].receptiveField.rows.cells == 16)
        #expect(net.nodes[6].receptiveField.rows.cells == 32)
        #expect(net.nodes[6].receptiveField.rows.start == -2)
    }

    @Test func `a layer that does not fit is named by its place`() throws {
        var net = try lenet()
        let error = #expect(throws: ShapeError.self) {
            try net.append(Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3))
        }
        #expect(error?.index == 10)
        #expect(net.nodes.count == 10)
    }

    @Test func `branches that do not match cannot be joined`() throws {
        var net = NetworkSpec("branches", input: [2, 8, 8])
        let wide = try net.append(Conv2D(inputChannels: 2, outputChannels: 4, kernelSize: 3))
        let narrow = try net.append(
            Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3),
            after: .input
        )
        let sum = #expect(throws: ShapeError.self) { try net.add(wide, narrow) }
        #expect(sum?.code == "mismatched_inputs")
        let joined = try net.concatenate([wide, narrow])
        #expect(net.shape(of: joined) == [7, 6, 6])
        #expect(throws: ShapeError.self) { try net.concatenate([wide, .input]) }
    }
}

struct NetworkGradientTests {
    /// A residual block beside a branch, joined and classified.
    private func branched() throws -> NetworkSpec {
        var net = NetworkSpec("branched", input: [2, 5, 5])
        let stem = try net.append(
            Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3, padding: .same)
        )
        let inner = try net.append(
            Conv2D(inputChannels: 3, outputChannels: 3, kernelSize: 3, padding: .same)
        )
        let sum = try net.add(stem, inner)
        let branch = try net.append(
            Conv2D(inputChannels: 2, outputChannels: 1, kernelSize: 1),
            after: .input
        )
        try net.concatenate([sum, branch])
        try net.append(MaxPool2D(kernelSize: 2))
        try net.append(Flatten())
        try net.append(Dense(inputFeatures: 16, units: 3))
        return net
    }

    @Test func `gradients of a branched network are its central differences`() throws {
        let spec = try branched()
        let network = Network<Double>(spec, initializer: .normal(deviation: 0.5), seed: 3)
        let batch: Tensor<Double> = sample([2, 2, 5, 5], seed: 4)
        let upstream: Tensor<Double> = sample([2, 3], seed: 5)
        let recording = network.record(batch, mode: .training(seed: 1))
        let gradients = network.gradients(of: recording, upstream: upstream)
        expectGradient(gradients.batch, at: batch) { dot(network($0), upstream) }
        for node in spec.nodes.indices {
            for (index, gradient) in gradients.parameters[node].enumerated() {
                expectGradient(
                    gradient,
                    at: network.parameters[node][index],
                    of: { moved in
                        var network = network
                        network.parameters[node][index] = moved
                        return dot(network(batch), upstream)
                    },
                    "node \(node)"
                )
            }
        }
    }

    @Test func `recording and running give the same answer`() throws {
        let network = Network<Float>(try branched(), initializer: .heNormal, seed: 8)
        let batch: Tensor<Float> = sample([3, 2, 5, 5], seed: 9)
        // Recorded convolutions run on the vector kernels, with their sums in another order.
        let recorded = network.record(batch, mode: .inference).output
        expectClose(recorded.doubled, network(batch).doubled, tolerance: 1e-5)
    }
}

struct InitializerTests {
    @Test(
        arguments: [
            (Initializer.heNormal, 2.0 / 400), (.heUniform, 2.0 / 400),
            (.xavierNormal, 2.0 / 500), (.xavierUniform, 2.0 / 500),
            (.normal(deviation: 0.25), 0.0625), (.zeros, 0),
        ] as [(Initializer, Double)]
    )
    func `weights have the variance of their rule`(initializer: Initializer, variance: Double) {
        let parameter = ParameterSpec(
            "weight",
            [100, 400],
            fan: .init(incoming: 400, outgoing: 100)
        )
        var generator = SplitMix64(seed: 12)
        let values: Tensor<Double> = initializer.values(for: parameter, using: &generator)
        let mean = values.values.reduce(0, +) / 40_000
        let second = values.values.reduce(0) { $0 + $1 * $1 } / 40_000
        // Five standard errors of a mean and of a variance over 40,000 draws.
        #expect(abs(mean) <= 0.025 * variance.squareRoot())
        #expect(abs(second - variance) <= 0.036 * variance)
    }

    @Test func `biases start at zero, scales at one, and a seed means the same weights`() throws {
        var net = NetworkSpec("one", input: [4])
        try net.append(Dense(inputFeatures: 4, units: 2))
        let first = Network<Float>(net, seed: 1)
        #expect(first.parameters[0][1].values == [0, 0])
        #expect(first.parameters == Network<Float>(net, seed: 1).parameters)
        #expect(first.parameters != Network<Float>(net, seed: 2).parameters)
        var generator = SplitMix64(seed: 0)
        let scale: Tensor<Float> = Initializer.heNormal.values(
            for: ParameterSpec("gamma", [2], .scale),
            using: &generator
        )
        #expect(scale.values == [1, 1])
    }
}
