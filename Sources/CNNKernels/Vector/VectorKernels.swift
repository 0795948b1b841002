/// Channels of one block: between convolutions images lie as `[C / 16, H, W, 16]`.
///
/// One block of one cell is a vector of AVX-512, two of AVX2, four of SSE or NEON, so the layout is
/// the same on every processor. What the missing channels of the last block hold is never used.
@inlinable public var channelBlock: Int { 16 }

/// The innermost loops of one instruction set; all sets compute the same up to rounding.
///
/// What is passed are places in memory, unchecked: the plan proves them before anything runs.
public protocol VectorKernels: InstructionSet, LaneKernels, Sendable {
    /// The level of the instruction set, as compilers name it.
    var name: String { get }

    /// Multiplies windows with filters: convolutions, dense layers, matrix products.
    func multiply(_ strip: ProductStrip)
    /// Multiplies each channel with its own filter: depthwise convolutions, scales and shifts.
    func multiplyDepthwise(_ strip: DepthwiseStrip)
    /// Makes numbers to be multiplied of the cells of a tile with so many outputs: 2 or 4.
    func transform(_ tile: WinogradInput, outputs: Int)
    /// Makes outputs of the sums of a tile.
    func transform(_ tile: WinogradOutput, outputs: Int)
    /// Reduces windows to their maximum or their sum.
    func pool(_ strip: PoolingStrip)
    /// Replaces values by a function of themselves; reads and writes whole vectors.
    func apply(_ activation: Activation, to values: UnsafeMutablePointer<Float>, count: Int)
    /// Adds values to others; reads and writes whole vectors.
    func add(_ values: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, count: Int)

    /// Sums values times made-up weights, and counts the weights.
    func streamedDot(
        _ values: UnsafePointer<Float>,
        count: Int,
        firstWeight: Int
    ) -> (sum: Double, weightsMade: Int)
    /// Sums a window of made-up numbers by the definition.
    func definedSum(_ window: StreamedWindow) -> Double
    /// Sums a window of weights that lie in memory, with sixteen numbers more behind them.
    func streamedSum(_ window: StreamedWindow, weights: UnsafePointer<Float>) -> Double
    /// Writes made-up weights, and up to fifteen numbers more; returns how many were asked for and
    /// made.
    func makeWeights(
        _ count: Int,
        from first: Int,
        by step: Int,
        into place: UnsafeMutablePointer<Float>
    ) -> Int
}

/// A function that a layer applies to every value, after its sums.
public enum Activation: Hashable, Sendable {
    /// The value kept within bounds: a rectifier is 0 … ∞.
    case clamp(lower: Float, upper: Float)
    /// 1 / (1 + e^−x).
    case sigmoid
    /// The hyperbolic tangent.
    case tanh

    /// Nothing happens.
    public static let identity = clamp(lower: -.infinity, upper: .infinity)
}

/// A stretch of numbers that one window reads, relative to the window's place in memory.
public struct Tap: Hashable, Sendable {
    /// Numbers from the place of the window to the first one read.
    public var offset: Int
    /// Numbers read, one after the other.
    public var length: Int

    /// A stretch of numbers.
    public init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// Neighbouring positions of a product, for the blocks of output channels of one tile.
///
/// `y[p, o] = b[o] + Σ x[p · step + tap] · w[tap, o] (+ r[p, o])`, kept within bounds. The weights
/// lie in the order of the taps, all output channels of the tile side by side.
public struct ProductStrip {
    /// The first position.
    public var input: UnsafePointer<Float>
    /// Numbers from one position to the next.
    public var inputStep: Int
    /// What each position reads.
    public var taps: UnsafeBufferPointer<Tap>
    /// `[Σ tap lengths, blocks · 16]`.
    public var weights: UnsafePointer<Float>
    /// `[blocks · 16]`; without it sums begin at 0.
    public var bias: UnsafePointer<Float>?
    /// What is added to the sums; it lies as the output does.
    public var residual: UnsafePointer<Float>?
    /// Numbers from one block of the residual to the next.
    public var residualBlockStride = 0
    /// Where the first position's sums go.
    public var output: UnsafeMutablePointer<Float>
    /// Numbers from one position's sums to the next one's; the residual's too.
    public var outputStep = channelBlock
    /// Numbers from one block of the output to the next.
    public var outputBlockStride: Int
    /// Blocks of output channels.
    public var blocks: Int
    /// Positions.
    public var count: Int
    /// The least value written.
    public var lowerBound = -Float.infinity
    /// The largest value written.
    public var upperBound = Float.infinity

    /// A strip without bias, residual and bounds.
    public init(
        input: UnsafePointer<Float>,
        inputStep: Int,
        taps: UnsafeBufferPointer<Tap>,
        weights: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>,
        outputBlockStride: Int,
        blocks: Int,
        count: Int
    ) {
        self.input = input
        self.inputStep = inputStep
        self.taps = taps
        self.weights = weights
        self.output = output
        self.outputBlockStride = outputBlockStride
        self.blocks = blocks
        self.count = count
    }
}

/// Neighbouring windows of one block of channels.
public struct PoolingStrip {
    /// The first cell under the first window.
    public var input: UnsafePointer<Float>
    /// Numbers from one window to the next.
    public var inputStep: Int
    /// Rows of a window.
    public var rows: Int
    /// Numbers from one of its rows to the next.
    public var rowStep: Int
    /// Columns of a window.
    public var columns: Int
    /// Numbers from one of its columns to the next.
    public var columnStep: Int
    /// Where the first block goes.
    public var output: UnsafeMutablePointer<Float>
    /// Windows.
    public var count: Int
    /// What sums are multiplied with; without it the largest values are written.
    public var scale: Float?

    /// Windows that lie wholly on the input.
    public init(
        input: UnsafePointer<Float>,
        inputStep: Int,
        rows: Int,
        rowStep: Int,
        columns: Int,
        columnStep: Int,
        output: UnsafeMutablePointer<Float>,
        count: Int,
        scale: Float?
    ) {
        self.input = input
        self.inputStep = inputStep
        self.rows = rows
        self.rowStep = rowStep
        self.columns = columns
        self.columnStep = columnStep
        self.output = output
        self.count = count
        self.scale = scale
    }
}

/// The way back of a pooling: what its windows give to the cells under them.
public struct PoolingGradientStrip {
    /// The windows, on the input and the output of the way there.
    public var strip: PoolingStrip
    /// The gradient of the first window's output.
    public var upstream: UnsafePointer<Float>
    /// The gradient of the first cell under the first window, which lies as the input does.
    public var target: UnsafeMutablePointer<Float>
    /// Whether each cell lies under one window, so that its gradient is written and not added to.
    public var overwrites: Bool

    /// The way back of a strip.
    public init(
        _ strip: PoolingStrip,
        upstream: UnsafePointer<Float>,
        target: UnsafeMutablePointer<Float>,
        overwrites: Bool
    ) {
        self.overwrites = overwrites
        self.strip = strip
        self.upstream = upstream
        self.target = target
    }
}
