import CNNKernels

extension PlanCompiler {
    /// What does the works of a stage.
    func step(_ stage: PlanStage) -> any PlanStep {
        stage.works.count > 1 ? invertedResidual(stage) : step(stage.works[0])
    }

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

    private func dense(_ layer: Dense, _ work: PlanGraph.Work) -> any PlanStep {
        let (layout, written) = (value(work.inputs[0]).layout, value(work.output).layout)
        // A single cell may have the margin that a convolution beside or behind this layer reads.
        guard layout.height * layout.width == 1, layout.margin.isEmpty, written.margin.isEmpty
        else {
            return convolution(layer.asConv2D, work)
        }
        let parameters = parameters(work.node)
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
            filters: DepthwiseFilters(
                windows: (.cell(.height, of: layout.height), .cell(.width, of: layout.width)),
                weights: scale,
                bias: shift,
                activation: work.activation ?? .identity,
                kernels: kernels
            ),
            input: value(work.inputs[0]),
            output: value(work.output),
            examples: examples
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

    func definition(_ work: PlanGraph.Work) -> any PlanStep {
        let parameters = parameters(work.node)
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
    /// The same on an image: a convolution that looks at each cell by itself.
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
