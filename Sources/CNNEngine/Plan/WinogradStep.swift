import CNNKernels

/// A convolution of 3 × 3 and stride 1 by Winograd's minimal filtering, some tiles at a time.
struct WinogradStep: PlanStep {
    private let input: PlanValue
    private let output: PlanValue
    private let epilogue: Epilogue
    private let kernels: any VectorKernels
    private let filters: WinogradFilters
    private let grid: WinogradGrid
    private let padding: (top: Int, left: Int)
    private let examples: Int
    private let taps: [Tap]
    private let scratch: WorkerScratch
    private let tilesPerPart: Int

    init(
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        filters: WinogradFilters,
        grid: WinogradGrid,
        from input: PlanValue,
        to output: PlanValue,
        scratch: WorkerScratch,
        examples: Int,
        epilogue: Epilogue,
        kernels: any VectorKernels
    ) {
        self.filters = filters
        self.grid = grid
        self.input = input
        self.output = output
        self.scratch = scratch
        tilesPerPart = grid.tilesPerPart(reading: input.layout, writing: output.layout)
        self.examples = examples
        self.epilogue = epilogue
        self.kernels = kernels
        padding = (windows.rows.paddingBefore, windows.columns.paddingBefore)
        let stride = tilesPerPart * channelBlock
        taps = (0..<input.layout.blocks).map { block in
            let channels = min(channelBlock, input.layout.channels - block * channelBlock)
            return Tap(offset: block * stride, length: channels)
        }
    }

    private var partsPerExample: Int { (grid.tiles + tilesPerPart - 1) / tilesPerPart }

    /// Some tiles of one example.
    var parts: Int { examples * partsPerExample }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let (example, index) = part.quotientAndRemainder(dividingBy: partsPerExample)
        let tiles =
            (index * grid.tiles / partsPerExample)..<((index + 1) * grid.tiles / partsPerExample)
        let transformed = scratch.of(worker, in: arena)
        let sums = transformed + grid.matrices * input.layout.blocks * blockStride
        transformInputs(input.example(example, in: arena), tiles, into: transformed)
        multiply(transformed, tiles.count, into: sums)
        transformOutputs(
            sums,
            tiles,
            residual: epilogue.residual?.example(example, in: arena),
            into: output.example(example, in: arena)
        )
    }

    /// Numbers of one block of channels of one matrix.
    private var blockStride: Int { tilesPerPart * channelBlock }

    private func transformInputs(
        _ image: UnsafePointer<Float>,
        _ tiles: Range<Int>,
        into transformed: UnsafeMutablePointer<Float>
    ) {
        let layout = input.layout
        for block in 0..<layout.blocks {
            for (index, tile) in tiles.enumerated() {
                let (row, column) = grid.firstOutput(of: tile)
                let place = layout.offset(
                    block: block,
                    row: row - padding.top,
                    column: column - padding.left
                )
                kernels.transform(
                    WinogradInput(
                        input: image + place,
                        rowStride: layout.rowStride,
                        matrices: transformed + block * blockStride + index * channelBlock,
                        matrixStride: layout.blocks * blockStride
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
        into sums: UnsafeMutablePointer<Float>
    ) {
        let blocks = output.layout.blocks
        taps.withUnsafeBufferPointer { taps in
            for matrix in 0..<grid.matrices {
                for first in stride(from: 0, to: blocks, by: kernels.tileBlocks) {
                    let strip = ProductStrip(
                        input: transformed + matrix * input.layout.blocks * blockStride,
                        inputStep: channelBlock,
                        taps: taps,
                        weights: filters.weights(matrix: matrix, block: first),
                        output: sums + (matrix * blocks + first) * blockStride,
                        outputBlockStride: blockStride,
                        blocks: min(kernels.tileBlocks, blocks - first),
                        count: tiles
                    )
                    kernels.multiply(strip)
                }
            }
        }
    }

    private func transformOutputs(
        _ sums: UnsafePointer<Float>,
        _ tiles: Range<Int>,
        residual: UnsafePointer<Float>?,
        into image: UnsafeMutablePointer<Float>
    ) {
        let layout = output.layout
        for block in 0..<layout.blocks {
            for (index, tile) in tiles.enumerated() {
                let (row, column) = grid.firstOutput(of: tile)
                var way = WinogradOutput(
                    matrices: sums + block * blockStride + index * channelBlock,
                    matrixStride: layout.blocks * blockStride,
                    bias: filters.bias.start + block * channelBlock,
                    output: image + layout.offset(block: block, row: row, column: column),
                    rowStride: layout.rowStride,
                    rows: min(grid.size, layout.height - row),
                    columns: min(grid.size, layout.width - column)
                )
                if let residual, let other = epilogue.residual?.layout {
                    way.residual = residual + other.offset(block: block, row: row, column: column)
                    way.residualRowStride = other.rowStride
                }
                if let bounds = epilogue.bounds { (way.lowerBound, way.upperBound) = bounds }
                kernels.transform(way, outputs: grid.size)
                finish(block, row, column, way)
                if column + grid.size >= layout.width {
                    let rows = row..<min(row + grid.size, layout.height)
                    layout.clearMargin(image, block: block, rows: rows)
                }
            }
        }
    }

    /// An activation that is more than bounds.
    private func finish(_ block: Int, _ row: Int, _ column: Int, _ way: WinogradOutput) {
        guard epilogue.bounds == nil else { return }
        for row in 0..<way.rows {
            let place = way.output + row * way.rowStride
            kernels.apply(epilogue.activation, to: place, count: way.columns * channelBlock)
        }
    }
}
