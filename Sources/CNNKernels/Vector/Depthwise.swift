/// Windows of one block of channels, in lines, each multiplied with the block's own filters.
public struct DepthwiseStrip {
    /// The first cell under the first window.
    public var input: UnsafePointer<Float>
    /// Numbers from one window to the next.
    public var inputStep: Int
    /// Numbers from the windows of one line to those of the next.
    public var inputLineStep: Int
    /// Rows of a window.
    public var windowRows: Int
    /// Numbers from one of its rows to the next.
    public var rowStep: Int
    /// Columns of a window.
    public var windowColumns: Int
    /// Numbers from one of its columns to the next.
    public var columnStep: Int
    /// `[rows, columns, 16]`.
    public var weights: UnsafePointer<Float>
    /// `[16]`.
    public var bias: UnsafePointer<Float>
    /// Where the first window's block goes.
    public var output: UnsafeMutablePointer<Float>
    /// Numbers from the outputs of one line to those of the next.
    public var outputLineStep: Int
    /// Windows of a line.
    public var count: Int
    /// Lines.
    public var lines: Int
    /// The least value written.
    public var lowerBound = -Float.infinity
    /// The largest value written.
    public var upperBound = Float.infinity

    /// Lines of windows without bounds.
    public init(
        input: UnsafePointer<Float>,
        inputStep: Int,
        inputLineStep: Int,
        windowRows: Int,
        rowStep: Int,
        windowColumns: Int,
        columnStep: Int,
        weights: UnsafePointer<Float>,
        bias: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>,
        outputLineStep: Int,
        count: Int,
        lines: Int
    ) {
        self.input = input
        self.inputStep = inputStep
        self.inputLineStep = inputLineStep
        self.windowRows = windowRows
        self.rowStep = rowStep
        self.windowColumns = windowColumns
        self.columnStep = columnStep
        self.weights = weights
        self.bias = bias
        self.output = output
        self.outputLineStep = outputLineStep
        self.count = count
        self.lines = lines
    }
}

extension InstructionSet {
    /// Line by line; windows of three neighbouring cells share what they read.
    @inlinable
    @inline(__always)
    public static func multiplyDepthwise(_ strip: DepthwiseStrip) {
        let isNarrow = strip.windowColumns == 3 && strip.columnStep == channelBlock
        switch strip.inputStep / channelBlock {
        case 1 where isNarrow: runLines(of: strip, ThreeCells.self)
        case 2 where isNarrow: runLines(of: strip, ThreeOfTwoCells.self)
        default: runLines(of: strip, AnyCells.self)
        }
    }

    @inlinable
    @inline(__always)
    static func runLines<Cells: WindowCells>(of strip: DepthwiseStrip, _: Cells.Type) {
        var line = DepthwiseLine<Cells>(strip: strip)
        for _ in 0..<strip.lines {
            runTiles(of: line)
            line.strip.input += strip.inputLineStep
            line.strip.output += strip.outputLineStep
        }
    }
}

/// The cells under one row of a window, and of the next window; loops over them unroll, and what
/// neighbouring windows share is read once, where they are known when compiling.
@usableFromInline
protocol WindowCells {
    static func columns(_ strip: DepthwiseStrip) -> Int
    static func columnStep(_ strip: DepthwiseStrip) -> Int
    static func inputStep(_ strip: DepthwiseStrip) -> Int
}

/// Three side by side, windows one apart.
@usableFromInline
enum ThreeCells: WindowCells {
    @inlinable
    @inline(__always)
    static func columns(_: DepthwiseStrip) -> Int { 3 }
    @inlinable
    @inline(__always)
    static func columnStep(_: DepthwiseStrip) -> Int { channelBlock }
    @inlinable
    @inline(__always)
    static func inputStep(_: DepthwiseStrip) -> Int { channelBlock }
}

/// Three side by side, windows two apart.
@usableFromInline
enum ThreeOfTwoCells: WindowCells {
    @inlinable
    @inline(__always)
    static func columns(_: DepthwiseStrip) -> Int { 3 }
    @inlinable
    @inline(__always)
    static func columnStep(_: DepthwiseStrip) -> Int { channelBlock }
    @inlinable
    @inline(__always)
    static func inputStep(_: DepthwiseStrip) -> Int { 2 &* channelBlock }
}

/// As the strip tells.
@usableFromInline
enum AnyCells: WindowCells {
    @inlinable
    @inline(__always)
    static func columns(_ strip: DepthwiseStrip) -> Int { strip.windowColumns }
    @inlinable
    @inline(__always)
    static func columnStep(_ strip: DepthwiseStrip) -> Int { strip.columnStep }
    @inlinable
    @inline(__always)
    static func inputStep(_ strip: DepthwiseStrip) -> Int { strip.inputStep }
}

/// One line of a strip: neighbouring windows share each load of a weight.
@usableFromInline
struct DepthwiseLine<Cells: WindowCells>: TiledProduct {
    @usableFromInline var strip: DepthwiseStrip

    @inlinable
    @inline(__always)
    init(strip: DepthwiseStrip) { self.strip = strip }

    @usableFromInline var rows: Int {
        @inline(__always) get { strip.count }
    }
    @usableFromInline var columns: Int {
        @inline(__always) get { 1 }
    }

    @inlinable
    @inline(__always)
    func run<Processor: InstructionSet, let rows: Int, let columns: Int>(
        _ sums: Tile<rows, columns>,
        _ row: Int,
        _ column: Int,
        on _: Processor.Type
    ) {
        let bias = load(strip.bias)
        var tile = InlineArray<rows, Vector>(repeating: bias)
        let (inputStep, columnStep) = (Cells.inputStep(strip), Cells.columnStep(strip))
        let windowColumns = Cells.columns(strip)
        var cells = strip.input + row &* inputStep
        var weights = strip.weights
        for _ in 0..<strip.windowRows {
            for position in 0..<rows {
                for column in 0..<windowColumns {
                    let weight = load(weights + column &* channelBlock)
                    let place: Int = position &* inputStep &+ column &* columnStep
                    let value = load(cells + place)
                    tile[position] = Processor.multiplyAdd(value, weight, tile[position])
                }
            }
            cells += strip.rowStep
            weights += windowColumns &* channelBlock
        }
        let (lower, upper) = (splat(strip.lowerBound), splat(strip.upperBound))
        let target = strip.output + row &* channelBlock
        for position in 0..<rows {
            store(clamped(tile[position], lower, upper), target + position &* channelBlock)
        }
    }
}
