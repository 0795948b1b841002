import CNNEngine
import Testing

/// Laws that hold whatever the numbers are.
struct LayerAlgebraTests {
    @Test func `moving the input moves the output of a convolution and of pooling`() {
        let layers: [any Layer] = [
            Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3),
            Conv2D(inputChannels: 2, outputChannels: 2, kernelSize: 2, dilation: 2, groups: 2),
            MaxPool2D(kernelSize: 3, stride: 1),
            AvgPool2D(kernelSize: 2, stride: 1),
        ]
        let image: Tensor<Double> = sample([1, 2, 8, 9], seed: 1)
        let moved = Cropping2D(top: 2, bottom: 0, left: 1, right: 0).forward(image)
        for layer in layers {
            let parameters = drawn(for: layer)
            let after = layer.forward(moved, parameters: parameters)
            let before = layer.forward(image, parameters: parameters)
            let expected = Cropping2D(top: 2, bottom: 0, left: 1, right: 0).forward(before)
            #expect(after == expected, "\(layer)")
        }
    }

    @Test func `a stride picks from the outputs of stride 1`() {
        let image: Tensor<Double> = sample([2, 2, 9, 8], seed: 2)
        var layer = Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3)
        let parameters = drawn(for: layer)
        let all = layer.forward(image, parameters: parameters)
        layer.geometry.stride = Size2D(height: 2, width: 3)
        let some = layer.forward(image, parameters: parameters)
        #expect(some.shape == [2, 3, 4, 2])
        for row in 0..<4 {
            for column in 0..<2 {
                #expect(some[1, 2, row, column] == all[1, 2, 2 * row, 3 * column])
            }
        }
    }

    @Test func `a convolution of ones counts the cells under its window`() throws {
        let layer = Conv2D(
            inputChannels: 2,
            outputChannels: 1,
            kernelSize: Size2D(height: 3, width: 2),
            stride: 2,
            padding: .explicit(top: 1, bottom: 2, left: 0, right: 1),
            dilation: Size2D(height: 2, width: 1),
            bias: false
        )
        let output = layer.forward(
            Tensor<Double>([1, 2, 6, 5], repeating: 1),
            parameters: [Tensor([1, 2, 3, 2], repeating: 1)]
        )
        let windows = try #require(try layer.windows(for: [2, 6, 5]))
        func overlap(_ window: SlidingWindow, _ start: Int) -> Int {
            (0..<window.kernel).count {
                (0..<window.extent).contains(start + $0 * window.dilation)
            }
        }
        let counts = windows.rows.starts.flatMap { top in
            windows.columns.starts.map { left in
                Double(2 * overlap(windows.rows, top) * overlap(windows.columns, left))
            }
        }
        #expect(output.values == counts)
        #expect(counts == [8, 8, 4, 12, 12, 6, 8, 8, 4])
    }

    @Test func `as many groups as channels is depthwise`() {
        let image: Tensor<Double> = sample([2, 3, 5, 4], seed: 3)
        let layer = Conv2D.depthwise(channels: 3, multiplier: 2, kernelSize: 2)
        let parameters = drawn(for: layer)
        let output = layer.forward(image, parameters: parameters)
        #expect(layer.groups == 3)
        for filter in 0..<6 {
            let alone = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 2)
            let channel = Tensor.concatenated([image]).channel(filter / 2)
            let weight = Array(parameters[0].values[(filter * 4)..<(filter * 4 + 4)])
            let bias = parameters[1].values[filter]
            let expected = alone.forward(
                channel,
                parameters: [Tensor([1, 1, 2, 2], weight), Tensor([1], [bias])]
            )
            #expect(output.channel(filter) == expected)
        }
    }

    @Test(arguments: [
        Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 3, padding: .symmetric(1)),
        Conv2D(inputChannels: 4, outputChannels: 2, kernelSize: 2, stride: 2, groups: 2),
        Conv2D(inputChannels: 1, outputChannels: 2, kernelSize: 2, padding: .same, dilation: 3),
    ])
    func `a convolution is a dense layer with shared and missing weights`(
        _ layer: Conv2D
    ) throws {
        let input: Shape = [layer.inputChannels, 5, 4]
        let parameters = drawn(for: layer)
        let output = try layer.outputShape(for: input)
        let (features, units) = (
            try #require(input.elementCount), try #require(output.elementCount)
        )
        // Column j of the matrix is the answer to the j-th unit image, without the biases.
        var matrix = Tensor<Double>([units, features])
        var bare = layer
        bare.hasBias = false
        for feature in 0..<features {
            var image = Tensor<Double>(input.batched(1))
            image.values[feature] = 1
            let column = bare.forward(image, parameters: [parameters[0]])
            for unit in 0..<units { matrix.values[unit * features + feature] = column.values[unit] }
        }
        let places = units / layer.outputChannels
        let biases = parameters[1].values.flatMap { [Double](repeating: $0, count: places) }
        let image: Tensor<Double> = sample(input.batched(2), seed: 5)
        let dense = Dense(inputFeatures: features, units: units).forward(
            Flatten().forward(image),
            parameters: [matrix, Tensor([units], biases)]
        )
        let convolved = Flatten().forward(layer.forward(image, parameters: parameters))
        expectClose(dense, convolved, tolerance: 1e-13)
        // Far fewer numbers: the matrix holds each weight once for every place, and zeros.
        #expect(try layer.parameterCount().total < matrix.values.count / 4)
    }

    @Test(arguments: LayerAlgebraTests.adjoints)
    func `a transposed convolution is the adjoint of the convolution`(
        layer: Conv2D,
        back: ConvTranspose2D,
        input: Shape
    ) throws {
        let weight: Tensor<Double> = drawn(for: layer)[0]
        let image: Tensor<Double> = sample(input.batched(2), seed: 6)
        let forth = layer.forward(image, parameters: [weight])
        let other: Tensor<Double> = sample(forth.shape, seed: 7)
        let returned = back.forward(other, parameters: [weight])
        #expect(returned.shape == image.shape)
        #expect(abs(dot(forth, other) - dot(image, returned)) < 1e-12)
        // So it is the gradient of the convolution with respect to its input.
        let pass = ForwardPass(
            input: image,
            output: forth,
            parameters: [weight],
            upstream: other,
            mode: .inference
        )
        expectClose(layer.backward(pass).input, returned, tolerance: 1e-13)
    }

    /// Convolutions with their ways back: the weights `[K, C, …]` are those of `[C, K, …]`.
    private static let adjoints: [(Conv2D, ConvTranspose2D, Shape)] = [
        pair(stride: 1, padding: .valid, on: [3, 6, 5]),
        pair(stride: 2, padding: .symmetric(1), on: [3, 7, 5]),
        pair(stride: 2, padding: .symmetric(1), added: 1, on: [3, 8, 6]),
        pair(stride: 3, padding: .explicit(top: 0, bottom: 2, left: 1, right: 0), on: [3, 7, 8]),
        pair(stride: 1, padding: .symmetric(2), dilation: 2, on: [3, 6, 5]),
        pair(stride: 2, padding: .same, on: [3, 8, 6]),
        pair(stride: 1, padding: .same, dilation: 2, on: [3, 5, 4]),
        pair(stride: 2, padding: .symmetric(1), groups: 3, on: [3, 7, 5]),
    ]

    private static func pair(
        stride: Int,
        padding: Padding,
        dilation: Int = 1,
        groups: Int = 1,
        added: Int = 0,
        on input: Shape
    ) -> (Conv2D, ConvTranspose2D, Shape) {
        let layer = Conv2D(
            inputChannels: 3,
            outputChannels: 6,
            kernelSize: 3,
            stride: Size2D(stride),
            padding: padding,
            dilation: Size2D(dilation),
            groups: groups,
            bias: false
        )
        let back = ConvTranspose2D(
            inputChannels: 6,
            outputChannels: 3,
            kernelSize: 3,
            stride: Size2D(stride),
            padding: padding,
            outputPadding: padding == .same ? nil : Size2D(added),
            dilation: Size2D(dilation),
            groups: groups,
            bias: false
        )
        return (layer, back, input)
    }

    @Test func `separable is depthwise, then pointwise`() {
        let layer = SeparableConv2D(
            inputChannels: 3,
            outputChannels: 4,
            kernelSize: 3,
            padding: .symmetric(1),
            depthMultiplier: 2,
            biasOnBothStages: true
        )
        #expect(
            layer.parameters.map(\.name) == [
                "depthwise_weight", "depthwise_bias", "pointwise_weight", "bias",
            ]
        )
        let image: Tensor<Double> = sample([2, 3, 4, 5], seed: 8)
        let parameters = drawn(for: layer)
        let depthwise = Conv2D.depthwise(
            channels: 3,
            multiplier: 2,
            kernelSize: 3,
            padding: .symmetric(1)
        )
        let pointwise = Conv2D(inputChannels: 6, outputChannels: 4, kernelSize: 1)
        let between = depthwise.forward(image, parameters: Array(parameters[..<2]))
        let expected = pointwise.forward(between, parameters: Array(parameters[2...]))
        #expect(layer.forward(image, parameters: parameters) == expected)
    }

    @Test func `every link makes a partly connected convolution a full one`() {
        let layer = PartlyConnectedConv2D(
            connections: [[0, 1], [0, 1], [0, 1]],
            kernelSize: 2,
            inputChannels: 2
        )
        let full = Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: 2)
        let image: Tensor<Double> = sample([2, 2, 4, 3], seed: 9)
        let parameters = drawn(for: layer)
        let reshaped = [parameters[0].reshaped([3, 2, 2, 2]), parameters[1]]
        let expected = full.forward(image, parameters: reshaped)
        #expect(layer.forward(image, parameters: parameters) == expected)
    }

    @Test func `a partly connected filter does not see what it has no link to`() {
        let layer = PartlyConnectedConv2D(
            connections: [[0, 2], [1]],
            kernelSize: 2,
            inputChannels: 3
        )
        var image: Tensor<Double> = sample([1, 3, 3, 3], seed: 10)
        let parameters = drawn(for: layer)
        let before = layer.forward(image, parameters: parameters)
        for cell in 9..<18 { image.values[cell] += 1 }
        let after = layer.forward(image, parameters: parameters)
        #expect(after.channel(0) == before.channel(0))
        #expect(after.channel(1) != before.channel(1))
    }

    @Test func `a locally connected layer with the same weights everywhere is a convolution`() {
        let layer = LocallyConnected2D(
            inputChannels: 2,
            outputChannels: 3,
            inputSize: Size2D(height: 5, width: 4),
            kernelSize: 3,
            stride: 2,
            padding: .symmetric(1),
            bias: false
        )
        let shared = Conv2D(
            inputChannels: 2,
            outputChannels: 3,
            kernelSize: 3,
            stride: 2,
            padding: .symmetric(1),
            bias: false
        )
        let image: Tensor<Double> = sample([2, 2, 5, 4], seed: 11)
        let weight: Tensor<Double> = drawn(for: shared)[0]
        let spec = layer.parameters[0].shape
        #expect(spec == [3, 2, 3, 2, 3, 3])
        let repeated = Tensor(spec, (0..<6).flatMap { _ in weight.values })
        let output = layer.forward(image, parameters: [repeated])
        #expect(output == shared.forward(image, parameters: [weight]))
    }

    private func drawn(for layer: some Layer) -> [Tensor<Double>] {
        layer.parameters.enumerated().map { sample($1.shape, seed: UInt64(100 + $0)) }
    }
}

extension Tensor {
    /// One channel of an image batch.
    fileprivate func channel(_ channel: Int) -> Tensor {
        let cells = shape[2] * shape[3]
        let values = (0..<shape[0]).flatMap { batch in
            let first = (batch * shape[1] + channel) * cells
            return self.values[first..<(first + cells)]
        }
        return Tensor([shape[0], 1, shape[2], shape[3]], values)
    }
}
