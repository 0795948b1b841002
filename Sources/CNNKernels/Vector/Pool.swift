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

extension InstructionSet {
    /// Gives each window's gradient to the first of its largest cells, or to all of them evenly.
    @inlinable
    @inline(__always)
    public static func poolGradient(_ gradient: PoolingGradientStrip) {
        if gradient.overwrites {
            giveBack(gradient) { share, place in store(share, place) }
        } else {
            giveBack(gradient) { share, place in store(load(place) + share, place) }
        }
    }

    @inlinable
    @inline(__always)
    static func giveBack(
        _ gradient: PoolingGradientStrip,
        _ give: (Vector, UnsafeMutablePointer<Float>) -> Void
    ) {
        let strip = gradient.strip
        for window in 0..<strip.count {
            let upstream = load(gradient.upstream + window &* channelBlock)
            let first: Int = window &* strip.inputStep
            if let scale = strip.scale {
                let share = upstream * splat(scale)
                forEachCell(of: strip, from: first) { give(share, gradient.target + $0) }
            } else {
                let largest = load(strip.output + window &* channelBlock)
                var rest = upstream
                forEachCell(of: strip, from: first) { cell in
                    let isLargest = load(strip.input + cell) .== largest
                    give(Vector().replacing(with: rest, where: isLargest), gradient.target + cell)
                    rest = rest.replacing(with: Vector(), where: isLargest)
                }
            }
        }
    }

    @inlinable
    @inline(__always)
    static func forEachCell(of strip: PoolingStrip, from first: Int, _ visit: (Int) -> Void) {
        for row in 0..<strip.rows {
            for column in 0..<strip.columns {
                visit(first &+ row &* strip.rowStep &+ column &* strip.columnStep)
            }
        }
    }
}
