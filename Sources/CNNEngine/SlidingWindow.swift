/// How much an image is padded with zeros (or, for maximum pooling, with nothing) on its sides.
public enum Padding: Hashable, Sendable {
    /// The same number of rows above and below, and of columns left and right.
    case symmetric(Size2D)
    /// Each side on its own.
    case explicit(top: Int, bottom: Int, left: Int, right: Int)
    /// As much as makes the output ⌈n / s⌉; an odd pixel goes to the bottom and to the right.
    ///
    /// The rule of Keras and TensorFlow. It depends on the input's size.
    case same

    /// No padding.
    public static let valid = Padding.symmetric(0)

    func declared(_ axis: Axis) -> (before: Int, after: Int)? {
        switch (self, axis) {
        case (.symmetric(let size), .height): (size.height, size.height)
        case (.symmetric(let size), .width): (size.width, size.width)
        case (.explicit(let top, let bottom, _, _), .height): (top, bottom)
        case (.explicit(_, _, let left, let right), .width): (left, right)
        case (.same, _): nil
        }
    }
}

/// What becomes of a last window that only partly fits.
public enum Rounding: Hashable, Sendable {
    /// It is dropped.
    case floor
    /// It is kept while it starts inside the input or its leading padding (PyTorch's `ceil_mode`).
    case ceil
    /// It is kept even where it starts behind the input and reads nothing.
    ///
    /// Caffe's pooling without padding; with padding Caffe does as `ceil`.
    case ceilUnclipped

    /// Whether sizes round up.
    public var isUp: Bool { self != .floor }
}

/// A window that slides along one axis: k taps, `dilation` cells apart, moved by the stride s.
public struct SlidingWindow: Hashable, Sendable {
    /// The axis it moves along.
    public let axis: Axis
    /// The extent n of the input on this axis, before padding.
    public let extent: Int
    /// The number of taps k.
    public let kernel: Int
    /// Cells between the starts of two windows, s.
    public let stride: Int
    /// Cells between two taps of one window, d.
    public let dilation: Int
    /// Cells of padding before the input.
    public let paddingBefore: Int
    /// Cells of padding after the input.
    public let paddingAfter: Int
    /// What becomes of a last window that only partly fits.
    public let rounding: Rounding
    /// Whether the padding was chosen to make the output ⌈n / s⌉.
    public let isSamePadded: Bool

    /// The cells from a window's first tap to its last: `d(k − 1) + 1`.
    public var span: Int { dilation * (kernel - 1) + 1 }

    /// The extent with its padding.
    public var paddedExtent: Int { extent + paddingBefore + paddingAfter }

    /// The number of positions by the closed formula, `⌊(n + p − d(k − 1) − 1) / s⌋ + 1`.
    ///
    /// p is the padding of both sides together. Dumoulin & Visin 2016, "A guide to convolution
    /// arithmetic", relationship 15. With `ceil` the bracket is rounded up, and a part window that
    /// would start behind the input is dropped, unless it is unclipped. With `same` it is ⌈n / s⌉.
    public var outputExtent: Int {
        // The rule itself, and not the padding it leads to: a wrong padding must disagree.
        if isSamePadded { return (extent - 1) / stride + 1 }
        let room = paddedExtent - span
        let whole = room < 0 ? 0 : room / stride + 1
        guard rounding.isUp else { return whole }
        return dropsLastWindow ? whole : (room + stride - 1) / stride + 1
    }

    /// Whether rounding up makes a last window that would start behind the input, and is dropped.
    public var dropsLastWindow: Bool {
        guard rounding == .ceil, !isSamePadded else { return false }
        let steps = (paddedExtent - span + stride - 1) / stride
        return steps * stride >= extent + paddingBefore
    }

    /// Whether the last window ends exactly where the padded input ends.
    public var isExactFit: Bool { (paddedExtent - span) % stride == 0 }

    /// Moves the window from the start of the padding as far as it goes; counted, not computed.
    ///
    /// Each start is in cells of the input: −1 is one cell of padding before it.
    public func forEachStart(_ visit: (Int) -> Void) {
        let end = extent + paddingAfter
        var start = -paddingBefore
        while start + span <= end {
            visit(start)
            start += stride
        }
        let isPartKept = rounding == .ceilUnclipped || (rounding == .ceil && start < extent)
        if isPartKept, start + span - end < stride { visit(start) }
    }

    /// All starts of the window, in cells of the input.
    public var starts: [Int] {
        var starts: [Int] = []
        forEachStart { starts.append($0) }
        return starts
    }

    /// The cells of the input that no window reads, as ranges from left to right.
    ///
    /// With dilation or with strides beyond the window, every tap of every window is walked; `nil`
    /// when that would be more than 2²⁶ reads.
    public var unreadRanges: [Range<Int>]? {
        let lastStart = (outputExtent - 1) * stride - paddingBefore
        let end = min(max(lastStart + span, 0), extent)
        let behind = end < extent ? [end..<extent] : []
        // Windows that touch leave out nothing between them.
        guard dilation > 1 || stride > kernel else { return behind }
        let reads = outputExtent.multipliedReportingOverflow(by: kernel)
        let limit = 1 << 26
        guard !reads.overflow, reads.partialValue <= limit, extent <= limit else { return nil }
        var isRead = [Bool](repeating: false, count: extent)
        forEachStart { start in
            for tap in 0..<kernel {
                let cell = start + tap * dilation
                if cell >= 0 && cell < extent { isRead[cell] = true }
            }
        }
        return ranges(where: { !isRead[$0] })
    }

    private func ranges(where isIncluded: (Int) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for cell in 0..<extent where isIncluded(cell) {
            if let last = ranges.last, last.upperBound == cell {
                ranges[ranges.count - 1] = last.lowerBound..<(cell + 1)
            } else {
                ranges.append(cell..<(cell + 1))
            }
        }
        return ranges
    }
}

/// The window of a convolution or a pooling on both axes, before the input is known.
public struct WindowGeometry: Hashable, Sendable {
    /// Taps on each axis.
    public var kernelSize: Size2D
    /// Cells from one window to the next.
    public var stride: Size2D
    /// Padding of the input.
    public var padding: Padding
    /// Cells from one tap to the next.
    public var dilation: Size2D
    /// What becomes of a last window that only partly fits.
    public var rounding: Rounding

    /// A window geometry; stride and dilation are 1 and padding 0 unless told.
    public init(
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        rounding: Rounding = .floor
    ) {
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.rounding = rounding
    }

    /// The window on one axis over an input of an extent, checked: it fits, and nothing overflows.
    ///
    /// Throws a `ShapeError` in the name of the layer.
    public func window(
        on axis: Axis,
        extent: Int,
        layer: String
    ) throws(ShapeError) -> SlidingWindow {
        let sizes = CheckedSize(layer: layer)
        let isHeight = axis == .height
        let kernel = isHeight ? kernelSize.height : kernelSize.width
        let stride = isHeight ? stride.height : stride.width
        let dilation = isHeight ? dilation.height : dilation.width
        try sizes.positive(extent, "input size")
        try sizes.positive(kernel, "kernel size")
        try sizes.positive(stride, "stride")
        try sizes.positive(dilation, "dilation")
        let reach = try sizes.product(dilation, kernel - 1, of: "window's span")
        let span = try sizes.sum(reach, 1, of: "window's span")
        let (before, after) =
            if let declared = padding.declared(axis) { declared } else {
                try samePadding(extent: extent, span: span, stride: stride, sizes: sizes)
            }
        try sizes.notNegative(before, "padding")
        try sizes.notNegative(after, "padding")
        let padded = try sizes.sum(extent, before, after, of: "padded input")
        // The last position and the ceiling's rounding look a stride and a span past the end.
        _ = try sizes.sum(padded, stride, span, of: "padded input")
        let window = SlidingWindow(
            axis: axis,
            extent: extent,
            kernel: kernel,
            stride: stride,
            dilation: dilation,
            paddingBefore: before,
            paddingAfter: after,
            rounding: rounding,
            isSamePadded: padding == .same
        )
        let reachesEnd = span <= padded || (rounding.isUp && span - padded < stride)
        guard reachesEnd else {
            throw ShapeError(layer, .windowExceedsInput(axis: axis, span: span, padded: padded))
        }
        return window
    }

    private func samePadding(
        extent: Int,
        span: Int,
        stride: Int,
        sizes: CheckedSize
    ) throws(ShapeError) -> (before: Int, after: Int) {
        let lastStart = (extent - 1) / stride * stride
        let total = max(try sizes.sum(lastStart, span, -extent, of: "padding"), 0)
        return (total / 2, total - total / 2)
    }
}
