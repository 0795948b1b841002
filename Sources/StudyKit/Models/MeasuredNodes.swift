internal import CNNEngine

/// What the measured route counts of the nodes of a network, one behind the other.
///
/// A plan sizes its outputs by the same formula as the table. Here windows are slid and weights are
/// read instead, and what was counted of a node is the input of the next.
struct MeasuredNodes {
    /// What was counted of a node, or why nothing was.
    enum Node {
        case counted(output: Shape, numbers: Int, wrongCells: Int)
        case failed(ShapeError)
    }

    private(set) var nodes: [Node] = []

    init(_ spec: NetworkSpec) {
        var outputs: [Shape] = []
        for node in spec.nodes {
            let inputs = node.inputs.map { $0.index < 0 ? spec.input : outputs[$0.index] }
            let measured = Self.measure(node, on: inputs)
            nodes.append(measured)
            // Behind a node that fails the count goes on with what the formula says.
            if case .counted(let output, _, _) = measured {
                outputs.append(output)
            } else {
                outputs.append(node.output)
            }
        }
    }

    private static func measure(_ node: NetworkSpec.Node, on inputs: [Shape]) -> Node {
        guard let first = inputs.first else {
            return .counted(output: [], numbers: 0, wrongCells: 0)
        }
        switch node.operation {
        case .layer(let layer):
            do {
                // No budget: each axis and one filter are counted, and some cells computed.
                let seen = try layer.measure(first, budget: 0)
                return .counted(
                    output: seen.output,
                    numbers: seen.parametersRead,
                    wrongCells: seen.cellsWrong
                )
            } catch {
                return .failed(error)
            }
        case .add: return .counted(output: first, numbers: 0, wrongCells: 0)
        case .concatenate:
            let channels = inputs.reduce(0) { $0 + $1[0] }
            let joined = Shape([channels] + first.dimensions.dropFirst())
            return .counted(output: joined, numbers: 0, wrongCells: 0)
        }
    }
}
