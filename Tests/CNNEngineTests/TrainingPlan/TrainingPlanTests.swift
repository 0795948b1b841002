import CNNKernels
import Testing

@testable import CNNEngine

/// Training plans against passes by definition, in `Double`, on the kernels of every instruction
/// set that runs here.
struct TrainingPlanTests {
    /// The output of a batch and the gradients of all parameters, by a plan and by definition.
    private func expectAlike(
        _ network: Network<Float>,
        images: Int,
        kernels: any VectorKernels,
        tolerance: Double = 1e-4,
        _ label: String = ""
    ) throws {
        let spec = network.spec
        let plan = try #require(
            TrainingPlan(spec, batch: images, threads: 2, kernels: kernels),
            "\(label)"
        )
        let inputs: Tensor<Float> = sample(spec.input.batched(images), seed: 91)
        let output = spec.shape(of: spec.last).batched(images)
        let upstream: Tensor<Float> = sample(output, seed: 92)
        let pass = plan.pass(images: images, seed: 93)
        let forward = plan.forward(inputs, through: network, pass)
        let gradients = plan.backward(upstream, pass)

        let exact = Network(spec, parameters: network.parameters.map { $0.map(\.doubled) })
        let recording = exact.record(inputs.doubled, mode: .training(seed: 93))
        let expected = exact.gradients(of: recording, upstream: upstream.doubled).parameters
        let words = "\(label) on \(kernels.name), \(images) images"
        expectClose(forward.doubled, recording.output, tolerance: 2e-5, words)
        for (node, layer) in spec.nodes.enumerated() {
            for (index, parameter) in (layer.layer?.parameters ?? []).enumerated()
            where parameter.isTrainable {
                expectClose(
                    gradients[node][index].doubled,
                    expected[node][index],
                    tolerance: tolerance,
                    "\(words): \(parameter.name) of \(layer.name)"
                )
            }
        }
    }

    private func network(
        on input: Shape,
        _ layers: [any Layer],
        seed: UInt64
    ) throws -> Network<Float> {
        var spec = NetworkSpec("chain", input: input)
        for layer in layers { try spec.append(layer) }
        return Network(spec, initializer: .xavierUniform, seed: seed)
    }

    /// Behind a layer that learns, so that the gradient of the input is seen too.
    @Test(arguments: ChosenKernels.available.map(\.name))
    func `convolutions learn by their definition on random odd shapes`(name: String) throws {
        let kernels = try #require(ChosenKernels.available.first { $0.name == name })
        var generator = SplitMix64(seed: 41)
        var compared = 0
        for seed in UInt64(0)..<400 {
            let layer = Conv2D.random(using: &generator)
            let image = Shape(
                channels: layer.inputChannels,
                height: 1 + generator.integer(below: 10),
                width: 1 + generator.integer(below: 14)
            )
            let images = 1 + generator.integer(below: 20)
            let before = Conv2D(inputChannels: 2, outputChannels: image[0], kernelSize: 1)
            let input = Shape(channels: 2, height: image[1], width: image[2])
            guard layer.groups == 1,
                let network = try? network(on: input, [before, layer], seed: seed)
            else { continue }
            let label = "\(layer) on \(image)"
            try expectAlike(network, images: images, kernels: kernels, label)
            compared += 1
        }
        #expect(compared > 150)
    }

    private static let chains: [(Shape, [any Layer])] = [
        ([7], [Dense(inputFeatures: 7, units: 1)]),
        (
            [20],
            [
                Dense(inputFeatures: 20, units: 50), Sigmoid(),
                Dense(inputFeatures: 50, units: 33, bias: false), Tanh(),
                Dense(inputFeatures: 33, units: 3), ReLU6(),
            ]
        ),
        (
            [5],
            [Dense(inputFeatures: 5, units: 9), BatchNorm(channels: 9), ReLU()]
        ),
        (
            [2, 9, 11],
            [
                Conv2D(inputChannels: 2, outputChannels: 5, kernelSize: 3), Tanh(), Sigmoid(),
                MaxPool2D(kernelSize: 3, stride: 2, padding: .symmetric(1)), ReLU(),
                Conv2D(inputChannels: 5, outputChannels: 4, kernelSize: 3, padding: .same),
                BatchNorm.pytorch(channels: 4), AvgPool2D(kernelSize: 2), Flatten(),
                Dense(inputFeatures: 16, units: 3),
            ]
        ),
        (
            [3, 8, 8],
            [
                ReLU(), Conv2D(inputChannels: 3, outputChannels: 7, kernelSize: 3, padding: .same),
                Flatten(), Dense(inputFeatures: 448, units: 17), Dropout(rate: 0.4), Tanh(),
            ]
        ),
        (
            [1, 10, 6],
            [
                BatchNorm(channels: 1),
                Conv2D(inputChannels: 1, outputChannels: 4, kernelSize: 3, stride: 2),
                Dropout(rate: 0.3),
                AvgPool2D(kernelSize: 3, stride: 1, padding: .symmetric(1), countsPadding: false),
                Conv2D(inputChannels: 4, outputChannels: 6, kernelSize: 2, padding: .symmetric(1)),
                GlobalMaxPool2D(),
            ]
        ),
        (
            [2, 5, 5],
            [
                Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 1, padding: .symmetric(2)),
                AvgPool2D(kernelSize: 2, stride: 2, padding: .symmetric(1), rounding: .ceil),
                Conv2D(inputChannels: 3, outputChannels: 4, kernelSize: 3, padding: .symmetric(2)),
                GlobalAvgPool2D(keepsDimensions: true),
                Conv2D(inputChannels: 4, outputChannels: 2, kernelSize: 1),
            ]
        ),
        // Even sizes and many channels, which are done by Winograd's way.
        (
            [3, 8, 8],
            [
                Conv2D(inputChannels: 3, outputChannels: 16, kernelSize: 3, padding: .same), ReLU(),
                Conv2D(
                    inputChannels: 16,
                    outputChannels: 20,
                    kernelSize: 3,
                    padding: .explicit(top: 0, bottom: 2, left: 2, right: 0)
                ),
                BatchNorm(channels: 20),
                Conv2D(inputChannels: 20, outputChannels: 17, kernelSize: 3, bias: false),
                Conv2D(
                    inputChannels: 17,
                    outputChannels: 16,
                    kernelSize: 3,
                    padding: .explicit(top: 3, bottom: 1, left: 2, right: 2)
                ),
                GlobalAvgPool2D(), Dense(inputFeatures: 16, units: 3),
            ]
        ),
    ]

    @Test(arguments: chains.indices, [1, 5, 16, 33])
    func `chains of layers learn by their definition`(chain: Int, images: Int) throws {
        let (input, layers) = Self.chains[chain]
        // Two examples more, since the variance of one would be 0.
        let network = try network(on: input, layers, seed: 61)
        for kernels in ChosenKernels.available {
            try expectAlike(network, images: images + 2, kernels: kernels, "chain \(chain)")
        }
    }

    @Test func `even sizes and many channels are done by Winograd's way, others are not`() throws {
        let layer = Conv2D(inputChannels: 16, outputChannels: 20, kernelSize: 3, padding: .same)
        func fits(_ layer: Conv2D, _ side: Int) -> Bool {
            WinogradPlaces.fit(
                layer,
                input: LaneValue(
                    ImageLayout(lanesOf: [layer.inputChannels, side, side]),
                    value: 0,
                    gradient: 0
                ),
                output: LaneValue(
                    ImageLayout(lanesOf: [layer.outputChannels, side, side]),
                    value: 0,
                    gradient: 0
                )
            )
        }
        #expect(fits(layer, 8) && !fits(layer, 7))
        var strided = layer
        strided.geometry.stride = 2
        #expect(!fits(strided, 8))
    }

    @Test func `known networks learn by their definition`() throws {
        let lenet = Network<Float>(try .lenet5(), seed: 1)
        try expectAlike(lenet, images: 18, kernels: ChosenKernels.widest, "lenet5")
        let vgg = try smallNet(dropout: 0.2)
        try expectAlike(
            Network<Float>(vgg, seed: 2),
            images: 9,
            kernels: ChosenKernels.widest,
            "small"
        )
    }

    @Test func `networks with what plans do not know are left to the definition`() throws {
        var branched = NetworkSpec("branched", input: [1, 4, 4])
        let first = try branched.append(Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 1))
        let second = try branched.append(ReLU())
        try branched.add(first, second)
        #expect(TrainingPlan(branched, batch: 4) == nil)
        let layers: [any Layer] = [
            Conv2D(inputChannels: 2, outputChannels: 2, kernelSize: 1, groups: 2),
            Flatten(channelsLast: true), LeakyReLU(slope: 0.1), Softmax(),
        ]
        for layer in layers {
            let network = try network(on: [2, 4, 4], [layer], seed: 1)
            #expect(TrainingPlan(network.spec, batch: 4) == nil, "\(layer)")
        }
        #expect(TrainingPlan(NetworkSpec("empty", input: [1]), batch: 4) == nil)
        #expect(TrainingPlan(try smallNet(), batch: 0) == nil)
    }
}
