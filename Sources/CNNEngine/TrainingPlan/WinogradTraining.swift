import CNNKernels

/// Where Winograd's filters of a layer lie in the arena, and the memory of each thread.
struct WinogradPlaces: Sendable {
    /// G g Gᵀ of all filters, as sixteen matrices `[K, C]`.
    var filters: Int
    /// A vector of each filter's bias.
    var bias: Int
    /// A vector of zeros.
    var zeros: Int
    var scratch: WorkerScratch

    /// Numbers of a thread's memory: 1 MB, what a core's own cache holds.
    static let scratchCount = 1 << 18

    /// Numbers from one matrix to the next: a line more than they are, so that the sixteen of them
    /// do not meet in one set of the cache.
    static func matrixStride(_ numbers: Int) -> Int {
        (numbers + channelBlock - 1) / channelBlock * channelBlock + channelBlock
    }

    /// Whether a layer is done by tiles of 2 × 2 outputs, which needs even sizes.
    static func fit(_ layer: Conv2D, input: LaneValue, output: LaneValue) -> Bool {
        let geometry = layer.geometry
        let sizes = [input.height, input.width, output.height, output.width]
        return geometry.kernelSize == 3 && geometry.stride == 1 && geometry.dilation == 1
            && sizes.allSatisfy { $0.isMultiple(of: 2) }
            && layer.inputChannels >= 16 && layer.outputChannels >= 16
            && layer.inputChannels + layer.outputChannels <= 768
    }
}

/// The filters of a convolution of 3 × 3, made ready for tiles once a step.
///
/// Turned round they serve the way back: that only exchanges the first and the last row and column.
struct WinogradTrainingFilters: Sendable {
    let layer: Conv2D
    let context: TrainingContext
    let places: WinogradPlaces

    private var matrixStride: Int {
        WinogradPlaces.matrixStride(layer.inputChannels * layer.outputChannels)
    }

    /// Transforms one filter.
    func transform(_ filter: Int, _ pass: TrainingPass) {
        let channels = layer.inputChannels
        let source = pass.arena + context.places.values[0] + filter * channels * 9
        let target = pass.arena + places.filters + filter * channels
        for channel in 0..<channels { transform(source + channel * 9, into: target + channel) }
        if layer.hasBias {
            let bias = pass.arena[context.places.values[1] + filter]
            (pass.arena + places.bias + filter * channelBlock)
                .update(repeating: bias, count: channelBlock)
        }
    }

    /// G g Gᵀ of one filter.
    ///
    /// Lavin & Gray 2016, section 4.1.
    @inline(__always)
    private func transform(_ g: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
        for column in 0..<4 {
            // One column of g Gᵀ.
            var line = (top: Float(), middle: Float(), bottom: Float())
            switch column {
            case 0: line = (g[0], g[3], g[6])
            case 1:
                line.top = (g[0] + g[1] + g[2]) / 2
                line.middle = (g[3] + g[4] + g[5]) / 2
                line.bottom = (g[6] + g[7] + g[8]) / 2
            case 2:
                line.top = (g[0] - g[1] + g[2]) / 2
                line.middle = (g[3] - g[4] + g[5]) / 2
                line.bottom = (g[6] - g[7] + g[8]) / 2
            default: line = (g[2], g[5], g[8])
            }
            target[column * matrixStride] = line.top
            target[(4 + column) * matrixStride] = (line.top + line.middle + line.bottom) / 2
            target[(8 + column) * matrixStride] = (line.top - line.middle + line.bottom) / 2
            target[(12 + column) * matrixStride] = line.bottom
        }
    }

    /// Windows on the input.
    func forward(_ windows: (rows: SlidingWindow, columns: SlidingWindow)) -> WinogradPass {
        WinogradPass(
            source: context.input.value,
            target: context.output.value,
            padding: (windows.rows.paddingBefore, windows.columns.paddingBefore),
            taps: (0..<layer.inputChannels).map { (channel: $0, weight: $0) },
            filters: layer.outputChannels,
            filterStep: layer.inputChannels,
            isTurned: false,
            matrixStride: matrixStride,
            places: places,
            kernels: context.kernels
        )
    }

    /// Windows on the gradient of the output.
    func backward(_ windows: (rows: SlidingWindow, columns: SlidingWindow)) -> WinogradPass {
        WinogradPass(
            source: context.output.gradient,
            target: context.input.gradient,
            padding: (2 - windows.rows.paddingBefore, 2 - windows.columns.paddingBefore),
            taps: (0..<layer.outputChannels).map { ($0, $0 * layer.inputChannels) },
            filters: layer.inputChannels,
            filterStep: 1,
            isTurned: true,
            matrixStride: matrixStride,
            places: places,
            kernels: context.kernels
        )
    }
}

/// A convolution of sixteen images by F(2 × 2, 3 × 3), some tiles at a time.
struct WinogradPass: Sendable {
    private let source: PlanValue
    private let target: PlanValue
    private let padding: (top: Int, left: Int)
    private let taps: [LaneTap]
    private let filters: Int
    private let filterStep: Int
    private let isTurned: Bool
    private let weightStride: Int
    private let places: WinogradPlaces
    private let kernels: any VectorKernels
    private let grid: WinogradGrid
    private let tiles: Tiles
    private let tilesPerPart: Int
    private let inputStride: Int
    private let sumStride: Int

    init(
        source: PlanValue,
        target: PlanValue,
        padding: (top: Int, left: Int),
        taps: [(channel: Int, weight: Int)],
        filters: Int,
        filterStep: Int,
        isTurned: Bool,
        matrixStride: Int,
        places: WinogradPlaces,
        kernels: any VectorKernels
    ) {
        (self.source, self.target, self.padding) = (source, target, padding)
        (self.filters, self.filterStep, self.isTurned) = (filters, filterStep, isTurned)
        (self.places, self.kernels) = (places, kernels)
        weightStride = matrixStride
        grid = WinogradGrid(size: 2, height: target.layout.height, width: target.layout.width)
        let numbersOfTile = grid.matrices * (taps.count + filters + 2) * channelBlock
        // Three quarters of the cache, since weights and images pass through it too.
        let fitting = max(WinogradPlaces.scratchCount * 3 / 4 / numbersOfTile, 1)
        tiles = Tiles(grid.tiles, atMost: min(fitting, 16))
        let tilesPerPart = (grid.tiles + tiles.count - 1) / tiles.count
        self.tilesPerPart = tilesPerPart
        self.taps = taps.map {
            LaneTap(input: $0.channel * tilesPerPart * channelBlock, weight: $0.weight)
        }
        inputStride = WinogradPlaces.matrixStride(taps.count * tilesPerPart * channelBlock)
        sumStride = WinogradPlaces.matrixStride(filters * tilesPerPart * channelBlock)
    }

    /// Some tiles of one group of images.
    func parts(groups: Int) -> Int { groups * tiles.count }

    func run(_ part: Int, _ pass: TrainingPass) {
        let (group, index) = part.quotientAndRemainder(dividingBy: tiles.count)
        let chosen = tiles[index]
        let transformed = places.scratch.of(pass.worker, in: pass.arena)
        let sums = transformed + grid.matrices * inputStride
        transformInputs(source.example(group, in: pass.arena), chosen, into: transformed)
        multiply(transformed, chosen.count, into: sums, pass)
        transformOutputs(sums, chosen, into: target.example(group, in: pass.arena), pass)
    }

    private func transformInputs(
        _ image: UnsafePointer<Float>,
        _ tiles: Range<Int>,
        into transformed: UnsafeMutablePointer<Float>
    ) {
        let layout = source.layout
        for channel in taps.indices {
            for (index, tile) in tiles.enumerated() {
                let (row, column) = grid.firstOutput(of: tile)
                let place = layout.offset(
                    block: channel,
                    row: row - padding.top,
                    column: column - padding.left
                )
                kernels.transform(
                    WinogradInput(
                        input: image + place,
                        rowStride: layout.rowStride,
                        matrices: transformed + (channel * tilesPerPart + index) * channelBlock,
                        matrixStride: inputStride
                    ),
                    outputs: grid.size
                )
            }
        }
    }

    /// For each matrix, tiles times filters, summed over the channels.
    private func multiply(
        _ transformed: UnsafePointer<Float>,
        _ tiles: Int,
        into sums: UnsafeMutablePointer<Float>,
        _ pass: TrainingPass
    ) {
        taps.withUnsafeBufferPointer { taps in
            for matrix in 0..<grid.matrices {
                let turned = Self.exchanged[matrix / 4] * 4 + Self.exchanged[matrix % 4]
                let weights = places.filters + (isTurned ? turned : matrix) * weightStride
                kernels.multiply(
                    LaneStrip(
                        input: transformed + matrix * inputStride,
                        inputStep: channelBlock,
                        taps: taps,
                        weights: pass.arena + weights,
                        filterStep: filterStep,
                        bias: nil,
                        output: sums + matrix * sumStride,
                        outputStep: channelBlock,
                        outputFilterStep: tilesPerPart * channelBlock,
                        filters: filters,
                        count: tiles
                    )
                )
            }
        }
    }

    private static let exchanged = [3, 1, 2, 0]

    private func transformOutputs(
        _ sums: UnsafePointer<Float>,
        _ tiles: Range<Int>,
        into image: UnsafeMutablePointer<Float>,
        _ pass: TrainingPass
    ) {
        let layout = target.layout
        for filter in 0..<filters {
            for (index, tile) in tiles.enumerated() {
                let (row, column) = grid.firstOutput(of: tile)
                let bias = isTurned ? places.zeros : places.bias + filter * channelBlock
                kernels.transform(
                    WinogradOutput(
                        matrices: sums + (filter * tilesPerPart + index) * channelBlock,
                        matrixStride: sumStride,
                        bias: pass.arena + bias,
                        output: image + layout.offset(block: filter, row: row, column: column),
                        rowStride: layout.rowStride,
                        rows: grid.size,
                        columns: grid.size
                    ),
                    outputs: grid.size
                )
            }
        }
    }
}
