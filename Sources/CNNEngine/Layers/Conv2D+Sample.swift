import CNNKernels

/// Runs of a few cells, where the whole layer would take too long.
extension ConvolutionRun {
    /// Corners, edges and middle of the first filter, and of the last one, which sees the same
    /// windows, the diagonal; the axes counted one by one.
    func sampled() throws(ShapeError) -> Measurement {
        let (rowCount, rowCorners) = try rows.measuredPositions(layer: layer.name)
        let (columnCount, columnCorners) = try columns.measuredPositions(layer: layer.name)
        let sizes = CheckedSize(layer: layer.name)
        let window = try sizes.product(
            layer.channelsPerFilter,
            rows.kernel,
            columns.kernel,
            of: "window"
        )
        try MeasurementLimits.check(
            window,
            "window",
            atMost: MeasurementLimits.window,
            layer: layer.name
        )
        var measurement = Measurement(
            output: Shape(channels: layer.outputChannels, height: rowCount, width: columnCount)
        )
        measurement.isComplete = false
        var weightsOfFilter = 0
        for filter in layer.outputChannels == 1 ? [0] : [0, layer.outputChannels - 1] {
            weightsOfFilter = sample(filter, rowCorners, columnCorners, &measurement)
        }
        measurement.weightsRead = try sizes.product(
            weightsOfFilter,
            layer.outputChannels,
            of: "number of parameters"
        )
        measurement.biasesRead = layer.hasBias ? layer.outputChannels : 0
        measurement.multiplyAdds = try sizes.product(
            weightsOfFilter,
            layer.outputChannels,
            rowCount,
            columnCount,
            of: "number of multiply-adds"
        )
        return measurement
    }

    /// Makes each weight of a filter once, and multiplies it in every cell; returns how many were
    /// made.
    private func sample(
        _ filter: Int,
        _ rowCorners: [Int],
        _ columnCorners: [Int],
        _ measurement: inout Measurement
    ) -> Int {
        let size = layer.channelsPerFilter &* rows.kernel &* columns.kernel
        // The kernels write and read whole vectors.
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: size + channelBlock) {
            guard let weights = $0.baseAddress else { return 0 }
            let made = makeWeights(of: filter, size, into: weights)
            for (row, top) in rowCorners.enumerated() {
                for (column, left) in columnCorners.enumerated()
                where filter == 0 || row == column {
                    let window = window(
                        of: filter,
                        (top, rows.tapsInside(from: top)),
                        (left, columns.tapsInside(from: left)),
                        weights: storedWeights
                    )
                    let sum = ChosenKernels.widest.streamedSum(window, weights: weights)
                    measurement.compare(
                        Double(bias(of: filter)) + sum,
                        with: cell(filter, top: top, left: left),
                        products: made
                    )
                    measurement.cellsComputed += 1
                }
            }
            return made
        }
    }

    /// How the weights of one filter lie in memory: those of one run side by side.
    private var storedWeights: WeightOrder {
        let (kernel, channels) = (layer.geometry.kernelSize, layer.channelsPerFilter)
        guard runsAlongChannels else { return weightOrder(of: 0) }
        return WeightOrder(first: 0, channel: 1, row: kernel.width &* channels, column: channels)
    }

    private func makeWeights(
        of filter: Int,
        _ count: Int,
        into place: UnsafeMutablePointer<Float>
    ) -> Int {
        let (kernels, first) = (ChosenKernels.widest, firstWeight(of: filter))
        guard runsAlongChannels else {
            return kernels.makeWeights(count, from: first, by: 1, into: place)
        }
        let taps = rows.kernel &* columns.kernel
        var made = 0
        for tap in 0..<taps {
            made += kernels.makeWeights(
                layer.channelsPerFilter,
                from: first &+ tap,
                by: taps,
                into: place + made
            )
        }
        return made
    }
}

extension SlidingWindow {
    /// The taps of a window at a start that lie in the input, by division.
    fileprivate func tapsInside(from start: Int) -> Range<Int> {
        // Quotients rounded up, without a sum: a window of one cell may have the largest dilation.
        let first = start < 0 ? min((-start - 1) / dilation + 1, kernel) : 0
        let reach = extent - start
        let end = reach > 0 ? min((reach - 1) / dilation + 1, kernel) : 0
        return first..<max(first, end)
    }
}
