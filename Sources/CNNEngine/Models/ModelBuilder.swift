/// Appends the layers that models repeat: a convolution with its normalization and activation.
struct ModelBuilder {
    var spec: NetworkSpec

    init(_ name: String, input: Shape) {
        spec = NetworkSpec(name, input: input)
    }

    /// A model on colour images, or others.
    init(_ name: String, on size: Size2D, channels: Int = 3) {
        let input = Shape(channels: channels, height: size.height, width: size.width)
        self.init(name, input: input)
    }

    /// The channels of a value.
    func channels(_ node: NetworkSpec.NodeID? = nil) -> Int { spec.shape(of: node ?? spec.last)[0] }

    /// A convolution behind a value, by default the last one.
    @discardableResult
    mutating func conv(
        _ name: String,
        _ filters: Int,
        kernel: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        groups: Int = 1,
        bias: Bool = true,
        after node: NetworkSpec.NodeID? = nil
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        let layer = Conv2D(
            inputChannels: channels(node),
            outputChannels: filters,
            kernelSize: kernel,
            stride: stride,
            padding: padding,
            groups: groups,
            bias: bias
        )
        return try spec.append(layer, named: name, after: node)
    }

    /// A batch normalization of the last value as PyTorch has it.
    @discardableResult
    mutating func norm(_ name: String, epsilon: Double = 1e-5) throws(ShapeError)
        -> NetworkSpec.NodeID
    {
        try spec.append(BatchNorm.pytorch(channels: channels(), epsilon: epsilon), named: name)
    }

    /// A batch normalization of the last value as Keras has it.
    @discardableResult
    mutating func kerasNorm(
        _ name: String,
        epsilon: Double,
        momentum: Double = 0.99
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        let norm = BatchNorm(channels: channels(), epsilon: epsilon, momentum: momentum)
        return try spec.append(norm, named: name)
    }

    /// A layer behind the last value.
    @discardableResult
    mutating func layer(
        _ layer: any Layer,
        _ name: String
    ) throws(ShapeError) -> NetworkSpec.NodeID {
        try spec.append(layer, named: name)
    }

    /// A dense layer behind the last list of features.
    mutating func dense(_ name: String, _ units: Int) throws(ShapeError) {
        try spec.append(Dense(inputFeatures: channels(), units: units), named: name)
    }
}
