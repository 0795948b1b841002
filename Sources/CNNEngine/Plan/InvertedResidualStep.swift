import CNNKernels

/// A depthwise convolution with the convolutions of 1 × 1 before and behind it, or one of them.
///
/// The images between them, often six times as deep as what goes in and comes out, are made some
/// lines or some channels at a time and stay in a core's cache.
struct InvertedResidualStep: PlanStep {
    private let expansion: ConvolutionFilters?
    private let depthwise: DepthwiseFilters
    private let projection: ConvolutionFilters?
    private let input: PlanValue
    private let output: PlanValue
    private let cut: InvertedResidualCut
    private let scratch: WorkerScratch
    private let examples: Int

    init(
        expansion: ConvolutionFilters?,
        depthwise: DepthwiseFilters,
        projection: ConvolutionFilters?,
        from input: PlanValue,
        to output: PlanValue,
        cut: InvertedResidualCut,
        scratch: WorkerScratch,
        examples: Int
    ) {
        self.expansion = expansion
        self.depthwise = depthwise
        self.projection = projection
        self.input = input
        self.output = output
        self.cut = cut
        self.scratch = scratch
        self.examples = examples
    }

    var parts: Int { examples * cut.parts }

    /// What one part reads and writes.
    private struct Share {
        let lines: Range<Int>
        /// The rows of the input that these lines look at, padding included.
        let rows: Range<Int>
        let source: UnsafePointer<Float>
        let target: UnsafeMutablePointer<Float>
        let residual: UnsafePointer<Float>?
        /// Some lines of some blocks of the expanded image.
        let expanded: UnsafeMutablePointer<Float>
        /// These lines of all blocks, to be projected.
        let narrowed: UnsafeMutablePointer<Float>
    }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let (example, index) = part.quotientAndRemainder(dividingBy: cut.parts)
        let (lines, groups) = cut[index]
        let memory = scratch.of(worker, in: arena)
        let share = Share(
            lines: lines,
            rows: depthwise.rows(under: lines),
            source: UnsafePointer(input.example(example, in: arena)),
            target: output.example(example, in: arena),
            residual: projection?.epilogue.residual.map {
                UnsafePointer($0.example(example, in: arena))
            },
            expanded: memory,
            narrowed: memory + cut.expanded.count
        )
        if expansion != nil { clearPadding(share) }
        for group in groups { widen(group, share) }
        if let projection { project(projection, share) }
    }

    /// Zeros around what is expanded, which stay there for all blocks.
    private func clearPadding(_ share: Share) {
        let layout = cut.expanded
        for block in 0..<layout.blocks {
            layout.clearMargin(share.expanded, block: block, rows: 0..<share.rows.count)
            for row in share.rows where row < 0 || row >= input.layout.height {
                let place = layout.offset(
                    block: block,
                    row: row - share.rows.lowerBound,
                    column: -layout.margin.left
                )
                (share.expanded + place).update(repeating: 0, count: layout.rowStride)
            }
        }
    }

    /// Expands a group of blocks and runs its filters, a few lines behind each other.
    private func widen(_ group: Int, _ share: Share) {
        guard let expansion else {
            return narrow(group, share.lines, share)
        }
        let tile = expansion.tiles[group]
        var nextRow = max(share.rows.lowerBound, 0)
        for first in stride(from: share.lines.lowerBound, to: share.lines.upperBound, by: cut.lag) {
            let lines = first..<min(first + cut.lag, share.lines.upperBound)
            let end = min(depthwise.rows(under: lines).upperBound, input.layout.height)
            expand(expansion, tile, nextRow..<max(end, nextRow), share)
            nextRow = max(end, nextRow)
            for block in 0..<tile.blocks {
                narrow(
                    tile.firstBlock + block,
                    lines,
                    share,
                    from: share.expanded
                        + cut.expanded.offset(
                            block: block,
                            row: depthwise.rows(under: lines).lowerBound - share.rows.lowerBound,
                            column: -cut.expanded.margin.left
                        ),
                    rowStride: cut.expanded.rowStride
                )
            }
        }
    }

    /// Makes some rows of the expanded image.
    private func expand(
        _ expansion: ConvolutionFilters,
        _ tile: PackedConvolution.Tile,
        _ rows: Range<Int>,
        _ share: Share
    ) {
        for row in rows {
            let place = cut.expanded.offset(row: row - share.rows.lowerBound)
            expansion.multiply(
                tile,
                count: input.layout.width,
                from: share.source + input.layout.offset(row: row),
                inputStep: input.layout.block,
                to: ConvolutionFilters.Target(
                    output: share.expanded + place,
                    blockStride: cut.expanded.blockStride
                )
            )
        }
    }

    /// Runs the filters of a block on an input that no convolution of this step expands.
    private func narrow(_ block: Int, _ lines: Range<Int>, _ share: Share) {
        let corner = input.layout.offset(
            block: block,
            row: share.rows.lowerBound,
            column: -depthwise.windows.columns.paddingBefore
        )
        narrow(
            block,
            lines,
            share,
            from: share.source + corner,
            rowStride: input.layout.rowStride
        )
    }

    private func narrow(
        _ block: Int,
        _ lines: Range<Int>,
        _ share: Share,
        from corner: UnsafePointer<Float>,
        rowStride: Int
    ) {
        let isLast = projection == nil
        let layout = isLast ? output.layout : cut.narrowed
        let row = isLast ? lines.lowerBound : lines.lowerBound - share.lines.lowerBound
        let image = isLast ? share.target : share.narrowed
        depthwise.multiply(
            block: block,
            lines: lines.count,
            count: layout.width,
            from: corner,
            rowStride: rowStride,
            to: image + layout.offset(block: block, row: row),
            lineStride: layout.rowStride
        )
        if isLast { layout.clearMargin(share.target, block: block, rows: lines) }
    }

    /// Sums over the blocks, line by line, or in longer stretches where no margin parts the lines.
    private func project(_ projection: ConvolutionFilters, _ share: Share) {
        let layout = output.layout
        let residual = projection.epilogue.residual?.layout
        let margins = [layout.margin, residual?.margin ?? ImageLayout.Margin()]
        let atATime = margins.allSatisfy(\.isEmpty) ? cut.linesOfStretch : 1
        for tile in projection.tiles {
            for first in stride(
                from: share.lines.lowerBound,
                to: share.lines.upperBound,
                by: atATime
            ) {
                let lines = first..<min(first + atATime, share.lines.upperBound)
                var target = ConvolutionFilters.Target(
                    output: share.target + layout.offset(block: tile.firstBlock, row: first),
                    blockStride: layout.blockStride
                )
                if let values = share.residual, let residual {
                    target.residual =
                        values + residual.offset(block: tile.firstBlock, row: first)
                    target.residualBlockStride = residual.blockStride
                }
                projection.multiply(
                    tile,
                    count: lines.count * layout.width,
                    from: share.narrowed
                        + cut.narrowed.offset(row: first - share.lines.lowerBound),
                    inputStep: channelBlock,
                    to: target
                )
            }
            for block in tile.firstBlock..<(tile.firstBlock + tile.blocks) {
                layout.clearMargin(share.target, block: block, rows: share.lines)
            }
        }
    }
}
