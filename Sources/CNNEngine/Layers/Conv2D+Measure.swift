import CNNKernels

extension Conv2D {
    /// Slides the window, makes each weight once, and adds it into every output it belongs to.
    ///
    /// Throws what does not fit, and sizes beyond `MeasurementLimits`.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let (rows, columns) = try slidingWindows(for: input)
        let run = ConvolutionRun(
            layer: self,
            rows: rows,
            columns: columns,
            image: StreamedImage(channels: input[0], height: input[1], width: input[2])
        )
        // The estimate decides how much is run; what is reported is counted.
        let budget = min(budget, MeasurementLimits.slidWindows)
        if let cost = try? multiplyAdds(for: input), cost <= budget, run.isStorable {
            return run.whole()
        }
        return try run.sampled()
    }
}

/// One run of a convolution over made-up numbers, weight by weight.
private struct ConvolutionRun {
    let layer: Conv2D
    let rows: SlidingWindow
    let columns: SlidingWindow
    let image: StreamedImage

    /// Whether a whole run keeps within memory, and within the time that small rows take.
    var isStorable: Bool {
        let input = Shape([image.channels, rows.paddedExtent, columns.paddedExtent])
        let kernel = layer.geometry.kernelSize
        let weightRows = Shape([
            layer.outputChannels, layer.channelsPerFilter, kernel.height, kernel.width,
            rows.outputExtent,
        ])
        guard let inputs = input.elementCount, let visits = weightRows.elementCount else {
            return false
        }
        return inputs <= MeasurementLimits.storedInput && visits <= MeasurementLimits.weightRows
    }

    /// Visits the weights of a filter in storage order; the index is that of the whole layer.
    func forEachWeight(
        of filter: Int,
        _ visit: (_ weight: Float, _ channel: Int, _ row: Int, _ column: Int) -> Void
    ) {
        let kernel = layer.geometry.kernelSize
        let firstChannel =
            filter / (layer.outputChannels / layer.groups) * layer.channelsPerFilter
        var index = filter &* layer.channelsPerFilter &* kernel.height &* kernel.width
        for channel in 0..<layer.channelsPerFilter {
            for tapRow in 0..<kernel.height {
                for tapColumn in 0..<kernel.width {
                    visit(
                        StreamedNumbers.weights[index],
                        firstChannel + channel,
                        tapRow * rows.dilation,
                        tapColumn * columns.dilation
                    )
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
        let (rowStarts, columnStarts) = (rows.starts, columns.starts)
        var measurement = Measurement(output: [])
        let input = paddedInput()
        var plane = SummedPlane(count: rowStarts.count * columnStarts.count)
        var filtersRun = 0
        for filter in 0..<layer.outputChannels {
            plane.start(at: bias(of: filter))
            measurement.biasesRead += layer.hasBias ? 1 : 0
            forEachWeight(of: filter) { weight, channel, rowOffset, columnOffset in
                measurement.weightsRead += 1
                measurement.multiplyAdds += accumulate(
                    weight,
                    channel: channel,
                    rowOffset: rowOffset,
                    columnOffset: columnOffset,
                    rowStarts: rowStarts,
                    width: columnStarts.count,
                    input: input,
                    into: &plane.part
                )
                plane.weightIsDone()
            }
            plane.flush()
            filtersRun += 1
            measurement.cellsComputed += plane.total.count
            check(
                plane.total,
                of: filter,
                rowStarts: rowStarts,
                columnStarts: columnStarts,
                &measurement
            )
        }
        measurement.output = Shape(
            channels: filtersRun,
            height: rowStarts.count,
            width: columnStarts.count
        )
        return measurement
    }

    private func paddedInput() -> [Float] {
        let (height, width) = (rows.paddedExtent, columns.paddedExtent)
        return [Float](unsafeUninitializedCapacity: image.channels * height * width) {
            buffer,
            initialized in
            for channel in 0..<image.channels {
                for row in 0..<height {
                    for column in 0..<width {
                        buffer[initialized] = image.value(
                            channel,
                            row - rows.paddingBefore,
                            column - columns.paddingBefore
                        )
                        initialized += 1
                    }
                }
            }
        }
    }

    private func accumulate(
        _ weight: Float,
        channel: Int,
        rowOffset: Int,
        columnOffset: Int,
        rowStarts: [Int],
        width: Int,
        input: [Float],
        into plane: inout [Float]
    ) -> Int {
        var done = 0
        input.withUnsafeBufferPointer { source in
            plane.withUnsafeMutableBufferPointer { cells in
                guard let source = source.baseAddress else { return }
                for (index, start) in rowStarts.enumerated() {
                    let row = channel * rows.paddedExtent + start + rows.paddingBefore + rowOffset
                    done += accumulateTap(
                        weight: weight,
                        source: source + row * columns.paddedExtent + columnOffset,
                        stride: columns.stride,
                        into: UnsafeMutableBufferPointer(
                            rebasing: cells[(index * width)..<((index + 1) * width)]
                        )
                    )
                }
            }
        }
        return done
    }

    private func check(
        _ plane: [Double],
        of filter: Int,
        rowStarts: [Int],
        columnStarts: [Int],
        _ measurement: inout Measurement
    ) {
        guard filter == 0 || filter == layer.outputChannels - 1 else { return }
        let products = layer.channelsPerFilter * rows.kernel * columns.kernel
        for row in Array(rowStarts.indices).corners {
            for column in Array(columnStarts.indices).corners {
                let definition = cell(
                    filter,
                    top: rowStarts[row],
                    left: columnStarts[column]
                )
                let computed = plane[row * columnStarts.count + column]
                measurement.compare(computed, with: definition, products: products)
            }
        }
    }

    // MARK: - Sampled cells

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
        for filter in Set([0, layer.outputChannels - 1]).sorted() {
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
        var weights = 0
        forEachWeight(of: filter) { weight, channel, rowOffset, columnOffset in
            weights += 1
            for (row, top) in rowCorners.enumerated() {
                for (column, left) in columnCorners.enumerated() {
                    let value = image.value(channel, top + rowOffset, left + columnOffset)
                    cells[row * columnCorners.count + column] += Double(weight * value)
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

    // MARK: - The definition

    /// One output by its definition, in `Double`, taps outside the input left out.
    private func cell(_ filter: Int, top: Int, left: Int) -> Double {
        let kernel = layer.geometry.kernelSize
        let filtersPerGroup = layer.outputChannels / layer.groups
        let firstChannel = filter / filtersPerGroup * layer.channelsPerFilter
        var sum = Double(bias(of: filter))
        for channel in 0..<layer.channelsPerFilter {
            for tapRow in 0..<kernel.height {
                for tapColumn in 0..<kernel.width {
                    let offset =
                        ((filter &* layer.channelsPerFilter &+ channel) &* kernel.height &+ tapRow)
                        &* kernel.width &+ tapColumn
                    let value = image.value(
                        firstChannel + channel,
                        top + tapRow * layer.geometry.dilation.height,
                        left + tapColumn * layer.geometry.dilation.width
                    )
                    sum += Double(StreamedNumbers.weights[offset]) * Double(value)
                }
            }
        }
        return sum
    }
}
