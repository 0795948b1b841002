extension InstructionSet {
    /// Vector by vector; the exponential is off by less than 2 units in the last place.
    @inlinable
    @inline(__always)
    public static func apply(
        _ activation: Activation,
        to values: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        switch activation {
        case .clamp(let lower, let upper):
            let (lower, upper) = (splat(lower), splat(upper))
            replace(values, count) { clamped($0, lower, upper) }
        case .sigmoid: replace(values, count) { splat(1) / (1 + exponential(-$0)) }
        case .tanh: replace(values, count, with: hyperbolicTangent)
        }
    }

    /// Vector by vector.
    @inlinable
    @inline(__always)
    public static func add(
        _ values: UnsafePointer<Float>,
        to sums: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        var first = 0
        while first < count {
            store(load(sums + first) + load(values + first), sums + first)
            first &+= channelBlock
        }
    }

    @inlinable
    @inline(__always)
    static func replace(
        _ values: UnsafeMutablePointer<Float>,
        _ count: Int,
        with function: (Vector) -> Vector
    ) {
        var first = 0
        while first < count {
            store(function(load(values + first)), values + first)
            first &+= channelBlock
        }
    }

    /// e^x = 2^n · e^r with n a whole number and |r| ≤ ln 2 / 2; Taylor's series of e^r to r⁷ / 7!.
    ///
    /// Beyond −87 … 88 the result is that of the bound, which is nearly 0 and nearly ∞.
    @inlinable
    @inline(__always)
    static func exponential(_ x: Vector) -> Vector {
        let bounded = clamped(x, splat(-87), splat(88))
        // Adding 1.5 · 2²³ leaves the nearest whole number in the low bits.
        let shifter = splat(12_582_912)
        let shifted = multiplyAdd(bounded, splat(1.442_695_04), shifter)
        let power = shifted - shifter
        // ln 2 in two parts: the first has few bits, so that its product is exact.
        var rest = multiplyAdd(power, splat(-0.693_359_375), bounded)
        rest = multiplyAdd(power, splat(2.121_944_4e-4), rest)
        var sum = splat(1 / 5_040)
        sum = multiplyAdd(sum, rest, splat(1 / 720))
        sum = multiplyAdd(sum, rest, splat(1 / 120))
        sum = multiplyAdd(sum, rest, splat(1 / 24))
        sum = multiplyAdd(sum, rest, splat(1 / 6))
        sum = multiplyAdd(sum, rest, splat(0.5))
        sum = multiplyAdd(sum, rest, splat(1))
        sum = multiplyAdd(sum, rest, splat(1))
        // The low bits of the shifted number are n: moved up they are the exponent to add.
        let bits = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< 23
        return unsafeBitCast(unsafeBitCast(sum, to: SIMD16<Int32>.self) &+ bits, to: Vector.self)
    }

    /// 1 − 2 / (e^2x + 1); near 0, where that would cancel, x − x³/3 + 2x⁵/15 − 17x⁷/315.
    @inlinable
    @inline(__always)
    static func hyperbolicTangent(_ x: Vector) -> Vector {
        let far = 1 - 2 / (exponential(x + x) + 1)
        let square = x * x
        var near = splat(-17 / 315)
        near = multiplyAdd(near, square, splat(2 / 15))
        near = multiplyAdd(near, square, splat(-1 / 3))
        near = multiplyAdd(near * square, x, x)
        let isNear = square .< splat(0.04)
        return far.replacing(with: near, where: isNear)
    }
}
