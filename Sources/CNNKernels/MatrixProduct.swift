/// A matrix laid out for `multiply`: panels of a few rows, in each the k-th value of every row.
public struct PackedRows: Sendable {
    /// Rows of one panel: as many as the innermost loop keeps sums for.
    public static let panel = 6

    /// Rows of the matrix.
    public let rows: Int
    /// Columns of the matrix, the length of each dot product.
    public let depth: Int
    let values: [Float]

    /// Packs a matrix of rows that lie one after the other; missing rows of the last panel are 0.
    public init(_ matrix: UnsafeBufferPointer<Float>, rows: Int, depth: Int) {
        precondition(matrix.count == rows * depth, "the matrix is not \(rows) × \(depth)")
        self.rows = rows
        self.depth = depth
        let panels = (rows + Self.panel - 1) / Self.panel
        var packed = [Float](repeating: 0, count: panels * Self.panel * depth)
        for row in 0..<rows {
            let first = row / Self.panel * Self.panel * depth + row % Self.panel
            for k in 0..<depth { packed[first + k * Self.panel] = matrix[row * depth + k] }
        }
        values = packed
    }
}

/// Columns of the right-hand matrix that the innermost loop works on.
public let columnsPerTile = 8

/// One tile of a matrix product: packed rows times eight columns, plus a bias per row.
///
/// `columns` holds the eight values of each depth k one after the other. The first `width` of the
/// eight results of each row go to `output`, whose rows are `rowStride` apart.
public func multiply(
    _ matrix: PackedRows,
    columns: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?,
    into output: UnsafeMutablePointer<Float>,
    rowStride: Int,
    width: Int
) {
    matrix.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        var row = 0
        while row < matrix.rows {
            let sums = tile(base + row * matrix.depth, columns, depth: matrix.depth)
            let count = min(PackedRows.panel, matrix.rows - row)
            for offset in 0..<count {
                let sum = sums[offset] + (bias?[row + offset] ?? 0)
                let target = output + (row + offset) * rowStride
                if width == columnsPerTile {
                    UnsafeMutableRawPointer(target).storeBytes(of: sum, as: SIMD8<Float>.self)
                } else {
                    for column in 0..<width { target[column] = sum[column] }
                }
            }
            row += PackedRows.panel
        }
    }
}

@inline(__always)
private func tile(
    _ rows: UnsafePointer<Float>,
    _ columns: UnsafePointer<Float>,
    depth: Int
) -> InlineArray<6, SIMD8<Float>> {
    var sums = InlineArray<6, SIMD8<Float>>(repeating: SIMD8())
    for k in 0..<depth {
        let values = UnsafeRawPointer(columns + k * columnsPerTile)
            .loadUnaligned(as: SIMD8<Float>.self)
        let factors = rows + k * PackedRows.panel
        for row in 0..<6 { sums[row] += values * factors[row] }
    }
    return sums
}
