internal import Foundation

/// Memories sampled on a grid: stability S in even steps of its logarithm, difficulty D in even steps.
///
/// What is computed for the points of the grid is read between them by bilinear interpolation.
struct MemoryGrid: Sendable {
    /// A memory between four points of the grid.
    struct Place: Sendable {
        /// The point below it in both directions.
        let cell: Int
        /// How far it lies towards the next stability, from 0 to 1.
        let stabilityPart: Double
        /// How far it lies towards the next difficulty, from 0 to 1.
        let difficultyPart: Double
    }

    private static let stabilityCount = 40
    private static let difficultyCount = 5
    private static let shortest = 0.02
    private static let logStep = log(500 / shortest) / Double(stabilityCount - 1)
    private static let difficultyStep = 9.0 / Double(difficultyCount - 1)

    /// The number of points.
    static let count = stabilityCount * difficultyCount

    /// The memory at a point.
    static func memory(at cell: Int) -> MemoryState {
        let (row, column) = cell.quotientAndRemainder(dividingBy: difficultyCount)
        return MemoryState(
            stability: shortest * exp(Double(row) * logStep),
            difficulty: 1 + Double(column) * difficultyStep
        )
    }

    /// Where a memory lies; beyond the grid it counts as at its edge.
    static func place(of memory: MemoryState) -> Place {
        let row = log(memory.stability / shortest) / logStep
        let column = (memory.difficulty - 1) / difficultyStep
        let (lowerRow, rowPart) = split(row, count: stabilityCount)
        let (lowerColumn, columnPart) = split(column, count: difficultyCount)
        return Place(
            cell: lowerRow * difficultyCount + lowerColumn,
            stabilityPart: rowPart,
            difficultyPart: columnPart
        )
    }

    private static func split(_ position: Double, count: Int) -> (lower: Int, part: Double) {
        let position = min(max(position, 0), Double(count - 1))
        let lower = min(Int(position), count - 2)
        return (lower, position - Double(lower))
    }

    /// The value at a place, of values at all points that begin at an offset.
    @inline(__always)
    static func value(at place: Place, in values: [Double], from offset: Int) -> Double {
        let first = offset + place.cell
        let second = first + difficultyCount
        let (down, across) = (place.stabilityPart, place.difficultyPart)
        let upper = values[first] + across * (values[first + 1] - values[first])
        let lower = values[second] + across * (values[second + 1] - values[second])
        return upper + down * (lower - upper)
    }

    /// Shares an amount among the four points around a place.
    @inline(__always)
    static func spread(
        _ amount: Double,
        at place: Place,
        over values: inout [Double],
        from offset: Int
    ) {
        let first = offset + place.cell
        let second = first + difficultyCount
        let (down, across) = (place.stabilityPart, place.difficultyPart)
        values[first] += amount * (1 - down) * (1 - across)
        values[first + 1] += amount * (1 - down) * across
        values[second] += amount * down * (1 - across)
        values[second + 1] += amount * down * across
    }
}
