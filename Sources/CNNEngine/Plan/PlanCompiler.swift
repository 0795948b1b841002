import CNNKernels

/// Makes the steps of a plan: lays the values out, packs the weights, places all in one arena.
struct PlanCompiler {
    let graph: PlanGraph
    let examples: Int
    /// What is done, in order.
    let stages: [PlanStage]
    /// The parameters of a node, made when they are asked for.
    let parameters: (_ node: Int) -> [Tensor<Float>]
    let kernels: any VectorKernels
    private var values: [Int: PlanValue] = [:]
    private(set) var arena = Arena()
    private(set) var steps: [any PlanStep] = []
    let threads: Int
    /// Convolutions that are done by Winograd's way, by their outputs.
    private(set) var grids: [Int: WinogradGrid] = [:]
    /// Inverted residuals that are done in one step, by their outputs.
    private(set) var cuts: [Int: InvertedResidualCut] = [:]
    private(set) var scratches: [Int: WorkerScratch] = [:]

    init(
        _ spec: NetworkSpec,
        parameters: @escaping (_ node: Int) -> [Tensor<Float>],
        examples: Int,
        threads: Int,
        kernels: any VectorKernels,
        keepsEveryNode: Bool,
        winograd: WinogradChoice,
        residuals: ResidualChoice
    ) {
        self.parameters = parameters
        self.examples = examples
        self.kernels = kernels
        self.threads = threads
        graph = PlanGraph(spec, fuses: !keepsEveryNode)
        stages = graph.stages(residuals)
        for work in graph.works {
            guard let layer = layer(work) as? Conv2D else { continue }
            let shape = shape(work.output)
            guard let size = winograd.size(for: layer, output: shape) else { continue }
            grids[work.output] = WinogradGrid(size: size, height: shape[1], width: shape[2])
        }
        for stage in stages where stage.works.count > 1 { cuts[stage.output] = cut(stage) }
        layOut()
        placeValues()
        steps = stages.map(step)
    }

    /// A value that some step writes, or the input (−1).
    func value(_ index: Int) -> PlanValue {
        guard let value = values[graph.resolved(index)] else {
            preconditionFailure("value \(index) is not in the plan")
        }
        return value
    }

    func shape(_ value: Int) -> Shape {
        graph.spec.shape(of: NetworkSpec.NodeID(index: value))
    }

    func layer(_ work: PlanGraph.Work) -> (any Layer)? {
        graph.spec.nodes[work.node].layer
    }

    // MARK: - Layouts and places

    private mutating func layOut() {
        var layouts: [Int: ImageLayout] = [-1: ImageLayout(graph.spec.input)]
        for work in graph.works { layouts[work.output] = ImageLayout(shape(work.output)) }
        for work in graph.works {
            guard let margin = margin(readBy: work) else { continue }
            let known = layouts[work.inputs[0]]?.margin ?? margin
            layouts[work.inputs[0]]?.margin = known.union(margin)
        }
        if isReadByWholeWindowsOnly(-1), graph.spec.input[0] < channelBlock {
            layouts[-1]?.block = graph.spec.input[0]
        }
        values = layouts.mapValues { PlanValue(layout: $0) }
    }

    /// The zeros that a convolution reads around its input.
    private func margin(readBy work: PlanGraph.Work) -> ImageLayout.Margin? {
        guard let (rows, columns) = windows(of: work), layer(work) is Conv2D else { return nil }
        var (bottom, right) = (rows.paddingAfter, columns.paddingAfter)
        if let grid = grids[work.output] {
            bottom = grid.reach(.height) - rows.extent - rows.paddingBefore
            right = grid.reach(.width) - columns.extent - columns.paddingBefore
        }
        return ImageLayout.Margin(
            top: rows.paddingBefore,
            bottom: bottom,
            left: columns.paddingBefore,
            right: right
        )
    }

    func windows(
        of work: PlanGraph.Work
    ) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        try? layer(work)?.windows(for: shape(work.inputs[0]))
    }

    /// Whether all that reads a value are convolutions that take any layout.
    private func isReadByWholeWindowsOnly(_ value: Int) -> Bool {
        graph.works.allSatisfy { work in
            guard work.inputs.contains(value) || work.residual == value else { return true }
            return work.residual != value && layer(work) is Conv2D
                && !graph.isDepthwise(work.node) && grids[work.output] == nil
        } && graph.resolved(graph.spec.nodes.count - 1) != value
    }

    private mutating func placeValues() {
        var lastUses: [Int: Int] = [graph.resolved(graph.spec.nodes.count - 1): stages.count]
        for (index, stage) in stages.enumerated() {
            for value in stage.inputs { lastUses[value] = max(lastUses[value] ?? 0, index) }
        }
        for (index, value) in ([-1] + stages.map(\.output)).enumerated() {
            let step = index - 1
            let start = arena.place(
                count: self.value(value).layout.count * examples,
                writtenAt: step,
                lastReadAt: lastUses[value] ?? step
            )
            values[value]?.start = start
            if step >= 0 { placeScratch(of: stages[step], at: step) }
        }
    }

    private mutating func placeScratch(of stage: PlanStage, at step: Int) {
        var count = cuts[stage.output]?.scratch ?? 0
        if let grid = grids[stage.output] {
            count = grid.scratch(
                reading: value(stage.works[0].inputs[0]).layout,
                writing: value(stage.output).layout
            )
        }
        guard count > 0 else { return }
        let start = arena.place(count: count * threads, writtenAt: step, lastReadAt: step)
        scratches[stage.output] = WorkerScratch(count: count, start: start)
    }

    private func cut(_ stage: PlanStage) -> InvertedResidualCut? {
        let work = stage.works[stage.depthwise]
        guard let windows = windows(of: work) else { return nil }
        return InvertedResidualCut(
            input: shape(work.inputs[0]),
            output: shape(work.output),
            windows: windows,
            groupBlocks: stage.expansion == nil ? nil : kernels.tileBlocks,
            projects: stage.projection != nil,
            threads: max(threads / examples, 1)
        )
    }
}
