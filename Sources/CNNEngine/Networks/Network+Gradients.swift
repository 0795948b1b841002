extension Network {
    /// A training pass forward: the output of every node, and the mode it ran in.
    public struct Recording: Sendable {
        /// The batch that went in.
        public let batch: Tensor<Scalar>
        /// The output of each node.
        public let outputs: [Tensor<Scalar>]
        let mode: Mode

        /// The output of the network.
        public var output: Tensor<Scalar> { outputs.last ?? batch }

        func value(_ id: NetworkSpec.NodeID) -> Tensor<Scalar> {
            id.index < 0 ? batch : outputs[id.index]
        }
    }

    /// Runs a batch and keeps every node's output, for `gradients(of:upstream:)`.
    public func record(_ batch: Tensor<Scalar>, mode: Mode) -> Recording {
        var outputs: [Tensor<Scalar>] = []
        outputs.reserveCapacity(spec.nodes.count)
        for (index, node) in spec.nodes.enumerated() {
            let inputs = node.inputs.map { $0.index < 0 ? batch : outputs[$0.index] }
            // A frozen node answers as it will after training: its statistics stand still.
            let mode = frozenNodes.contains(index) ? Mode.inference : mode
            let quick = quickOutput(of: index, inputs[0])
            outputs.append(quick ?? output(of: index, inputs, mode: mode))
        }
        return Recording(batch: batch, outputs: outputs, mode: mode)
    }

    /// The gradients of a recorded pass: of each node's parameters, and of the batch.
    public func gradients(
        of recording: Recording,
        upstream: Tensor<Scalar>
    ) -> (parameters: [[Tensor<Scalar>]], batch: Tensor<Scalar>) {
        var waiting: [Int: Tensor<Scalar>] = [spec.nodes.count - 1: upstream]
        var gradients: [[Tensor<Scalar>]] = Array(repeating: [], count: spec.nodes.count)
        for (index, node) in spec.nodes.enumerated().reversed() {
            guard let upstream = waiting.removeValue(forKey: index) else { continue }
            let inputs = node.inputs.map(recording.value)
            let parts: [Tensor<Scalar>]
            switch node.operation {
            case .layer(let layer):
                let mode = frozenNodes.contains(index) ? Mode.inference : recording.mode
                let pass = ForwardPass(
                    input: inputs[0],
                    output: recording.outputs[index],
                    parameters: parameters[index],
                    upstream: upstream,
                    mode: mode.split(index)
                )
                let result = quickGradients(of: layer, pass) ?? layer.backward(pass)
                gradients[index] = result.parameters
                parts = [result.input]
            case .add: parts = inputs.map { _ in upstream }
            case .concatenate: parts = upstream.split(like: inputs.map(\.shape))
            }
            // A value that several nodes read receives the sum of what comes back from them.
            for (source, part) in zip(node.inputs, parts) {
                waiting[source.index] = waiting[source.index]?.adding(part) ?? part
            }
        }
        return (gradients, waiting[-1] ?? Tensor(recording.batch.shape))
    }

    /// Moves the running statistics of the layers that keep any, after a recorded training pass.
    public mutating func updateStatistics(after recording: Recording) {
        for (index, node) in spec.nodes.enumerated() {
            guard let layer = node.layer, !frozenNodes.contains(index) else { continue }
            parameters[index] = layer.parametersAfterTraining(
                on: recording.value(node.inputs[0]),
                parameters: parameters[index]
            )
        }
    }
}

extension Tensor {
    /// The sum of two tensors of one shape, value by value.
    public func adding(_ other: Tensor) -> Tensor {
        precondition(shape == other.shape, "cannot add \(other.shape) to \(shape)")
        var sum = self
        for index in sum.values.indices { sum.values[index] += other.values[index] }
        return sum
    }

    /// Tensors `[N, Cᵢ, …]` joined along their channels.
    public static func concatenated(_ tensors: [Tensor]) -> Tensor {
        let first = tensors[0].shape
        let channels = tensors.reduce(0) { $0 + $1.shape[1] }
        var joined = Tensor(Shape([first[0], channels] + first.dimensions.dropFirst(2)))
        joined.values.removeAll(keepingCapacity: true)
        for batch in 0..<first[0] {
            for tensor in tensors {
                let size = tensor.values.count / first[0]
                joined.values += tensor.values[(batch * size)..<((batch + 1) * size)]
            }
        }
        return joined
    }

    /// The parts of a tensor that was joined of tensors of these shapes.
    func split(like shapes: [Shape]) -> [Tensor] {
        let batches = shape[0]
        let total = values.count / batches
        var start = 0
        return shapes.map { part in
            let size = part.example.elementCount ?? 0
            var tensor = Tensor(part)
            tensor.values.removeAll(keepingCapacity: true)
            for batch in 0..<batches {
                let first = batch * total + start
                tensor.values += values[first..<(first + size)]
            }
            start += size
            return tensor
        }
    }
}
