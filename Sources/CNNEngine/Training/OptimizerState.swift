/// What an optimizer remembers of a whole network.
public struct OptimizerState<Scalar: TensorScalar>: Hashable, Sendable {
    /// The memory of each node's parameters.
    public private(set) var memories: [[ParameterMemory<Scalar>]] = []

    /// The memory before the first step.
    public init() {}

    /// Moves all parameters that train, in place; frozen nodes and running statistics stay.
    ///
    /// Weight decay acts on weights, biases and scales alike, as in PyTorch.
    public mutating func step(
        _ network: inout Network<Scalar>,
        against gradients: [[Tensor<Scalar>]],
        with optimizer: any Optimizer,
        learningRate: Double? = nil
    ) {
        let rate = learningRate ?? optimizer.learningRate
        prepare(for: network)
        for (node, memory) in memories.enumerated() {
            // A node that the output does not depend on has no gradients.
            guard !network.frozenNodes.contains(node), !gradients[node].isEmpty else { continue }
            let specs = network.spec.nodes[node].layer?.parameters ?? []
            for index in memory.indices where specs[index].isTrainable {
                optimizer.update(
                    &network.parameters[node][index].values,
                    against: gradients[node][index].values,
                    remembering: &memories[node][index],
                    learningRate: rate
                )
            }
        }
    }

    /// Starts anew for a network with other parameters than the last one.
    private mutating func prepare(for network: Network<Scalar>) {
        guard memories.map(\.count) != network.parameters.map(\.count) else { return }
        memories = network.parameters.map { $0.map { _ in ParameterMemory() } }
    }
}
