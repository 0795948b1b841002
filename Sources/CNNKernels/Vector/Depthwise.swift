extension InstructionSet {
    /// Four positions share each load of a weight.
    @inlinable
    @inline(__always)
    public static func multiplyDepthwise(_ strip: DepthwiseStrip) {
        var first = 0
        while first + 4 <= strip.count {
            sum(strip, first, InlineArray<4, Vector>(repeating: load(strip.bias)))
            first += 4
        }
        while first < strip.count {
            sum(strip, first, InlineArray<1, Vector>(repeating: load(strip.bias)))
            first += 1
        }
    }

    @inlinable
    @inline(__always)
    static func sum<let positions: Int>(
        _ strip: DepthwiseStrip,
        _ first: Int,
        _ start: InlineArray<positions, Vector>
    ) {
        var sums = start
        let input = strip.input + first &* strip.inputStep
        for tap in 0..<strip.offsets.count {
            let weight = load(strip.weights + tap &* channelBlock)
            let cell = input + strip.offsets[tap]
            for position in 0..<positions {
                let value = load(cell + position &* strip.inputStep)
                sums[position] = multiplyAdd(value, weight, sums[position])
            }
        }
        let lower = splat(strip.lowerBound)
        let upper = splat(strip.upperBound)
        for position in 0..<positions {
            let place: Int = (first &+ position) &* channelBlock
            store(clamped(sums[position], lower, upper), strip.output + place)
        }
    }
}
