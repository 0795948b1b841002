import CNNKernels

/// The filters of a depthwise convolution, those of sixteen channels side by side.
struct DepthwiseFilters: Sendable {
    let windows: (rows: SlidingWindow, columns: SlidingWindow)
    private let weights: AlignedNumbers
    private let bias: AlignedNumbers
    private let activation: Activation
    private let kernels: any VectorKernels

    /// Weights are `[C, kH, kW]`.
    init(
        windows: (rows: SlidingWindow, columns: SlidingWindow),
        weights: [Float],
        bias: [Float],
        activation: Activation,
        kernels: any VectorKernels
    ) {
        self.windows = windows
        self.activation = activation
        self.kernels = kernels
        let taps = windows.rows.kernel * windows.columns.kernel
        let blocks = (bias.count + channelBlock - 1) / channelBlock
        self.weights = AlignedNumbers(count: blocks * taps * channelBlock)
        self.bias = AlignedNumbers(count: blocks * channelBlock)
        for channel in bias.indices {
            let (block, lane) = channel.quotientAndRemainder(dividingBy: channelBlock)
            self.bias.start[channel] = bias[channel]
            for tap in 0..<taps {
                let place = (block * taps + tap) * channelBlock + lane
                self.weights.start[place] = weights[channel * taps + tap]
            }
        }
    }

    /// Rows of the input that some lines of the output look at, padding included.
    func rows(under lines: Range<Int>) -> Range<Int> {
        let rows = windows.rows
        let first = lines.lowerBound * rows.stride - rows.paddingBefore
        let last = (lines.upperBound - 1) * rows.stride - rows.paddingBefore
        return first..<(last + (rows.kernel - 1) * rows.dilation + 1)
    }

    /// Writes some lines of a block of channels, of `count` windows each; `input` is the first cell
    /// under the first window, in its padding perhaps.
    func multiply(
        block: Int,
        lines: Int,
        count: Int,
        from input: UnsafePointer<Float>,
        rowStride: Int,
        to output: UnsafeMutablePointer<Float>,
        lineStride: Int
    ) {
        let (rows, columns) = windows
        var strip = DepthwiseStrip(
            input: input,
            inputStep: columns.stride * channelBlock,
            inputLineStep: rows.stride * rowStride,
            windowRows: rows.kernel,
            rowStep: rows.dilation * rowStride,
            windowColumns: columns.kernel,
            columnStep: columns.dilation * channelBlock,
            weights: weights.start + block * rows.kernel * columns.kernel * channelBlock,
            bias: bias.start + block * channelBlock,
            output: output,
            outputLineStep: lineStride,
            count: count,
            lines: lines
        )
        if case .clamp(let lower, let upper) = activation {
            (strip.lowerBound, strip.upperBound) = (lower, upper)
            return kernels.multiplyDepthwise(strip)
        }
        kernels.multiplyDepthwise(strip)
        for line in 0..<lines {
            let place = output + line * lineStride
            kernels.apply(activation, to: place, count: count * channelBlock)
        }
    }
}
