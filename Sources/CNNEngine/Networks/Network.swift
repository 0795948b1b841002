/// A network with its weights: it answers, and it says how its weights should move.
public struct Network<Scalar: TensorScalar>: Sendable {
    /// The layers and their wiring.
    public let spec: NetworkSpec
    /// The parameters of each node, in the order of its layer.
    public var parameters: [[Tensor<Scalar>]]
    /// Nodes whose parameters an optimizer leaves alone, and whose statistics stand still.
    public var frozenNodes: Set<Int> = []

    /// A network with weights drawn from a seed.
    public init(_ spec: NetworkSpec, initializer: Initializer = .xavierUniform, seed: UInt64) {
        self.spec = spec
        let initial = InitialParameters<Scalar>(spec, initializer: initializer, seed: seed)
        parameters = spec.nodes.indices.map(initial.of)
    }

    /// A network with given weights, those of each node in the order of its layer.
    public init(_ spec: NetworkSpec, parameters: [[Tensor<Scalar>]]) {
        for (node, given) in zip(spec.nodes, parameters) {
            let shapes = node.layer?.parameters.map(\.shape) ?? []
            precondition(shapes == given.map(\.shape), "\(node.name) needs parameters \(shapes)")
        }
        self.spec = spec
        self.parameters = parameters
    }

    /// The answer to a batch `[N, …]`; values are let go as soon as no later node needs them.
    public func callAsFunction(_ batch: Tensor<Scalar>) -> Tensor<Scalar> {
        run(batch) { _, _ in }
    }

    /// The answer to a batch, telling each node's output as it comes.
    public func run(
        _ batch: Tensor<Scalar>,
        observing observe: (_ node: Int, _ output: Tensor<Scalar>) -> Void
    ) -> Tensor<Scalar> {
        run(batch, observing: observe) { output(of: $0, $1, mode: .inference) }
    }

    /// The answer to a batch, with each node computed by a function of its inputs.
    func run(
        _ batch: Tensor<Scalar>,
        observing observe: (_ node: Int, _ output: Tensor<Scalar>) -> Void,
        computing compute: (_ node: Int, _ inputs: [Tensor<Scalar>]) -> Tensor<Scalar>
    ) -> Tensor<Scalar> {
        var values: [Int: Tensor<Scalar>] = [-1: batch]
        let lastUses = lastUses
        for index in spec.nodes.indices {
            let inputs = spec.nodes[index].inputs.compactMap { values[$0.index] }
            let output = compute(index, inputs)
            observe(index, output)
            values[index] = output
            for source in spec.nodes[index].inputs where lastUses[source.index] == index {
                values[source.index] = nil
            }
        }
        return values[spec.nodes.count - 1] ?? batch
    }

    private var lastUses: [Int: Int] {
        var uses: [Int: Int] = [:]
        for (index, node) in spec.nodes.enumerated() {
            for source in node.inputs { uses[source.index] = index }
        }
        return uses
    }

    /// The output of one node.
    func output(of index: Int, _ inputs: [Tensor<Scalar>], mode: Mode) -> Tensor<Scalar> {
        switch spec.nodes[index].operation {
        case .layer(let layer):
            layer.forward(inputs[0], parameters: parameters[index], mode: mode.split(index))
        case .add: inputs.dropFirst().reduce(inputs[0]) { $0.adding($1) }
        case .concatenate: Tensor.concatenated(inputs)
        }
    }
}

extension Mode {
    /// The mode for one node: dropout layers draw apart from each other.
    func split(_ index: Int) -> Mode {
        guard case .training(let seed) = self else { return self }
        var generator = SplitMix64(seed: seed).split(UInt64(index))
        return .training(seed: generator.next())
    }
}
