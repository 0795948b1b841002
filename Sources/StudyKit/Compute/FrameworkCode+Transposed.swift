internal import CNNEngine

extension FrameworkCode {
    /// "same", or "valid" with what is to go cropped behind it.
    static func kerasTransposed(_ layer: ConvTranspose2D, input: Shape) -> FrameworkCode {
        let geometry = layer.geometry
        guard layer.groups == 1 else {
            return .none("Keras has no groups in a transposed convolution.")
        }
        guard geometry.stride == 1 || geometry.dilation == 1 else { return kerasRefusesBoth }
        var arguments = ["\(layer.outputChannels)", tuple(geometry.kernelSize)]
        if geometry.stride != 1 { arguments.append("strides=\(tuple(geometry.stride))") }
        let isSame = geometry.padding == .same && layer.outputPadding == nil
        if isSame { arguments.append("padding=\"same\"") }
        if geometry.dilation != 1 { arguments.append("dilation_rate=\(tuple(geometry.dilation))") }
        arguments += bias(layer.hasBias)
        var code = FrameworkCode("layers.Conv2DTranspose(\(arguments.joined(separator: ", ")))")
        guard !isSame else { return code }
        guard let ends = TransposedEnds(layer, input) else { return .none("It does not fit.") }
        let crop = ends.cropped { axis in max(axis.stride - axis.span, 0) }
        guard crop.bottom >= 0, crop.right >= 0 else {
            return .none("Keras adds no cells behind the last one here.")
        }
        if !crop.isZero { code.lines.append("layers.Cropping2D(\(crop.keras))") }
        return code
    }

    /// The padding that PyTorch takes off both sides, and what is missing or too much behind.
    static func pytorchTransposed(_ layer: ConvTranspose2D, input: Shape) -> FrameworkCode {
        guard let ends = TransposedEnds(layer, input) else { return .none("It does not fit.") }
        let geometry = layer.geometry
        var arguments = [
            "\(layer.inputChannels)", "\(layer.outputChannels)", tuple(geometry.kernelSize),
        ]
        if geometry.stride != 1 { arguments.append("stride=\(tuple(geometry.stride))") }
        let padding = Size2D(height: ends.rows.before, width: ends.columns.before)
        if padding != 0 { arguments.append("padding=\(tuple(padding))") }
        // What PyTorch would take off behind as well as in front, held against the output.
        let added = Size2D(height: ends.rows.added, width: ends.columns.added)
        let kept = Size2D(height: max(added.height, 0), width: max(added.width, 0))
        let limit = [ends.rows, ends.columns].map { max($0.stride, $0.dilation) }
        guard kept.height < limit[0], kept.width < limit[1] else {
            return .none("PyTorch adds less than a stride behind the last cell.")
        }
        if kept != 0 { arguments.append("output_padding=\(tuple(kept))") }
        if geometry.dilation != 1 { arguments.append("dilation=\(tuple(geometry.dilation))") }
        if layer.groups != 1 { arguments.append("groups=\(layer.groups)") }
        if !layer.hasBias { arguments.append("bias=False") }
        var code = FrameworkCode("nn.ConvTranspose2d(\(arguments.joined(separator: ", ")))")
        let behind = Sides(
            top: 0,
            bottom: min(added.height, 0),
            left: 0,
            right: min(added.width, 0)
        )
        if !behind.isZero {
            code.lines.append("nn.ZeroPad2d(\(behind.pytorch))")
            code.caveat = "A padding below 0 takes cells away."
        }
        return code
    }
}

/// Where the output of a transposed convolution begins and ends on both axes.
private struct TransposedEnds {
    struct Axis {
        var extent: Int
        var span: Int
        var stride: Int
        var dilation: Int
        /// Cells taken away in front.
        var before: Int
        var output: Int

        /// All cells that anything is added to.
        var full: Int { (extent - 1) * stride + span }

        /// Cells behind those that are left when both sides lose the same; negative for fewer.
        var added: Int { output - (full - 2 * before) }
    }

    var rows: Axis
    var columns: Axis

    init?(_ layer: ConvTranspose2D, _ input: Shape) {
        guard let output = try? layer.outputShape(for: input),
            let cropped = try? layer.croppedCells(for: input)
        else { return nil }
        let (kernel, dilation) = (layer.geometry.kernelSize, layer.geometry.dilation)
        rows = Axis(
            extent: input[1],
            span: dilation.height * (kernel.height - 1) + 1,
            stride: layer.geometry.stride.height,
            dilation: dilation.height,
            before: cropped.rows.before,
            output: output[1]
        )
        columns = Axis(
            extent: input[2],
            span: dilation.width * (kernel.width - 1) + 1,
            stride: layer.geometry.stride.width,
            dilation: dilation.width,
            before: cropped.columns.before,
            output: output[2]
        )
    }

    /// What is to be taken off an output with `added` cells behind the full one.
    func cropped(_ added: (Axis) -> Int) -> Sides {
        Sides(
            top: rows.before,
            bottom: rows.full + added(rows) - rows.before - rows.output,
            left: columns.before,
            right: columns.full + added(columns) - columns.before - columns.output
        )
    }
}
