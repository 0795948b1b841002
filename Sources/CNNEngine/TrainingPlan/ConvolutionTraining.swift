import CNNKernels

/// A convolution that learns.
struct ConvolutionTraining: TrainingStep {
    private let context: TrainingContext
    private let layer: Conv2D
    private let windows: (rows: SlidingWindow, columns: SlidingWindow)
    private let taps: [LaneTap]
    private let weightGradient: ConvolutionWeightGradient
    private let inputGradient: ConvolutionInputGradient?
    private let winogradFilters: WinogradTrainingFilters?
    private let winogradForward: WinogradPass?
    private let winogradBackward: WinogradPass?

    init(
        _ layer: Conv2D,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ context: TrainingContext,
        winograd: WinogradPlaces?,
        groups: Int
    ) {
        (self.layer, self.windows, self.context) = (layer, windows, context)
        winogradFilters = winograd.map {
            WinogradTrainingFilters(layer: layer, context: context, places: $0)
        }
        winogradForward = winogradFilters?.forward(windows)
        winogradBackward =
            context.needsInputGradient ? winogradFilters?.backward(windows) : nil
        let layout = context.input.value.layout
        let kernel = layer.geometry.kernelSize
        var taps: [LaneTap] = []
        for channel in 0..<layer.inputChannels {
            for row in 0..<kernel.height {
                for column in 0..<kernel.width {
                    let place =
                        channel * layout.blockStride
                        + row * windows.rows.dilation * layout.rowStride
                        + column * windows.columns.dilation * channelBlock
                    taps.append(LaneTap(input: place, weight: taps.count))
                }
            }
        }
        self.taps = taps
        weightGradient = ConvolutionWeightGradient(layer, windows, context, taps, groups: groups)
        inputGradient =
            context.needsInputGradient && winograd == nil
            ? ConvolutionInputGradient(layer, windows, context) : nil
    }

    var preparationParts: Int { winogradFilters == nil ? 0 : layer.outputChannels }

    func prepare(_ part: Int, _ pass: TrainingPass) { winogradFilters?.transform(part, pass) }

    /// One output row of one group, or some tiles.
    func forwardParts(groups: Int) -> Int {
        winogradForward?.parts(groups: groups) ?? groups * context.output.height
    }

    func forward(_ part: Int, _ pass: TrainingPass) {
        if let winogradForward { return winogradForward.run(part, pass) }
        let (group, row) = part.quotientAndRemainder(dividingBy: context.output.height)
        let (input, output) = (context.input.value, context.output.value)
        let source = input.layout.offset(
            row: row * windows.rows.stride - windows.rows.paddingBefore,
            column: -windows.columns.paddingBefore
        )
        taps.withUnsafeBufferPointer { taps in
            context.kernels.multiply(
                LaneStrip(
                    input: input.example(group, in: pass.arena) + source,
                    inputStep: windows.columns.stride * channelBlock,
                    taps: taps,
                    weights: pass.arena + context.places.values[0],
                    filterStep: taps.count,
                    bias: layer.hasBias
                        ? UnsafePointer(pass.arena + context.places.values[1]) : nil,
                    output: output.example(group, in: pass.arena) + output.layout.offset(row: row),
                    outputStep: channelBlock,
                    outputFilterStep: output.layout.blockStride,
                    filters: layer.outputChannels,
                    count: context.output.width
                )
            )
        }
    }

    func backwardParts(groups: Int) -> Int {
        inputGradientParts(groups: groups) + weightGradient.parts
    }

    private func inputGradientParts(groups: Int) -> Int {
        winogradBackward?.parts(groups: groups) ?? inputGradient?.parts(groups: groups) ?? 0
    }

    func backward(_ part: Int, _ pass: TrainingPass) {
        let weightPart = part - inputGradientParts(groups: pass.groups)
        if weightPart >= 0 {
            weightGradient.run(weightPart, pass)
        } else if let winogradBackward {
            winogradBackward.run(part, pass)
        } else {
            inputGradient?.run(part, pass)
        }
    }
}

/// The gradient of a convolution's weights: inputs times gradients, over all positions and images.
struct ConvolutionWeightGradient: Sendable {
    private let context: TrainingContext
    private let hasBias: Bool
    private let inputStep: Int
    private let taps: [Int]
    private let runs: [LaneRun]
    private let tiles: Tiles
    private let tapTiles: Tiles

    init(
        _ layer: Conv2D,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ context: TrainingContext,
        _ taps: [LaneTap],
        groups: Int
    ) {
        self.context = context
        hasBias = layer.hasBias
        inputStep = windows.columns.stride * channelBlock
        self.taps = taps.map(\.input)
        let (input, upstream) = (context.input.value, context.output.gradient)
        runs = (0..<(groups * context.output.height)).map { index in
            let (group, row) = index.quotientAndRemainder(dividingBy: context.output.height)
            let place = input.layout.offset(
                row: row * windows.rows.stride - windows.rows.paddingBefore,
                column: -windows.columns.paddingBefore
            )
            return LaneRun(
                input: group * input.layout.count + place,
                upstream: group * upstream.layout.count + upstream.layout.offset(row: row)
            )
        }
        tiles = Tiles(layer.outputChannels, atMost: context.kernels.tileBlocks)
        // Several tiles of taps where there are many: a part costs some time of its own.
        let tile = context.kernels.tileRows
        tapTiles = Tiles(taps.count, atMost: taps.count > 8 * tile ? 4 * tile : tile)
    }

    /// Some filters at some taps.
    var parts: Int { tiles.count * tapTiles.count }

    func run(_ part: Int, _ pass: TrainingPass) {
        let (tile, tapPart) = part.quotientAndRemainder(dividingBy: tapTiles.count)
        let filters = tiles[tile]
        let chosen = tapTiles[tapPart]
        let upstream = context.output.gradient
        taps.withUnsafeBufferPointer { taps in
            runs.withUnsafeBufferPointer { runs in
                let gradient = pass.arena + context.places.gradients[0]
                context.kernels.sumProducts(
                    LaneGradientStrip(
                        input: context.input.value.example(0, in: pass.arena),
                        inputStep: inputStep,
                        taps: UnsafeBufferPointer(rebasing: taps[chosen]),
                        upstream: upstream.example(0, in: pass.arena)
                            + filters.lowerBound * upstream.layout.blockStride,
                        upstreamStep: channelBlock,
                        filterStep: upstream.layout.blockStride,
                        runs: UnsafeBufferPointer(
                            rebasing: runs[..<(pass.groups * context.output.height)]
                        ),
                        runLength: context.output.width,
                        output: gradient + filters.lowerBound * taps.count + chosen.lowerBound,
                        outputFilterStep: taps.count,
                        filters: filters.count
                    )
                )
            }
        }
        if hasBias, tapPart == 0 { context.sumUpstream(of: filters, pass) }
    }
}

extension TrainingContext {
    /// The gradient of a bias: the sum over all positions and images.
    func sumUpstream(of filters: Range<Int>, _ pass: TrainingPass) {
        for filter in filters {
            var sum = 0.0
            for group in 0..<pass.groups {
                let plane = output.gradient.plane(filter, of: group, in: pass.arena)
                sum += kernels.sum(plane, images: pass.images(in: group))
            }
            pass.arena[places.gradients[1] + filter] = Float(sum)
        }
    }
}
