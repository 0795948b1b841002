import CNNEngine
import Testing

/// Counts of single layers as papers and tools print them.
struct PublishedLayerTests {
    private static let c3 = PartlyConnectedConv2D(
        connections: PartlyConnectedConv2D.lenet5C3,
        kernelSize: 5,
        inputChannels: 6
    )

    private static let local = LocallyConnected2D(
        inputChannels: 1_024,
        outputChannels: 256,
        inputSize: 7,
        kernelSize: 3,
        padding: .symmetric(1)
    )

    static let published: [CountCase] = [
        // LeCun et al. 1998: C3 has 1,516 parameters; its 151,600 connections count the biases.
        CountCase(
            layer: c3,
            input: [6, 14, 14],
            output: [16, 10, 10],
            parameters: 1_516,
            multiplyAdds: 150_000
        ),
        // S2 and S4: 12 and 32 parameters.
        CountCase(
            layer: TrainableSubsampling(channels: 6, kernelSize: 2),
            input: [6, 28, 28],
            output: [6, 14, 14],
            parameters: 12,
            multiplyAdds: 1_176
        ),
        CountCase(
            layer: TrainableSubsampling(channels: 16, kernelSize: 2),
            input: [16, 10, 10],
            output: [16, 5, 5],
            parameters: 32,
            multiplyAdds: 400
        ),
        CountCase(
            layer: RadialBasis(),
            input: [84],
            output: [10],
            parameters: 840,
            multiplyAdds: 840
        ),
        // Darknet's yolov1.cfg, layer 26: a bias for each of 12,544 outputs.
        CountCase(
            layer: local,
            input: [1_024, 7, 7],
            output: [256, 7, 7],
            parameters: 115_605_504 + 12_544,
            multiplyAdds: 115_605_504
        ),
        // MobileNet v1, the first separable block at 112: 3 · 3 · 32 + 32 · 64 weights.
        CountCase(
            layer: SeparableConv2D(
                inputChannels: 32,
                outputChannels: 64,
                kernelSize: 3,
                padding: .same,
                bias: false
            ),
            input: [32, 112, 112],
            output: [64, 112, 112],
            parameters: 2_336,
            multiplyAdds: 29_302_784
        ),
        // DCGAN's generator, first layer: 100 numbers to 512 maps of 4 x 4.
        CountCase(
            layer: ConvTranspose2D(
                inputChannels: 100,
                outputChannels: 512,
                kernelSize: 4,
                bias: false
            ),
            input: [100, 1, 1],
            output: [512, 4, 4],
            parameters: 819_200,
            multiplyAdds: 819_200
        ),
        // Keras, ResNet-50: bn_conv1 has 256 parameters.
        CountCase(
            layer: BatchNorm(channels: 64),
            input: [64, 112, 112],
            output: [64, 112, 112],
            parameters: 256,
            multiplyAdds: 0
        ),
        // VGG-16 with global pooling instead of flattening: 512 features instead of 25,088.
        CountCase(
            layer: GlobalAvgPool2D(),
            input: [512, 7, 7],
            output: [512],
            parameters: 0,
            multiplyAdds: 0
        ),
    ]

    @Test(arguments: published)
    func `formula gives the published counts`(_ count: CountCase) throws {
        #expect(try count.layer.outputShape(for: count.input) == count.output)
        #expect(try count.layer.parameterCount().total == count.parameters)
        #expect(try count.layer.multiplyAdds(for: count.input) == count.multiplyAdds)
    }

    @Test(arguments: published, [1_000, 200_000_000])
    func `measured route counts the same`(_ count: CountCase, budget: Int) throws {
        let measurement = try count.layer.measure(count.input, budget: budget)
        #expect(measurement.output == count.output)
        #expect(measurement.parametersRead == count.parameters)
        #expect(measurement.multiplyAdds == count.multiplyAdds)
        #expect(measurement.cellsWrong == 0)
    }

    /// In Table I of the paper of 1998 ten of the sixteen maps read each map of S2.
    @Test func `the links of C3 are spread evenly`() {
        let links = PartlyConnectedConv2D.lenet5C3
        #expect(links.count == 16)
        for channel in 0..<6 { #expect(links.count { $0.contains(channel) } == 10) }
        #expect(Set(links).count == 16)
        #expect(Self.c3.links == 60)
    }

    @Test func `the weights of radial basis units are not trained`() throws {
        #expect(try RadialBasis().parameterCount() == ParameterCount(nonTrainable: 840))
    }

    @Test func `whole and sampled runs count alike on random transposed convolutions`() throws {
        var generator = SplitMix64(seed: 11)
        var compared = 0
        for _ in 0..<400 {
            let (layer, input) = transposed(&generator)
            guard let output = try? layer.outputShape(for: input) else { continue }
            for budget in [0, Int.max] {
                let measurement = try layer.measure(input, budget: budget)
                #expect(measurement.output == output, "\(layer) on \(input)")
                #expect(try measurement.parametersRead == layer.parameterCount().total)
                #expect(try measurement.multiplyAdds == layer.multiplyAdds(for: input))
                #expect(measurement.cellsWrong == 0, "\(layer) on \(input)")
                #expect(measurement.isComplete == (budget > 0))
            }
            compared += 1
        }
        #expect(compared > 250)
    }

    private func transposed(
        _ generator: inout SplitMix64
    ) -> (layer: ConvTranspose2D, input: Shape) {
        func size(_ bound: Int, from first: Int = 1) -> Size2D {
            Size2D(
                height: first + generator.integer(below: bound),
                width: first + generator.integer(below: bound)
            )
        }
        let groups = 1 + generator.integer(below: 2)
        let paddings: [Padding] = [
            .same, .valid, .explicit(top: 0, bottom: 1, left: 2, right: 0),
        ]
        let layer = ConvTranspose2D(
            inputChannels: groups * (1 + generator.integer(below: 3)),
            outputChannels: groups * (1 + generator.integer(below: 3)),
            kernelSize: size(4),
            stride: size(4),
            padding: paddings[generator.integer(below: 3)],
            outputPadding: generator.integer(below: 2) == 0 ? nil : size(2, from: 0),
            dilation: size(3),
            groups: groups,
            bias: generator.integer(below: 2) == 0,
            sizeRule: generator.integer(below: 2) == 0 ? .keras : .pytorch
        )
        let extents = size(5)
        let input = Shape(
            channels: layer.inputChannels,
            height: extents.height,
            width: extents.width
        )
        return (layer, input)
    }
}
