import CNNKernels

extension LocallyConnected2D {
    /// Slides the window and reads at each place the weights of that place alone.
    ///
    /// Above the budget only the corners run, for the first and the last filter. Throws what does
    /// not fit, and sizes beyond `MeasurementLimits`.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let (rows, columns) = try slidingWindows(for: input)
        let run = LocalRun(
            layer: self,
            rows: rows,
            columns: columns,
            image: StreamedImage(channels: input[0], height: input[1], width: input[2])
        )
        let budget = min(budget, MeasurementLimits.slidWindows)
        // The estimate decides how much is run; what is reported is counted.
        if let cost = try? multiplyAdds(for: input), cost <= budget { return run.whole() }
        return try run.sampled()
    }
}

/// One run of a locally connected layer over made-up numbers.
private struct LocalRun {
    let layer: LocallyConnected2D
    let rows: SlidingWindow
    let columns: SlidingWindow
    let image: StreamedImage

    /// One output value, its weights made in storage order and counted.
    func cell(_ filter: Int, _ row: Int, _ column: Int) -> (sum: Double, weights: Int) {
        let place = row &* columns.outputExtent &+ column
        let kernel = place &* layer.outputChannels &+ filter
        var index = kernel &* layer.inputChannels &* rows.kernel &* columns.kernel
        var (sum, weights) = (Double(bias(filter, place)), 0)
        let top = row * rows.stride - rows.paddingBefore
        let left = column * columns.stride - columns.paddingBefore
        for channel in 0..<layer.inputChannels {
            for tapRow in 0..<rows.kernel {
                for tapColumn in 0..<columns.kernel {
                    let value = image.value(channel, top + tapRow, left + tapColumn)
                    sum += Double(StreamedNumbers.weights[index] * value)
                    index &+= 1
                    weights += 1
                }
            }
        }
        return (sum, weights)
    }

    private func bias(_ filter: Int, _ place: Int) -> Float {
        let places = rows.outputExtent &* columns.outputExtent
        return layer.hasBias ? StreamedNumbers.weights[-1 &- (filter &* places &+ place)] : 0
    }

    /// One output value in `Double`, from the input cells under its window.
    private func definition(_ filter: Int, _ row: Int, _ column: Int) -> Double {
        let place = row &* columns.outputExtent &+ column
        let top = row * rows.stride - rows.paddingBefore
        let left = column * columns.stride - columns.paddingBefore
        var sum = Double(bias(filter, place))
        for inputRow in max(top, 0)..<max(min(top + rows.kernel, image.height), max(top, 0)) {
            let bounds = max(left, 0)..<max(min(left + columns.kernel, image.width), max(left, 0))
            for inputColumn in bounds {
                for channel in 0..<image.channels {
                    let filterPlane =
                        (place &* layer.outputChannels &+ filter) &* layer.inputChannels &+ channel
                    let tap =
                        (filterPlane &* rows.kernel &+ (inputRow - top)) &* columns.kernel
                        &+ (inputColumn - left)
                    sum +=
                        Double(StreamedNumbers.weights[tap])
                        * Double(image.value(channel, inputRow, inputColumn))
                }
            }
        }
        return sum
    }

    /// Runs every output value.
    func whole() -> Measurement {
        var measurement = Measurement(output: [])
        let (rowStarts, columnStarts) = (rows.starts, columns.starts)
        var filtersRun = 0
        for filter in 0..<layer.outputChannels {
            let isChecked = filter == 0 || filter == layer.outputChannels - 1
            for row in rowStarts.indices {
                for column in columnStarts.indices {
                    let isCorner =
                        rowStarts.isCorner(row) && columnStarts.isCorner(column) && isChecked
                    run(filter, row, column, isChecked: isCorner, &measurement)
                }
            }
            filtersRun += 1
        }
        measurement.output = Shape(
            channels: filtersRun,
            height: rowStarts.count,
            width: columnStarts.count
        )
        return measurement
    }

    private func run(
        _ filter: Int,
        _ row: Int,
        _ column: Int,
        isChecked: Bool,
        _ measurement: inout Measurement
    ) {
        let (sum, weights) = cell(filter, row, column)
        measurement.weightsRead += weights
        measurement.multiplyAdds += weights
        measurement.biasesRead += layer.hasBias ? 1 : 0
        measurement.cellsComputed += 1
        guard isChecked else { return }
        let definition = definition(filter, row, column)
        measurement.compare(sum, with: definition, products: weights)
    }

    /// Runs the corners of the first and the last filter; the axes are counted one by one.
    func sampled() throws(ShapeError) -> Measurement {
        let rowCount = try rows.measuredPositions(layer: layer.name).count
        let columnCount = try columns.measuredPositions(layer: layer.name).count
        let sizes = CheckedSize(layer: layer.name)
        let window = try sizes.product(
            layer.inputChannels,
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
        var measurement = Measurement(output: [])
        for filter in Set([0, layer.outputChannels - 1]).sorted() {
            for row in [0, rowCount / 2, rowCount - 1].corners {
                for column in [0, columnCount / 2, columnCount - 1].corners {
                    run(filter, row, column, isChecked: true, &measurement)
                }
            }
        }
        let perCell = measurement.weightsRead / measurement.cellsComputed
        let cells = try sizes.product(
            layer.outputChannels,
            rowCount,
            columnCount,
            of: "number of outputs"
        )
        measurement.weightsRead = try sizes.product(perCell, cells, of: "number of parameters")
        measurement.multiplyAdds = measurement.weightsRead
        measurement.biasesRead = layer.hasBias ? cells : 0
        measurement.isComplete = false
        measurement.output = Shape(
            channels: layer.outputChannels,
            height: rowCount,
            width: columnCount
        )
        return measurement
    }
}

extension Array {
    fileprivate func isCorner(_ index: Int) -> Bool {
        index == 0 || index == count / 2 || index == count - 1
    }
}
