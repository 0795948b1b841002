/// A transposed convolution along one axis: every input cell spreads over d(k − 1) + 1 output cells.
struct Spread: Hashable {
    /// The extent n of the input on this axis.
    var extent: Int
    /// Taps k.
    var kernel: Int
    /// Cells of the output from one input cell to the next, s.
    var stride: Int
    /// Cells between two taps, d.
    var dilation: Int
    /// Cells taken away from the front of what was spread.
    var paddingBefore: Int
    /// The extent of the output, by formula.
    var outputExtent: Int
    /// What decides where the output ends.
    var end: End

    enum End: Hashable {
        /// The last tap, less the padding behind and with the output padding.
        case lastTap(paddingAfter: Int, outputPadding: Int)
        /// The last tap, but no sooner than every input cell has its s cells (Keras' "valid").
        case lastTapOrStride(paddingAfter: Int)
        /// Every input cell has its s cells (Keras' "same").
        case stride
        /// As before, but the last one has a number of its own (Keras' "same", output padding).
        case lastCell(Int)
    }

    /// The cells from a first tap to its last: `d(k − 1) + 1`.
    var span: Int { dilation * (kernel - 1) + 1 }

    /// The output cell that a tap of an input cell adds to; it may lie outside the output.
    @inline(__always)
    func target(of cell: Int, tap: Int) -> Int { cell * stride + tap * dilation - paddingBefore }

    /// The extents that come out when the input is walked cell by cell: in and out.
    ///
    /// Throws when the axis is too long to walk.
    func measuredExtents(layer: String) throws(ShapeError) -> (cells: Int, output: Int) {
        try MeasurementLimits.check(
            extent,
            "input size",
            atMost: MeasurementLimits.axis,
            layer: layer
        )
        var (cells, start, spreadEnd, ownedEnd) = (0, 0, 0, 0)
        for _ in 0..<extent {
            cells += 1
            spreadEnd = start + (kernel - 1) * dilation + 1
            start += stride
            ownedEnd = start
        }
        let output =
            switch end {
            case .lastTap(let after, let added): spreadEnd - paddingBefore - after + added
            case .lastTapOrStride(let after): max(spreadEnd, ownedEnd) - paddingBefore - after
            case .stride: ownedEnd
            case .lastCell(let last): ownedEnd - stride + last
            }
        return (cells, output)
    }
}

extension ConvTranspose2D {
    /// The spread on one axis over an input of an extent, checked: something is left of it.
    func spread(on axis: Axis, extent: Int) throws(ShapeError) -> Spread {
        let isHeight = axis == .height
        var spread = Spread(
            extent: extent,
            kernel: isHeight ? geometry.kernelSize.height : geometry.kernelSize.width,
            stride: isHeight ? geometry.stride.height : geometry.stride.width,
            dilation: isHeight ? geometry.dilation.height : geometry.dilation.width,
            paddingBefore: 0,
            outputExtent: 0,
            end: .stride
        )
        let full = try checkedFullExtent(of: spread)
        let added = try checkedOutputPadding(on: axis, spread)
        if let declared = geometry.padding.declared(axis) {
            try end(&spread, axis, full: full, padding: declared, added: added)
        } else {
            try endSame(&spread, full: full, added: added)
        }
        return spread
    }

    /// `(n − 1)s + d(k − 1) + 1`: all cells that anything is added to.
    private func checkedFullExtent(of spread: Spread) throws(ShapeError) -> Int {
        let sizes = CheckedSize(layer: name)
        try sizes.positive(spread.kernel, "kernel size")
        try sizes.positive(spread.stride, "stride")
        try sizes.positive(spread.dilation, "dilation")
        let reach = try sizes.product(spread.dilation, spread.kernel - 1, of: "window's span")
        let span = try sizes.sum(reach, 1, of: "window's span")
        let steps = try sizes.product(spread.extent, spread.stride, of: "output size")
        // The largest number of all rules; the others are below it.
        _ = try sizes.sum(steps, span, spread.stride, of: "output size")
        return steps - spread.stride + span
    }

    private func checkedOutputPadding(on axis: Axis, _ spread: Spread) throws(ShapeError) -> Int? {
        guard let outputPadding else { return nil }
        let added = axis == .height ? outputPadding.height : outputPadding.width
        try CheckedSize(layer: name).notNegative(added, "output padding")
        let limit = max(spread.stride, spread.dilation)
        guard added < limit else {
            let problem = ShapeError.Problem.outputPaddingTooLarge(
                axis: axis,
                outputPadding: added,
                limit: limit
            )
            throw ShapeError(name, problem)
        }
        return added
    }

    /// Ends the spread with paddings that were given.
    private func end(
        _ spread: inout Spread,
        _ axis: Axis,
        full: Int,
        padding: (before: Int, after: Int),
        added: Int?
    ) throws(ShapeError) {
        let sizes = CheckedSize(layer: name)
        try sizes.notNegative(padding.before, "padding")
        try sizes.notNegative(padding.after, "padding")
        let both = try sizes.sum(padding.before, padding.after, of: "padding")
        let reached: Int
        if sizeRule == .keras, added == nil {
            reached = full + max(spread.stride - spread.span, 0)
            spread.end = .lastTapOrStride(paddingAfter: padding.after)
        } else {
            reached = try sizes.sum(full, added ?? 0, of: "output size")
            spread.end = .lastTap(paddingAfter: padding.after, outputPadding: added ?? 0)
        }
        guard both < reached else {
            let problem = ShapeError.Problem.paddingExceedsOutput(
                axis: axis,
                padding: both,
                extent: reached
            )
            throw ShapeError(name, problem)
        }
        spread.paddingBefore = padding.before
        spread.outputExtent = reached - both
    }

    /// Ends the spread as Keras does for "same": the odd cell is taken away at the end.
    private func endSame(_ spread: inout Spread, full: Int, added: Int?) throws(ShapeError) {
        if let added {
            let sizes = CheckedSize(layer: name)
            let last = try sizes.sum(spread.span % 2, added, of: "output size")
            spread.end = .lastCell(last)
            spread.outputExtent = try sizes.sum(full - spread.span, last, of: "output size")
            try sizes.positive(spread.outputExtent, "output size")
        } else {
            spread.outputExtent = full - spread.span + spread.stride
        }
        spread.paddingBefore = max(full - spread.outputExtent, 0) / 2
    }
}
