import CNNKernels

/// A convolution in which each channel has a filter of its own; of 1 × 1, a scale and a shift.
struct DepthwiseStep: PlanStep {
    private let input: PlanValue
    private let output: PlanValue
    private let epilogue: Epilogue
    private let kernels: any VectorKernels
    private let windows: (rows: SlidingWindow, columns: SlidingWindow)
    private let offsets: [Int]
    private let weights: AlignedNumbers
    private let bias: AlignedNumbers
    private let examples: Int

    /// Weights are `[C, kH, kW]`.
    init(
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        weights: [Float],
        bias: [Float],
        from input: PlanValue,
        to output: PlanValue,
        examples: Int,
        epilogue: Epilogue,
        kernels: any VectorKernels
    ) {
        self.windows = windows
        self.input = input
        self.output = output
        self.examples = examples
        self.epilogue = epilogue
        self.kernels = kernels
        let layout = input.layout
        let (rows, columns) = windows
        offsets = (0..<rows.kernel).flatMap { row in
            (0..<columns.kernel).map { column in
                row * rows.dilation * layout.rowStride + column * columns.dilation * layout.block
            }
        }
        let taps = offsets.count
        self.weights = AlignedNumbers(count: layout.blocks * taps * channelBlock)
        self.bias = AlignedNumbers(count: layout.blocks * channelBlock)
        for channel in 0..<layout.channels {
            let (block, lane) = channel.quotientAndRemainder(dividingBy: channelBlock)
            self.bias.start[channel] = bias[channel]
            for tap in 0..<taps {
                let place = (block * taps + tap) * channelBlock + lane
                self.weights.start[place] = weights[channel * taps + tap]
            }
        }
    }

    /// One block of channels of one example.
    var parts: Int { examples * output.layout.blocks }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let (example, block) = part.quotientAndRemainder(dividingBy: output.layout.blocks)
        let source = input.example(example, in: arena)
        let target = output.example(example, in: arena)
        let layout = output.layout
        let width = layout.width * channelBlock
        offsets.withUnsafeBufferPointer { offsets in
            for row in 0..<layout.height {
                let place = target + layout.offset(block: block, row: row)
                var strip = DepthwiseStrip(
                    input: source
                        + input.layout.offset(
                            block: block,
                            row: row * windows.rows.stride - windows.rows.paddingBefore,
                            column: -windows.columns.paddingBefore
                        ),
                    inputStep: windows.columns.stride * channelBlock,
                    offsets: offsets,
                    weights: weights.start + block * offsets.count * channelBlock,
                    bias: bias.start + block * channelBlock,
                    output: place,
                    count: layout.width
                )
                if let bounds = epilogue.bounds {
                    (strip.lowerBound, strip.upperBound) = bounds
                }
                kernels.multiplyDepthwise(strip)
                if epilogue.bounds == nil {
                    kernels.apply(epilogue.activation, to: place, count: width)
                }
            }
        }
        layout.clearMargin(target, block: block, rows: 0..<layout.height)
    }
}
