/// How a convolution is cut into parts: some rows for some tiles of filters.
///
/// Parts that follow each other are one thread's. So the larger of input and filters is what threads
/// share out, and the smaller what each of them reads.
struct Schedule {
    private let examples: Int
    private let rows: Int
    private let tiles: Int
    private let rowParts: Int
    private let tileParts: Int
    private let sharesFilters: Bool

    /// Cuts so that a part's filters and input rows stay in the cache of a core, and so that there
    /// are enough parts for cores to end together.
    init(
        examples: Int,
        rows: Int,
        tiles: Int,
        bytesOfRow: Int,
        bytesOfTile: Int,
        threads: Int
    ) {
        (self.examples, self.rows, self.tiles) = (examples, rows, tiles)
        sharesFilters = tiles * bytesOfTile > rows * bytesOfRow
        let rowsPerPart = max(Self.bytesOfRows / max(bytesOfRow, 1), 1)
        let tilesPerPart = max(Self.bytesOfTiles / max(bytesOfTile, 1), 1)
        var rowParts = (rows + rowsPerPart - 1) / rowsPerPart
        var tileParts = (tiles + tilesPerPart - 1) / tilesPerPart
        while examples * rowParts * tileParts < 8, rowParts < rows || tileParts < tiles {
            // Rows are the cheaper cut while a part has several: filters are read again for each.
            if rows > 4 * rowParts || tileParts == tiles {
                rowParts = min(2 * rowParts, rows)
            } else {
                tileParts = min(2 * tileParts, tiles)
            }
        }
        self.rowParts = sharesFilters ? rowParts : Self.even(rowParts, for: threads, of: rows)
        self.tileParts = sharesFilters ? Self.even(tileParts, for: threads, of: tiles) : tileParts
    }

    private static let bytesOfRows = 1 << 18
    private static let bytesOfTiles = 3 << 17

    /// So many parts that each thread has the same number, where there are as many to be had.
    private static func even(_ parts: Int, for threads: Int, of count: Int) -> Int {
        let rounded = (parts + threads - 1) / threads * threads
        return rounded <= count ? rounded : parts
    }

    /// Parts of all examples.
    var parts: Int { examples * rowParts * tileParts }

    /// The share of a part.
    subscript(part: Int) -> (example: Int, rows: Range<Int>, tiles: Range<Int>) {
        let (example, rowPart, tilePart): (Int, Int, Int)
        if sharesFilters {
            let (rest, row) = part.quotientAndRemainder(dividingBy: rowParts)
            (tilePart, example) = rest.quotientAndRemainder(dividingBy: examples)
            rowPart = row
        } else {
            let (rest, tile) = part.quotientAndRemainder(dividingBy: tileParts)
            (example, rowPart) = rest.quotientAndRemainder(dividingBy: rowParts)
            tilePart = tile
        }
        return (
            example,
            (rowPart * rows / rowParts)..<((rowPart + 1) * rows / rowParts),
            (tilePart * tiles / tileParts)..<((tilePart + 1) * tiles / tileParts)
        )
    }
}
