import CNNKernels

/// A dense layer that learns: groups of images are the positions of its products.
struct DenseTraining: TrainingStep {
    private let context: TrainingContext
    private let layer: Dense
    /// Features, as the units read them.
    private let taps: [LaneTap]
    private let places: [Int]
    /// Units, as the gradients of the features read them.
    private let turnedTaps: [LaneTap]
    private let unitTiles: Tiles
    private let featureTiles: Tiles

    /// Filters of a part: some tiles of sums.
    private static let filtersPerPart = 48

    init(_ layer: Dense, _ context: TrainingContext) {
        (self.layer, self.context) = (layer, context)
        taps = (0..<layer.inputFeatures).map { LaneTap(input: $0 * channelBlock, weight: $0) }
        places = taps.map(\.input)
        turnedTaps = (0..<layer.units).map {
            LaneTap(input: $0 * channelBlock, weight: $0 * layer.inputFeatures)
        }
        unitTiles = Tiles(layer.units, atMost: Self.filtersPerPart / 4)
        featureTiles = Tiles(layer.inputFeatures, atMost: Self.filtersPerPart)
    }

    func forwardParts(groups: Int) -> Int { unitTiles.count }

    func forward(_ part: Int, _ pass: TrainingPass) {
        let units = unitTiles[part]
        let weights = pass.arena + context.places.values[0]
        let bias = layer.hasBias ? pass.arena + context.places.values[1] + units.lowerBound : nil
        multiply(
            context.input.value,
            by: weights + units.lowerBound * layer.inputFeatures,
            filterStep: layer.inputFeatures,
            taps,
            plus: bias,
            into: context.output.value,
            units,
            pass
        )
    }

    func backwardParts(groups: Int) -> Int {
        unitTiles.count + (context.needsInputGradient ? featureTiles.count : 0)
    }

    func backward(_ part: Int, _ pass: TrainingPass) {
        if part < unitTiles.count { return weightGradient(of: unitTiles[part], pass) }
        let features = featureTiles[part - unitTiles.count]
        multiply(
            context.output.gradient,
            by: pass.arena + context.places.values[0] + features.lowerBound,
            filterStep: 1,
            turnedTaps,
            plus: nil,
            into: context.input.gradient,
            features,
            pass
        )
    }

    private func multiply(
        _ source: PlanValue,
        by weights: UnsafePointer<Float>,
        filterStep: Int,
        _ taps: [LaneTap],
        plus bias: UnsafePointer<Float>?,
        into target: PlanValue,
        _ filters: Range<Int>,
        _ pass: TrainingPass
    ) {
        taps.withUnsafeBufferPointer { taps in
            context.kernels.multiply(
                LaneStrip(
                    input: source.example(0, in: pass.arena),
                    inputStep: source.layout.count,
                    taps: taps,
                    weights: weights,
                    filterStep: filterStep,
                    bias: bias,
                    output: target.example(0, in: pass.arena) + filters.lowerBound * channelBlock,
                    outputStep: target.layout.count,
                    outputFilterStep: channelBlock,
                    filters: filters.count,
                    count: pass.groups
                )
            )
        }
    }

    private func weightGradient(of units: Range<Int>, _ pass: TrainingPass) {
        let (input, upstream) = (context.input.value, context.output.gradient)
        let run = LaneRun(input: 0, upstream: 0)
        let gradient = pass.arena + context.places.gradients[0]
        withUnsafePointer(to: run) { run in
            places.withUnsafeBufferPointer { places in
                context.kernels.sumProducts(
                    LaneGradientStrip(
                        input: input.example(0, in: pass.arena),
                        inputStep: input.layout.count,
                        taps: places,
                        upstream: upstream.example(0, in: pass.arena)
                            + units.lowerBound * channelBlock,
                        upstreamStep: upstream.layout.count,
                        filterStep: channelBlock,
                        runs: UnsafeBufferPointer(start: run, count: 1),
                        runLength: pass.groups,
                        output: gradient + units.lowerBound * layer.inputFeatures,
                        outputFilterStep: layer.inputFeatures,
                        filters: units.count
                    )
                )
            }
        }
        if layer.hasBias { context.sumUpstream(of: units, pass) }
    }
}
