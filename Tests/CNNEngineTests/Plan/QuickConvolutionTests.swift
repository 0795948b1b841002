import Testing

@testable import CNNEngine

/// The passes of training on vector kernels against those of the definition, in `Double`.
struct QuickConvolutionTests {
    @Test func `passes equal their definition on random odd shapes`() throws {
        var generator = SplitMix64(seed: 31)
        var compared = 0
        for seed in UInt64(0)..<900 {
            let layer = Conv2D.random(using: &generator)
            let image = Shape(
                channels: layer.inputChannels,
                height: 1 + generator.integer(below: 12),
                width: 1 + generator.integer(below: 18)
            )
            guard let convolution = QuickConvolution(layer, on: image) else { continue }
            let input: Tensor<Float> = sample(image.batched(3), seed: seed)
            let parameters: [Tensor<Float>] = layer.parameters.enumerated().map {
                sample($1.shape, seed: seed + 1_000 * UInt64($0 + 1))
            }
            let output = layer.batchedOutputShape(for: input.shape)
            let upstream: Tensor<Float> = sample(output, seed: seed + 7)
            let exact = (input.doubled, parameters.map(\.doubled), upstream.doubled)
            let forward = layer.forward(exact.0, parameters: exact.1)
            let label = "\(layer) on \(image)"
            expectClose(
                convolution.forward(input, parameters).doubled,
                forward,
                tolerance: 2e-5,
                label
            )
            let gradients = convolution.backward(
                ForwardPass(
                    input: input,
                    output: upstream,
                    parameters: parameters,
                    upstream: upstream,
                    mode: .inference
                )
            )
            let expected = layer.backward(
                ForwardPass(
                    input: exact.0,
                    output: forward,
                    parameters: exact.1,
                    upstream: exact.2,
                    mode: .inference
                )
            )
            expectClose(gradients.input.doubled, expected.input, tolerance: 2e-5, label)
            for (found, wanted) in zip(gradients.parameters, expected.parameters) {
                expectClose(found.doubled, wanted, tolerance: 1e-4, label)
            }
            compared += 1
        }
        #expect(compared > 60)
    }
}
