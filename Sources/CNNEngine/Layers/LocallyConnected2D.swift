/// A convolution without sharing: every place of the output has its own filters and biases.
///
/// `[C, H, W]` becomes `[K, H', W']` with `H' · W' · K · (C · kH · kW + 1)` parameters. Darknet's
/// `local` layer, of YOLOv1; `LocallyConnected2D` of Keras 2. Both have a bias for each output
/// value, not for each filter. Its weights belong to places, so the size of the input is fixed.
public struct LocallyConnected2D: Layer, Hashable {
    /// Channels C of the input.
    public var inputChannels: Int
    /// Filters K at each place, the channels of the output.
    public var outputChannels: Int
    /// Height and width of the input.
    public var inputSize: Size2D
    /// Kernel, stride and padding.
    public var geometry: WindowGeometry
    /// Whether each output value adds a bias.
    public var hasBias: Bool

    /// A locally connected layer; the stride is 1 and the padding 0 unless told.
    public init(
        inputChannels: Int,
        outputChannels: Int,
        inputSize: Size2D,
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        bias: Bool = true
    ) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.inputSize = inputSize
        geometry = WindowGeometry(kernelSize: kernelSize, stride: stride, padding: padding)
        hasBias = bias
    }

    private var input: Shape {
        Shape(channels: inputChannels, height: inputSize.height, width: inputSize.width)
    }

    /// `weight [H', W', K, C, kH, kW]`, place by place as darknet has it, and `bias [K, H', W']`.
    ///
    /// Extents are 0 where the window does not fit.
    public var parameters: [ParameterSpec] {
        let output = (try? outputShape(for: input)) ?? [0, 0, 0]
        let kernel = geometry.kernelSize
        let taps = kernel.height &* kernel.width
        let fan = ParameterSpec.Fan(
            incoming: inputChannels &* taps,
            outgoing: outputChannels &* taps
        )
        let weight = Shape(
            [output[1], output[2], output[0], inputChannels, kernel.height, kernel.width]
        )
        return [ParameterSpec("weight", weight, fan: fan)]
            + (hasBias ? [ParameterSpec("bias", output, .bias)] : [])
    }

    /// `[K, H', W']`; throws when channels, size or window do not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let (rows, columns) = try slidingWindows(for: input)
        return Shape(
            channels: outputChannels,
            height: rows.outputExtent,
            width: columns.outputExtent
        )
    }

    /// The window on both axes.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        try slidingWindows(for: input)
    }

    func slidingWindows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow) {
        let sizes = CheckedSize(layer: name)
        let image = try sizes.image(input)
        try sizes.positive(inputChannels, "number of channels")
        try sizes.positive(outputChannels, "number of filters")
        try sizes.channels(image.channels, are: inputChannels)
        let size = Size2D(height: image.height, width: image.width)
        guard size == inputSize else {
            throw ShapeError(name, .sizeMismatch(expected: inputSize, actual: size))
        }
        return (
            try geometry.window(on: .height, extent: image.height, layer: name),
            try geometry.window(on: .width, extent: image.width, layer: name)
        )
    }

    /// `H' · W' · K · C · kH · kW`: each weight once.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        let output = try outputShape(for: input)
        let kernel = geometry.kernelSize
        return try CheckedSize(layer: name).product(
            output[0],
            output[1],
            output[2],
            inputChannels,
            kernel.height,
            kernel.width,
            of: "number of multiply-adds"
        )
    }

    /// The definition: each window times the filter of its place, plus the bias of the output.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        if hasBias {
            let bias = parameters[1].values
            for index in output.values.indices { output.values[index] = bias[index % bias.count] }
        }
        let weight = parameters[0].values
        forEachProduct(of: input.shape) { source, tap, target in
            output.values[target] += weight[tap] * input.values[source]
        }
        return output
    }

    /// Each product of the forward pass passes its gradient to its weight and to its input.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var weight = Tensor<Scalar>(pass.parameters[0].shape)
        forEachProduct(of: pass.input.shape) { source, tap, target in
            let gradient = pass.upstream.values[target]
            weight.values[tap] += gradient * pass.input.values[source]
            input.values[source] += gradient * pass.parameters[0].values[tap]
        }
        guard hasBias else { return Gradients(input: input, parameters: [weight]) }
        var bias = Tensor<Scalar>(pass.parameters[1].shape)
        for (index, gradient) in pass.upstream.values.enumerated() {
            bias.values[index % bias.values.count] += gradient
        }
        return Gradients(input: input, parameters: [weight, bias])
    }

    /// Visits the products of a batch by the indices of input, weight and output.
    @inline(__always)
    private func forEachProduct(
        of input: Shape,
        _ visit: (_ source: Int, _ weight: Int, _ target: Int) -> Void
    ) {
        guard let (rows, columns) = try? slidingWindows(for: input.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input)")
        }
        let (height, width) = (rows.outputExtent, columns.outputExtent)
        let taps = rows.kernel * columns.kernel
        for example in 0..<(input[0] * outputChannels) {
            let (batch, filter) = example.quotientAndRemainder(dividingBy: outputChannels)
            for place in 0..<(height * width) {
                let target = example * height * width + place
                for channel in 0..<inputChannels {
                    let kernel = (place * outputChannels + filter) * inputChannels + channel
                    let window = PooledWindow(
                        output: target,
                        plane: batch * inputChannels + channel,
                        rows: rows,
                        columns: columns,
                        top: place / width * rows.stride - rows.paddingBefore,
                        left: place % width * columns.stride - columns.paddingBefore
                    )
                    window.forEachTap { tap, source in
                        visit(source, kernel * taps + tap, target)
                    }
                }
            }
        }
    }
}
