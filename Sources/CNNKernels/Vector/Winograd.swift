/// A tile of a convolution of 3 × 3 by Winograd's minimal filtering: F(m × m, 3 × 3).
///
/// An input tile of (m + 2)² cells becomes as many numbers, each of which is multiplied with one
/// number made of the filter; the products, summed over channels, become m² outputs. That is 36
/// products for 16 outputs instead of 144. Lavin & Gray 2016.
public struct WinogradInput {
    /// The first cell of the tile, in one block of channels.
    public var input: UnsafePointer<Float>
    /// Numbers from one row of the input to the next.
    public var rowStride: Int
    /// Where the tile goes in the first of the (m + 2)² matrices.
    public var matrices: UnsafeMutablePointer<Float>
    /// Numbers from one matrix to the next.
    public var matrixStride: Int

    /// A tile of one block of channels.
    public init(
        input: UnsafePointer<Float>,
        rowStride: Int,
        matrices: UnsafeMutablePointer<Float>,
        matrixStride: Int
    ) {
        self.input = input
        self.rowStride = rowStride
        self.matrices = matrices
        self.matrixStride = matrixStride
    }
}

/// The way back of a tile: from sums of products to m × m outputs, and what follows them.
public struct WinogradOutput {
    /// The tile's sums in the first of the (m + 2)² matrices.
    public var matrices: UnsafePointer<Float>
    /// Numbers from one matrix to the next.
    public var matrixStride: Int
    /// `[16]`.
    public var bias: UnsafePointer<Float>
    /// What is added to the outputs, at the first of them.
    public var residual: UnsafePointer<Float>?
    /// Numbers from one row of the residual to the next.
    public var residualRowStride = 0
    /// Where the first output goes.
    public var output: UnsafeMutablePointer<Float>
    /// Numbers from one row of the output to the next.
    public var rowStride: Int
    /// Rows of the tile that lie on the output.
    public var rows: Int
    /// Columns of the tile that lie on the output.
    public var columns: Int
    /// The least value written.
    public var lowerBound = -Float.infinity
    /// The largest value written.
    public var upperBound = Float.infinity

    /// A tile of one block of channels, without residual and bounds.
    public init(
        matrices: UnsafePointer<Float>,
        matrixStride: Int,
        bias: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>,
        rowStride: Int,
        rows: Int,
        columns: Int
    ) {
        self.matrices = matrices
        self.matrixStride = matrixStride
        self.bias = bias
        self.output = output
        self.rowStride = rowStride
        self.rows = rows
        self.columns = columns
    }
}

/// The transforms along one axis, for tiles of one size.
public protocol WinogradTransform {
    /// Outputs of a tile along an axis, m.
    static var outputs: Int { get }
    /// Bᵀ times a column of m + 2 cells, `step` apart, written `stride` apart.
    static func input(
        _ read: (Int) -> Vector,
        _ write: (Int, Vector) -> Void
    )
    /// Aᵀ times a column of m + 2 sums.
    static func output(
        _ read: (Int) -> Vector,
        _ write: (Int, Vector) -> Void
    )
}

/// F(2 × 2, 3 × 3) with the points 0, 1, −1 and ∞: only sums, as exact as the direct way.
@frozen
public enum Winograd2: WinogradTransform {
    /// Two.
    @inlinable
    public static var outputs: Int { 2 }

    /// Bᵀ of 4 × 4.
    @inlinable
    @inline(__always)
    public static func input(_ read: (Int) -> Vector, _ write: (Int, Vector) -> Void) {
        let (a, b, c, d) = (read(0), read(1), read(2), read(3))
        write(0, a - c)
        write(1, b + c)
        write(2, c - b)
        write(3, b - d)
    }

    /// Aᵀ of 2 × 4.
    @inlinable
    @inline(__always)
    public static func output(_ read: (Int) -> Vector, _ write: (Int, Vector) -> Void) {
        let (a, b, c, d) = (read(0), read(1), read(2), read(3))
        write(0, a + b + c)
        write(1, b - c - d)
    }
}

/// F(4 × 4, 3 × 3) with the points 0, ±1, ±2 and ∞: its sums cancel, and err ten times more.
@frozen
public enum Winograd4: WinogradTransform {
    /// Four.
    @inlinable
    public static var outputs: Int { 4 }

    /// Bᵀ of 6 × 6.
    @inlinable
    @inline(__always)
    public static func input(_ read: (Int) -> Vector, _ write: (Int, Vector) -> Void) {
        let (a, b, c) = (read(0), read(1), read(2))
        let (d, e, f) = (read(3), read(4), read(5))
        let (even, odd) = (e - 4 * c, d - 4 * b)
        let (near, far) = (e - c, 2 * (d - b))
        write(0, 4 * a - 5 * c + e)
        write(1, even + odd)
        write(2, even - odd)
        write(3, near + far)
        write(4, near - far)
        write(5, 4 * b - 5 * d + f)
    }

    /// Aᵀ of 4 × 6.
    @inlinable
    @inline(__always)
    public static func output(_ read: (Int) -> Vector, _ write: (Int, Vector) -> Void) {
        let (a, b, c) = (read(0), read(1), read(2))
        let (d, e, f) = (read(3), read(4), read(5))
        let (sum, difference) = (b + c, b - c)
        let (farSum, farDifference) = (d + e, d - e)
        write(0, a + sum + farSum)
        write(1, difference + 2 * farDifference)
        write(2, sum + 4 * farSum)
        write(3, difference + 8 * farDifference + f)
    }
}

extension InstructionSet {
    /// Bᵀ d B of one tile.
    @inlinable
    @inline(__always)
    public static func transform<Transform: WinogradTransform, let cells: Int>(
        _ tile: WinogradInput,
        _: Transform.Type,
        _ scratch: InlineArray<cells, Vector>
    ) {
        let side = Transform.outputs &+ 2
        var half = scratch
        for column in 0..<side {
            let cell = tile.input + column &* channelBlock
            Transform.input { row in
                load(cell + row &* tile.rowStride)
            } _: { row, value in
                half[row &* side &+ column] = value
            }
        }
        for row in 0..<side {
            Transform.input { column in
                half[row &* side &+ column]
            } _: { column, value in
                let matrix: Int = row &* side &+ column
                store(value, tile.matrices + matrix &* tile.matrixStride)
            }
        }
    }

    /// Aᵀ m A of one tile, plus bias and residual, kept within bounds.
    @inlinable
    @inline(__always)
    public static func transform<Transform: WinogradTransform, let cells: Int>(
        _ tile: WinogradOutput,
        _: Transform.Type,
        _ scratch: InlineArray<cells, Vector>
    ) {
        let side = Transform.outputs &+ 2
        var half = scratch
        for column in 0..<side {
            Transform.output { row in
                let matrix: Int = row &* side &+ column
                return load(tile.matrices + matrix &* tile.matrixStride)
            } _: { row, value in
                half[row &* side &+ column] = value
            }
        }
        let bias = load(tile.bias)
        let (lower, upper) = (splat(tile.lowerBound), splat(tile.upperBound))
        for row in 0..<Transform.outputs where row < tile.rows {
            Transform.output { column in
                half[row &* side &+ column]
            } _: { column, value in
                guard column < tile.columns else { return }
                var sum = value + bias
                if let residual = tile.residual {
                    let place: Int = row &* tile.residualRowStride &+ column &* channelBlock
                    sum += load(residual + place)
                }
                let place: Int = row &* tile.rowStride &+ column &* channelBlock
                store(clamped(sum, lower, upper), tile.output + place)
            }
        }
    }
}
