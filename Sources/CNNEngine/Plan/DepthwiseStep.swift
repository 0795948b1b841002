import CNNKernels

/// A convolution in which each channel has a filter of its own; of 1 × 1, a scale and a shift.
struct DepthwiseStep: PlanStep {
    let filters: DepthwiseFilters
    let input: PlanValue
    let output: PlanValue
    let examples: Int

    /// One block of channels of one example.
    var parts: Int { examples * output.layout.blocks }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let layout = output.layout
        let (example, block) = part.quotientAndRemainder(dividingBy: layout.blocks)
        let source = input.example(example, in: arena)
        let target = output.example(example, in: arena)
        let corner = input.layout.offset(
            block: block,
            row: -filters.windows.rows.paddingBefore,
            column: -filters.windows.columns.paddingBefore
        )
        filters.multiply(
            block: block,
            lines: layout.height,
            count: layout.width,
            from: source + corner,
            rowStride: input.layout.rowStride,
            to: target + layout.offset(block: block),
            lineStride: layout.rowStride
        )
        layout.clearMargin(target, block: block, rows: 0..<layout.height)
    }
}
