import CNNKernels

/// A pooling: windows are cut to the input, so that it needs no margin.
struct PoolingStep: PlanStep {
    private let input: PlanValue
    private let output: PlanValue
    private let kernels: any VectorKernels
    private let rows: [Stretch]
    private let columns: [Stretch]
    private let rowStep: Int
    private let columnStep: Int
    private let windowStep: Int
    private let reduction: WindowReduction
    private let examples: Int

    /// Neighbouring windows along an axis that lie on the input alike.
    private struct Stretch {
        /// The first window.
        let output: Int
        var count = 1
        /// The first cell of the first window that lies on the input.
        let firstCell: Int
        /// Taps of each window that lie on the input.
        let cells: Int
        /// Taps of each window that lie on the input or its padding.
        let cellsWithPadding: Int
    }

    init(
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        reduction: WindowReduction,
        from input: PlanValue,
        to output: PlanValue,
        examples: Int,
        kernels: any VectorKernels
    ) {
        self.input = input
        self.output = output
        self.examples = examples
        self.kernels = kernels
        self.reduction = reduction
        rows = Self.windows(along: windows.rows)
        columns = Self.stretches(of: Self.windows(along: windows.columns), windows.columns.stride)
        rowStep = windows.rows.dilation * input.layout.rowStride
        columnStep = windows.columns.dilation * channelBlock
        windowStep = windows.columns.stride * channelBlock
    }

    /// One block of channels of one example.
    var parts: Int { examples * output.layout.blocks }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let (example, block) = part.quotientAndRemainder(dividingBy: output.layout.blocks)
        forEachStrip(of: block, of: example, in: arena) { kernels.pool($0) }
        let target = output.example(example, in: arena)
        output.layout.clearMargin(target, block: block, rows: 0..<output.layout.height)
    }

    /// Visits the windows of a block of channels, those side by side that are alike together.
    func forEachStrip(
        of block: Int,
        of example: Int,
        in arena: UnsafeMutablePointer<Float>,
        _ visit: (PoolingStrip) -> Void
    ) {
        let source = input.example(example, in: arena)
        let target = output.example(example, in: arena)
        for row in rows {
            for column in columns {
                visit(strip(block, row, column, from: source, into: target))
            }
        }
    }

    private func strip(
        _ block: Int,
        _ row: Stretch,
        _ column: Stretch,
        from source: UnsafePointer<Float>,
        into target: UnsafeMutablePointer<Float>
    ) -> PoolingStrip {
        let cell = input.layout.offset(block: block, row: row.firstCell, column: column.firstCell)
        let place = output.layout.offset(block: block, row: row.output, column: column.output)
        return PoolingStrip(
            input: source + cell,
            inputStep: windowStep,
            rows: row.cells,
            rowStep: rowStep,
            columns: column.cells,
            columnStep: columnStep,
            output: target + place,
            count: column.count,
            scale: scale(row, column)
        )
    }

    /// What a window's sum is multiplied with; a mean over no cell is 0.
    private func scale(_ row: Stretch, _ column: Stretch) -> Float? {
        let cells: Int
        switch reduction {
        case .maximum: return nil
        case .sum: return 1
        case .mean(countsPadding: true): cells = row.cellsWithPadding * column.cellsWithPadding
        case .mean(countsPadding: false): cells = row.cells * column.cells
        }
        return cells == 0 ? 0 : 1 / Float(cells)
    }

    private static func windows(along axis: SlidingWindow) -> [Stretch] {
        axis.starts.enumerated().map { index, start in
            let taps = (0..<axis.kernel).map { start + $0 * axis.dilation }
            let inside = taps.filter { $0 >= 0 && $0 < axis.extent }
            return Stretch(
                output: index,
                firstCell: inside.first ?? 0,
                cells: inside.count,
                cellsWithPadding: taps.count { $0 < axis.extent + axis.paddingAfter }
            )
        }
    }

    /// Joins windows that are alike and a stride apart.
    private static func stretches(of windows: [Stretch], _ stride: Int) -> [Stretch] {
        windows.reduce(into: []) { stretches, window in
            if let last = stretches.last, last.cells == window.cells,
                last.cellsWithPadding == window.cellsWithPadding,
                last.firstCell + last.count * stride == window.firstCell
            {
                stretches[stretches.count - 1].count += 1
            } else {
                stretches.append(window)
            }
        }
    }
}
