/// One channel of sixteen images, one in each lane: rows of vectors.
public struct LanePlane {
    /// The first cell.
    public var start: UnsafeMutablePointer<Float>
    /// Rows.
    public var rows: Int
    /// Numbers from one row to the next.
    public var rowStride: Int
    /// Cells of a row.
    public var columns: Int

    /// A plane by its places.
    public init(start: UnsafeMutablePointer<Float>, rows: Int, rowStride: Int, columns: Int) {
        self.start = start
        self.rows = rows
        self.rowStride = rowStride
        self.columns = columns
    }
}

/// How one channel is brought to mean 0 and variance 1, then scaled and shifted.
public struct LaneNormalization {
    /// The mean, μ.
    public var mean: Float
    /// 1 / √(σ² + ε).
    public var inverseDeviation: Float
    /// γ.
    public var scale: Float
    /// β.
    public var shift: Float

    /// A normalization by its four numbers.
    public init(mean: Float, inverseDeviation: Float, scale: Float, shift: Float) {
        self.mean = mean
        self.inverseDeviation = inverseDeviation
        self.scale = scale
        self.shift = shift
    }
}

extension InstructionSet {
    /// The sum over the first images, or over all.
    @inlinable
    @inline(__always)
    public static func sum(_ plane: LanePlane, images: Int) -> Double {
        total(plane, images) { load($0) }
    }

    /// The sum of the squared differences from a mean, over the first images.
    @inlinable
    @inline(__always)
    public static func sumOfSquares(
        _ plane: LanePlane,
        about mean: Float,
        images: Int
    ) -> Double {
        let mean = splat(mean)
        return total(plane, images) { cell in
            let difference = load(cell) - mean
            return difference * difference
        }
    }

    /// γ · (x − μ) / √(σ² + ε) + β.
    @inlinable
    @inline(__always)
    public static func normalize(
        _ input: LanePlane,
        into output: LanePlane,
        by normalization: LaneNormalization
    ) {
        let mean = splat(normalization.mean)
        let scale = splat(normalization.scale * normalization.inverseDeviation)
        let shift = splat(normalization.shift)
        forEachCell(input) { cell, row, column in
            let place: Int = row &* output.rowStride &+ column
            store(multiplyAdd(load(cell) - mean, scale, shift), output.start + place)
        }
    }

    /// The sum of the gradients times the normalized inputs.
    @inlinable
    @inline(__always)
    public static func sumOfProducts(
        _ upstream: LanePlane,
        with input: LanePlane,
        normalizedBy normalization: LaneNormalization
    ) -> Double {
        let mean = splat(normalization.mean)
        let inverse = splat(normalization.inverseDeviation)
        let source = input.start
        var whole = Vector()
        for row in 0..<upstream.rows {
            var sum = Vector()
            let gradients = upstream.start + row &* upstream.rowStride
            let values = source + row &* input.rowStride
            for column in 0..<upstream.columns {
                let value = (load(values + column &* channelBlock) - mean) * inverse
                sum = multiplyAdd(load(gradients + column &* channelBlock), value, sum)
            }
            whole += sum
        }
        return exactSumOfLanes(whole, lanes: channelBlock)
    }

    /// `γ / √(σ² + ε) · (g − mean − x̂ · slope)` in place of g for the first images, 0 for others.
    @inlinable
    @inline(__always)
    public static func normalizeGradient(
        _ upstream: LanePlane,
        of input: LanePlane,
        by normalization: LaneNormalization,
        less mean: Float,
        slope: Float,
        images: Int
    ) {
        let center = splat(normalization.mean)
        let inverse = splat(normalization.inverseDeviation)
        let scale = splat(normalization.scale * normalization.inverseDeviation)
        let (mean, slope) = (splat(-mean), splat(-slope))
        let isThere = laneNumbers .< splat(Float(images))
        forEachCell(upstream) { cell, row, column in
            let place: Int = row &* input.rowStride &+ column
            let value = (load(input.start + place) - center) * inverse
            let gradient = scale * multiplyAdd(value, slope, load(cell) + mean)
            store(Vector().replacing(with: gradient, where: isThere), cell)
        }
    }

    /// The gradients times the slope of an activation, which its outputs tell.
    @inlinable
    @inline(__always)
    public static func applySlope(
        of activation: Activation,
        at output: LanePlane,
        to upstream: LanePlane
    ) {
        switch activation {
        case .clamp(let lower, let upper):
            let (lower, upper) = (splat(lower), splat(upper))
            multiply(upstream, output) { value, gradient in
                let passes = (value .> lower) .& (value .< upper)
                return Vector().replacing(with: gradient, where: passes)
            }
        case .sigmoid:
            multiply(upstream, output) { value, gradient in gradient * value * (1 - value) }
        case .tanh:
            multiply(upstream, output) { value, gradient in gradient * (1 - value * value) }
        }
    }

    @inlinable
    @inline(__always)
    static func multiply(
        _ upstream: LanePlane,
        _ output: LanePlane,
        _ slope: (_ value: Vector, _ gradient: Vector) -> Vector
    ) {
        forEachCell(upstream) { cell, row, column in
            let place: Int = row &* output.rowStride &+ column
            store(slope(load(output.start + place), load(cell)), cell)
        }
    }

    /// Visits all cells with their row and the numbers before them in it.
    @inlinable
    @inline(__always)
    static func forEachCell(
        _ plane: LanePlane,
        _ visit: (UnsafeMutablePointer<Float>, _ row: Int, _ column: Int) -> Void
    ) {
        for row in 0..<plane.rows {
            let first = plane.start + row &* plane.rowStride
            for column in 0..<plane.columns {
                let place: Int = column &* channelBlock
                visit(first + place, row, place)
            }
        }
    }

    /// Sums in each lane, row by row, so that errors stay small; then over lanes in `Double`.
    @inlinable
    @inline(__always)
    static func total(
        _ plane: LanePlane,
        _ images: Int,
        _ term: (UnsafePointer<Float>) -> Vector
    ) -> Double {
        var whole = Vector()
        for row in 0..<plane.rows {
            var sum = Vector()
            let first = plane.start + row &* plane.rowStride
            for column in 0..<plane.columns { sum += term(first + column &* channelBlock) }
            whole += sum
        }
        return exactSumOfLanes(whole, lanes: images)
    }
}

@inlinable
@inline(__always)
func exactSumOfLanes(_ vector: Vector, lanes: Int) -> Double {
    var sum = 0.0
    for lane in 0..<min(lanes, channelBlock) { sum += Double(vector[lane]) }
    return sum
}

/// The number of each lane.
@inlinable
@inline(__always)
var laneNumbers: Vector {
    Vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
}
