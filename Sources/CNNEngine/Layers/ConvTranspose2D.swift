/// A transposed convolution: each input value adds its kernel to the output, a stride apart.
///
/// `[C, H, W]` becomes `[K, (H − 1)s − p + d(kH − 1) + 1 + o, …]` with the padding p of both sides
/// taken away and the output padding o added behind: the way back of a convolution with the same
/// kernel, stride, padding and dilation. Dumoulin & Visin 2016, relationships 8 to 14. Also called
/// fractionally strided convolution, and wrongly deconvolution.
public struct ConvTranspose2D: Layer, Hashable {
    /// Whose formula gives the size of the output where no output padding is given.
    public enum SizeRule: String, Hashable, Sendable, CaseIterable {
        /// "valid": `n · s + max(d(k − 1) + 1 − s, 0)`; "same": `n · s`.
        case keras
        /// `(n − 1)s − p + d(k − 1) + 1`; "same", which PyTorch has not, is that of Keras.
        case pytorch
    }

    /// Channels C of the input.
    public var inputChannels: Int
    /// Channels K of the output.
    public var outputChannels: Int
    /// Kernel, stride, padding and dilation of the convolution whose way back it is.
    public var geometry: WindowGeometry
    /// Cells added at the bottom and on the right, below the stride or the dilation.
    public var outputPadding: Size2D?
    /// Groups that see only their own share of the channels.
    public var groups: Int
    /// Whether each output channel adds a bias.
    public var hasBias: Bool
    /// Whose formula gives the size of the output.
    public var sizeRule: SizeRule

    /// A transposed convolution; stride, dilation and groups are 1 and paddings 0 unless told.
    public init(
        inputChannels: Int,
        outputChannels: Int,
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        outputPadding: Size2D? = nil,
        dilation: Size2D = 1,
        groups: Int = 1,
        bias: Bool = true,
        sizeRule: SizeRule = .pytorch
    ) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride,
            padding: padding,
            dilation: dilation
        )
        self.outputPadding = outputPadding
        self.groups = groups
        hasBias = bias
        self.sizeRule = sizeRule
    }

    /// Output channels that one input value adds to: K / groups.
    public var filtersPerGroup: Int { outputChannels / max(groups, 1) }

    /// `weight [C, K / groups, kH, kW]`, as PyTorch has it, and `bias [K]`.
    public var parameters: [ParameterSpec] {
        let kernel = geometry.kernelSize
        let weight = Shape([inputChannels, filtersPerGroup, kernel.height, kernel.width])
        let taps = kernel.height &* kernel.width
        let fan = ParameterSpec.Fan(
            incoming: inputChannels / max(groups, 1) &* taps,
            outgoing: filtersPerGroup &* taps
        )
        return [ParameterSpec("weight", weight, fan: fan)]
            + (hasBias ? [ParameterSpec("bias", [outputChannels], .bias)] : [])
    }

    /// `[K, H', W']`; throws when channels, groups or paddings do not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let (rows, columns) = try spreads(for: input)
        return Shape(
            channels: outputChannels,
            height: rows.outputExtent,
            width: columns.outputExtent
        )
    }

    /// To the input cells of the taps that meet in one output: `⌊(k − 1)/p⌋ · d/g + 1`.
    ///
    /// Taps meet whose offsets d·t are alike modulo s: every p-th, p = s/g with g = gcd(d, s); the
    /// cells they come from lie d/g apart. Without dilation this is ⌈k / s⌉.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        guard let spreads = try? spreads(for: input) else { return .cell }
        let spread = axis == .height ? spreads.rows : spreads.columns
        let divisor = greatestCommonDivisor(spread.dilation, spread.stride)
        let meetings = (spread.kernel - 1) / (spread.stride / divisor)
        let cells = meetings * (spread.dilation / divisor) + 1
        return .stretched(cells: cells, factor: spread.stride)
    }

    /// `H · W · C · (K / groups) · kH · kW`: every weight once per input cell, cropped or not.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        _ = try outputShape(for: input)
        let kernel = geometry.kernelSize
        return try CheckedSize(layer: name).product(
            input[1],
            input[2],
            inputChannels,
            filtersPerGroup,
            kernel.height,
            kernel.width,
            of: "number of multiply-adds"
        )
    }

    func spreads(for input: Shape) throws(ShapeError) -> (rows: Spread, columns: Spread) {
        let sizes = CheckedSize(layer: name)
        let image = try sizes.image(input)
        try sizes.positive(inputChannels, "number of channels")
        try sizes.positive(outputChannels, "number of filters")
        try sizes.positive(groups, "number of groups")
        try sizes.channels(image.channels, are: inputChannels)
        try sizes.groups(groups, divide: inputChannels, "input channels")
        try sizes.groups(groups, divide: outputChannels, "filters")
        return (
            try spread(on: .height, extent: image.height),
            try spread(on: .width, extent: image.width)
        )
    }
}
