import CNNKernels

/// Makes the steps of a plan: lays the values out, packs the weights, places all in one arena.
struct PlanCompiler {
    let graph: PlanGraph
    let examples: Int
    private let network: Network<Float>
    private let kernels: any VectorKernels
    private var values: [Int: PlanValue] = [:]
    private(set) var arena = Arena()
    private(set) var steps: [any PlanStep] = []
    private let threads: Int
    /// Convolutions that are done by Winograd's way, by their outputs.
    private var grids: [Int: WinogradGrid] = [:]
    private var scratches: [Int: WorkerScratch] = [:]

    init(
        _ network: Network<Float>,
        examples: Int,
        threads: Int,
        kernels: any VectorKernels,
        keepsEveryNode: Bool,
        winograd: WinogradChoice
    ) {
        self.network = network
        self.examples = examples
        self.kernels = kernels
        self.threads = threads
        graph = PlanGraph(network.spec, fuses: !keepsEveryNode)
        for work in graph.works {
            guard let layer = layer(work) as? Conv2D else { continue }
            let shape = shape(work.output)
            guard let size = winograd.size(for: layer, output: shape) else { continue }
            grids[work.output] = WinogradGrid(size: size, height: shape[1], width: shape[2])
        }
        layOut()
        placeValues()
        steps = graph.works.map(step)
    }

    /// A value that some step writes, or the input (−1).
    func value(_ index: Int) -> PlanValue {
        guard let value = values[graph.resolved(index)] else {
            preconditionFailure("value \(index) is not in the plan")
        }
        return value
    }

    private func shape(_ value: Int) -> Shape {
        graph.spec.shape(of: NetworkSpec.NodeID(index: value))
    }

    private func layer(_ work: PlanGraph.Work) -> (any Layer)? {
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

    private func windows(
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
        var lastUses: [Int: Int] = [graph.resolved(graph.spec.nodes.count - 1): graph.works.count]
        for (index, work) in graph.works.enumerated() {
            for value in work.inputs + [work.residual].compactMap({ $0 }) {
                lastUses[value] = max(lastUses[value] ?? 0, index)
            }
        }
        for (index, value) in ([-1] + graph.works.map(\.output)).enumerated() {
            let step = index - 1
            let start = arena.place(
                count: self.value(value).layout.count * examples,
                writtenAt: step,
                lastReadAt: lastUses[value] ?? step
            )
            values[value]?.start = start
            if step >= 0 { placeScratch(of: graph.works[step], at: step) }
        }
    }

    private mutating func placeScratch(of work: PlanGraph.Work, at step: Int) {
        guard let grid = grids[work.output] else { return }
        let count = grid.scratch(
            reading: value(work.inputs[0]).layout,
            writing: value(work.output).layout
        )
        let start = arena.place(count: count * threads, writtenAt: step, lastReadAt: step)
        scratches[work.output] = WorkerScratch(count: count, start: start)
    }

    // MARK: - Steps

    private func step(_ work: PlanGraph.Work) -> any PlanStep {
        switch layer(work) {
        case let layer as Conv2D: convolution(layer, work)
        case let layer as Dense: dense(layer, work)
        case is BatchNorm: normalization(work)
        case let layer as any PoolingLayer where layer.parameters.isEmpty:
            pooling(work, layer.reduction)
        case let layer as any GlobalPoolingLayer: globalPooling(work, layer.reduction)
        case let layer as Flatten where !layer.channelsLast:
            FlattenStep(
                input: value(work.inputs[0]),
                output: value(work.output),
                examples: examples
            )
        case let layer?:
            if let activation = Activation(layer) {
                elementwise(work, activation)
            } else {
                definition(work)
            }
        case nil:
            if case .add = graph.spec.nodes[work.node].operation {
                elementwise(work, work.activation ?? .identity)
            } else {
                definition(work)
            }
        }
    }

    private func convolution(_ layer: Conv2D, _ work: PlanGraph.Work) -> any PlanStep {
        guard let windows = try? layer.windows(for: shape(work.inputs[0])) else {
            return definition(work)
        }
        let (weights, bias) = folded(layer, work)
        let input = value(work.inputs[0])
        if layer.isDepthwise {
            return DepthwiseStep(
                windows: windows,
                weights: weights,
                bias: bias,
                from: input,
                to: value(work.output),
                examples: examples,
                epilogue: epilogue(work),
                kernels: kernels
            )
        }
        if let grid = grids[work.output], let scratch = scratches[work.output] {
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
                from: input,
                to: value(work.output),
                scratch: scratch,
                examples: examples,
                epilogue: epilogue(work),
                kernels: kernels
            )
        }
        return ConvolutionStep(
            layer,
            windows: windows,
            packed: PackedConvolution(
                layer,
                weights: weights,
                bias: bias,
                for: input.layout,
                width: kernels.tileBlocks
            ),
            from: input,
            to: value(work.output),
            examples: examples,
            epilogue: epilogue(work),
            kernels: kernels
        )
    }

    private func epilogue(_ work: PlanGraph.Work) -> Epilogue {
        Epilogue(residual: work.residual.map(value), activation: work.activation ?? .identity)
    }

    /// Weights and biases, with the batch normalizations that follow multiplied into them.
    private func folded(_ layer: Conv2D, _ work: PlanGraph.Work) -> ([Float], [Float]) {
        let parameters = network.parameters[work.node]
        var weights = parameters[0].values
        var bias =
            layer.hasBias
            ? parameters[1].values : Array(repeating: 0, count: layer.outputChannels)
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
    private func scaleAndShift(of node: Int) -> (scale: [Float], shift: [Float]) {
        let parameters = network.parameters[node].map(\.values)
        let epsilon = (graph.spec.nodes[node].layer as? BatchNorm)?.epsilon ?? 0
        let scale = zip(parameters[0], parameters[3]).map { gamma, variance in
            gamma / (variance + Float(epsilon)).squareRoot()
        }
        let shift = scale.indices.map { parameters[1][$0] - scale[$0] * parameters[2][$0] }
        return (scale, shift)
    }

    private func dense(_ layer: Dense, _ work: PlanGraph.Work) -> any PlanStep {
        let layout = value(work.inputs[0]).layout
        guard layout.height * layout.width == 1 else { return convolution(layer.asConv2D, work) }
        let parameters = network.parameters[work.node]
        return DenseStep(
            layer,
            weights: parameters[0].values,
            bias: layer.hasBias ? parameters[1].values : [],
            from: value(work.inputs[0]),
            to: value(work.output),
            examples: examples,
            epilogue: epilogue(work),
            kernels: kernels
        )
    }

    private func normalization(_ work: PlanGraph.Work) -> any PlanStep {
        let (scale, shift) = scaleAndShift(of: work.node)
        let layout = value(work.inputs[0]).layout
        return DepthwiseStep(
            windows: (.cell(.height, of: layout.height), .cell(.width, of: layout.width)),
            weights: scale,
            bias: shift,
            from: value(work.inputs[0]),
            to: value(work.output),
            examples: examples,
            epilogue: epilogue(work),
            kernels: kernels
        )
    }

    private func pooling(_ work: PlanGraph.Work, _ reduction: WindowReduction) -> any PlanStep {
        guard let windows = windows(of: work) else { return definition(work) }
        return pooling(work, windows, reduction)
    }

    private func globalPooling(
        _ work: PlanGraph.Work,
        _ reduction: WindowReduction
    ) -> any PlanStep {
        let layout = value(work.inputs[0]).layout
        let windows = (
            rows: SlidingWindow.whole(.height, of: layout.height),
            columns: SlidingWindow.whole(.width, of: layout.width)
        )
        return pooling(work, windows, reduction)
    }

    private func pooling(
        _ work: PlanGraph.Work,
        _ windows: (rows: SlidingWindow, columns: SlidingWindow),
        _ reduction: WindowReduction
    ) -> any PlanStep {
        PoolingStep(
            windows: windows,
            reduction: reduction,
            from: value(work.inputs[0]),
            to: value(work.output),
            examples: examples,
            kernels: kernels
        )
    }

    private func elementwise(_ work: PlanGraph.Work, _ activation: Activation) -> any PlanStep {
        ElementwiseStep(
            inputs: work.inputs.map(value),
            output: value(work.output),
            activation: activation,
            kernels: kernels,
            examples: examples
        )
    }

    private func definition(_ work: PlanGraph.Work) -> any PlanStep {
        let parameters = network.parameters[work.node]
        let compute: @Sendable ([Tensor<Float>]) -> Tensor<Float> =
            switch graph.spec.nodes[work.node].operation {
            case .layer(let layer): { layer.forward($0[0], parameters: parameters) }
            case .add: { $0.dropFirst().reduce($0[0]) { $0.adding($1) } }
            case .concatenate: { Tensor.concatenated($0) }
            }
        return DefinitionStep(
            inputs: work.inputs.map(value),
            output: value(work.output),
            inputShapes: work.inputs.map(shape),
            compute: compute,
            examples: examples
        )
    }
}

extension Dense {
    /// The same on an image: a convolution that looks at one cell at a time.
    fileprivate var asConv2D: Conv2D {
        Conv2D(
            inputChannels: inputFeatures,
            outputChannels: units,
            kernelSize: 1,
            bias: hasBias
        )
    }
}

extension SlidingWindow {
    /// A window of one cell that visits all of them.
    fileprivate static func cell(_ axis: Axis, of extent: Int) -> SlidingWindow {
        SlidingWindow(axis, of: extent, kernel: 1)
    }

    /// The window that is as large as the extent.
    static func whole(_ axis: Axis, of extent: Int) -> SlidingWindow {
        SlidingWindow(axis, of: extent, kernel: extent)
    }

    private init(_ axis: Axis, of extent: Int, kernel: Int) {
        self.init(
            axis: axis,
            extent: extent,
            kernel: kernel,
            stride: 1,
            dilation: 1,
            paddingBefore: 0,
            paddingAfter: 0,
            rounding: .floor,
            isSamePadded: false
        )
    }
}
