import CNNKernels

/// A network made ready to learn from many batches, by the quick kernels of the processor.
///
/// What can be done once is done here: every value, every gradient and every parameter has its place
/// in one stretch of memory, laid out so that sixteen images go side by side through each vector.
/// Steps are those of `Network.learn` up to the order of sums, and the same for any number of threads.
public final class TrainingPlan {
    /// The layers and their wiring.
    public let spec: NetworkSpec
    /// Images of a batch, at most.
    public let batch: Int
    private let program: TrainingProgram
    private let arena: AlignedNumbers
    private let team: ThreadTeam
    private var gradients: [[Tensor<Float>]]

    /// Multiply-adds of a step below which a second thread would cost more time than it saves.
    private static let smallestShared = 1_000_000.0

    /// A plan for a network, or `nil` when it has layers or wires that plans do not know.
    ///
    /// - Parameters:
    ///   - spec: The network.
    ///   - batch: Images of a batch, at most.
    ///   - threads: Threads at most; the number of cores unless told. Small networks train on one.
    public convenience init?(_ spec: NetworkSpec, batch: Int, threads: Int? = nil) {
        self.init(spec, batch: batch, threads: threads, kernels: ChosenKernels.widest)
    }

    init?(_ spec: NetworkSpec, batch: Int, threads: Int?, kernels: any VectorKernels) {
        let isSmall = 3 * Double(spec.multiplyAdds) * Double(batch) < Self.smallestShared
        let threads = isSmall ? 1 : max(threads ?? Plan.cores, 1)
        guard batch > 0, batch <= 1 << 16,
            let program = TrainingProgram(spec, batch: batch, threads: threads, kernels: kernels)
        else { return nil }
        (self.spec, self.batch, self.program) = (spec, batch, program)
        arena = AlignedNumbers(count: program.numbers)
        team = ThreadTeam.of(threads)
        gradients = spec.nodes.map { node in
            (node.layer?.parameters ?? []).map { Tensor($0.shape) }
        }
    }

    /// Bytes that values, gradients and parameters take together.
    public var arenaBytes: Int { arena.count * MemoryLayout<Float>.stride }

    /// Whether the plan takes a step of a network: with its parameters free, and not too many images.
    public func takes(_ network: Network<Float>, _ images: Int) -> Bool {
        network.frozenNodes.isEmpty && images <= batch && images > 0
    }

    /// One step: runs a batch, moves the parameters against its gradient, then the statistics.
    ///
    /// Returns the score from before the step. When the loss is not finite nothing moves. What the
    /// plan does not take is done by definition. Throws when batch and network do not fit together.
    public func learn(
        _ network: inout Network<Float>,
        from batch: Dataset<Float>,
        minimizing loss: Loss,
        with optimizer: any Optimizer,
        remembering state: inout OptimizerState<Float>,
        learningRate: Double? = nil,
        seed: UInt64 = 0
    ) throws(TrainingError) -> Score {
        guard takes(network, batch.count) else {
            return try network.learn(
                from: batch,
                minimizing: loss,
                with: optimizer,
                remembering: &state,
                learningRate: learningRate,
                seed: seed
            )
        }
        try network.check(batch)
        let pass = pass(images: batch.count, seed: seed)
        let output = forward(batch.inputs, through: network, pass)
        let result = try loss.evaluate(output, against: batch.targets)
        let score = Score(
            loss: result.value,
            accuracy: try loss.accuracy(of: output, against: batch.targets)
        )
        guard score.loss.isFinite else { return score }
        backward(result.gradient, pass)
        state.step(&network, against: gradients, with: optimizer, learningRate: learningRate)
        moveStatistics(of: &network)
        return score
    }

    /// A batch to come.
    func pass(images: Int, seed: UInt64) -> TrainingPass {
        TrainingPass(arena: arena.start, images: images, seed: seed)
    }

    /// The output of a batch in training.
    func forward(
        _ inputs: Tensor<Float>,
        through network: Network<Float>,
        _ pass: TrainingPass
    ) -> Tensor<Float> {
        load(network.parameters)
        program.input.value.pack(inputs, into: pass, team)
        for step in program.steps where step.preparationParts > 0 {
            team.run(parts: step.preparationParts) { part, _ in step.prepare(part, pass) }
        }
        for step in program.steps {
            team.run(parts: step.forwardParts(groups: pass.groups)) { part, worker in
                step.forward(part, pass.on(worker))
            }
        }
        let shape = spec.shape(of: spec.last).batched(pass.images)
        return program.output.value.unpack(shape, from: pass, team)
    }

    /// The gradients of the parameters, given that of the output of the last batch.
    @discardableResult
    func backward(_ upstream: Tensor<Float>, _ pass: TrainingPass) -> [[Tensor<Float>]] {
        program.output.gradient.pack(upstream, into: pass, team)
        for step in program.steps.reversed() {
            team.run(parts: step.backwardParts(groups: pass.groups)) { part, worker in
                step.backward(part, pass.on(worker))
            }
        }
        for node in gradients.indices {
            for index in gradients[node].indices { storeGradient(node, index) }
        }
        return gradients
    }

    private func load(_ parameters: [[Tensor<Float>]]) {
        for (places, tensors) in zip(program.places, parameters) {
            for (place, tensor) in zip(places.values, tensors) {
                tensor.values.withUnsafeBufferPointer { values in
                    guard let first = values.baseAddress else { return }
                    (arena.start + place).update(from: first, count: values.count)
                }
            }
        }
    }

    private func storeGradient(_ node: Int, _ index: Int) {
        let source = arena.start + program.places[node].gradients[index]
        gradients[node][index].values.withUnsafeMutableBufferPointer { values in
            values.baseAddress?.update(from: source, count: values.count)
        }
    }

    /// Running statistics took their step beside the gradients; here they take effect.
    private func moveStatistics(of network: inout Network<Float>) {
        for (node, layer) in spec.nodes.enumerated() {
            for (index, parameter) in (layer.layer?.parameters ?? []).enumerated()
            where !parameter.isTrainable {
                network.parameters[node][index].values = gradients[node][index].values
            }
        }
    }
}
