import CNNKernels

/// The gradient of a convolution's input: the gradient of the output, convolved with the filters
/// turned round.
///
/// With a stride of s, the cells of every s-th row and column see the same taps: s · s phases, each
/// a convolution of stride 1 by some of the taps.
struct ConvolutionInputGradient: Sendable {
    private let context: TrainingContext
    private let tapsOfChannel: Int
    private let channels: Int
    private let stride: Size2D
    private let phases: [Phase]
    private let rows: [Row]

    private struct Phase {
        let column: Int
        let taps: [LaneTap]
    }

    /// A row of the input, of the columns of one phase.
    private struct Row {
        let phase: Int
        let row: Int
        /// The row of the output that the row's first tap would see.
        let upstreamRow: Int
    }

    init(
        _ layer: Conv2D,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ context: TrainingContext
    ) {
        self.context = context
        let kernel = layer.geometry.kernelSize
        tapsOfChannel = kernel.height * kernel.width
        channels = layer.inputChannels
        stride = Size2D(height: windows.rows.stride, width: windows.columns.stride)
        var phases: [Phase] = []
        var rows: [Row] = []
        for firstRow in 0..<min(stride.height, windows.rows.extent) {
            for firstColumn in 0..<min(stride.width, windows.columns.extent) {
                let taps = Self.taps(
                    layer,
                    windows.rows.readers(of: firstRow),
                    windows.columns.readers(of: firstColumn),
                    context.output.gradient.layout
                )
                for row in Swift.stride(
                    from: firstRow,
                    to: windows.rows.extent,
                    by: stride.height
                ) {
                    let upstreamRow = row / stride.height
                    rows.append(Row(phase: phases.count, row: row, upstreamRow: upstreamRow))
                }
                phases.append(Phase(column: firstColumn, taps: taps))
            }
        }
        (self.phases, self.rows) = (phases, rows)
    }

    private static func taps(
        _ layer: Conv2D,
        _ rows: [(tap: Int, output: Int)],
        _ columns: [(tap: Int, output: Int)],
        _ upstream: ImageLayout
    ) -> [LaneTap] {
        let kernel = layer.geometry.kernelSize
        let perFilter = layer.inputChannels * kernel.height * kernel.width
        var taps: [LaneTap] = []
        for filter in 0..<layer.outputChannels {
            for row in rows {
                for column in columns {
                    let cell = row.output * upstream.rowStride + column.output * channelBlock
                    let place = row.tap * kernel.width + column.tap
                    taps.append(
                        LaneTap(
                            input: filter * upstream.blockStride + cell,
                            weight: filter * perFilter + place
                        )
                    )
                }
            }
        }
        return taps
    }

    /// One row of one phase of one group.
    func parts(groups: Int) -> Int { groups * rows.count }

    func run(_ part: Int, _ pass: TrainingPass) {
        let (group, index) = part.quotientAndRemainder(dividingBy: rows.count)
        let row = rows[index]
        let phase = phases[row.phase]
        let (source, target) = (context.output.gradient, context.input.gradient)
        phase.taps.withUnsafeBufferPointer { taps in
            context.kernels.multiply(
                LaneStrip(
                    input: source.example(group, in: pass.arena)
                        + source.layout.offset(row: row.upstreamRow),
                    inputStep: channelBlock,
                    taps: taps,
                    weights: pass.arena + context.places.values[0],
                    filterStep: tapsOfChannel,
                    bias: nil,
                    output: target.example(group, in: pass.arena)
                        + target.layout.offset(row: row.row, column: phase.column),
                    outputStep: stride.width * channelBlock,
                    outputFilterStep: target.layout.blockStride,
                    filters: channels,
                    count: (context.input.width - phase.column + stride.width - 1) / stride.width
                )
            )
        }
    }
}

extension SlidingWindow {
    /// The taps under which an input cell lies, each with the output whose window it is; outputs
    /// that are not there have indices below 0 or from `outputExtent` on.
    func readers(of cell: Int) -> [(tap: Int, output: Int)] {
        (0..<kernel).compactMap { tap in
            let start = cell + paddingBefore - tap * dilation
            guard start % stride == 0 else { return nil }
            return (tap, start / stride)
        }
    }

    /// Outputs before the first and after the last one that the way back to the input looks at.
    var readersBeyond: (before: Int, after: Int) {
        let seen = (0..<extent).flatMap { readers(of: $0).map(\.output) }
        return (
            max(-(seen.min() ?? 0), 0),
            max((seen.max() ?? 0) - (outputExtent - 1), 0)
        )
    }

    /// Cells before and after the extent that windows read.
    var cellsBeyond: (before: Int, after: Int) {
        let end = (outputExtent - 1) * stride + span - paddingBefore
        return (paddingBefore, max(end - extent, 0))
    }
}
