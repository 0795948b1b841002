/// A product that is cut into tiles whose sums stay in registers.
///
/// A tile has many rows, each with a number or vector of its own, and one or two columns, whose
/// vectors all rows share.
@usableFromInline
protocol TiledProduct {
    var rows: Int { get }
    var columns: Int { get }

    /// One tile, of a size known when this is compiled, so that its loops unroll.
    func run<Processor: InstructionSet, let rows: Int, let columns: Int>(
        _ sums: Tile<rows, columns>,
        _ row: Int,
        _ column: Int,
        on processor: Processor.Type
    )
}

/// The sums of one tile: for each row a vector for each column.
@usableFromInline
typealias Tile<let rows: Int, let columns: Int> = InlineArray<rows, InlineArray<columns, Vector>>

extension InstructionSet {
    /// Runs all tiles of a product, of nearly one size.
    @inlinable
    @inline(__always)
    static func runTiles(of product: some TiledProduct) {
        forEachTile(of: product.columns, atMost: blocksPerTile) { column, columns in
            forEachTile(of: product.rows, atMost: positionsPerTile) { row, rows in
                if blocksPerTile == 2, columns == 2 {
                    run(product, row, rows, column, InlineArray<2, Vector>(repeating: Vector()))
                } else {
                    run(product, row, rows, column, InlineArray<1, Vector>(repeating: Vector()))
                }
            }
        }
    }

    /// Cuts a count into as few parts as can be, of nearly one size.
    @inlinable
    @inline(__always)
    static func forEachTile(of count: Int, atMost most: Int, _ visit: (Int, Int) -> Void) {
        var first = 0
        var tiles = (count &+ most &- 1) / most
        while tiles > 0 {
            let size = (count &- first &+ tiles &- 1) / tiles
            visit(first, size)
            first &+= size
            tiles &-= 1
        }
    }

    @inlinable
    @inline(__always)
    static func run<let columns: Int>(
        _ product: some TiledProduct,
        _ row: Int,
        _ rows: Int,
        _ column: Int,
        _ zeros: InlineArray<columns, Vector>
    ) {
        switch rows {
        case 1: product.run(Tile<1, columns>(repeating: zeros), row, column, on: Self.self)
        case 2: product.run(Tile<2, columns>(repeating: zeros), row, column, on: Self.self)
        case 3: product.run(Tile<3, columns>(repeating: zeros), row, column, on: Self.self)
        case 4 where positionsPerTile >= 4:
            product.run(Tile<4, columns>(repeating: zeros), row, column, on: Self.self)
        case 5 where positionsPerTile >= 5:
            product.run(Tile<5, columns>(repeating: zeros), row, column, on: Self.self)
        case 6 where positionsPerTile >= 6:
            product.run(Tile<6, columns>(repeating: zeros), row, column, on: Self.self)
        case 7 where positionsPerTile >= 7:
            product.run(Tile<7, columns>(repeating: zeros), row, column, on: Self.self)
        case 8 where positionsPerTile >= 8:
            product.run(Tile<8, columns>(repeating: zeros), row, column, on: Self.self)
        case 9 where positionsPerTile >= 9:
            product.run(Tile<9, columns>(repeating: zeros), row, column, on: Self.self)
        case 10 where positionsPerTile >= 10:
            product.run(Tile<10, columns>(repeating: zeros), row, column, on: Self.self)
        case 11 where positionsPerTile >= 11:
            product.run(Tile<11, columns>(repeating: zeros), row, column, on: Self.self)
        case 12 where positionsPerTile >= 12:
            product.run(Tile<12, columns>(repeating: zeros), row, column, on: Self.self)
        case 13 where positionsPerTile >= 13:
            product.run(Tile<13, columns>(repeating: zeros), row, column, on: Self.self)
        case 14 where positionsPerTile >= 14:
            product.run(Tile<14, columns>(repeating: zeros), row, column, on: Self.self)
        default: break
        }
    }
}
