import CNNKernels

/// What lies under one window of a pooling.
struct PooledWindow<Scalar: TensorScalar> {
    /// The values of the input under the window.
    var values: [Scalar]
    /// The window's cells inside the padded input, padding included.
    var cellsWithPadding: Int
}

/// The windows of a pooling over an input `[C, H, W]`.
struct PoolingWindows {
    let channels: Int
    let rows: SlidingWindow
    let columns: SlidingWindow

    init(_ geometry: WindowGeometry, _ input: Shape, layer: String) throws(ShapeError) {
        let image = try CheckedSize(layer: layer).image(input)
        channels = image.channels
        rows = try geometry.window(on: .height, extent: image.height, layer: layer)
        columns = try geometry.window(on: .width, extent: image.width, layer: layer)
        for window in [rows, columns] {
            let padding = max(window.paddingBefore, window.paddingAfter)
            guard padding <= window.span / 2 else {
                let problem = ShapeError.Problem.paddingExceedsHalfWindow(
                    axis: window.axis,
                    padding: padding,
                    span: window.span
                )
                throw ShapeError(layer, problem)
            }
        }
    }

    var outputShape: Shape {
        Shape(channels: channels, height: rows.outputExtent, width: columns.outputExtent)
    }

    /// Counts the positions on both axes and runs the layer on one channel within the budget.
    func measure(budget: Int, layer: some Layer) throws(ShapeError) -> Measurement {
        let rowCount = try rows.measuredPositions(layer: layer.name).count
        let columnCount = try columns.measuredPositions(layer: layer.name).count
        let output = Shape(channels: channels, height: rowCount, width: columnCount)
        var measurement = Measurement(output: output)
        let reads = Shape([rowCount, columnCount, rows.kernel, columns.kernel]).elementCount
        let input = Shape(channels: 1, height: rows.extent, width: columns.extent)
        guard let reads, reads <= budget, let cells = input.elementCount, cells <= budget else {
            measurement.isComplete = false
            return measurement
        }
        let values = (0..<cells).map { StreamedNumbers.inputs[$0] }
        let pooled = layer.forward(Tensor(input.batched(1), values), parameters: [])
        // One channel is run; the others are pooled alike and apart.
        measurement.cellsComputed = pooled.values.count
        measurement.isComplete = channels == 1
        if pooled.values.count != rowCount * columnCount { measurement.cellsWrong += 1 }
        return measurement
    }
}

/// Applies a function to every window of every channel of a batch `[N, C, H, W]`.
func pooled<Scalar: TensorScalar>(
    _ input: Tensor<Scalar>,
    _ geometry: WindowGeometry,
    layer: String,
    _ reduce: (PooledWindow<Scalar>) -> Scalar
) -> Tensor<Scalar> {
    guard let windows = try? PoolingWindows(geometry, input.shape.example, layer: layer) else {
        preconditionFailure("\(layer) cannot take an input of shape \(input.shape)")
    }
    let (rows, columns) = (windows.rows.starts, windows.columns.starts)
    let shape = Shape([input.shape[0], windows.channels, rows.count, columns.count])
    var output = Tensor<Scalar>(shape)
    for n in 0..<shape[0] {
        for channel in 0..<shape[1] {
            for (row, top) in rows.enumerated() {
                for (column, left) in columns.enumerated() {
                    let window = windows.window(of: input, n, channel, top: top, left: left)
                    output[n, channel, row, column] = reduce(window)
                }
            }
        }
    }
    return output
}

extension PoolingWindows {
    fileprivate func window<Scalar: TensorScalar>(
        of input: Tensor<Scalar>,
        _ batch: Int,
        _ channel: Int,
        top: Int,
        left: Int
    ) -> PooledWindow<Scalar> {
        var window = PooledWindow<Scalar>(values: [], cellsWithPadding: 0)
        for tapRow in 0..<rows.kernel {
            let row = top + tapRow * rows.dilation
            // A last window under `ceil` may reach beyond the padding: those cells do not exist.
            guard row < rows.extent + rows.paddingAfter else { continue }
            for tapColumn in 0..<columns.kernel {
                let column = left + tapColumn * columns.dilation
                guard column < columns.extent + columns.paddingAfter else { continue }
                window.cellsWithPadding += 1
                guard row >= 0, row < rows.extent, column >= 0, column < columns.extent else {
                    continue
                }
                window.values.append(input[batch, channel, row, column])
            }
        }
        return window
    }
}
