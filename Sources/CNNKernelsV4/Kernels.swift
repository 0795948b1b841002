public import CNNKernels

/// The kernels for AVX-512.
public struct Kernels: VectorKernels, InstructionSet {
    /// The kernels; whether the processor can run them is for the caller to know.
    public init() {}

    /// The level, as compilers name it.
    public var name: String { "x86-64-v4" }

    /// 28 of 32 registers hold sums; 14 is the width of many images, or half of it.
    @inline(__always)
    public static var positionsPerTile: Int { 14 }

    /// Blocks of output channels of a tile.
    @inline(__always)
    public static var blocksPerTile: Int { 2 }

    /// A fused multiply-add.
    @inline(__always)
    public static func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
        c.addingProduct(a, b)
    }

    // MARK: - The loops, compiled here

    /// Multiplies windows with filters.
    public func multiply(_ strip: ProductStrip) { Self.multiply(strip) }

    /// Multiplies each channel with its own filter.
    public func multiplyDepthwise(_ strip: DepthwiseStrip) { Self.multiplyDepthwise(strip) }

    /// Makes numbers to be multiplied of the cells of a tile.
    public func transform(_ tile: WinogradInput, outputs: Int) {
        if outputs == 4 {
            Self.transform(tile, Winograd4.self, InlineArray<36, Vector>(repeating: Vector()))
        } else {
            Self.transform(tile, Winograd2.self, InlineArray<16, Vector>(repeating: Vector()))
        }
    }

    /// Makes outputs of the sums of a tile.
    public func transform(_ tile: WinogradOutput, outputs: Int) {
        if outputs == 4 {
            Self.transform(tile, Winograd4.self, InlineArray<36, Vector>(repeating: Vector()))
        } else {
            Self.transform(tile, Winograd2.self, InlineArray<16, Vector>(repeating: Vector()))
        }
    }

    /// Reduces windows to their maximum or their sum.
    public func pool(_ strip: PoolingStrip) { Self.pool(strip) }

    /// Replaces values by a function of themselves.
    public func apply(
        _ activation: Activation,
        to values: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        Self.apply(activation, to: values, count: count)
    }

    /// Adds values to others.
    public func add(
        _ values: UnsafePointer<Float>,
        to sums: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        Self.add(values, to: sums, count: count)
    }

    // MARK: - The loops of verification

    /// Sums values times made-up weights.
    public func streamedDot(
        _ values: UnsafePointer<Float>,
        count: Int,
        firstWeight: Int
    ) -> (sum: Double, weightsMade: Int) {
        Self.streamedDot(values, count: count, firstWeight: firstWeight)
    }

    /// Sums a window by the definition.
    public func definedSum(_ window: StreamedWindow) -> Double { Self.definedSum(window) }

    /// Sums a window of weights in memory.
    public func streamedSum(_ window: StreamedWindow, weights: UnsafePointer<Float>) -> Double {
        Self.streamedSum(window, weights: weights)
    }

    /// Writes made-up weights.
    public func makeWeights(
        _ count: Int,
        from first: Int,
        by step: Int,
        into place: UnsafeMutablePointer<Float>
    ) -> Int {
        Self.makeWeights(count, from: first, by: step, into: place)
    }

    // MARK: - The loops of training

    /// Multiplies windows of sixteen images with filters.
    public func multiply(_ strip: LaneStrip) { Self.multiply(strip) }

    /// Sums the products of inputs and gradients of sixteen images.
    public func sumProducts(_ strip: LaneGradientStrip) { Self.sumProducts(strip) }

    /// Gives the gradients of windows to the cells under them.
    public func poolGradient(_ strip: PoolingGradientStrip) { Self.poolGradient(strip) }

    /// Sums a channel of the first images.
    public func sum(_ plane: LanePlane, images: Int) -> Double {
        Self.sum(plane, images: images)
    }

    /// Sums the squared differences of a channel from a mean.
    public func sumOfSquares(_ plane: LanePlane, about mean: Float, images: Int) -> Double {
        Self.sumOfSquares(plane, about: mean, images: images)
    }

    /// Normalizes a channel.
    public func normalize(
        _ input: LanePlane,
        into output: LanePlane,
        by normalization: LaneNormalization
    ) {
        Self.normalize(input, into: output, by: normalization)
    }

    /// Sums gradients times normalized inputs.
    public func sumOfProducts(
        _ upstream: LanePlane,
        with input: LanePlane,
        normalizedBy normalization: LaneNormalization
    ) -> Double {
        Self.sumOfProducts(upstream, with: input, normalizedBy: normalization)
    }

    /// Brings gradients back through a normalization.
    public func normalizeGradient(
        _ upstream: LanePlane,
        of input: LanePlane,
        by normalization: LaneNormalization,
        less mean: Float,
        slope: Float,
        images: Int
    ) {
        Self.normalizeGradient(
            upstream,
            of: input,
            by: normalization,
            less: mean,
            slope: slope,
            images: images
        )
    }

    /// Brings gradients back through an activation.
    public func applySlope(
        of activation: Activation,
        at output: LanePlane,
        to upstream: LanePlane
    ) {
        Self.applySlope(of: activation, at: output, to: upstream)
    }
}
