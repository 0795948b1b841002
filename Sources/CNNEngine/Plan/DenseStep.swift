import CNNKernels

/// A dense layer on features: every example is a position of a matrix product.
struct DenseStep: PlanStep {
    private let input: PlanValue
    private let output: PlanValue
    private let epilogue: Epilogue
    private let kernels: any VectorKernels
    private let examples: Int
    private let tap: [Tap]
    private let weights: AlignedNumbers
    private let bias: AlignedNumbers
    private let tilesPerPart: Int

    init(
        _ layer: Dense,
        weights: [Float],
        bias: [Float],
        from input: PlanValue,
        to output: PlanValue,
        examples: Int,
        epilogue: Epilogue,
        kernels: any VectorKernels
    ) {
        self.input = input
        self.output = output
        self.examples = examples
        self.epilogue = epilogue
        self.kernels = kernels
        tap = [Tap(offset: 0, length: layer.inputFeatures)]
        self.weights = AlignedNumbers(
            count: output.layout.blocks * channelBlock * layer.inputFeatures
        )
        self.bias = AlignedNumbers(count: output.layout.blocks * channelBlock)
        for unit in bias.indices { self.bias.start[unit] = bias[unit] }
        // A part is worth the trouble of sharing it out from some thousand weights on.
        let weightsOfTile = layer.inputFeatures * channelBlock * kernels.tileBlocks
        tilesPerPart = max(65_536 / weightsOfTile, 1)
        pack(weights, features: layer.inputFeatures)
    }

    /// For each tile of units, the weights of one feature after the other.
    private func pack(_ matrix: [Float], features count: Int) {
        for tile in 0..<tiles {
            let units = unitsOfTile(tile)
            let target = weights.start + units.lowerBound * count
            // So few features at a time that what is written to with gaps stays in cache.
            for first in stride(from: 0, to: count, by: Self.featuresInCache) {
                let features = first..<min(first + Self.featuresInCache, count)
                for unit in units.clamped(to: 0..<output.layout.channels) {
                    let lane = unit - units.lowerBound
                    for feature in features {
                        target[feature * units.count + lane] = matrix[unit * count + feature]
                    }
                }
            }
        }
    }

    private static let featuresInCache = 128

    private var unitsPerTile: Int { kernels.tileBlocks * channelBlock }
    private var tiles: Int {
        (output.layout.blocks + kernels.tileBlocks - 1) / kernels.tileBlocks
    }

    private func unitsOfTile(_ tile: Int) -> Range<Int> {
        let first = tile * unitsPerTile
        return first..<min(first + unitsPerTile, output.layout.blocks * channelBlock)
    }

    var parts: Int { (tiles + tilesPerPart - 1) / tilesPerPart }

    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>) {
        let first = part * tilesPerPart
        tap.withUnsafeBufferPointer { taps in
            for tile in first..<min(first + tilesPerPart, tiles) {
                run(unitsOfTile(tile), taps, in: arena)
            }
        }
    }

    private func run(
        _ units: Range<Int>,
        _ taps: UnsafeBufferPointer<Tap>,
        in arena: UnsafeMutablePointer<Float>
    ) {
        var strip = ProductStrip(
            input: input.example(0, in: arena),
            inputStep: input.layout.count,
            taps: taps,
            weights: weights.start + units.lowerBound * taps[0].length,
            output: output.example(0, in: arena) + units.lowerBound,
            outputBlockStride: channelBlock,
            blocks: units.count / channelBlock,
            count: examples
        )
        strip.outputStep = output.layout.count
        strip.bias = UnsafePointer(bias.start + units.lowerBound)
        if let bounds = epilogue.bounds {
            (strip.lowerBound, strip.upperBound) = bounds
        }
        kernels.multiply(strip)
        guard epilogue.bounds == nil else { return }
        for example in 0..<examples {
            let place = output.example(example, in: arena) + units.lowerBound
            kernels.apply(epilogue.activation, to: place, count: units.count)
        }
    }
}
