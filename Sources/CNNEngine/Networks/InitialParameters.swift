/// The parameters that a network starts with, drawn from a seed one node at a time.
///
/// Who needs them once, as a plan does, never holds those of all nodes.
public struct InitialParameters<Scalar: TensorScalar>: Sendable {
    private let spec: NetworkSpec
    private let initializer: Initializer
    private let seed: UInt64

    /// The parameters of a network whose weights an initializer draws from a seed.
    public init(_ spec: NetworkSpec, initializer: Initializer = .xavierUniform, seed: UInt64) {
        self.spec = spec
        self.initializer = initializer
        self.seed = seed
    }

    /// Those of one node, in the order of its layer; the same whichever nodes were asked for before.
    public func of(_ node: Int) -> [Tensor<Scalar>] {
        var generator = SplitMix64(seed: seed).split(UInt64(node))
        let specs = spec.nodes[node].layer?.parameters ?? []
        return specs.map { initializer.values(for: $0, using: &generator) }
    }
}
