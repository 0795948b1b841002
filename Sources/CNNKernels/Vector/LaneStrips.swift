/// A number that every window reads, and the weight it is multiplied with.
public struct LaneTap: Hashable, Sendable {
    /// Numbers from the place of the window to the vector of the number.
    public var input: Int
    /// Numbers from a filter's first weight to the one of this tap.
    public var weight: Int

    /// A tap by its places.
    public init(input: Int, weight: Int) {
        self.input = input
        self.weight = weight
    }
}

/// Neighbouring positions of a product on sixteen images at once, one in each lane of a vector.
///
/// `y[p, k] = b[k] + Σ x[p · step + tap] · w[k, tap]`, where x and y are vectors and w is a number,
/// read from where the layer keeps it: nothing is packed.
public struct LaneStrip {
    /// The first position.
    public var input: UnsafePointer<Float>
    /// Numbers from one position to the next.
    public var inputStep: Int
    /// What each position reads.
    public var taps: UnsafeBufferPointer<LaneTap>
    /// The first filter's weights.
    public var weights: UnsafePointer<Float>
    /// Numbers from one filter's weights to the next one's.
    public var filterStep: Int
    /// A number for each filter; without it sums begin at 0.
    public var bias: UnsafePointer<Float>?
    /// Where the first position's sum of the first filter goes.
    public var output: UnsafeMutablePointer<Float>
    /// Numbers from one position's sum to the next one's.
    public var outputStep: Int
    /// Numbers from one filter's sum to the next one's.
    public var outputFilterStep: Int
    /// Filters.
    public var filters: Int
    /// Positions.
    public var count: Int

    /// A strip by its places.
    public init(
        input: UnsafePointer<Float>,
        inputStep: Int,
        taps: UnsafeBufferPointer<LaneTap>,
        weights: UnsafePointer<Float>,
        filterStep: Int,
        bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>,
        outputStep: Int,
        outputFilterStep: Int,
        filters: Int,
        count: Int
    ) {
        self.input = input
        self.inputStep = inputStep
        self.taps = taps
        self.weights = weights
        self.filterStep = filterStep
        self.bias = bias
        self.output = output
        self.outputStep = outputStep
        self.outputFilterStep = outputFilterStep
        self.filters = filters
        self.count = count
    }
}

/// Positions that follow each other in the input and in the gradient of the output.
public struct LaneRun: Hashable, Sendable {
    /// Numbers to the first position's window.
    public var input: Int
    /// Numbers to the first position's gradient.
    public var upstream: Int

    /// A run by its places.
    public init(input: Int, upstream: Int) {
        self.input = input
        self.upstream = upstream
    }
}

/// The gradients of some weights of some filters, summed over positions and over sixteen images.
///
/// `dw[k, tap] = Σ x[p + tap] · g[p, k]`.
public struct LaneGradientStrip {
    /// What the runs' places in the input count from.
    public var input: UnsafePointer<Float>
    /// Numbers from one position to the next.
    public var inputStep: Int
    /// The place of each tap under a window.
    public var taps: UnsafeBufferPointer<Int>
    /// What the runs' places in the gradient count from, for the first filter.
    public var upstream: UnsafePointer<Float>
    /// Numbers from one position's gradient to the next one's.
    public var upstreamStep: Int
    /// Numbers from one filter's gradient to the next one's.
    public var filterStep: Int
    /// All positions.
    public var runs: UnsafeBufferPointer<LaneRun>
    /// Positions of each run.
    public var runLength: Int
    /// Where the first filter's first gradient goes; those of a filter lie side by side.
    public var output: UnsafeMutablePointer<Float>
    /// Numbers from one filter's gradients to the next one's.
    public var outputFilterStep: Int
    /// Filters.
    public var filters: Int

    /// A strip by its places.
    public init(
        input: UnsafePointer<Float>,
        inputStep: Int,
        taps: UnsafeBufferPointer<Int>,
        upstream: UnsafePointer<Float>,
        upstreamStep: Int,
        filterStep: Int,
        runs: UnsafeBufferPointer<LaneRun>,
        runLength: Int,
        output: UnsafeMutablePointer<Float>,
        outputFilterStep: Int,
        filters: Int
    ) {
        self.input = input
        self.inputStep = inputStep
        self.taps = taps
        self.upstream = upstream
        self.upstreamStep = upstreamStep
        self.filterStep = filterStep
        self.runs = runs
        self.runLength = runLength
        self.output = output
        self.outputFilterStep = outputFilterStep
        self.filters = filters
    }
}
