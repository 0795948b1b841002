internal import CNNEngine

/// The line of a framework that makes a layer, and what the framework will not do.
public struct FrameworkCode: Hashable, Sendable {
    /// The lines of code, in order.
    public var lines: [String]
    /// What the framework refuses, in a sentence.
    public var caveat: String?

    init(_ lines: String..., caveat: String? = nil) {
        self.lines = lines
        self.caveat = caveat
    }
}

extension FrameworkCode {
    /// The lines of Keras 3 that make a convolution.
    static func kerasConvolution(_ layer: Conv2D) -> FrameworkCode {
        let geometry = layer.geometry
        var arguments = ["\(layer.outputChannels)", tuple(geometry.kernelSize)]
        if geometry.stride != 1 { arguments.append("strides=\(tuple(geometry.stride))") }
        if geometry.padding == .same { arguments.append("padding=\"same\"") }
        if geometry.dilation != 1 { arguments.append("dilation_rate=\(tuple(geometry.dilation))") }
        if layer.groups != 1 { arguments.append("groups=\(layer.groups)") }
        if !layer.hasBias { arguments.append("use_bias=False") }
        var code = FrameworkCode("layers.Conv2D(\(arguments.joined(separator: ", ")))")
        if let sides = geometry.padding.sides {
            code.lines.insert("layers.ZeroPadding2D(\(sides.keras))", at: 0)
        }
        if geometry.stride != 1 && geometry.dilation != 1 {
            code.caveat = "Keras refuses a stride and a dilation above 1 in one layer."
        }
        return code
    }

    /// The lines of PyTorch that make a convolution on an input `[C, H, W]`.
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

    private static func zeroPad(_ layer: Conv2D, _ input: Shape) -> [String] {
        guard let windows = try? layer.windows(for: input) else { return [] }
        let (rows, columns) = windows
        let sides = [
            columns.paddingBefore, columns.paddingAfter, rows.paddingBefore, rows.paddingAfter,
        ]
        guard sides != [0, 0, 0, 0] else { return [] }
        return ["nn.ZeroPad2d((\(sides.map(String.init).joined(separator: ", "))))"]
    }

    static func tuple(_ size: Size2D) -> String {
        size.height == size.width ? "\(size.height)" : "(\(size.height), \(size.width))"
    }
}

/// Rows and columns of padding, where a framework wants them spelled out.
private struct PaddingSides {
    var top: Int
    var bottom: Int
    var left: Int
    var right: Int

    var keras: String {
        switch (top == bottom, left == right, top == left) {
        case (true, true, true): "\(top)"
        case (true, true, false): "(\(top), \(left))"
        default: "((\(top), \(bottom)), (\(left), \(right)))"
        }
    }
}

extension Padding {
    fileprivate var sides: PaddingSides? {
        switch self {
        case .same, .symmetric(0): nil
        case .symmetric(let size):
            PaddingSides(
                top: size.height,
                bottom: size.height,
                left: size.width,
                right: size.width
            )
        case .explicit(let top, let bottom, let left, let right):
            PaddingSides(top: top, bottom: bottom, left: left, right: right)
        }
    }
}
