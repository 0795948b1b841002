import CNNEngine

/// What one step did to the numbers of a network.
struct TrainedNetwork {
    /// Numbers that are others than before.
    private(set) var moved = 0
    /// Numbers that are as before.
    private(set) var stayed = 0

    /// Takes a step against gradients of 1 throughout.
    init(_ network: Network<Float>) {
        var network = network
        let before = network.parameters
        let ones = before.map { $0.map { Tensor<Float>($0.shape, repeating: 1) } }
        var state = OptimizerState<Float>()
        state.step(&network, against: ones, with: SGD(learningRate: 1))
        for (old, new) in zip(before.joined(), network.parameters.joined()) {
            for index in old.values.indices {
                if old.values[index] == new.values[index] { stayed += 1 } else { moved += 1 }
            }
        }
    }

    /// A network of layers one after the other, nothing frozen.
    ///
    /// Throws layers that do not fit each other, or are too large.
    init(_ layers: [any Layer], on input: Shape) throws(MeasurementFailure) {
        var spec = NetworkSpec("trained", input: input)
        do throws(ShapeError) {
            for layer in layers { try spec.append(layer) }
        } catch {
            throw .shape(error)
        }
        try CountingLimit.check(spec.parameters.total, "number of parameters", atMost: 1 << 24)
        self.init(Network<Float>(spec, seed: 1))
    }
}
