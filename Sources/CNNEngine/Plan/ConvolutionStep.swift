import CNNKernels

/// A convolution, direct: windows times filters, with what follows it done before it is written.
struct ConvolutionStep: PlanStep {
    private let input: PlanValue
    private let output: PlanValue
    private let filters: ConvolutionFilters
    private let inputStep: Int
    private let rows: [Row]
    private let schedule: Schedule

    /// Neighbouring output positions, by the places of the first of them in one example.
    struct Row {
        /// Where the window lies in a block of the input.
        let input: Int
        /// Where the sum goes in a block of the output.
        let output: Int
        /// Where what is added lies in a block of the residual.
        let residual: Int
        let count: Int
        /// Rows of the output, whose margins go with them.
        let outputRows: Range<Int>
    }

    init(
        _ layer: Conv2D,
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        filters: ConvolutionFilters,
        from input: PlanValue,
        to output: PlanValue,
        examples: Int,
        threads: Int
    ) {
        self.input = input
        self.output = output
        self.filters = filters
        inputStep = windows.columns.stride * input.layout.block
        let residual = filters.epilogue.residual?.layout
        rows = Self.rows(layer, windows, input.layout, output.layout, residual)
        schedule = Schedule(
            examples: examples,
            rows: rows.count,
            tiles: filters.tiles.count,
            bytesOfRow: MemoryLayout<Float>.stride * windows.rows.stride
                * input.layout.count * (rows.first?.count ?? 1)
                / (input.layout.height * output.layout.width),
            bytesOfTile: filters.bytesOfTile,
            threads: threads
        )
    }

    var parts: Int { schedule.parts }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let share = schedule[part]
        let source = input.example(share.example, in: arena)
        let target = output.example(share.example, in: arena)
        let residual = filters.epilogue.residual?.example(share.example, in: arena)
        for tile in filters.tiles[share.tiles] {
            for row in rows[share.rows] { run(tile, row, source, target, residual) }
        }
    }

    private func run(
        _ tile: PackedConvolution.Tile,
        _ row: Row,
        _ source: UnsafePointer<Float>,
        _ image: UnsafeMutablePointer<Float>,
        _ residual: UnsafePointer<Float>?
    ) {
        let layout = output.layout
        var target = ConvolutionFilters.Target(
            output: image + tile.firstBlock * layout.blockStride + row.output,
            blockStride: layout.blockStride
        )
        if let residual, let layout = filters.epilogue.residual?.layout {
            target.residual = residual + tile.firstBlock * layout.blockStride + row.residual
            target.residualBlockStride = layout.blockStride
        }
        filters.multiply(
            tile,
            count: row.count,
            from: source + row.input,
            inputStep: inputStep,
            to: target
        )
        for block in tile.firstBlock..<(tile.firstBlock + tile.blocks) {
            layout.clearMargin(image, block: block, rows: row.outputRows)
        }
    }

    /// The rows of the output, or, where windows read single cells that lie side by side, longer
    /// stretches that no row's end cuts into uneven tiles.
    private static func rows(
        _ layer: Conv2D,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ input: ImageLayout,
        _ output: ImageLayout,
        _ residual: ImageLayout?
    ) -> [Row] {
        let isPointwise = layer.geometry.kernelSize == 1 && layer.geometry.stride == 1
        let margins = [input.margin, output.margin, residual?.margin ?? ImageLayout.Margin()]
        guard isPointwise, margins.allSatisfy(\.isEmpty) else {
            return (0..<output.height).map { row in
                Row(
                    input: input.offset(
                        row: row * windows.rows.stride - windows.rows.paddingBefore,
                        column: -windows.columns.paddingBefore
                    ),
                    output: output.offset(row: row),
                    residual: residual?.offset(row: row) ?? 0,
                    count: output.width,
                    outputRows: row..<(row + 1)
                )
            }
        }
        let cells = output.height * output.width
        // Two at least, which two threads share.
        let stretches = max((cells + longestStretch - 1) / longestStretch, min(2, cells))
        return (0..<stretches).map { index in
            let first = index * cells / stretches
            return Row(
                input: first * input.block,
                output: first * output.block,
                residual: first * output.block,
                count: (index + 1) * cells / stretches - first,
                outputRows: 0..<0
            )
        }
    }

    private static let longestStretch = 112
}
