import CNNKernels

/// Runs of a few cells, where the whole layer would take too long.
extension ConvolutionRun {
    /// The corners and the middle of the first and the last filter; the axes counted one by one.
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

    /// Makes each weight of a filter once, and adds it into every cell it belongs to; returns how
    /// many were made.
    private func sample(
        _ filter: Int,
        _ rowCorners: [Int],
        _ columnCorners: [Int],
        _ measurement: inout Measurement
    ) -> Int {
        var cells = [Double](
            repeating: Double(bias(of: filter)),
            count: rowCorners.count * columnCorners.count
        )
        let kernel = layer.geometry.kernelSize
        var weights = 0
        withUnsafeTemporaryAllocation(of: Float.self, capacity: layer.channelsPerFilter) { tap in
            for tapRow in 0..<kernel.height {
                for tapColumn in 0..<kernel.width {
                    weights += StreamedNumbers.weights.fill(
                        tap,
                        from: firstWeight(of: filter) &+ tapRow &* kernel.width &+ tapColumn,
                        by: kernel.height &* kernel.width
                    )
                    add(
                        UnsafeBufferPointer(tap),
                        of: filter,
                        at: (rowCorners, tapRow * rows.dilation),
                        (columnCorners, tapColumn * columns.dilation),
                        to: &cells
                    )
                }
            }
        }
        for (row, top) in rowCorners.enumerated() {
            for (column, left) in columnCorners.enumerated() {
                let definition = cell(filter, top: top, left: left)
                let computed = cells[row * columnCorners.count + column]
                measurement.compare(computed, with: definition, products: weights)
                measurement.cellsComputed += 1
            }
        }
        return weights
    }

    /// Adds the weights of one tap, of all channels, into the cells that see it so far from their
    /// windows' starts.
    private func add(
        _ tap: UnsafeBufferPointer<Float>,
        of filter: Int,
        at rows: (starts: [Int], offset: Int),
        _ columns: (starts: [Int], offset: Int),
        to cells: inout [Double]
    ) {
        for (index, top) in rows.starts.enumerated() {
            let row = top + rows.offset
            guard row >= 0, row < image.height else { continue }
            let first = (firstChannel(of: filter) &* image.height &+ row) &* image.width
            for (place, left) in columns.starts.enumerated() {
                let column = left + columns.offset
                guard column >= 0, column < image.width else { continue }
                cells[index * columns.starts.count + place] += streamedDot(
                    tap,
                    withInputsFrom: first &+ column,
                    by: image.height &* image.width
                )
            }
        }
    }
}
