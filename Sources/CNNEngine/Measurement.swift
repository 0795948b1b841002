import CNNKernels

/// What the engine saw when it ran a layer: what came out, what was read, what was multiplied.
///
/// In a complete run every figure was counted. Otherwise each axis was counted by itself, one
/// filter's weights were counted, and the counts were multiplied by the number of filters.
public struct Measurement: Hashable, Sendable {
    /// The extents of what came out: filters run, and window positions that fitted on each axis.
    public var output: Shape
    /// Weights that were read, each counted once.
    public var weightsRead = 0
    /// Biases that were read.
    public var biasesRead = 0
    /// Multiply-adds that were done.
    public var multiplyAdds = 0
    /// Output values that were computed.
    public var cellsComputed = 0
    /// Output values, the corners among them, that were computed again from the definition.
    public var cellsRecomputed = 0
    /// Those of them that did not come out the same.
    public var cellsWrong = 0
    /// Whether the whole layer ran; otherwise each axis was counted by itself.
    public var isComplete = true

    /// A measurement of an output, nothing counted yet.
    public init(output: Shape) {
        self.output = output
    }

    /// Weights and biases together.
    public var parametersRead: Int { weightsRead + biasesRead }

    /// Compares a computed cell with its definition over n products of numbers in −1 ..< 1.
    mutating func compare(_ computed: Double, with definition: Double, products: Int) {
        cellsRecomputed += 1
        let tolerance = 1e-5 * Double(products).squareRoot() + 1e-6
        // Equal infinities agree, and what is not a number does not.
        guard computed != definition else { return }
        if !(abs(computed - definition) <= tolerance) { cellsWrong += 1 }
    }

    /// Compares a cell computed in `Double` with its definition, to 12 digits or so.
    mutating func compare(_ computed: Double, withDouble definition: Double) {
        cellsRecomputed += 1
        guard computed != definition else { return }
        let tolerance = 1e-12 * max(1, abs(definition))
        if !(abs(computed - definition) <= tolerance) { cellsWrong += 1 }
    }
}

/// Sizes up to which the measured route runs; beyond them only the formula answers.
public enum MeasurementLimits {
    /// The longest axis that is walked: 2²⁴ cells, about 20 ms.
    public static let axis = 1 << 24
    /// The largest window that is read in one cell: 2²² products.
    public static let window = 1 << 22
    /// The largest input that is kept in memory: 2²⁶ values, 256 MiB.
    public static let storedInput = 1 << 26
    /// The most multiply-adds that are done for a layer without a window, whatever the budget.
    public static let multiplyAdds = 1 << 35
    /// The most multiply-adds, or reads, of a whole layer that slides a window: 2³⁰.
    public static let slidWindows = 1 << 30

    /// The most rows that the weights of a whole convolution are added into, one by one.
    public static let weightRows = 1 << 26
    /// The most values that a layer without weights runs on whole.
    public static let values = 1 << 22
    /// The most units of a dense layer that run whole.
    public static let units = 1 << 22

    static func check(
        _ value: Int,
        _ quantity: String,
        atMost limit: Int,
        layer: String
    ) throws(ShapeError) {
        guard value <= limit else {
            let problem = ShapeError.Problem.tooLargeToMeasure(
                quantity: quantity,
                value: value,
                limit: limit
            )
            throw ShapeError(layer, problem)
        }
    }
}

/// An input image of made-up numbers that is never stored.
struct StreamedImage {
    var channels: Int
    var height: Int
    var width: Int

    /// The value of a cell; padding reads as zero.
    func value(_ channel: Int, _ row: Int, _ column: Int) -> Float {
        guard row >= 0, row < height, column >= 0, column < width else { return 0 }
        let index = (channel &* height &+ row) &* width &+ column
        return StreamedNumbers.inputs[index]
    }
}

extension Array where Element == Int {
    /// The first, the middle and the last entries: the corners and one inner cell of a grid.
    var corners: [Int] {
        guard let first, let last else { return [] }
        var picked = [first]
        for entry in [self[count / 2], last] where entry != picked[picked.count - 1] {
            picked.append(entry)
        }
        return picked
    }
}

extension SlidingWindow {
    /// The number of positions and the outermost and middle ones, in one walk along the axis.
    ///
    /// Throws when the axis is too long to walk.
    func measuredPositions(
        layer: String
    ) throws(ShapeError) -> (count: Int, corners: [Int]) {
        try MeasurementLimits.check(
            paddedExtent,
            "padded \(axis.rawValue)",
            atMost: MeasurementLimits.axis,
            layer: layer
        )
        var count = 0
        var last = 0
        forEachStart { start in
            count += 1
            last = start
        }
        let first = -paddingBefore
        let middle = first + (count / 2) * stride
        return (count, [first, middle, last].corners)
    }
}
