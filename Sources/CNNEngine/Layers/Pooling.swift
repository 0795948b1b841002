/// Maximum pooling: each output is the largest value under its window; no weights.
///
/// `[C, H, W]` becomes `[C, ⌊(H + p − d(k − 1) − 1)/s⌋ + 1, …]`. Padding is never the largest.
public struct MaxPool2D: Layer, Hashable {
    /// Kernel, stride, padding, dilation and rounding.
    public var geometry: WindowGeometry

    /// A maximum pooling; the stride is the kernel unless told.
    public init(
        kernelSize: Size2D,
        stride: Size2D? = nil,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        rounding: Rounding = .floor
    ) {
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride ?? kernelSize,
            padding: padding,
            dilation: dilation,
            rounding: rounding
        )
    }

    /// `[C, H', W']`; throws when the window does not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        try PoolingWindows(geometry, input, layer: name).outputShape
    }

    /// The window on both axes.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        let windows = try PoolingWindows(geometry, input, layer: name)
        return (windows.rows, windows.columns)
    }

    /// The definition: the largest value under the window.
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar> {
        pooled(input, geometry, layer: name) { window in
            window.values.max() ?? -.infinity
        }
    }

    /// Slides the window and counts where it fits.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try PoolingWindows(geometry, input, layer: name).measure(budget: budget, layer: self)
    }
}

/// Average pooling: each output is the mean of the values under its window; no weights.
///
/// `[C, H, W]` becomes `[C, ⌊(H + p − k)/s⌋ + 1, …]`. Whether padding counts in the mean is the
/// frameworks' quarrel: PyTorch counts it unless told, Keras never does.
public struct AvgPool2D: Layer, Hashable {
    /// Kernel, stride, padding and rounding.
    public var geometry: WindowGeometry
    /// Whether the zeros of the padding count in the mean.
    public var countsPadding: Bool

    /// An average pooling; the stride is the kernel unless told.
    public init(
        kernelSize: Size2D,
        stride: Size2D? = nil,
        padding: Padding = .valid,
        rounding: Rounding = .floor,
        countsPadding: Bool = false
    ) {
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride ?? kernelSize,
            padding: padding,
            rounding: rounding
        )
        self.countsPadding = countsPadding
    }

    /// `[C, H', W']`; throws when the window does not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        try PoolingWindows(geometry, input, layer: name).outputShape
    }

    /// The window on both axes.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        let windows = try PoolingWindows(geometry, input, layer: name)
        return (windows.rows, windows.columns)
    }

    /// The definition: the sum under the window, divided by the cells that count.
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar> {
        pooled(input, geometry, layer: name) { window in
            let cells = countsPadding ? window.cellsWithPadding : window.values.count
            return cells == 0 ? 0 : window.values.reduce(0, +) / Scalar(cells)
        }
    }

    /// Slides the window and counts where it fits.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try PoolingWindows(geometry, input, layer: name).measure(budget: budget, layer: self)
    }
}
