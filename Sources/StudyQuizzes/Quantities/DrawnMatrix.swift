import CNNEngine

/// A square of small integers that a seed draws, to be worked on with a pencil.
struct DrawnMatrix: Hashable, Sendable {
    /// The longest side that is drawn.
    static let longest = 12

    /// Row by row; empty where the side makes no sense.
    var rows: [[Int]]

    /// A square of numbers from `first` to `last`.
    init(side: Int, from first: Int, to last: Int, _ chance: inout SplitMix64) {
        guard (1...Self.longest).contains(side) else {
            rows = []
            return
        }
        rows = (0..<side).map { _ in
            (0..<side).map { _ in first + chance.integer(below: last - first + 1) }
        }
    }

    /// A square of these rows.
    init(_ rows: [[Int]]) {
        self.rows = rows
    }

    var side: Int { rows.count }

    /// Turned by 180°.
    var turned: DrawnMatrix { DrawnMatrix(rows.reversed().map { $0.reversed() }) }

    /// Rows and columns exchanged.
    var transposed: DrawnMatrix {
        DrawnMatrix(rows.indices.map { column in rows.map { $0[column] } })
    }

    /// The values under a window, row by row; `nil` where it leaves the square.
    func window(top: Int, left: Int, side: Int) -> [Int]? {
        guard top >= 0, left >= 0, side > 0 else { return nil }
        guard top <= self.side - side, left <= self.side - side else { return nil }
        return rows[top..<(top + side)].flatMap { $0[left..<(left + side)] }
    }

    /// The values as an image of one channel.
    var image: Tensor<Double> {
        Tensor([1, 1, side, side], rows.flatMap { $0.map(Double.init) })
    }

    /// In columns, each line four blanks in.
    var text: String {
        let words = rows.map { $0.map { Rational($0).grouped } }
        let width = words.flatMap { $0.map(\.count) }.max() ?? 0
        return words.map { row in
            let cells = row.map { String(repeating: " ", count: width - $0.count) + $0 }
            return "    " + cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

/// Where the cells of a map lie, and which of them is asked.
struct WindowPlaces: Sendable {
    /// The inputs that it reads: side, window, stride and the cell, counted from 1.
    static func inputs(window: QuantityInput, stride: QuantityInput) -> [QuantityInput] {
        [
            QuantityInput("values"), QuantityInput("side", "n"), window, stride,
            QuantityInput("row", "r", default: .constant(1)),
            QuantityInput("column", "q", default: .constant(1)),
        ]
    }

    let side: Int
    let window: Int
    let stride: Int
    /// Counted from 0.
    let row: Int
    let column: Int

    init(_ values: QuantityValues) {
        (side, window, stride) = (values["n"], values["k"], values["s"])
        (row, column) = (values["r"] &- 1, values["q"] &- 1)
    }

    /// The cells of the map by row and column, counted while the window still fits.
    var cells: [[(row: Int, column: Int)]] {
        guard (1...DrawnMatrix.longest).contains(side), window > 0, stride > 0 else { return [] }
        var starts: [Int] = []
        var start = 0
        while start <= side - window {
            starts.append(starts.count)
            start += stride
        }
        return starts.map { row in starts.map { (row, $0) } }
    }

    /// Whether the cell that is asked lies in the map.
    var holdsCell: Bool { cells.indices.contains(row) && cells.indices.contains(column) }

    /// The asked cell, or the whole map, of an output of the engine.
    ///
    /// Throws where there is no such cell.
    func answer(
        _ output: Tensor<Double>,
        wholeMap: Bool
    ) throws(MeasurementFailure) -> Answer {
        let (height, width) = (output.shape[2], output.shape[3])
        if wholeMap {
            let rows = (0..<height).map { row in
                (0..<width).map { Self.exact(output[0, 0, row, $0]) }
            }
            return .grid(rows)
        }
        guard (0..<height).contains(row), (0..<width).contains(column) else {
            throw .notFound("cell of the map")
        }
        return .number(Self.exact(output[0, 0, row, column]))
    }

    /// To a millionth: means of small windows are no binary fractions.
    private static func exact(_ value: Double) -> Rational {
        let millionths = Int(exactly: (value * 1_000_000).rounded()) ?? .max
        return (try? Rational(millionths, over: 1_000_000)) ?? Rational(.max)
    }
}
