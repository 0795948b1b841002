import CNNEngine
import Testing

struct PlanTests {
    /// Sums of up to n products of numbers in −1 ..< 1, in another order.
    private func expectAlike(_ fast: Tensor<Float>, _ slow: Tensor<Float>, products: Int) {
        let tolerance = 1e-6 * Double(products).squareRoot() + 1e-6
        expectClose(fast.doubled, slow.doubled, tolerance: tolerance)
    }

    @Test func `what is not a number is not close`() {
        withKnownIssue { expectAlike(Tensor([1, 2], [0, .nan]), Tensor([1, 2]), products: 4) }
        withKnownIssue { expectAlike(Tensor([1, 2]), Tensor([1, 2], [0, .nan]), products: 4) }
    }

    @Test func `convolutions equal their definition on random odd shapes`() throws {
        var generator = SplitMix64(seed: 21)
        var compared = 0
        for seed in UInt64(0)..<300 {
            let groups = 1 + generator.integer(below: 3)
            let layer = Conv2D(
                inputChannels: groups * (1 + generator.integer(below: 4)),
                outputChannels: groups * (1 + generator.integer(below: 9)),
                kernelSize: Size2D(
                    height: 1 + generator.integer(below: 4),
                    width: 1 + generator.integer(below: 4)
                ),
                stride: Size2D(
                    height: 1 + generator.integer(below: 3),
                    width: 1 + generator.integer(below: 3)
                ),
                padding: generator.integer(below: 2) == 0
                    ? .same : .explicit(top: 1, bottom: 0, left: 0, right: 2),
                dilation: Size2D(1 + generator.integer(below: 2)),
                groups: groups,
                bias: generator.integer(below: 2) == 0
            )
            let image = Shape(
                channels: layer.inputChannels,
                height: 1 + generator.integer(below: 13),
                width: 1 + generator.integer(below: 13)
            )
            var spec = NetworkSpec("one", input: image)
            guard (try? spec.append(layer)) != nil else { continue }
            let network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: seed)
            let batch: Tensor<Float> = sample(image.batched(2), seed: seed)
            let kernel = layer.geometry.kernelSize
            expectAlike(
                Plan(network).run(batch),
                network(batch),
                products: layer.channelsPerFilter * kernel.height * kernel.width
            )
            compared += 1
        }
        #expect(compared > 200)
    }

    @Test(arguments: [(1, 1), (3, 5), (16, 7), (31, 2), (400, 120), (1_000, 300)])
    func `dense layers equal their definition`(features: Int, units: Int) throws {
        for bias in [true, false] {
            var spec = NetworkSpec("one", input: [features])
            try spec.append(Dense(inputFeatures: features, units: units, bias: bias))
            let network = Network<Float>(spec, initializer: .normal(deviation: 0.5), seed: 5)
            let batch: Tensor<Float> = sample([3, features], seed: 6)
            expectAlike(Plan(network).run(batch), network(batch), products: features)
        }
    }
}
