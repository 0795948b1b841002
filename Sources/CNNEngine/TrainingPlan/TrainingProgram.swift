import CNNKernels

/// The steps of a training plan and the arena in which everything has its place.
struct TrainingProgram {
    private(set) var steps: [any TrainingStep] = []
    /// Where the parameters of each node lie.
    private(set) var places: [ParameterPlaces]
    let input: LaneValue
    let output: LaneValue
    private(set) var numbers = 0

    private let groups: Int
    private let threads: Int
    /// The memory of each thread for Winograd's way, once something needs it.
    private var scratch: WorkerScratch?
    private let kernels: any VectorKernels
    /// The channelwise layers that are still being collected.
    private var segment: ChannelSegment?

    /// A program for batches of up to so many images, or `nil` where plans do not know a layer.
    init?(_ spec: NetworkSpec, batch: Int, threads: Int, kernels: any VectorKernels) {
        guard let draft = TrainingDraft(spec) else { return nil }
        self.kernels = kernels
        self.threads = threads
        let groups = TrainingPass.groups(of: batch)
        self.groups = groups
        var counter = PlaceCounter()
        let values = draft.values.map { counter.next(groups * draft.layouts[$0].count) }
        let gradients = draft.layouts.map { counter.next(groups * $0.count) }
        places = spec.nodes.map { node in
            let counts = (node.layer?.parameters ?? []).map { $0.shape.elementCount ?? 0 }
            return ParameterPlaces(
                values: counts.map { counter.next($0) },
                gradients: counts.map { counter.next($0) }
            )
        }
        numbers = counter.count
        let all = draft.places.map { place in
            LaneValue(
                draft.layouts[place.layout],
                value: values[place.value],
                gradient: gradients[place.layout]
            )
        }
        (input, output) = (all[0], all[spec.nodes.count])
        var learns = false
        for (index, node) in spec.nodes.enumerated() {
            let context = TrainingContext(
                input: all[index],
                output: all[index + 1],
                places: places[index],
                kernels: kernels,
                needsInputGradient: learns
            )
            append(draft.kinds[index], index, context)
            learns = learns || node.parameters.trainable > 0
        }
        endSegment()
    }

    private mutating func append(
        _ kind: TrainingDraft.Kind,
        _ node: Int,
        _ context: TrainingContext
    ) {
        switch kind {
        case .convolution(let layer, let rows, let columns):
            append(
                ConvolutionTraining(
                    layer,
                    (rows, columns),
                    context,
                    winograd: winograd(layer, context),
                    groups: groups
                )
            )
        case .dense(let layer): append(DenseTraining(layer, context))
        case .flatten: append(FlattenTraining(context: context))
        case .dropout(let layer):
            let place = reserve(groups * context.output.value.layout.count)
            let factors = PlanValue(layout: context.output.value.layout, start: place)
            append(DropoutTraining(layer: layer, context: context, node: node, factors: factors))
        case .normalization(let layer):
            let place = reserve(NormalizationTraining.statisticsCount(layer))
            let step = NormalizationTraining(layer: layer, context: context, statistics: place)
            collect(step, context)
        case .activation(let activation):
            collect(ActivationTraining(activation: activation, context: context), context)
        case .pooling(let reduction, let rows, let columns):
            collect(PoolingTraining((rows, columns), reduction, context, groups: groups), context)
        }
    }

    private mutating func append(_ step: any TrainingStep) {
        endSegment()
        steps.append(step)
    }

    private mutating func collect(_ step: any ChannelwiseTraining, _ context: TrainingContext) {
        let input = context.input
        segment = segment ?? ChannelSegment(channels: input.channels, cells: input.cells)
        segment?.append(step)
    }

    private mutating func endSegment() {
        if let segment { steps.append(segment) }
        segment = nil
    }

    /// Places for Winograd's way, where a layer takes it.
    private mutating func winograd(
        _ layer: Conv2D,
        _ context: TrainingContext
    ) -> WinogradPlaces? {
        guard WinogradPlaces.fit(layer, input: context.input, output: context.output) else {
            return nil
        }
        let (channels, filters) = (layer.inputChannels, layer.outputChannels)
        let count = WinogradPlaces.scratchCount
        let scratch =
            self.scratch ?? WorkerScratch(count: count, start: reserve(threads * count))
        self.scratch = scratch
        return WinogradPlaces(
            filters: reserve(16 * WinogradPlaces.matrixStride(channels * filters)),
            bias: reserve(filters * channelBlock),
            zeros: reserve(channelBlock),
            scratch: scratch
        )
    }

    private mutating func reserve(_ count: Int) -> Int {
        var places = PlaceCounter(count: numbers)
        let place = places.next(count)
        numbers = places.count
        return place
    }
}

/// Places in an arena, one behind the other, each at the start of a cache line.
private struct PlaceCounter {
    var count = 0

    mutating func next(_ size: Int) -> Int {
        defer { count += (size + channelBlock - 1) / channelBlock * channelBlock }
        return count
    }
}
