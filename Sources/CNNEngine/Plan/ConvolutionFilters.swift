import CNNKernels

/// The filters of a convolution, tile by tile, with what follows their sums.
struct ConvolutionFilters: Sendable {
    let tiles: [PackedConvolution.Tile]
    let epilogue: Epilogue
    private let taps: [Tap]
    private let weights: AlignedNumbers
    private let bias: AlignedNumbers
    private let kernels: any VectorKernels

    init(_ packed: PackedConvolution, epilogue: Epilogue, kernels: any VectorKernels) {
        tiles = packed.tiles
        taps = packed.taps
        weights = packed.weights
        bias = packed.bias
        self.epilogue = epilogue
        self.kernels = kernels
    }

    /// Bytes of the weights of one tile.
    var bytesOfTile: Int { MemoryLayout<Float>.stride * weights.count / tiles.count }

    /// Where the sums of one tile go, and what is added to them.
    struct Target {
        /// The first cell, in the first block of the tile.
        let output: UnsafeMutablePointer<Float>
        let blockStride: Int
        var residual: UnsafePointer<Float>?
        var residualBlockStride = 0
    }

    /// Writes so many cells of one tile, which lie side by side.
    func multiply(
        _ tile: PackedConvolution.Tile,
        count: Int,
        from input: UnsafePointer<Float>,
        inputStep: Int,
        to target: Target
    ) {
        taps.withUnsafeBufferPointer { taps in
            var strip = ProductStrip(
                input: input,
                inputStep: inputStep,
                taps: UnsafeBufferPointer(rebasing: taps[tile.taps]),
                weights: weights.start + tile.weights,
                output: target.output,
                outputBlockStride: target.blockStride,
                blocks: tile.blocks,
                count: count
            )
            strip.bias = UnsafePointer(bias.start + tile.firstBlock * channelBlock)
            strip.residual = target.residual
            strip.residualBlockStride = target.residualBlockStride
            if let bounds = epilogue.bounds { (strip.lowerBound, strip.upperBound) = bounds }
            kernels.multiply(strip)
        }
        guard epilogue.bounds == nil else { return }
        for block in 0..<tile.blocks {
            let place = target.output + block * target.blockStride
            kernels.apply(epilogue.activation, to: place, count: count * channelBlock)
        }
    }
}
