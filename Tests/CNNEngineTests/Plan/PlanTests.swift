import CNNEngineCases
import CNNKernels
import Testing

@testable import CNNEngine

/// Plans against the definition, with the kernels of every instruction set that runs here.
struct PlanTests {
    /// Sums of up to n products of numbers in −1 ..< 1, in another order.
    private func expectAlike(
        _ fast: Tensor<Float>,
        _ slow: Tensor<Float>,
        products: Int,
        _ label: String = ""
    ) {
        let tolerance = 1e-6 * Double(products).squareRoot() + 1e-6
        expectClose(fast.doubled, slow.doubled, tolerance: tolerance, label)
    }

    @Test func `what is not a number is not close`() {
        withKnownIssue { expectAlike(Tensor([1, 2], [0, .nan]), Tensor([1, 2]), products: 4) }
        withKnownIssue { expectAlike(Tensor([1, 2]), Tensor([1, 2], [0, .nan]), products: 4) }
    }

    @Test func `the baseline kernels run everywhere`() {
        #expect(ChosenKernels.available.last?.name == "baseline")
    }

    @Test(arguments: LayerCase.all)
    func `every layer equals its definition`(layerCase: LayerCase) throws {
        var spec = NetworkSpec("one", input: layerCase.input)
        try spec.append(layerCase.layer)
        var network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: 3)
        network.drawStatistics(seed: 4)
        let batch: Tensor<Float> = sample(layerCase.input.batched(3), seed: 5)
        for kernels in ChosenKernels.available {
            let plan = Plan(network, batch: 2, kernels: kernels)
            let products = spec.multiplyAdds / max(spec.nodes[0].output.elementCount ?? 1, 1)
            expectAlike(plan.run(batch), network(batch), products: products, kernels.name)
        }
    }

    @Test(arguments: ChosenKernels.available.map(\.name))
    func `convolutions equal their definition on random odd shapes`(name: String) throws {
        let kernels = try #require(ChosenKernels.available.first { $0.name == name })
        var generator = SplitMix64(seed: 21)
        var compared = 0
        for seed in UInt64(0)..<1_200 {
            let layer = Conv2D.random(using: &generator)
            let image = Shape(
                channels: layer.inputChannels,
                height: 1 + generator.integer(below: 13),
                width: 1 + generator.integer(below: 31)
            )
            var spec = NetworkSpec("one", input: image)
            guard (try? spec.append(layer)) != nil else { continue }
            let network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: seed)
            let batch: Tensor<Float> = sample(image.batched(2), seed: seed)
            let kernel = layer.geometry.kernelSize
            let plan = Plan(
                network,
                batch: 1 + generator.integer(below: 2),
                threads: seed % 4 == 0 ? 3 : 1,
                kernels: kernels,
                smallestShared: 0
            )
            expectAlike(
                plan.run(batch),
                network(batch),
                products: layer.channelsPerFilter * kernel.height * kernel.width,
                "\(layer) on \(image)"
            )
            compared += 1
        }
        #expect(compared > 900)
    }

    /// F(2 × 2) only adds and subtracts; F(4 × 4) cancels, and errs up to ten times as much.
    @Test(arguments: ChosenKernels.available.map(\.name), [2, 4])
    func `Winograd's way equals the definition on random odd shapes`(
        name: String,
        size: Int
    ) throws {
        let kernels = try #require(ChosenKernels.available.first { $0.name == name })
        var generator = SplitMix64(seed: 22)
        for seed in UInt64(0)..<150 {
            let layer = Conv2D(
                inputChannels: 1 + generator.integer(below: 50),
                outputChannels: 1 + generator.integer(below: 70),
                kernelSize: 3,
                padding: .explicit(
                    top: generator.integer(below: 3),
                    bottom: 1,
                    left: 1,
                    right: generator.integer(below: 3)
                ),
                bias: generator.integer(below: 2) == 0
            )
            let image = Shape(
                channels: layer.inputChannels,
                height: 2 + generator.integer(below: 14),
                width: 2 + generator.integer(below: 20)
            )
            var spec = NetworkSpec("one", input: image)
            try spec.append(layer)
            let network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: seed)
            let batch: Tensor<Float> = sample(image.batched(2), seed: seed)
            let plan = Plan(network, kernels: kernels, winograd: .always(size))
            let products = (size == 4 ? 100 : 1) * layer.channelsPerFilter * 9
            expectAlike(plan.run(batch), network(batch), products: products, "\(layer) on \(image)")
        }
    }

    @Test(arguments: [(1, 1), (3, 5), (16, 7), (31, 2), (400, 120), (1_000, 300)])
    func `dense layers equal their definition`(features: Int, units: Int) throws {
        for kernels in ChosenKernels.available {
            for bias in [true, false] {
                var spec = NetworkSpec("one", input: [features])
                try spec.append(Dense(inputFeatures: features, units: units, bias: bias))
                let network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: 5)
                let batch: Tensor<Float> = sample([3, features], seed: 6)
                for size in [1, 3] {
                    let plan = Plan(network, batch: size, kernels: kernels)
                    expectAlike(plan.run(batch), network(batch), products: features)
                }
            }
        }
    }
}

extension Conv2D {
    /// Kernels of 1 to 5, strides to 3, dilations, groups, depthwise filters, uneven paddings.
    static func random(using generator: inout SplitMix64) -> Conv2D {
        func upTo(_ bound: Int) -> Int { 1 + generator.integer(below: bound) }
        let isDepthwise = upTo(6) == 1
        let groups = isDepthwise ? upTo(40) : upTo(4) == 1 ? upTo(3) : 1
        return Conv2D(
            inputChannels: groups * (isDepthwise ? 1 : upTo(upTo(40))),
            outputChannels: groups * (isDepthwise ? 1 : upTo(upTo(70))),
            kernelSize: upTo(3) == 1 ? 1 : Size2D(height: upTo(5), width: upTo(5)),
            stride: upTo(2) == 1 ? 1 : Size2D(height: upTo(3), width: upTo(3)),
            padding: upTo(2) == 1
                ? .same : .explicit(top: upTo(3) - 1, bottom: 0, left: upTo(2) - 1, right: 2),
            dilation: Size2D(height: upTo(2), width: upTo(2)),
            groups: groups,
            bias: upTo(2) == 1
        )
    }
}

extension Network {
    /// Running statistics and scales as a training may have left them.
    mutating func drawStatistics(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for (node, values) in parameters.enumerated() {
            let specs = spec.nodes[node].layer?.parameters ?? []
            for index in values.indices where specs[index].role != .weight {
                for place in values[index].values.indices {
                    let isPositive = specs[index].role == .runningVariance
                    let number = generator.unit() + (isPositive ? 0.5 : -0.5)
                    parameters[node][index].values[place] = Scalar(number)
                }
            }
        }
    }
}
