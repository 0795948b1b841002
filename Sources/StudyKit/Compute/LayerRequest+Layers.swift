internal import CNNEngine

extension LayerRequest {
    /// The layers of the engine that do what is asked, one after the other.
    ///
    /// None for a linear activation and for a concatenation, which the chain does itself. Throws
    /// what is missing, and shapes that do not fit.
    func layers(on input: Shape, convention: Convention) throws(RequestError) -> [any Layer] {
        switch kind {
        case .conv, .convTranspose, .depthwise, .separable:
            [try convolution(on: input, convention: convention)]
        case .pool: [try pooling(convention: convention)]
        case .globalPool:
            switch try required(pool, "pool") {
            case .max: [GlobalMaxPool2D(keepsDimensions: keepDims ?? false)]
            case .avg: [GlobalAvgPool2D(keepsDimensions: keepDims ?? false)]
            }
        case .dense: try dense(on: input, convention: convention)
        case .batchnorm:
            [
                BatchNorm(
                    channels: input[0],
                    epsilon: epsilon ?? 1e-3,
                    momentum: momentum ?? 0.99
                )
            ]
        case .activation: try activationLayers()
        case .dropout: [Dropout(rate: rate ?? 0.5)]
        case .lrn:
            [
                LocalResponseNorm(
                    size: channels ?? 5,
                    alpha: alpha ?? 1e-4,
                    beta: beta ?? 0.75,
                    k: k ?? 1
                )
            ]
        case .flatten: [Flatten()]
        case .reshape: [Reshape(to: Shape(channelsLast: try required(shape, "shape")))]
        case .zeropad: [try zeroPadding()]
        case .crop: [try croppingLayer()]
        case .upsample: [Upsample2D(scale: try required(size, "size"))]
        case .concat: []
        }
    }

    private func required<Value>(
        _ value: Value?,
        _ field: String
    ) throws(RequestError) -> Value {
        guard let value else {
            throw RequestError(
                "missing_field",
                "\(Self.named(kind.rawValue)) needs the field '\(field)'."
            )
        }
        return value
    }

    private func convolution(
        on input: Shape,
        convention: Convention
    ) throws(RequestError) -> any Layer {
        let kernel = try required(kernel, "kernel")
        let (stride, dilation) = (stride ?? 1, dilation ?? 1)
        let (padding, bias) = (padding ?? .valid, bias ?? true)
        switch kind {
        case .depthwise:
            return Conv2D.depthwise(
                channels: input[0],
                multiplier: depthMultiplier ?? 1,
                kernelSize: kernel,
                stride: stride,
                padding: padding,
                dilation: dilation,
                bias: bias
            )
        case .separable:
            return SeparableConv2D(
                inputChannels: input[0],
                outputChannels: try required(filters, "filters"),
                kernelSize: kernel,
                stride: stride,
                padding: padding,
                dilation: dilation,
                depthMultiplier: depthMultiplier ?? 1,
                bias: bias,
                biasOnBothStages: biasOnBothStages ?? false
            )
        case .convTranspose:
            return ConvTranspose2D(
                inputChannels: input[0],
                outputChannels: try required(filters, "filters"),
                kernelSize: kernel,
                stride: stride,
                padding: padding,
                outputPadding: outputPadding,
                dilation: dilation,
                groups: groups ?? 1,
                bias: bias,
                sizeRule: convention == .keras ? .keras : .pytorch
            )
        default:
            return Conv2D(
                inputChannels: input[0],
                outputChannels: try required(filters, "filters"),
                kernelSize: kernel,
                stride: stride,
                padding: padding,
                dilation: dilation,
                groups: groups ?? 1,
                bias: bias
            )
        }
    }

    private func pooling(convention: Convention) throws(RequestError) -> any Layer {
        let kernel = try required(kernel, "kernel")
        let roundsUp = ceilMode ?? convention.roundsPoolingUp
        // Caffe looks where the last window starts only where there is padding.
        let isClipped = convention != .caffe || (padding ?? .valid).isPadded
        let rounding: Rounding = !roundsUp ? .floor : isClipped ? .ceil : .ceilUnclipped
        switch try required(pool, "pool") {
        case .max:
            return MaxPool2D(
                kernelSize: kernel,
                stride: stride,
                padding: padding ?? .valid,
                dilation: dilation ?? 1,
                rounding: rounding
            )
        case .avg:
            return AvgPool2D(
                kernelSize: kernel,
                stride: stride,
                padding: padding ?? .valid,
                dilation: dilation ?? 1,
                rounding: rounding,
                countsPadding: countIncludePad ?? convention.countsPadding
            )
        }
    }

    private func dense(on input: Shape, convention: Convention) throws(RequestError) -> [any Layer]
    {
        let units = try required(units, "units")
        guard input.rank == 3, !convention.appliesDenseToLastAxis else {
            return [Dense(inputFeatures: input[0], units: units, bias: bias ?? true)]
        }
        let flat: Shape
        do {
            flat = try Flatten().outputShape(for: input)
        } catch {
            throw RequestError(error, layer: nil)
        }
        return [Flatten(), Dense(inputFeatures: flat[0], units: units, bias: bias ?? true)]
    }

    private func activationLayers() throws(RequestError) -> [any Layer] {
        switch try required(activation, "activation") {
        case .relu: [ReLU()]
        case .relu6: [ReLU6()]
        case .leakyReLU: [LeakyReLU(slope: slope ?? 0.01)]
        case .sigmoid: [Sigmoid()]
        case .tanh: [Tanh()]
        case .scaledTanh: [ScaledTanh()]
        case .softmax: [Softmax()]
        case .linear: []
        }
    }

    private func zeroPadding() throws(RequestError) -> any Layer {
        let (top, bottom, left, right) = try sides(padding, "padding")
        return ZeroPadding2D(top: top, bottom: bottom, left: left, right: right)
    }

    private func croppingLayer() throws(RequestError) -> any Layer {
        let (top, bottom, left, right) = try sides(cropping, "cropping")
        return Cropping2D(top: top, bottom: bottom, left: left, right: right)
    }

    private func sides(
        _ padding: Padding?,
        _ field: String
    ) throws(RequestError) -> (Int, Int, Int, Int) {
        switch try required(padding, field) {
        case .symmetric(let size): return (size.height, size.height, size.width, size.width)
        case .explicit(let top, let bottom, let left, let right):
            return (top, bottom, left, right)
        case .same:
            throw RequestError(
                "bad_value",
                "The field '\(field)' of a \(kind.rawValue) layer needs numbers."
            )
        }
    }
}

extension Padding {
    /// Whether any side may have padding.
    fileprivate var isPadded: Bool {
        switch self {
        case .symmetric(let size): size != 0
        case .explicit(let top, let bottom, let left, let right):
            [top, bottom, left, right] != [0, 0, 0, 0]
        case .same: true
        }
    }
}
