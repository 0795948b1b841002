import CNNEngine

/// What each row of a typed chain of shapes is worth.
///
/// A row that follows from the row typed before it counts, though that one was wrong: one slip
/// does not spoil the rest.
public struct ChainMarking: Hashable, Sendable {
    /// What one row is worth.
    public enum Row: Hashable, Sendable {
        /// The right shape.
        case right
        /// Not the right shape, but what follows from the row before it as typed.
        case carried
        /// Neither; the shape that belongs after the row before it as typed.
        case wrong(expected: [Int])
    }

    /// The rows, in order.
    public let rows: [Row]

    /// Marks the rows of an answer to a chain.
    init(_ typed: [[Int]], right: [[Int]], chain: [LayerApplication]) {
        var rows: [Row] = []
        for (index, shape) in typed.enumerated() where index < right.count {
            if shape == right[index] {
                rows.append(.right)
                continue
            }
            let followed = index == 0 ? nil : Self.output(of: chain[index], after: typed[index - 1])
            rows.append(followed == shape ? .carried : .wrong(expected: followed ?? right[index]))
        }
        self.rows = rows
    }

    /// Rows that are right, or follow from the row before them.
    public var soundCount: Int {
        rows.count { row in if case .wrong = row { false } else { true } }
    }

    /// The shape after a layer for an input of these sizes, `[H, W, C]` or `[F]`.
    private static func output(of step: LayerApplication, after sizes: [Int]) -> [Int]? {
        if let output = try? step.layer.outputShape(for: Shape(channelsLast: sizes)) {
            return output.channelsLast
        }
        // A layer made for other channels, or features, than were typed takes those it is made for.
        var fitting = step.input.channelsLast
        if sizes.count == 3, fitting.count == 3 { fitting = [sizes[0], sizes[1], fitting[2]] }
        return (try? step.layer.outputShape(for: Shape(channelsLast: fitting)))?.channelsLast
    }
}
