internal import CNNEngine

extension FrameworkCode {
    static func kerasPooling(_ layer: any PoolingLayer, input: Shape) -> FrameworkCode? {
        guard let pooling = Pooling(layer, input) else { return nil }
        let geometry = layer.geometry
        guard geometry.dilation == 1 else { return .none("Keras does not dilate a pooling.") }
        var arguments = [tuple(geometry.kernelSize)]
        if geometry.stride != geometry.kernelSize {
            arguments.append("strides=\(tuple(geometry.stride))")
        }
        var lines: [String] = []
        if pooling.sides.isZero, pooling.givesSameSize(padding: .valid) {
            // "same" that pads nothing is "valid", but stays what was asked for.
            if geometry.padding == .same { arguments.append("padding=\"same\"") }
        } else if !pooling.countsPadding, pooling.isSameOfKeras {
            arguments.append("padding=\"same\"")
        } else if pooling.countsPadding, pooling.givesSameSize(padding: pooling.sides.padding) {
            lines = ["layers.ZeroPadding2D(\(pooling.sides.keras))"]
        } else {
            return .none(pooling.kerasRefusal)
        }
        let name = pooling.isMaximum ? "MaxPooling2D" : "AveragePooling2D"
        var code = FrameworkCode("layers.\(name)(\(arguments.joined(separator: ", ")))")
        code.lines = lines + code.lines
        return code
    }

    static func pytorchPooling(_ layer: any PoolingLayer, input: Shape) -> FrameworkCode? {
        guard let pooling = Pooling(layer, input) else { return nil }
        let geometry = layer.geometry
        let sides = pooling.sides
        guard pooling.isMaximum || geometry.dilation == 1 else {
            return .none("PyTorch does not dilate an average pooling.")
        }
        guard sides.isSymmetric || pooling.isMaximum || pooling.countsPadding else {
            return .none("PyTorch pads both sides of an average pooling alike.")
        }
        let rounding: Rounding = pooling.roundsUp ? .ceil : .floor
        let padsFirst = !sides.isSymmetric
        guard pooling.givesSameSize(padding: sides.padding, rounding, padsFirst: padsFirst) else {
            return .none("PyTorch drops a last window that starts behind the input.")
        }
        var arguments = [tuple(geometry.kernelSize)]
        if geometry.stride != geometry.kernelSize {
            arguments.append("stride=\(tuple(geometry.stride))")
        }
        if !padsFirst, !sides.isZero {
            let padding = Size2D(height: sides.top, width: sides.left)
            arguments.append("padding=\(tuple(padding))")
        }
        if geometry.dilation != 1 { arguments.append("dilation=\(tuple(geometry.dilation))") }
        if pooling.roundsUp { arguments.append("ceil_mode=True") }
        let leavesPaddingOut = !pooling.isMaximum && !pooling.countsPadding
        if leavesPaddingOut, !sides.isZero { arguments.append("count_include_pad=False") }
        let name = pooling.isMaximum ? "MaxPool2d" : "AvgPool2d"
        var code = FrameworkCode("nn.\(name)(\(arguments.joined(separator: ", ")))")
        if padsFirst { code.lines.insert(pooling.pytorchPadding, at: 0) }
        return code
    }
}

/// What decides how a framework writes a pooling on an input.
private struct Pooling {
    var layer: any PoolingLayer
    var input: Shape
    var output: Shape
    var sides: Sides

    init?(_ layer: any PoolingLayer, _ input: Shape) {
        guard let (rows, columns) = try? layer.windows(for: input),
            let output = try? layer.outputShape(for: input)
        else { return nil }
        self.layer = layer
        self.input = input
        self.output = output
        sides = Sides(rows, columns)
    }

    var isMaximum: Bool { layer is MaxPool2D }

    var countsPadding: Bool { (layer as? AvgPool2D)?.countsPadding ?? false }

    /// `same` names its own size and rounds no other.
    var roundsUp: Bool { layer.geometry.rounding.isUp && layer.geometry.padding != .same }

    /// Whether Keras' "same" puts the same padding around this input.
    var isSameOfKeras: Bool {
        var geometry = layer.geometry
        geometry.padding = .same
        guard let (rows, columns) = windows(geometry, height: input[1], width: input[2]) else {
            return false
        }
        return Sides(rows, columns) == sides && rows.outputExtent == output[1]
            && columns.outputExtent == output[2]
    }

    /// Whether a padding, in the layer or before it, gives the layer's own number of windows.
    func givesSameSize(
        padding: Padding,
        _ rounding: Rounding = .floor,
        padsFirst: Bool = false
    ) -> Bool {
        var geometry = layer.geometry
        geometry.padding = padsFirst ? .valid : padding
        geometry.rounding = rounding
        let height = input[1] + (padsFirst ? sides.top + sides.bottom : 0)
        let width = input[2] + (padsFirst ? sides.left + sides.right : 0)
        guard let (rows, columns) = windows(geometry, height: height, width: width) else {
            return false
        }
        return rows.outputExtent == output[1] && columns.outputExtent == output[2]
    }

    private func windows(
        _ geometry: WindowGeometry,
        height: Int,
        width: Int
    ) -> (SlidingWindow, SlidingWindow)? {
        guard let rows = try? geometry.window(on: .height, extent: height, layer: layer.name),
            let columns = try? geometry.window(on: .width, extent: width, layer: layer.name)
        else { return nil }
        return (rows, columns)
    }

    var kerasRefusal: String {
        if !sides.isZero {
            return isMaximum
                ? "Keras pads a maximum only with padding=\"same\"."
                : "Keras pads an average only with padding=\"same\" and leaves it out of the mean."
        }
        return "Keras rounds pooling sizes down."
    }

    /// What never is the largest, or zeros that count in the mean.
    var pytorchPadding: String {
        isMaximum
            ? "nn.ConstantPad2d(\(sides.pytorch), float(\"-inf\"))"
            : "nn.ZeroPad2d(\(sides.pytorch))"
    }
}

extension Sides {
    fileprivate var padding: Padding {
        .explicit(top: top, bottom: bottom, left: left, right: right)
    }
}
