extension InstructionSet {
    /// One window after the other; a window is a few loads.
    @inlinable
    @inline(__always)
    public static func pool(_ strip: PoolingStrip) {
        for window in 0..<strip.count {
            let input = strip.input + window &* strip.inputStep
            let output = strip.output + window &* channelBlock
            if let scale = strip.scale {
                let sum = reduce(strip, input, from: Vector()) { $0 + $1 }
                store(sum * splat(scale), output)
            } else {
                let start = splat(-Float.infinity)
                let largest = reduce(strip, input, from: start) { largest, value in
                    // True too for what is not a number, which so comes through.
                    largest.replacing(with: value, where: .!(value .<= largest))
                }
                store(largest, output)
            }
        }
    }

    @inlinable
    @inline(__always)
    static func reduce(
        _ strip: PoolingStrip,
        _ input: UnsafePointer<Float>,
        from start: Vector,
        _ combine: (Vector, Vector) -> Vector
    ) -> Vector {
        var result = start
        for row in 0..<strip.rows {
            let cells = input + row &* strip.rowStep
            for column in 0..<strip.columns {
                result = combine(result, load(cells + column &* strip.columnStep))
            }
        }
        return result
    }
}
