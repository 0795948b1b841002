import CNNKernels

/// A pooling, which learns nothing but passes gradients on.
struct PoolingTraining: ChannelwiseTraining {
    private let pooling: PoolingStep
    private let context: TrainingContext
    /// Whether each cell of the input lies under one window.
    private let isPartition: Bool

    init(
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ reduction: WindowReduction,
        _ context: TrainingContext,
        groups: Int
    ) {
        self.context = context
        isPartition = windows.rows.isPartition && windows.columns.isPartition
        pooling = PoolingStep(
            windows: windows,
            reduction: reduction,
            from: context.input.value,
            to: context.output.value,
            examples: groups,
            kernels: context.kernels
        )
    }

    var needsAllImages: Bool { false }

    func forward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        for group in groups {
            for channel in channels {
                pooling.forEachStrip(of: channel, of: group, in: pass.arena) {
                    context.kernels.pool($0)
                }
            }
        }
    }

    func backward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        let (input, output) = (context.input, context.output)
        // A gradient lies as its value does, so many numbers behind it.
        let toTarget = input.gradient.start - input.value.start
        let toUpstream = output.gradient.start - output.value.start
        for group in groups {
            for channel in channels {
                if !isPartition { clear(input.gradient.plane(channel, of: group, in: pass.arena)) }
                pooling.forEachStrip(of: channel, of: group, in: pass.arena) { strip in
                    context.kernels.poolGradient(
                        PoolingGradientStrip(
                            strip,
                            upstream: UnsafePointer(strip.output + toUpstream),
                            target: UnsafeMutablePointer(mutating: strip.input + toTarget),
                            overwrites: isPartition
                        )
                    )
                }
            }
        }
    }

    private func clear(_ plane: LanePlane) {
        for row in 0..<plane.rows {
            let first = plane.start + row * plane.rowStride
            first.update(repeating: 0, count: plane.columns * channelBlock)
        }
    }
}

extension SlidingWindow {
    /// Whether each cell lies under one window, and none of them in the padding.
    fileprivate var isPartition: Bool {
        kernel == stride && dilation == 1 && paddingBefore == 0 && outputExtent * stride == extent
    }
}
