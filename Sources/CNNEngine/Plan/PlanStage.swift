import CNNKernels

/// Works that a plan does in one step.
struct PlanStage {
    /// In order; each but the last is read by the next one only.
    let works: [PlanGraph.Work]
    /// Which of them is the depthwise convolution, where there are several.
    let depthwise: Int

    /// The node whose value it writes.
    var output: Int { works[works.count - 1].output }
    /// The values that are there before it.
    var inputs: [Int] { works[0].inputs + [works[works.count - 1].residual].compactMap(\.self) }

    var expansion: PlanGraph.Work? { depthwise > 0 ? works[depthwise - 1] : nil }
    var projection: PlanGraph.Work? { depthwise + 1 < works.count ? works[depthwise + 1] : nil }
}

/// Which convolutions of 1 × 1 are done in one step with the depthwise one beside them.
enum ResidualChoice: Sendable {
    /// Those that measured quicker so.
    case measured
    /// All that can be.
    case always
    /// All that can be before it, none behind it.
    case alwaysBefore

    /// Whether a projection of so many cells is done along.
    ///
    /// Lines that two parts both expand, and filters that every part reads, cost more than they save
    /// on small images.
    func projects(cells: Int) -> Bool {
        switch self {
        case .measured: cells >= 700
        case .always: true
        case .alwaysBefore: false
        }
    }
}

extension PlanGraph {
    /// The works, with convolutions of 1 × 1 beside depthwise ones gathered.
    func stages(_ choice: ResidualChoice) -> [PlanStage] {
        guard fuses else { return works.map { PlanStage(works: [$0], depthwise: 0) } }
        var gathered: [Int: PlanStage] = [:]
        var inner: Set<Int> = []
        for (index, work) in works.enumerated() where isBounded(work) && isDepthwise(work.node) {
            var stage = [work]
            if let before = works.first(where: { $0.output == work.inputs[0] }),
                isPointwise(before), before.residual == nil, isBounded(before),
                !inner.contains(before.output),
                onlyWork(reading: before.output) == work.node
            {
                stage.insert(before, at: 0)
            }
            let cells = spec.shape(of: NetworkSpec.NodeID(index: work.output))
            if choice.projects(cells: cells[1] * cells[2]),
                let next = works[(index + 1)...].first(where: { $0.inputs.contains(work.output) }),
                isPointwise(next), isBounded(next), next.residual != work.output,
                onlyWork(reading: work.output) == next.node
            {
                stage.append(next)
            }
            guard stage.count > 1, let last = stage.last else { continue }
            inner.formUnion(stage.map(\.output))
            gathered[last.output] = PlanStage(
                works: stage,
                depthwise: stage[0].node == work.node ? 0 : 1
            )
        }
        return works.compactMap { work in
            gathered[work.output]
                ?? (inner.contains(work.output) ? nil : PlanStage(works: [work], depthwise: 0))
        }
    }

    /// The node that begins the only work that reads a value, which is not the answer.
    private func onlyWork(reading value: Int) -> Int? {
        let readers = works.filter { $0.inputs.contains(value) || $0.residual == value }
        guard readers.count == 1, resolved(spec.nodes.count - 1) != value else { return nil }
        return readers[0].node
    }

    private func isBounded(_ work: Work) -> Bool {
        Epilogue(activation: work.activation ?? .identity).bounds != nil
    }

    /// Whether a convolution looks at each cell by itself.
    private func isPointwise(_ work: Work) -> Bool {
        guard let layer = spec.nodes[work.node].layer as? Conv2D else { return false }
        let input = spec.shape(of: NetworkSpec.NodeID(index: work.inputs[0]))
        let output = spec.shape(of: NetworkSpec.NodeID(index: work.output))
        return layer.geometry.kernelSize == 1 && layer.geometry.stride == 1 && layer.groups == 1
            && Array(input.dimensions.dropFirst()) == Array(output.dimensions.dropFirst())
    }
}
