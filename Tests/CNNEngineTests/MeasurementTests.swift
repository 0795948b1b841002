import CNNEngine
import Testing

/// A layer on an input, with counts from published tables or worked out by hand.
struct CountCase: CustomTestStringConvertible, Sendable {
    var layer: any Layer
    var input: Shape
    var output: Shape
    var parameters: Int
    var multiplyAdds: Int

    var testDescription: String { "\(layer) on \(input)" }

    static let published: [CountCase] = [
        // The notes: input 7, padding 0, kernel 3, stride 2.
        CountCase(
            layer: Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3, stride: 2),
            input: [1, 7, 7],
            output: [1, 3, 3],
            parameters: 10,
            multiplyAdds: 81
        ),
        // 6x6x3 with one 3x3x3 filter: one map of 4x4.
        CountCase(
            layer: Conv2D(inputChannels: 3, outputChannels: 1, kernelSize: 3),
            input: [3, 6, 6],
            output: [1, 4, 4],
            parameters: 28,
            multiplyAdds: 432
        ),
        // Coursera: 100 filters of 5x5 on RGB.
        CountCase(
            layer: Conv2D(inputChannels: 3, outputChannels: 100, kernelSize: 5),
            input: [3, 300, 300],
            output: [100, 296, 296],
            parameters: 7_600,
            multiplyAdds: 657_120_000
        ),
        // AlexNet 2012, first layer (CS231n: 34,944 parameters).
        CountCase(
            layer: Conv2D(inputChannels: 3, outputChannels: 96, kernelSize: 11, stride: 4),
            input: [3, 227, 227],
            output: [96, 55, 55],
            parameters: 34_944,
            multiplyAdds: 105_415_200
        ),
        // AlexNet 2012, second layer in two groups: 307,456 parameters.
        CountCase(
            layer: Conv2D(
                inputChannels: 96,
                outputChannels: 256,
                kernelSize: 5,
                padding: .symmetric(2),
                groups: 2
            ),
            input: [96, 27, 27],
            output: [256, 27, 27],
            parameters: 307_456,
            multiplyAdds: 223_948_800
        ),
        // Coursera: a dense layer of 100 on 300x300x3.
        CountCase(
            layer: Dense(inputFeatures: 270_000, units: 100),
            input: [270_000],
            output: [100],
            parameters: 27_000_100,
            multiplyAdds: 27_000_000
        ),
        // VGG-16, FC6.
        CountCase(
            layer: Dense(inputFeatures: 25_088, units: 4_096),
            input: [25_088],
            output: [4_096],
            parameters: 102_764_544,
            multiplyAdds: 102_760_448
        ),
        CountCase(
            layer: MaxPool2D(kernelSize: 3, stride: 2),
            input: [96, 55, 55],
            output: [96, 27, 27],
            parameters: 0,
            multiplyAdds: 0
        ),
        CountCase(
            layer: AvgPool2D(kernelSize: 2),
            input: [6, 28, 28],
            output: [6, 14, 14],
            parameters: 0,
            multiplyAdds: 0
        ),
        CountCase(
            layer: Flatten(),
            input: [512, 7, 7],
            output: [25_088],
            parameters: 0,
            multiplyAdds: 0
        ),
        CountCase(
            layer: ReLU(),
            input: [6, 5, 5],
            output: [6, 5, 5],
            parameters: 0,
            multiplyAdds: 0
        ),
    ]
}

struct MeasurementTests {
    @Test(arguments: CountCase.published)
    func `formula gives the published counts`(_ count: CountCase) throws {
        #expect(try count.layer.outputShape(for: count.input) == count.output)
        #expect(try count.layer.parameterCount().total == count.parameters)
        #expect(try count.layer.multiplyAdds(for: count.input) == count.multiplyAdds)
    }

    @Test(arguments: CountCase.published, [1_000, 50_000_000])
    func `measured route counts the same`(_ count: CountCase, budget: Int) throws {
        let measurement = try count.layer.measure(count.input, budget: budget)
        #expect(measurement.output == count.output)
        #expect(measurement.parametersRead == count.parameters)
        #expect(measurement.multiplyAdds == count.multiplyAdds)
        #expect(measurement.cellsWrong == 0)
    }

    @Test func `a whole run recomputes its corners from the definition`() throws {
        let layer = Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3, stride: 2)
        let measurement = try layer.measure([2, 9, 9], budget: 1_000_000)
        #expect(measurement.isComplete)
        #expect(measurement.cellsComputed == 48)
        // Three rows by three columns of the first and the last filter.
        #expect(measurement.cellsRecomputed == 18)
        #expect(measurement.cellsWrong == 0)
    }

    @Test(arguments: [0, Int.max])
    func `a window of one cell may have the largest dilation`(budget: Int) throws {
        let layer = Conv2D(
            inputChannels: 2,
            outputChannels: 3,
            kernelSize: 1,
            padding: .symmetric(1),
            dilation: Size2D(.max)
        )
        let measurement = try layer.measure([2, 5, 4], budget: budget)
        #expect(measurement.output == [3, 7, 6])
        #expect(measurement.cellsRecomputed > 0)
        #expect(measurement.cellsWrong == 0)
    }

    /// In 8,192 channels of 8 × 8 the made-up inputs and weights run in step and add up.
    @Test(arguments: [0, Int.max])
    func `a large sum is not taken for a wrong one`(budget: Int) throws {
        let layers: [any Layer] = [
            Conv2D(inputChannels: 8_192, outputChannels: 1, kernelSize: 3),
            ConvTranspose2D(inputChannels: 16_384, outputChannels: 2, kernelSize: 1),
            LocallyConnected2D(
                inputChannels: 4_096,
                outputChannels: 2,
                inputSize: 8,
                kernelSize: 3,
                stride: 5
            ),
        ]
        for layer in layers {
            let channels = layer is ConvTranspose2D ? 16_384 : layer is Conv2D ? 8_192 : 4_096
            let side = layer is ConvTranspose2D ? 3 : 8
            let measurement = try layer.measure([channels, side, side], budget: budget)
            #expect(measurement.cellsWrong == 0, "\(layer)")
        }
    }

    /// Each needs a little more than 2³⁰ multiply-adds or reads.
    private static let large: [(layer: any Layer, input: Shape)] = [
        (Conv2D(inputChannels: 1, outputChannels: 17, kernelSize: 8), [1, 1_007, 1_007]),
        (ConvTranspose2D(inputChannels: 1, outputChannels: 17, kernelSize: 8), [1, 1_000, 1_000]),
        (MaxPool2D(kernelSize: 7, stride: 1), [1, 8_192, 8_192]),
        (AvgPool2D(kernelSize: 8, stride: 1), [17, 1_007, 1_007]),
        (
            LocallyConnected2D(
                inputChannels: 1,
                outputChannels: 17,
                inputSize: 1_007,
                kernelSize: 8
            ), [1, 1_007, 1_007]
        ),
    ]

    @Test(arguments: large.indices)
    func `no layer with a window runs whole beyond one limit`(index: Int) throws {
        let (layer, input) = Self.large[index]
        let measurement = try layer.measure(input, budget: .max)
        #expect(!measurement.isComplete)
        #expect(measurement.output == (try layer.outputShape(for: input)))
        #expect(measurement.cellsRecomputed >= 9 && measurement.cellsWrong == 0)
    }

    @Test func `whole and sampled runs count alike on random layers`() throws {
        var generator = SplitMix64(seed: 7)
        var compared = 0
        for _ in 0..<400 {
            let groups = 1 + generator.integer(below: 2)
            let layer = Conv2D(
                inputChannels: groups * (1 + generator.integer(below: 3)),
                outputChannels: groups * (1 + generator.integer(below: 3)),
                kernelSize: Size2D(
                    height: 1 + generator.integer(below: 4),
                    width: 1 + generator.integer(below: 4)
                ),
                stride: Size2D(
                    height: 1 + generator.integer(below: 3),
                    width: 1 + generator.integer(below: 3)
                ),
                padding: [
                    .same, .valid, .explicit(top: 0, bottom: 1, left: 2, right: 0),
                ][generator.integer(below: 3)],
                dilation: Size2D(
                    height: 1 + generator.integer(below: 2),
                    width: 1 + generator.integer(below: 2)
                ),
                groups: groups,
                bias: generator.integer(below: 2) == 0
            )
            let input = Shape(
                channels: layer.inputChannels,
                height: 1 + generator.integer(below: 12),
                width: 1 + generator.integer(below: 12)
            )
            guard let output = try? layer.outputShape(for: input) else { continue }
            let whole = try layer.measure(input, budget: .max)
            let sampled = try layer.measure(input, budget: 0)
            #expect(whole.output == output && sampled.output == output)
            #expect(whole.weightsRead == sampled.weightsRead)
            #expect(whole.biasesRead == sampled.biasesRead)
            #expect(whole.multiplyAdds == sampled.multiplyAdds)
            #expect(try whole.parametersRead == layer.parameterCount().total)
            #expect(try whole.multiplyAdds == layer.multiplyAdds(for: input))
            #expect(whole.cellsWrong == 0 && sampled.cellsWrong == 0)
            #expect(whole.isComplete && !sampled.isComplete)
            compared += 1
        }
        #expect(compared > 250)
    }

    @Test func `the three billion weights of the notes are each made once`() throws {
        let layer = Dense(inputFeatures: 3_000_000, units: 1_000)
        let measurement = try layer.measure([3_000_000], budget: .max)
        #expect(measurement.weightsRead == 3_000_000_000)
        #expect(measurement.biasesRead == 1_000)
        #expect(measurement.isComplete)
        #expect(measurement.cellsRecomputed == 2)
        #expect(measurement.cellsWrong == 0)
    }

    @Test(
        arguments: [
            (
                Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3), [1, 9, 9],
                "channel_mismatch"
            ),
            (
                Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3, groups: 2), [3, 9, 9],
                "groups_do_not_divide"
            ),
            (
                Conv2D(inputChannels: 1, outputChannels: 0, kernelSize: 3), [1, 9, 9],
                "not_positive"
            ),
            (Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3), [9], "wrong_rank"),
            (
                Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3), [1, 1 << 30, 9],
                "too_large_to_measure"
            ),
            (Dense(inputFeatures: 4, units: 2), [5], "channel_mismatch"),
            (Dense(inputFeatures: .max, units: 2), [.max], "overflow"),
            (MaxPool2D(kernelSize: 3), [1, 2, 2], "kernel_exceeds_input"),
            (
                MaxPool2D(kernelSize: 2, padding: .symmetric(2)), [1, 9, 9],
                "padding_exceeds_half_kernel"
            ),
            (Flatten(), [.max, 2, 2], "overflow"),
            (ReLU(), [1, 0], "not_positive"),
        ] as [(any Layer, Shape, String)]
    )
    func `what cannot run is a typed error`(layer: any Layer, input: Shape, code: String) {
        let error = #expect(throws: ShapeError.self) {
            _ = try layer.multiplyAdds(for: input)
            _ = try layer.parameterCount()
            _ = try layer.measure(input, budget: .max)
        }
        #expect(error?.code == code)
        #expect(error?.description.contains("\(type(of: layer))") == true)
    }
}
