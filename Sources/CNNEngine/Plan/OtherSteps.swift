import CNNKernels

/// A function of every value, or the sum of values of one shape and a function of it.
struct ElementwiseStep: PlanStep {
    let inputs: [PlanValue]
    let output: PlanValue
    let activation: Activation
    let kernels: any VectorKernels
    let examples: Int

    /// One block of channels of one example.
    var parts: Int { examples * output.layout.blocks }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let layout = output.layout
        let (example, block) = part.quotientAndRemainder(dividingBy: layout.blocks)
        let target = output.example(example, in: arena)
        let count = layout.width * channelBlock
        for row in 0..<layout.height {
            let place = target + layout.offset(block: block, row: row)
            for (index, input) in inputs.enumerated() {
                let source = input.example(example, in: arena)
                let values = source + input.layout.offset(block: block, row: row)
                if index == 0 {
                    place.update(from: values, count: count)
                } else {
                    kernels.add(values, to: place, count: count)
                }
            }
            kernels.apply(activation, to: place, count: count)
        }
        layout.clearMargin(target, block: block, rows: 0..<layout.height)
    }
}

/// An image `[C, H, W]` as one list of features, channel after channel.
struct FlattenStep: PlanStep {
    let input: PlanValue
    let output: PlanValue
    let examples: Int

    /// One example.
    var parts: Int { examples }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        input.layout.unpack(
            input.example(part, in: arena),
            into: output.example(part, in: arena)
        )
    }
}

/// Any other node, by its definition, on tensors.
struct DefinitionStep: PlanStep {
    let inputs: [PlanValue]
    let output: PlanValue
    let inputShapes: [Shape]
    let compute: @Sendable ([Tensor<Float>]) -> Tensor<Float>
    let examples: Int

    /// One example.
    var parts: Int { examples }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let tensors = zip(inputs, inputShapes).map { input, shape in
            input.tensor([part], shape: shape, in: arena)
        }
        let values = compute(tensors).values
        values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            output.layout.pack(values, into: output.example(part, in: arena))
        }
    }
}

extension PlanValue {
    /// Some examples as a tensor.
    func tensor(
        _ examples: some Collection<Int>,
        shape: Shape,
        in arena: UnsafeMutablePointer<Float>
    ) -> Tensor<Float> {
        let size = layout.channels * layout.height * layout.width
        let values = [Float](unsafeUninitializedCapacity: examples.count * size) { buffer, count in
            count = buffer.count
            guard let first = buffer.baseAddress else { return }
            for (index, example) in examples.enumerated() {
                layout.unpack(self.example(example, in: arena), into: first + index * size)
            }
        }
        return Tensor(shape.batched(examples.count), values)
    }
}
