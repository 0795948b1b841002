/// A network as a description: layers and their wiring, with shapes and counts by formula.
///
/// Nodes are appended in an order in which they can run, so the wiring has no cycles.
public struct NetworkSpec: Sendable {
    /// A value of the network: its input, or the output of a node.
    public struct NodeID: Hashable, Sendable {
        /// The place in `nodes`, or −1 for the input of the network.
        public let index: Int

        /// The input of the network.
        public static let input = NodeID(index: -1)
    }

    /// What a node does.
    public enum Operation: Sendable {
        /// A layer on one input.
        case layer(any Layer)
        /// The sum of inputs of one shape `[C, H, W]`: a residual connection.
        case add
        /// Inputs `[Cᵢ, H, W]` joined along their channels.
        case concatenate
    }

    /// One node, with all that the formulas say of it.
    public struct Node: Sendable {
        /// The name, unique for people: `conv1`, `layer1.0.conv2`.
        public let name: String
        /// What it does.
        public let operation: Operation
        /// Where its inputs come from.
        public let inputs: [NodeID]
        /// The shape of one output.
        public let output: Shape
        /// Its weights and biases.
        public let parameters: ParameterCount
        /// Its multiply-adds without biases.
        public let multiplyAdds: Int
        /// What one of its values sees of the network's input: rows and columns.
        public let receptiveField: (rows: ReceptiveField, columns: ReceptiveField)

        /// The layer, unless the node joins inputs.
        public var layer: (any Layer)? {
            if case .layer(let layer) = operation { layer } else { nil }
        }

        /// The type name of its layer, `Add` or `Concatenate`.
        public var kind: String {
            switch operation {
            case .layer(let layer): layer.name
            case .add: "Add"
            case .concatenate: "Concatenate"
            }
        }
    }

    /// The name of the network.
    public let name: String
    /// The shape of one input.
    public let input: Shape
    /// The nodes, in an order in which they can run.
    public private(set) var nodes: [Node] = []
    /// Weights and biases of all nodes.
    public private(set) var parameters = ParameterCount()
    /// Multiply-adds of all nodes, for one example.
    public private(set) var multiplyAdds = 0

    /// A network without nodes yet.
    public init(_ name: String, input: Shape) {
        self.name = name
        self.input = input
    }

    /// The last node, whose output is the network's.
    public var last: NodeID { NodeID(index: nodes.count - 1) }

    /// The shape of a value.
    public func shape(of id: NodeID) -> Shape {
        id.index < 0 ? input : nodes[id.index].output
    }

    /// Appends a layer behind a value, by default behind the last one.
    ///
    /// Throws what does not fit, with the place of the layer.
    @discardableResult
    public mutating func append(
        _ layer: any Layer,
        named name: String? = nil,
        after source: NodeID? = nil
    ) throws(ShapeError) -> NodeID {
        let source = source ?? last
        let shape = shape(of: source)
        do {
            let output = try layer.outputShape(for: shape)
            let field = receptiveField(of: source)
            return try append(
                Node(
                    name: name ?? "\(layer.name.lowercased())_\(nodes.count)",
                    operation: .layer(layer),
                    inputs: [source],
                    output: output,
                    parameters: try layer.parameterCount(),
                    multiplyAdds: try layer.multiplyAdds(for: shape),
                    receptiveField: (
                        field.rows.extended(by: layer.reach(on: .height, into: shape)),
                        field.columns.extended(by: layer.reach(on: .width, into: shape))
                    )
                )
            )
        } catch {
            throw error.placed(at: nodes.count)
        }
    }

    /// Appends the sum of values of one shape.
    ///
    /// Throws when the shapes differ.
    @discardableResult
    public mutating func add(
        _ sources: NodeID...,
        named name: String? = nil
    ) throws(ShapeError) -> NodeID {
        let shapes = sources.map(shape)
        for shape in shapes where shape != shapes[0] {
            let problem = ShapeError.Problem.mismatchedInputs(first: shapes[0], second: shape)
            throw ShapeError("Add", problem).placed(at: nodes.count)
        }
        return try join(sources, .add, output: shapes[0], named: name ?? "add_\(nodes.count)")
    }

    /// Appends the values joined along their channels.
    ///
    /// Throws when their heights or widths differ.
    @discardableResult
    public mutating func concatenate(
        _ sources: [NodeID],
        named name: String? = nil
    ) throws(ShapeError) -> NodeID {
        let shapes = sources.map(shape)
        let sizes = CheckedSize(layer: "Concatenate")
        var channels = 0
        for shape in shapes {
            guard shape.dimensions.dropFirst() == shapes[0].dimensions.dropFirst() else {
                let problem = ShapeError.Problem.mismatchedInputs(first: shapes[0], second: shape)
                throw ShapeError("Concatenate", problem).placed(at: nodes.count)
            }
            channels = try sizes.sum(channels, shape[0], of: "number of channels")
        }
        let output = Shape([channels] + shapes[0].dimensions.dropFirst())
        return try join(
            sources,
            .concatenate,
            output: output,
            named: name ?? "concatenate_\(nodes.count)"
        )
    }

    private mutating func join(
        _ sources: [NodeID],
        _ operation: Operation,
        output: Shape,
        named name: String
    ) throws(ShapeError) -> NodeID {
        let fields = sources.map(receptiveField)
        return try append(
            Node(
                name: name,
                operation: operation,
                inputs: sources,
                output: output,
                parameters: ParameterCount(),
                multiplyAdds: 0,
                receptiveField: (
                    ReceptiveField.union(fields.map(\.rows)),
                    ReceptiveField.union(fields.map(\.columns))
                )
            )
        )
    }

    private mutating func append(_ node: Node) throws(ShapeError) -> NodeID {
        guard node.output.elementCount != nil else {
            throw ShapeError(node.kind, .overflow(quantity: "number of outputs"))
        }
        let sizes = CheckedSize(layer: node.kind)
        parameters = try parameters.adding(node.parameters, layer: node.kind)
        multiplyAdds = try sizes.sum(
            multiplyAdds,
            node.multiplyAdds,
            of: "number of multiply-adds"
        )
        nodes.append(node)
        return last
    }

    private func receptiveField(
        of id: NodeID
    ) -> (rows: ReceptiveField, columns: ReceptiveField) {
        id.index < 0
            ? (ReceptiveField(), ReceptiveField()) : nodes[id.index].receptiveField
    }
}

extension ShapeError {
    func placed(at index: Int) -> ShapeError {
        var error = self
        error.index = error.index ?? index
        return error
    }
}
