/// A layer that reduces each window of each channel to one value.
public protocol PoolingLayer: Layer {
    /// Kernel, stride, padding, dilation and rounding.
    var geometry: WindowGeometry { get }

    /// What a window is reduced to, for the check of `forward`.
    var reduction: WindowReduction { get }

    /// The value that a window of an input is reduced to.
    func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar
}

extension PoolingLayer {
    /// `[C, H', W']`; throws when the window does not fit, or could lie wholly in the padding.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let (rows, columns) = try poolingWindows(for: input)
        return Shape(channels: input[0], height: rows.outputExtent, width: columns.outputExtent)
    }

    /// The window on both axes.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        try poolingWindows(for: input)
    }

    func poolingWindows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow) {
        let image = try CheckedSize(layer: name).image(input)
        let rows = try geometry.window(on: .height, extent: image.height, layer: name)
        let columns = try geometry.window(on: .width, extent: image.width, layer: name)
        for window in [rows, columns] {
            let padding = max(window.paddingBefore, window.paddingAfter)
            guard padding <= window.span / 2 else {
                let problem = ShapeError.Problem.paddingExceedsHalfWindow(
                    axis: window.axis,
                    padding: padding,
                    span: window.span
                )
                throw ShapeError(name, problem)
            }
        }
        return (rows, columns)
    }

    /// Visits each window of each channel of a batch `[N, C, H, W]`.
    func forEachWindow(of input: Shape, _ visit: (PooledWindow) -> Void) {
        guard let (rows, columns) = try? poolingWindows(for: input.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input)")
        }
        var output = 0
        for plane in 0..<(input[0] * input[1]) {
            rows.forEachStart { top in
                columns.forEachStart { left in
                    visit(
                        PooledWindow(
                            output: output,
                            plane: plane,
                            rows: rows,
                            columns: columns,
                            top: top,
                            left: left
                        )
                    )
                    output += 1
                }
            }
        }
    }
}

/// One window of a pooling, by the indices of what it reads and writes.
public struct PooledWindow {
    /// The index of its output value.
    var output: Int
    var plane: Int
    var rows: SlidingWindow
    var columns: SlidingWindow
    var top: Int
    var left: Int

    /// Visits the indices of the input values under the window.
    @inline(__always)
    func forEachCell(_ visit: (Int) -> Void) {
        forEachTap { _, cell in visit(cell) }
    }

    /// Visits the taps of the window that lie on an input value, and the indices of the values.
    @inline(__always)
    func forEachTap(_ visit: (_ tap: Int, _ cell: Int) -> Void) {
        for tapRow in 0..<rows.kernel {
            let row = top + tapRow * rows.dilation
            guard row >= 0, row < rows.extent else { continue }
            let first = (plane * rows.extent + row) * columns.extent
            for tapColumn in 0..<columns.kernel {
                let column = left + tapColumn * columns.dilation
                guard column >= 0, column < columns.extent else { continue }
                visit(tapRow * columns.kernel + tapColumn, first + column)
            }
        }
    }

    /// The number of input values under the window.
    var cellCount: Int {
        var count = 0
        forEachCell { _ in count += 1 }
        return count
    }

    /// The window's cells inside the padded input.
    ///
    /// A last window under `ceil` may reach beyond the padding: those cells do not exist.
    var cellsWithPadding: Int {
        rows.tapsBeforePaddedEnd(from: top) * columns.tapsBeforePaddedEnd(from: left)
    }
}

extension SlidingWindow {
    fileprivate func tapsBeforePaddedEnd(from start: Int) -> Int {
        (0..<kernel).count { start + $0 * dilation < extent + paddingAfter }
    }
}
