import CNNKernels

extension PoolingLayer {
    /// Counts the positions on both axes, runs the layer, and computes corner cells again.
    ///
    /// Above the budget of reads a slice of the input is run. Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredWindows(input, budget: budget) {
            try? outputShape(for: $0)
        } running: {
            forward($0)
        }
    }

    /// Counts the positions, runs a pass, and holds it to the reduction of each window.
    ///
    /// `formula` sizes the output of the part that is run, `definition` makes an output of a
    /// channel and its reduced window.
    func measuredWindows(
        _ input: Shape,
        budget: Int,
        formula: (Shape) -> Shape?,
        definition: (_ channel: Int, _ reduced: Double) -> Double = { $1 },
        running pass: (Tensor<Float>) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        let (rows, columns) = try poolingWindows(for: input)
        var measurement = Measurement(
            output: Shape(
                channels: input[0],
                height: try rows.measuredPositions(layer: name).count,
                width: try columns.measuredPositions(layer: name).count
            )
        )
        let limit = min(budget, MeasurementLimits.slidWindows)
        let part = isRunnable(input, atMost: limit) ? input : slice(of: input, budget: budget)
        measurement.isComplete = part == input
        guard let part, let (rows, columns) = try? poolingWindows(for: part) else {
            return measurement
        }
        let run = PoolingRun(rows: rows, columns: columns, part: part, reduction: reduction)
        // An engine that sizes its output by a wrong formula is not run: it would write outside it.
        guard formula(part) == run.counted else {
            measurement.cellsWrong += 1
            return measurement
        }
        run.compare(pass(run.input), definition, &measurement)
        return measurement
    }

    /// Whether an input can be kept and pooled within a number of reads.
    private func isRunnable(_ input: Shape, atMost limit: Int) -> Bool {
        guard let (rows, columns) = try? poolingWindows(for: input) else { return false }
        // By formula: this decides how much is run, and what is reported is counted.
        let reads = Shape([
            input[0], rows.outputExtent, columns.outputExtent, rows.kernel, columns.kernel,
        ])
        guard let reads = reads.elementCount, let cells = input.elementCount else { return false }
        return reads <= limit && cells <= min(limit, MeasurementLimits.storedInput)
    }

    /// Two channels of the first rows and columns: three positions of the window, or just one.
    private func slice(of input: Shape, budget: Int) -> Shape? {
        guard let (rows, columns) = try? poolingWindows(for: input) else { return nil }
        let limit = min(max(budget / 8, 1 << 14), MeasurementLimits.window)
        for steps in [2, 0] {
            let slice = Shape(
                channels: min(input[0], 2),
                height: rows.extent(taking: steps),
                width: columns.extent(taking: steps)
            )
            if isRunnable(slice, atMost: limit) { return slice }
        }
        return nil
    }
}

extension SlidingWindow {
    /// The cells of the input that a window needs for a number of steps, as far as there are any.
    fileprivate func extent(taking steps: Int) -> Int {
        stride > extent ? extent : min(extent, span + steps * stride)
    }
}

/// A pooling that is run on a part of its input.
private struct PoolingRun {
    let rows: SlidingWindow
    let columns: SlidingWindow
    let part: Shape
    let reduction: WindowReduction
    let counted: Shape

    init(rows: SlidingWindow, columns: SlidingWindow, part: Shape, reduction: WindowReduction) {
        (self.rows, self.columns) = (rows, columns)
        (self.part, self.reduction) = (part, reduction)
        let (height, width) = (rows.starts.count, columns.starts.count)
        counted = Shape(channels: part[0], height: height, width: width)
    }

    var image: StreamedImage {
        StreamedImage(channels: part[0], height: part[1], width: part[2])
    }

    /// The made-up numbers of the image, stored.
    var input: Tensor<Float> {
        let count = part.elementCount ?? 0
        return Tensor(part.batched(1), (0..<count).map { StreamedNumbers.inputs[$0] })
    }

    /// Computes the corners and the middle of the first, middle and last channel again.
    func compare(
        _ output: Tensor<Float>,
        _ definition: (_ channel: Int, _ reduced: Double) -> Double,
        _ measurement: inout Measurement
    ) {
        guard output.values.count == counted.elementCount else {
            measurement.cellsWrong += 1
            return
        }
        measurement.cellsComputed += output.values.count
        for channel in Array(0..<counted[0]).corners {
            for row in Array(0..<counted[1]).corners {
                for column in Array(0..<counted[2]).corners {
                    let reduced = reduction.value(
                        of: image,
                        channel: channel,
                        rows: (rows, row),
                        columns: (columns, column)
                    )
                    let index = (channel * counted[1] + row) * counted[2] + column
                    measurement.compare(
                        Double(output.values[index]),
                        with: definition(channel, reduced),
                        products: rows.kernel * columns.kernel
                    )
                }
            }
        }
    }
}
