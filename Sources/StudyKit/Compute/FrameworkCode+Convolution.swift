internal import CNNEngine

extension FrameworkCode {
    // MARK: - Keras 3

    static func kerasConvolution(_ layer: Conv2D) -> FrameworkCode {
        let groups = layer.groups == 1 ? [] : ["groups=\(layer.groups)"]
        return kerasWindow(
            "Conv2D",
            ["\(layer.outputChannels)"],
            layer.geometry,
            groups + bias(layer.hasBias)
        )
    }

    static func kerasDepthwise(_ layer: Conv2D) -> FrameworkCode {
        kerasWindow(
            "DepthwiseConv2D",
            [],
            layer.geometry,
            multiplier(layer) + bias(layer.hasBias)
        )
    }

    static func kerasSeparable(_ layer: SeparableConv2D) -> FrameworkCode {
        let stage = layer.depthwise
        guard !stage.hasBias else { return .none("Keras gives the first stage no biases.") }
        guard stage.geometry.stride.height == stage.geometry.stride.width else {
            return .none("Keras takes the same stride on both axes of a separable convolution.")
        }
        return kerasWindow(
            "SeparableConv2D",
            ["\(layer.pointwise.outputChannels)"],
            stage.geometry,
            multiplier(stage) + bias(layer.pointwise.hasBias)
        )
    }

    /// A layer that slides a window, with the padding that only a layer of its own can do.
    private static func kerasWindow(
        _ name: String,
        _ first: [String],
        _ geometry: WindowGeometry,
        _ last: [String]
    ) -> FrameworkCode {
        guard geometry.stride == 1 || geometry.dilation == 1 else { return kerasRefusesBoth }
        var arguments = first + [tuple(geometry.kernelSize)]
        if geometry.stride != 1 { arguments.append("strides=\(tuple(geometry.stride))") }
        if geometry.padding == .same { arguments.append("padding=\"same\"") }
        if geometry.dilation != 1 { arguments.append("dilation_rate=\(tuple(geometry.dilation))") }
        arguments += last
        var code = FrameworkCode("layers.\(name)(\(arguments.joined(separator: ", ")))")
        if let sides = geometry.padding.sides, !sides.isZero {
            code.lines.insert("layers.ZeroPadding2D(\(sides.keras))", at: 0)
        }
        return code
    }

    static let kerasRefusesBoth = FrameworkCode.none(
        "Keras refuses a stride and a dilation above 1 in one layer."
    )

    private static func multiplier(_ depthwise: Conv2D) -> [String] {
        let multiplier = depthwise.outputChannels / max(depthwise.inputChannels, 1)
        return multiplier == 1 ? [] : ["depth_multiplier=\(multiplier)"]
    }

    static func bias(_ hasBias: Bool) -> [String] { hasBias ? [] : ["use_bias=False"] }

    // MARK: - PyTorch

    static func pytorchConvolution(_ layer: Conv2D, input: Shape) -> FrameworkCode {
        let geometry = layer.geometry
        var arguments = [
            "\(layer.inputChannels)", "\(layer.outputChannels)", tuple(geometry.kernelSize),
        ]
        var lines: [String] = []
        var caveat: String?
        if geometry.stride != 1 { arguments.append("stride=\(tuple(geometry.stride))") }
        switch geometry.padding {
        case .symmetric(0): break
        case .symmetric(let size): arguments.append("padding=\(tuple(size))")
        case .same where geometry.stride == 1: arguments.append("padding=\"same\"")
        case .same:
            caveat = "PyTorch refuses padding=\"same\" with a stride above 1: pad first."
            lines = zeroPad(layer, input)
        case .explicit: lines = zeroPad(layer, input)
        }
        if geometry.dilation != 1 { arguments.append("dilation=\(tuple(geometry.dilation))") }
        if layer.groups != 1 { arguments.append("groups=\(layer.groups)") }
        if !layer.hasBias { arguments.append("bias=False") }
        var code = FrameworkCode("nn.Conv2d(\(arguments.joined(separator: ", ")))", caveat: caveat)
        code.lines = lines + code.lines
        return code
    }

    /// Two convolutions: each channel by itself, then each cell by itself.
    static func pytorchSeparable(_ layer: SeparableConv2D, input: Shape) -> FrameworkCode? {
        guard let between = try? layer.depthwise.outputShape(for: input) else { return nil }
        return joined([
            pytorchConvolution(layer.depthwise, input: input),
            pytorchConvolution(layer.pointwise, input: between),
        ])
    }

    private static func zeroPad(_ layer: Conv2D, _ input: Shape) -> [String] {
        guard let (rows, columns) = try? layer.windows(for: input) else { return [] }
        let sides = Sides(rows, columns)
        return sides.isZero ? [] : ["nn.ZeroPad2d(\(sides.pytorch))"]
    }
}

extension Padding {
    /// The sides that are spelled out; `nil` for `same`, which depends on the input.
    var sides: Sides? {
        switch self {
        case .same: nil
        case .symmetric(let size):
            Sides(top: size.height, bottom: size.height, left: size.width, right: size.width)
        case .explicit(let top, let bottom, let left, let right):
            Sides(top: top, bottom: bottom, left: left, right: right)
        }
    }
}
