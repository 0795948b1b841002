import CNNKernels

/// A flattening: planes laid side by side without their margins.
struct FlattenTraining: TrainingStep {
    let context: TrainingContext

    func forwardParts(groups: Int) -> Int { groups }
    func backwardParts(groups: Int) -> Int { groups }

    func forward(_ part: Int, _ pass: TrainingPass) {
        let features = context.output.value.example(part, in: pass.arena)
        forEachRow(of: context.input.value, part, pass) { row, feature, count in
            (features + feature).update(from: row, count: count)
        }
    }

    func backward(_ part: Int, _ pass: TrainingPass) {
        let features = context.output.gradient.example(part, in: pass.arena)
        forEachRow(of: context.input.gradient, part, pass) { row, feature, count in
            row.update(from: features + feature, count: count)
        }
    }

    private func forEachRow(
        of value: PlanValue,
        _ group: Int,
        _ pass: TrainingPass,
        _ visit: (_ row: UnsafeMutablePointer<Float>, _ feature: Int, _ count: Int) -> Void
    ) {
        let count = value.layout.width * channelBlock
        for channel in 0..<context.input.channels {
            let plane = value.plane(channel, of: group, in: pass.arena)
            for row in 0..<plane.rows {
                let feature = (channel * plane.rows + row) * count
                visit(plane.start + row * plane.rowStride, feature, count)
            }
        }
    }
}

/// A dropout: one thread draws, in the order of the definition, and keeps what it drew.
struct DropoutTraining: TrainingStep {
    let layer: Dropout
    let context: TrainingContext
    /// The node, which has chance of its own.
    let node: Int
    /// Where the factors of all values lie in the arena.
    let factors: PlanValue

    func forwardParts(groups: Int) -> Int { 1 }
    func backwardParts(groups: Int) -> Int { groups }

    func forward(_ part: Int, _ pass: TrainingPass) {
        draw(pass)
        for group in 0..<pass.groups {
            multiply(context.input.value, into: context.output.value, group, pass)
        }
    }

    func backward(_ part: Int, _ pass: TrainingPass) {
        multiply(context.output.gradient, into: context.input.gradient, part, pass)
    }

    private func draw(_ pass: TrainingPass) {
        guard case .training(let seed) = Mode.training(seed: pass.seed).split(node) else { return }
        var generator = SplitMix64(seed: seed)
        let scale = Float(1 / (1 - layer.rate))
        for image in 0..<pass.images {
            let (group, lane) = image.quotientAndRemainder(dividingBy: LaneValue.imagesPerGroup)
            for channel in 0..<context.input.channels {
                let plane = factors.plane(channel, of: group, in: pass.arena)
                for row in 0..<plane.rows {
                    let first = plane.start + row * plane.rowStride + lane
                    for column in 0..<plane.columns {
                        let goes = layer.rate > 0 && generator.unit() < layer.rate
                        first[column * channelBlock] = goes ? 0 : layer.rate > 0 ? scale : 1
                    }
                }
            }
        }
    }

    private func multiply(
        _ source: PlanValue,
        into target: PlanValue,
        _ group: Int,
        _ pass: TrainingPass
    ) {
        let count = source.layout.count
        let from = source.example(group, in: pass.arena)
        let to = target.example(group, in: pass.arena)
        let factors = factors.example(group, in: pass.arena)
        for index in 0..<count {
            to[index] = factors[index] == 0 ? 0 : from[index] * factors[index]
        }
    }
}
