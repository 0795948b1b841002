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
struct ConvolutionRun {
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
        let firstChannel = firstChannel(of: filter)
        var index = firstWeight(of: filter)
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

    // MARK: - The definition

    /// One output by its definition, in `Double`, taps outside the input left out.
    func cell(_ filter: Int, top: Int, left: Int) -> Double {
        let window = window(
            of: filter,
            (top, rows.tapsRead(from: top)),
            (left, columns.tapsRead(from: left)),
            weights: weightOrder(of: filter)
        )
        return Double(bias(of: filter)) + ChosenKernels.widest.definedSum(window)
    }

    /// Where the weights of a filter lie, and how far apart those of two channels, rows, columns.
    struct WeightOrder {
        var first: Int
        var channel: Int
        var row: Int
        var column: Int
    }

    /// The order of a layer's weights: `[K, C / groups, kH, kW]`.
    func weightOrder(of filter: Int) -> WeightOrder {
        let kernel = layer.geometry.kernelSize
        return WeightOrder(
            first: firstWeight(of: filter),
            channel: kernel.height &* kernel.width,
            row: kernel.width,
            column: 1
        )
    }

    /// Whether sums run along the channels, or along the columns of the window where those are more.
    var runsAlongChannels: Bool { layer.channelsPerFilter >= columns.kernel }

    /// The window of a cell at a start on each axis, with the taps that it reads there.
    func window(
        of filter: Int,
        _ vertical: (start: Int, taps: Range<Int>),
        _ horizontal: (start: Int, taps: Range<Int>),
        weights: WeightOrder
    ) -> StreamedWindow {
        let (rowTaps, columnTaps) = (vertical.taps, horizontal.taps)
        let channels = StreamedWindow.Axis(
            count: layer.channelsPerFilter,
            weightStep: weights.channel,
            inputStep: image.height &* image.width
        )
        let down = StreamedWindow.Axis(
            count: rowTaps.count,
            weightStep: weights.row,
            inputStep: rows.dilation &* image.width
        )
        let across = StreamedWindow.Axis(
            count: columnTaps.count,
            weightStep: weights.column,
            inputStep: columns.dilation
        )
        let row = vertical.start &+ rowTaps.lowerBound &* rows.dilation
        let column = horizontal.start &+ columnTaps.lowerBound &* columns.dilation
        let isLong = runsAlongChannels
        return StreamedWindow(
            outer: isLong ? down : channels,
            middle: isLong ? across : down,
            inner: isLong ? channels : across,
            firstWeight: weights.first &+ rowTaps.lowerBound &* weights.row
                &+ columnTaps.lowerBound &* weights.column,
            firstInput: (firstChannel(of: filter) &* image.height &+ row) &* image.width &+ column
        )
    }

    func firstChannel(of filter: Int) -> Int {
        filter / (layer.outputChannels / layer.groups) &* layer.channelsPerFilter
    }

    func firstWeight(of filter: Int) -> Int {
        filter &* layer.channelsPerFilter &* rows.kernel &* columns.kernel
    }
}

extension SlidingWindow {
    /// The taps of a window at a start that lie in the input: those outside are left out one by one.
    fileprivate func tapsRead(from start: Int) -> Range<Int> {
        var (first, end) = (0, kernel)
        while first < end, start + first * dilation < 0 { first += 1 }
        while first < end, start + (end - 1) * dilation >= extent { end -= 1 }
        return first..<end
    }
}
