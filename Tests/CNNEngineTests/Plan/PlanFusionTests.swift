import CNNKernels
import Testing

@testable import CNNEngine

/// Nodes that are done in one step, on small networks with all the wiring that models have.
struct PlanFusionTests {
    /// Residual sums in both orders, branches, normalization before and after, every activation.
    private func wired() throws -> NetworkSpec {
        var net = NetworkSpec("wired", input: [3, 17, 15])
        func conv(_ channels: Int, _ filters: Int, _ kernel: Int = 3, stride: Int = 1) -> Conv2D {
            Conv2D(
                inputChannels: channels,
                outputChannels: filters,
                kernelSize: Size2D(kernel),
                stride: Size2D(stride),
                padding: .symmetric(Size2D(kernel / 2))
            )
        }
        try net.append(conv(3, 20, 5, stride: 2))
        try net.append(BatchNorm(channels: 20))
        let stem = try net.append(ReLU())
        try net.append(conv(20, 20))
        try net.append(BatchNorm(channels: 20))
        try net.append(ReLU6())
        try net.append(conv(20, 20))
        let main = try net.append(BatchNorm(channels: 20))
        try net.add(main, stem)
        let joined = try net.append(ReLU())
        let side = try net.append(conv(20, 33, 1, stride: 2), after: joined)
        try net.append(conv(20, 33, 3, stride: 2), after: joined)
        try net.append(BatchNorm(channels: 33))
        try net.add(side, net.last)
        let sum = try net.append(Sigmoid())
        let left = try net.append(MaxPool2D(kernelSize: 3, stride: 2, padding: .symmetric(1)))
        let right = try net.append(AvgPool2D(kernelSize: 2), after: sum)
        let twice = try net.add(right, right)
        try net.append(BatchNorm(channels: 33), after: left)
        let normed = try net.append(Tanh())
        try net.append(AvgPool2D(kernelSize: Size2D(height: 2, width: 1), stride: 1), after: normed)
        try net.append(GlobalMaxPool2D(keepsDimensions: true))
        try net.append(Flatten())
        try net.append(Dropout(rate: 0.5))
        let features = try net.append(Dense(inputFeatures: 33, units: 9))
        try net.append(Softmax())
        try net.append(Flatten(), after: twice)
        try net.append(Dense(inputFeatures: 33 * 4, units: 9))
        try net.add(net.last, features)
        return net
    }

    private func network() throws -> Network<Float> {
        var network = Network<Float>(try wired(), initializer: .heUniform, seed: 8)
        network.drawStatistics(seed: 9)
        return network
    }

    @Test func `a wired network answers as its definition`() throws {
        let network = try network()
        let batch: Tensor<Float> = sample([5, 3, 17, 15], seed: 10)
        let expected = network(batch).doubled
        for kernels in ChosenKernels.available {
            for size in [1, 2, 5, 8] {
                let plan = Plan(network, batch: size, kernels: kernels)
                expectClose(plan.run(batch).doubled, expected, tolerance: 2e-5, kernels.name)
            }
            let plan = Plan(network, threads: 2, kernels: kernels, winograd: .always(4))
            expectClose(plan.run(batch).doubled, expected, tolerance: 1e-4, kernels.name)
        }
    }

    @Test func `a dense layer on the cells of an image is followed by its activation`() throws {
        var spec = NetworkSpec("cells", input: [5, 3, 4])
        try spec.append(Dense(inputFeatures: 5, units: 18))
        try spec.append(ReLU())
        let network = Network<Float>(spec, initializer: .heUniform, seed: 8)
        let batch: Tensor<Float> = sample([2, 5, 3, 4], seed: 9)
        expectClose(Plan(network).run(batch).doubled, network(batch).doubled, tolerance: 2e-6)
    }

    @Test func `a dense layer on one cell leaves room for the padding of convolutions`() throws {
        func conv(_ channels: Int, _ filters: Int) -> Conv2D {
            Conv2D(
                inputChannels: channels,
                outputChannels: filters,
                kernelSize: 3,
                padding: .same
            )
        }
        var spec = NetworkSpec("cell", input: [5, 1, 1])
        let first = try spec.append(conv(5, 18))
        try spec.append(Dense(inputFeatures: 18, units: 20))
        let left = try spec.append(conv(20, 4))
        try spec.add(left, try spec.append(conv(18, 4), after: first))
        let network = Network<Float>(spec, initializer: .heUniform, seed: 8)
        let batch: Tensor<Float> = sample([2, 5, 1, 1], seed: 9)
        expectClose(Plan(network).run(batch).doubled, network(batch).doubled, tolerance: 2e-6)
    }

    @Test func `a plan that keeps every node tells every node's output`() throws {
        let network = try network()
        let image: Tensor<Float> = sample([1, 3, 17, 15], seed: 11)
        var expected: [Tensor<Float>] = []
        _ = network.run(image) { _, output in expected.append(output) }
        var told: [Int] = []
        _ = Plan(network, keepsEveryNode: true).run(image) { node, output in
            told.append(node)
            expectClose(output.doubled, expected[node].doubled, tolerance: 2e-5, "node \(node)")
        }
        #expect(told == Array(expected.indices))
    }

    @Test func `the answer does not depend on the number of threads`() throws {
        let network = Network<Float>(try NetworkSpec.resnet(.resnet18, input: 64), seed: 12)
        let image: Tensor<Float> = sample([2, 3, 64, 64], seed: 13)
        let alone = Plan(network, threads: 1).run(image)
        for threads in [2, 3, 7] {
            for _ in 0..<3 {
                #expect(Plan(network, threads: threads).run(image).values == alone.values)
            }
        }
    }

    @Test func `runs of one plan at the same time do not disturb each other`() async throws {
        let network = try network()
        let plan = Plan(network, threads: 2)
        let images: [Tensor<Float>] = (0..<8).map { sample([1, 3, 17, 15], seed: $0) }
        let expected = images.map { plan.run($0) }
        await withTaskGroup(of: Bool.self) { group in
            for (image, answer) in zip(images, expected) {
                group.addTask { plan.run(image) == answer }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test(arguments: ["resnet50", "mobilenet_v2", "alexnet", "alexnet-2012", "lenet5-1998"])
    func `models answer as their definition on small images`(name: String) throws {
        let entry = try #require(ModelCatalog.entry(named: name))
        let size: Size2D? = name == "lenet5-1998" ? nil : name.hasPrefix("alexnet") ? 67 : 40
        let spec = try #require(try entry.stages(input: size).first?.spec)
        let network = Network<Float>(spec, initializer: .heUniform, seed: 14)
        let image: Tensor<Float> = sample(spec.input.batched(1), seed: 15)
        let expected = network(image)
        let largest = expected.values.reduce(0) { max($0, abs($1)) }
        let scaled = Tensor(expected.shape, expected.values.map { $0 / largest })
        let answer = Plan(network).run(image)
        let found = Tensor(answer.shape, answer.values.map { $0 / largest })
        expectClose(found.doubled, scaled.doubled, tolerance: 3e-5)
    }
}
