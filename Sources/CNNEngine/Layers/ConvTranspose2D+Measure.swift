import CNNKernels

extension ConvTranspose2D {
    /// Spreads made-up inputs from the input side, weight by weight, and counts what came out.
    ///
    /// Checked cells are worked out again from the output side. Throws what does not fit, and sizes
    /// beyond `MeasurementLimits`.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let (rows, columns) = try spreads(for: input)
        let run = SpreadingRun(
            layer: self,
            rows: rows,
            columns: columns,
            height: try rows.measuredExtents(layer: name),
            width: try columns.measuredExtents(layer: name),
            image: StreamedImage(channels: input[0], height: input[1], width: input[2])
        )
        let budget = min(budget, MeasurementLimits.slidWindows)
        if let cost = try? multiplyAdds(for: input), cost <= budget, run.isStorable {
            return run.whole()
        }
        return try run.sampled()
    }
}

/// One run of a transposed convolution over made-up numbers.
private struct SpreadingRun {
    let layer: ConvTranspose2D
    let rows: Spread
    let columns: Spread
    let height: (cells: Int, output: Int)
    let width: (cells: Int, output: Int)
    let image: StreamedImage

    var isStorable: Bool {
        let output = Shape([layer.outputChannels, height.output, width.output])
        return output.elementCount.map { $0 <= MeasurementLimits.storedInput } ?? false
    }

    var channelsPerGroup: Int { layer.inputChannels / layer.groups }

    /// Visits the weights that add to a filter's plane, with their channel and taps.
    func forEachWeight(
        of filter: Int,
        _ visit: (_ weight: Float, _ channel: Int, _ tapRow: Int, _ tapColumn: Int) -> Void
    ) {
        let (group, place) = filter.quotientAndRemainder(dividingBy: layer.filtersPerGroup)
        for channel in (group * channelsPerGroup)..<((group + 1) * channelsPerGroup) {
            var index =
                (channel &* layer.filtersPerGroup &+ place) &* rows.kernel &* columns.kernel
            for tapRow in 0..<rows.kernel {
                for tapColumn in 0..<columns.kernel {
                    visit(StreamedNumbers.weights[index], channel, tapRow, tapColumn)
                    index &+= 1
                }
            }
        }
    }

    func bias(of filter: Int) -> Float {
        layer.hasBias ? StreamedNumbers.weights[-1 - filter] : 0
    }

    // MARK: - The whole layer

    func whole() -> Measurement {
        var measurement = Measurement(output: [])
        var filtersRun = 0
        for filter in 0..<layer.outputChannels {
            let places = height.output * width.output
            var plane = [Double](repeating: Double(bias(of: filter)), count: places)
            measurement.biasesRead += layer.hasBias ? 1 : 0
            forEachWeight(of: filter) { weight, channel, tapRow, tapColumn in
                measurement.weightsRead += 1
                measurement.multiplyAdds += spread(weight, channel, tapRow, tapColumn, &plane)
            }
            filtersRun += 1
            measurement.cellsComputed += plane.count
            guard filter == 0 || filter == layer.outputChannels - 1 else { continue }
            forEachCorner { row, column in
                let computed = plane[row * width.output + column]
                compare(computed, filter, row, column, &measurement)
            }
        }
        measurement.output = Shape(
            channels: filtersRun,
            height: height.output,
            width: width.output
        )
        return measurement
    }

    /// Adds one weight times every cell of a channel; what lands in the padding is dropped.
    private func spread(
        _ weight: Float,
        _ channel: Int,
        _ tapRow: Int,
        _ tapColumn: Int,
        _ plane: inout [Double]
    ) -> Int {
        var done = 0
        for row in 0..<image.height {
            let outputRow = rows.target(of: row, tap: tapRow)
            let isInside = outputRow >= 0 && outputRow < height.output
            for column in 0..<image.width {
                let product = weight * image.value(channel, row, column)
                done += 1
                let outputColumn = columns.target(of: column, tap: tapColumn)
                guard isInside, outputColumn >= 0, outputColumn < width.output else { continue }
                plane[outputRow * width.output + outputColumn] += Double(product)
            }
        }
        return done
    }

    // MARK: - Sampled cells

    /// The corners and the middle of the first and the last filter; the axes counted one by one.
    func sampled() throws(ShapeError) -> Measurement {
        let sizes = CheckedSize(layer: layer.name)
        let window = try sizes.product(
            channelsPerGroup,
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
            output: Shape(
                channels: layer.outputChannels,
                height: height.output,
                width: width.output
            )
        )
        measurement.isComplete = false
        var weights = 0
        for filter in Set([0, layer.outputChannels - 1]).sorted() {
            weights = 0
            forEachWeight(of: filter) { _, _, _, _ in weights += 1 }
            forEachCorner { row, column in
                compare(gathered(filter, row, column), filter, row, column, &measurement)
                measurement.cellsComputed += 1
            }
        }
        measurement.weightsRead = try sizes.product(
            weights,
            layer.outputChannels,
            of: "number of parameters"
        )
        measurement.biasesRead = layer.hasBias ? layer.outputChannels : 0
        measurement.multiplyAdds = try sizes.product(
            measurement.weightsRead,
            height.cells,
            width.cells,
            of: "number of multiply-adds"
        )
        return measurement
    }

    /// One output, weight by weight: each looks for the input cell that it came of.
    private func gathered(_ filter: Int, _ row: Int, _ column: Int) -> Double {
        var sum = Double(bias(of: filter))
        forEachWeight(of: filter) { weight, channel, tapRow, tapColumn in
            let down = row + rows.paddingBefore - tapRow * rows.dilation
            let right = column + columns.paddingBefore - tapColumn * columns.dilation
            guard down.isMultiple(of: rows.stride), right.isMultiple(of: columns.stride) else {
                return
            }
            let value = image.value(channel, down / rows.stride, right / columns.stride)
            sum += Double(weight * value)
        }
        return sum
    }

    // MARK: - The definition

    private func compare(
        _ computed: Double,
        _ filter: Int,
        _ row: Int,
        _ column: Int,
        _ measurement: inout Measurement
    ) {
        let (sum, products) = cell(filter, row, column)
        measurement.compare(computed, with: sum, products: products)
    }

    /// One output in `Double`, from the input cells whose spread covers it.
    private func cell(_ filter: Int, _ row: Int, _ column: Int) -> (sum: Double, products: Int) {
        let (group, place) = filter.quotientAndRemainder(dividingBy: layer.filtersPerGroup)
        let (above, before) = (rows.contributors(to: row), columns.contributors(to: column))
        var (sum, products) = (Double(bias(of: filter)), 1)
        for channel in (group * channelsPerGroup)..<((group + 1) * channelsPerGroup) {
            let kernel = channel &* layer.filtersPerGroup &+ place
            for (inputRow, tapRow) in above {
                for (inputColumn, tapColumn) in before {
                    let weight = (kernel &* rows.kernel &+ tapRow) &* columns.kernel &+ tapColumn
                    let value = image.value(channel, inputRow, inputColumn)
                    sum += Double(StreamedNumbers.weights[weight]) * Double(value)
                    products += 1
                }
            }
        }
        return (sum, products)
    }

    private func forEachCorner(_ visit: (_ row: Int, _ column: Int) -> Void) {
        for row in (0..<height.output).corners {
            for column in (0..<width.output).corners { visit(row, column) }
        }
    }
}

extension Spread {
    /// The input cells whose spread covers an output cell, each with the tap that lies on it.
    fileprivate func contributors(to output: Int) -> [(cell: Int, tap: Int)] {
        let place = output + paddingBefore
        let first = max((place - span) / stride, 0)
        let last = min(place / stride, extent - 1)
        guard first <= last else { return [] }
        return (first...last).compactMap { cell in
            let (tap, rest) = (place - cell * stride).quotientAndRemainder(dividingBy: dilation)
            let isOnTap = rest == 0 && tap >= 0 && tap < kernel
            return isOnTap ? (cell, tap) : nil
        }
    }
}

extension Range<Int> {
    /// The first, the middle and the last number.
    fileprivate var corners: [Int] {
        isEmpty ? [] : [lowerBound, lowerBound + count / 2, upperBound - 1].corners
    }
}
