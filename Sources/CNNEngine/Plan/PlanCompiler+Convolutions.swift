import CNNKernels

extension PlanCompiler {
    func convolution(_ layer: Conv2D, _ work: PlanGraph.Work) -> any PlanStep {
        // Asked of this layer: a dense one that is done as a convolution has no window itself.
        guard let windows = try? layer.slidingWindows(for: shape(work.inputs[0])) else {
            preconditionFailure("\(layer.name) cannot take \(shape(work.inputs[0]))")
        }
        if layer.isDepthwise {
            return DepthwiseStep(
                filters: depthwiseFilters(layer, work, windows),
                input: value(work.inputs[0]),
                output: value(work.output),
                examples: examples
            )
        }
        if let grid = grids[work.output], let scratch = scratches[work.output] {
            return winograd(layer, work, windows, grid, scratch)
        }
        return ConvolutionStep(
            layer,
            windows: windows,
            filters: filters(layer, work, reading: value(work.inputs[0]).layout),
            from: value(work.inputs[0]),
            to: value(work.output),
            examples: examples,
            threads: threads
        )
    }

    private func winograd(
        _ layer: Conv2D,
        _ work: PlanGraph.Work,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ grid: WinogradGrid,
        _ scratch: WorkerScratch
    ) -> any PlanStep {
        let (weights, bias) = folded(layer, work)
        return WinogradStep(
            windows: windows,
            filters: WinogradFilters(
                layer,
                weights: weights,
                bias: bias,
                size: grid.size,
                tileBlocks: kernels.tileBlocks
            ),
            grid: grid,
            from: value(work.inputs[0]),
            to: value(work.output),
            scratch: scratch,
            examples: examples,
            epilogue: epilogue(work),
            kernels: kernels
        )
    }

    func invertedResidual(_ stage: PlanStage) -> any PlanStep {
        let work = stage.works[stage.depthwise]
        guard let layer = layer(work) as? Conv2D, let windows = windows(of: work),
            let cut = cuts[stage.output], let scratch = scratches[stage.output]
        else { preconditionFailure("no depthwise convolution makes value \(work.output)") }
        let input = value(stage.works[0].inputs[0])
        return InvertedResidualStep(
            expansion: stage.expansion.flatMap { filters($0, reading: input.layout) },
            depthwise: depthwiseFilters(layer, work, windows),
            projection: stage.projection.flatMap { filters($0, reading: cut.narrowed) },
            from: input,
            to: value(stage.output),
            cut: cut,
            scratch: scratch,
            examples: examples
        )
    }

    private func depthwiseFilters(
        _ layer: Conv2D,
        _ work: PlanGraph.Work,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow)
    ) -> DepthwiseFilters {
        let (weights, bias) = folded(layer, work)
        return DepthwiseFilters(
            windows: windows,
            weights: weights,
            bias: bias,
            activation: work.activation ?? .identity,
            kernels: kernels
        )
    }

    private func filters(
        _ work: PlanGraph.Work,
        reading layout: ImageLayout
    ) -> ConvolutionFilters? {
        (layer(work) as? Conv2D).map { filters($0, work, reading: layout) }
    }

    private func filters(
        _ layer: Conv2D,
        _ work: PlanGraph.Work,
        reading layout: ImageLayout
    ) -> ConvolutionFilters {
        let (weights, bias) = folded(layer, work)
        return ConvolutionFilters(
            PackedConvolution(
                layer,
                weights: weights,
                bias: bias,
                for: layout,
                width: kernels.tileBlocks
            ),
            epilogue: epilogue(work),
            kernels: kernels
        )
    }

    func epilogue(_ work: PlanGraph.Work) -> Epilogue {
        Epilogue(residual: work.residual.map(value), activation: work.activation ?? .identity)
    }

    /// Weights and biases, with the batch normalizations that follow multiplied into them.
    func folded(_ layer: Conv2D, _ work: PlanGraph.Work) -> ([Float], [Float]) {
        let parameters = parameters(work.node)
        var bias =
            layer.hasBias
            ? parameters[1].values : Array(repeating: 0, count: layer.outputChannels)
        var weights = parameters[0].values
        let perFilter = weights.count / layer.outputChannels
        for norm in work.norms {
            let (scale, shift) = scaleAndShift(of: norm)
            for filter in 0..<layer.outputChannels {
                for index in (filter * perFilter)..<((filter + 1) * perFilter) {
                    weights[index] *= scale[filter]
                }
                bias[filter] = bias[filter] * scale[filter] + shift[filter]
            }
        }
        return (weights, bias)
    }

    /// γ / √(σ² + ε), and β less that times μ.
    func scaleAndShift(of node: Int) -> (scale: [Float], shift: [Float]) {
        let parameters = parameters(node).map(\.values)
        let epsilon = (graph.spec.nodes[node].layer as? BatchNorm)?.epsilon ?? 0
        let scale = zip(parameters[0], parameters[3]).map { gamma, variance in
            gamma / (variance + Float(epsilon)).squareRoot()
        }
        let shift = scale.indices.map { parameters[1][$0] - scale[$0] * parameters[2][$0] }
        return (scale, shift)
    }
}
