import CNNKernels

/// The passes of training for convolutions, on the vector kernels instead of by definition.
///
/// The weights change with every step, so nothing is kept from one to the next. Sums are those of
/// the definition in another order. Strided and grouped convolutions are left to the definition.
struct QuickConvolution {
    private let layer: Conv2D
    private let windows: (rows: SlidingWindow, columns: SlidingWindow)
    private let kernels = ChosenKernels.widest
    private let team = ThreadTeam.of(Plan.cores)

    /// A convolution on inputs of a shape, or `nil` where it is left to the definition.
    init?(_ layer: Conv2D, on input: Shape) {
        guard layer.groups == 1, layer.geometry.stride == 1, layer.geometry.dilation == 1,
            let windows = try? layer.slidingWindows(for: input)
        else { return nil }
        self.layer = layer
        self.windows = windows
    }

    /// The output of a batch.
    func forward(_ input: Tensor<Float>, _ parameters: [Tensor<Float>]) -> Tensor<Float> {
        let bias = layer.hasBias ? parameters[1].values : []
        return convolve(input, by: layer, windows, parameters[0].values, bias)
    }

    /// The gradients of a pass.
    func backward(_ pass: ForwardPass<Float>) -> Gradients<Float> {
        let weight = weightGradient(of: pass.input, pass.upstream)
        let bias = layer.hasBias ? [pass.upstream.sumsOfChannels] : []
        return Gradients(input: inputGradient(pass), parameters: [weight] + bias)
    }

    // MARK: - Forward, and the gradient of the input

    private func convolve(
        _ input: Tensor<Float>,
        by layer: Conv2D,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ weights: [Float],
        _ bias: [Float]
    ) -> Tensor<Float> {
        let examples = input.shape[0]
        let shape = layer.batchedOutputShape(for: input.shape)
        var layout = ImageLayout(input.shape.example)
        layout.margin = ImageLayout.Margin(
            top: windows.rows.paddingBefore,
            bottom: windows.rows.paddingAfter,
            left: windows.columns.paddingBefore,
            right: windows.columns.paddingAfter
        )
        layout.block = min(channelBlock, layer.inputChannels)
        let source = PlanValue(layout: layout)
        let start = examples * source.layout.count
        let target = PlanValue(layout: ImageLayout(shape.example), start: start)
        let step = ConvolutionStep(
            layer,
            windows: windows,
            filters: ConvolutionFilters(
                PackedConvolution(
                    layer,
                    weights: weights,
                    bias: bias,
                    for: source.layout,
                    width: kernels.tileBlocks
                ),
                epilogue: Epilogue(),
                kernels: kernels
            ),
            from: source,
            to: target,
            examples: examples,
            threads: team.count
        )
        let arena = AlignedNumbers(count: start + examples * target.layout.count)
        input.pack(into: arena.start, source.layout, team)
        team.run(parts: step.parts) { step.run($0, worker: $1, in: arena.start) }
        return Tensor(unpacking: arena.start + start, target.layout, shape, team)
    }

    /// A convolution of the upstream gradient with the filters turned round, and channels and
    /// filters exchanged.
    private func inputGradient(_ pass: ForwardPass<Float>) -> Tensor<Float> {
        let kernel = layer.geometry.kernelSize
        let (rows, columns) = windows
        let turned = Conv2D(
            inputChannels: layer.outputChannels,
            outputChannels: layer.inputChannels,
            kernelSize: kernel,
            padding: .explicit(
                top: kernel.height - 1 - rows.paddingBefore,
                bottom: kernel.height - 1 - rows.paddingAfter,
                left: kernel.width - 1 - columns.paddingBefore,
                right: kernel.width - 1 - columns.paddingAfter
            ),
            bias: false
        )
        guard let turnedWindows = try? turned.slidingWindows(for: pass.upstream.shape.example)
        else {
            // A padding as wide as the kernel leaves windows that see nothing of the input.
            return layer.backward(pass).input
        }
        let weights = turnedWeights(pass.parameters[0].values)
        return convolve(pass.upstream, by: turned, turnedWindows, weights, [])
    }

    private func turnedWeights(_ weights: [Float]) -> [Float] {
        let taps = layer.geometry.kernelSize.height * layer.geometry.kernelSize.width
        var turned = [Float](repeating: 0, count: weights.count)
        for filter in 0..<layer.outputChannels {
            for channel in 0..<layer.inputChannels {
                let from = (filter * layer.inputChannels + channel) * taps
                let to = (channel * layer.outputChannels + filter) * taps
                for tap in 0..<taps { turned[to + tap] = weights[from + taps - 1 - tap] }
            }
        }
        return turned
    }

    // MARK: - The gradient of the weights

    /// Each weight's is the sum of products of input and upstream over all positions of the batch:
    /// a matrix product in which the upstream takes the place of the weights.
    private func weightGradient(
        of input: Tensor<Float>,
        _ upstream: Tensor<Float>
    ) -> Tensor<Float> {
        let gradients = FilterGradients(
            of: layer,
            windows: windows,
            input: paddedPlanes(input),
            upstream: upstream,
            kernels: kernels
        )
        team.run(parts: gradients.parts) { part, _ in gradients.run(part) }
        return gradients.tensor
    }

    /// The input's planes with their padding, all examples.
    private func paddedPlanes(_ input: Tensor<Float>) -> AlignedNumbers {
        let (rows, columns) = windows
        let plane = rows.paddedExtent * columns.paddedExtent
        let planes = AlignedNumbers(count: input.shape[0] * input.shape[1] * plane)
        input.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for index in 0..<(input.shape[0] * input.shape[1] * rows.extent) {
                let (channel, row) = index.quotientAndRemainder(dividingBy: rows.extent)
                let place =
                    channel * plane + (row + rows.paddingBefore) * columns.paddedExtent
                    + columns.paddingBefore
                (planes.start + place).update(
                    from: values + index * columns.extent,
                    count: columns.extent
                )
            }
        }
        return planes
    }
}

extension Tensor where Scalar == Float {
    /// Lays all examples out, one after the other.
    fileprivate func pack(
        into arena: UnsafeMutablePointer<Float>,
        _ layout: ImageLayout,
        _ team: ThreadTeam
    ) {
        let size = values.count / shape[0]
        values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            team.run(parts: shape[0]) { example, _ in
                layout.pack(values + example * size, into: arena + example * layout.count)
            }
        }
    }

    fileprivate init(
        unpacking images: UnsafePointer<Float>,
        _ layout: ImageLayout,
        _ shape: Shape,
        _ team: ThreadTeam
    ) {
        let count = shape.dimensions.reduce(1, *)
        let size = count / shape[0]
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, written in
            written = count
            guard let target = buffer.baseAddress else { return }
            team.run(parts: shape[0]) { example, _ in
                layout.unpack(images + example * layout.count, into: target + example * size)
            }
        }
        self.init(shape, values)
    }

    /// The sum of each channel over examples and cells.
    fileprivate var sumsOfChannels: Tensor {
        let channels = shape[1]
        let cells = shape.dimensions.dropFirst(2).reduce(1, *)
        var sums = Tensor([channels])
        for plane in 0..<(shape[0] * channels) {
            var sum: Float = 0
            for cell in (plane * cells)..<((plane + 1) * cells) { sum += values[cell] }
            sums.values[plane % channels] += sum
        }
        return sums
    }
}
