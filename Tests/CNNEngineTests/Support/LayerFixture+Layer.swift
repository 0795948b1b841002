import CNNEngine
import Testing

/// A case whose layer the reader does not know.
private struct UnknownLayer: Error {
    var name: String
}

extension LayerFixture {
    /// Whether the case joins several inputs, which is not the work of a layer.
    var isJoint: Bool { inputs != nil }

    /// The layer that the case describes.
    func build() throws -> any Layer {
        let channels = try #require(inputShape)[1]
        return switch layer.type {
        case "conv", "depthwise", "separable", "conv_transpose": try convolution(channels)
        case "pool", "global_pool": try pooling()
        case "dense":
            Dense(
                inputFeatures: channels,
                units: try given(\.units),
                bias: try given(\.bias)
            )
        case "batchnorm", "lrn": try normalization(channels)
        case "activation": try activation()
        default: try shapeChange()
        }
    }

    /// A field that this type of layer has to have.
    private func given<Value>(_ field: KeyPath<LayerDescription, Value?>) throws -> Value {
        try #require(layer[keyPath: field], "\(name) has no \(field)")
    }

    private func size(_ field: KeyPath<LayerDescription, [Int]?>) throws -> Size2D {
        let pair = try given(field)
        return Size2D(height: pair[0], width: pair[1])
    }

    private func padding() throws -> Padding {
        switch try given(\.padding) {
        case .word(let word): word == "same" ? .same : .valid
        case .sides(let top, let bottom, let left, let right):
            .explicit(top: top, bottom: bottom, left: left, right: right)
        }
    }

    private func convolution(_ channels: Int) throws -> any Layer {
        let (kernel, stride) = (try size(\.kernel), try size(\.stride))
        let (dilation, bias) = (try size(\.dilation), try given(\.bias))
        switch layer.type {
        case "depthwise":
            return Conv2D.depthwise(
                channels: channels,
                multiplier: try given(\.depthMultiplier),
                kernelSize: kernel,
                stride: stride,
                padding: try padding(),
                dilation: dilation,
                bias: bias
            )
        case "separable":
            return SeparableConv2D(
                inputChannels: channels,
                outputChannels: try given(\.filters),
                kernelSize: kernel,
                stride: stride,
                padding: try padding(),
                dilation: dilation,
                depthMultiplier: try given(\.depthMultiplier),
                bias: bias,
                biasOnBothStages: try given(\.biasOnBothStages)
            )
        case "conv_transpose":
            return ConvTranspose2D(
                inputChannels: channels,
                outputChannels: try given(\.filters),
                kernelSize: kernel,
                stride: stride,
                padding: try padding(),
                outputPadding: try layer.outputPadding.map { _ in try size(\.outputPadding) },
                dilation: dilation,
                groups: try given(\.groups),
                bias: bias,
                sizeRule: convention == .keras ? .keras : .pytorch
            )
        default:
            return Conv2D(
                inputChannels: channels,
                outputChannels: try given(\.filters),
                kernelSize: kernel,
                stride: stride,
                padding: try padding(),
                dilation: dilation,
                groups: try given(\.groups),
                bias: bias
            )
        }
    }

    private func pooling() throws -> any Layer {
        let isMax = layer.pool == "max"
        if layer.type == "global_pool" {
            let keeps = try given(\.keepDims)
            return isMax
                ? GlobalMaxPool2D(keepsDimensions: keeps)
                : GlobalAvgPool2D(keepsDimensions: keeps)
        }
        let rounding: Rounding = try given(\.ceilMode) ? .ceil : .floor
        if isMax {
            return MaxPool2D(
                kernelSize: try size(\.kernel),
                stride: try layer.stride.map { _ in try size(\.stride) },
                padding: try padding(),
                dilation: try size(\.dilation),
                rounding: rounding
            )
        }
        return AvgPool2D(
            kernelSize: try size(\.kernel),
            stride: try layer.stride.map { _ in try size(\.stride) },
            padding: try padding(),
            dilation: try size(\.dilation),
            rounding: rounding,
            countsPadding: try given(\.countIncludePad)
        )
    }

    private func normalization(_ channels: Int) throws -> any Layer {
        if layer.type == "lrn" {
            guard case .one(let size) = try given(\.size) else { throw UnknownLayer(name: name) }
            // TensorFlow and the 2012 paper do not divide alpha by the size.
            let alpha = try given(\.alpha) * (convention == .keras ? Double(size) : 1)
            return LocalResponseNorm(
                size: size,
                alpha: alpha,
                beta: try given(\.beta),
                k: try given(\.k)
            )
        }
        let (epsilon, momentum) = (try given(\.epsilon), try given(\.momentum))
        return convention == .keras
            ? BatchNorm(channels: channels, epsilon: epsilon, momentum: momentum)
            : BatchNorm.pytorch(channels: channels, epsilon: epsilon, momentum: momentum)
    }

    private func activation() throws -> any Layer {
        switch try given(\.activation) {
        case "relu": ReLU()
        case "relu6": ReLU6()
        case "leaky_relu": LeakyReLU(slope: try given(\.slope))
        case "sigmoid": Sigmoid()
        case "tanh": Tanh()
        case "scaled_tanh": ScaledTanh()
        case "softmax": Softmax()
        default: throw UnknownLayer(name: name)
        }
    }

    private func shapeChange() throws -> any Layer {
        switch (layer.type, layer.padding ?? layer.cropping, layer.size) {
        case ("flatten", _, _): Flatten(channelsLast: convention == .keras)
        case ("upsample", _, .each(let size)):
            Upsample2D(scale: Size2D(height: size[0], width: size[1]))
        case ("zeropad", .sides(let top, let bottom, let left, let right), _):
            ZeroPadding2D(top: top, bottom: bottom, left: left, right: right)
        case ("crop", .sides(let top, let bottom, let left, let right), _):
            Cropping2D(top: top, bottom: bottom, left: left, right: right)
        default: throw UnknownLayer(name: name)
        }
    }
}
