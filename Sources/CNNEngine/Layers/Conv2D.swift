/// A two-dimensional convolution, as frameworks compute it: cross-correlation, no flip.
///
/// `[C, H, W]` becomes `[K, ⌊(H + p − d(kH − 1) − 1)/s⌋ + 1, …]` for K filters. Each filter spans
/// the C / groups channels of its group. LeCun et al. 1998; groups: Krizhevsky et al. 2012.
public struct Conv2D: Layer, Hashable {
    /// Channels C of the input.
    public var inputChannels: Int
    /// Filters K, the channels of the output.
    public var outputChannels: Int
    /// Kernel, stride, padding and dilation.
    public var geometry: WindowGeometry
    /// Groups that see only their own share of the channels.
    public var groups: Int
    /// Whether each filter adds a bias.
    public var hasBias: Bool

    /// A convolution; stride, dilation and groups are 1 and padding 0 unless told.
    public init(
        inputChannels: Int,
        outputChannels: Int,
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        groups: Int = 1,
        bias: Bool = true
    ) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride,
            padding: padding,
            dilation: dilation
        )
        self.groups = groups
        hasBias = bias
    }

    /// The type name, written out: questions ask for it a hundred thousand times a second.
    public var name: String { "Conv2D" }

    /// Channels that one filter sees: C / groups.
    public var channelsPerFilter: Int { inputChannels / max(groups, 1) }

    /// `weight [K, C / groups, kH, kW]` and `bias [K]`.
    public var parameters: [ParameterSpec] {
        let kernel = geometry.kernelSize
        let weight = Shape([outputChannels, channelsPerFilter, kernel.height, kernel.width])
        let taps = kernel.height &* kernel.width
        let fan = ParameterSpec.Fan(
            incoming: channelsPerFilter &* taps,
            outgoing: outputChannels / max(groups, 1) &* taps
        )
        return [ParameterSpec("weight", weight, fan: fan)]
            + (hasBias ? [ParameterSpec("bias", [outputChannels], .bias)] : [])
    }

    /// `[K, H', W']`; throws when channels, groups or window do not fit.
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
        try sizes.positive(groups, "number of groups")
        // What a depthwise convolution makes of a product that does not fit.
        guard outputChannels < .max else {
            throw ShapeError(name, .overflow(quantity: "number of filters"))
        }
        guard image.channels == inputChannels else {
            let problem = ShapeError.Problem.channelMismatch(
                expected: inputChannels,
                actual: image.channels
            )
            throw ShapeError(name, problem)
        }
        try sizes.groups(groups, divide: inputChannels, "input channels")
        try sizes.groups(groups, divide: outputChannels, "filters")
        return (
            try geometry.window(on: .height, extent: image.height, layer: name),
            try geometry.window(on: .width, extent: image.width, layer: name)
        )
    }

    /// `H' · W' · K · (C / groups) · kH · kW`.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        let output = try outputShape(for: input)
        let kernel = geometry.kernelSize
        return try CheckedSize(layer: name).product(
            output[1],
            output[2],
            outputChannels,
            channelsPerFilter,
            kernel.height,
            kernel.width,
            of: "number of multiply-adds"
        )
    }
}
