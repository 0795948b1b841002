extension InstructionSet {
    /// Multiplies windows of sixteen images with filters.
    @inlinable
    @inline(__always)
    public static func multiply(_ strip: LaneStrip) { runTiles(of: strip) }

    /// Sums the products of inputs and gradients of sixteen images.
    @inlinable
    @inline(__always)
    public static func sumProducts(_ strip: LaneGradientStrip) { runTiles(of: strip) }
}

extension LaneStrip: TiledProduct {
    @usableFromInline var rows: Int {
        @inline(__always) get { filters }
    }
    @usableFromInline var columns: Int {
        @inline(__always) get { count }
    }

    /// One vector of each position, one number of each filter: all their products.
    @inlinable
    @inline(__always)
    func run<Processor: InstructionSet, let rows: Int, let columns: Int>(
        _ sums: Tile<rows, columns>,
        _ row: Int,
        _ column: Int,
        on _: Processor.Type
    ) {
        var tile = sums
        if let bias {
            for filter in 0..<rows {
                let start = splat(bias[row &+ filter])
                for position in 0..<columns { tile[filter][position] = start }
            }
        }
        let cells = input + column &* inputStep
        let filters = weights + row &* filterStep
        for tap in taps {
            let cell = cells + tap.input
            let weights = filters + tap.weight
            var values = InlineArray<columns, Vector>(repeating: Vector())
            for position in 0..<columns { values[position] = load(cell + position &* inputStep) }
            for filter in 0..<rows {
                let weight = splat(weights[filter &* filterStep])
                for position in 0..<columns {
                    let sum = tile[filter][position]
                    tile[filter][position] = Processor.multiplyAdd(values[position], weight, sum)
                }
            }
        }
        for filter in 0..<rows {
            let target = output + (row &+ filter) &* outputFilterStep
            for position in 0..<columns {
                let place: Int = (column &+ position) &* outputStep
                store(tile[filter][position], target + place)
            }
        }
    }
}

extension LaneGradientStrip: TiledProduct {
    @usableFromInline var rows: Int {
        @inline(__always) get { taps.count }
    }
    @usableFromInline var columns: Int {
        @inline(__always) get { filters }
    }

    /// One vector of each filter's gradient, one of each tap: all their products.
    @inlinable
    @inline(__always)
    func run<Processor: InstructionSet, let rows: Int, let columns: Int>(
        _ sums: Tile<rows, columns>,
        _ row: Int,
        _ column: Int,
        on _: Processor.Type
    ) {
        var tile = sums
        let offsets = UnsafeBufferPointer(rebasing: taps[row..<(row &+ rows)])
        let gradients = upstream + column &* filterStep
        for run in runs {
            var cell = input + run.input
            var gradient = gradients + run.upstream
            for _ in 0..<runLength {
                var factors = InlineArray<columns, Vector>(repeating: Vector())
                for filter in 0..<columns {
                    factors[filter] = load(gradient + filter &* filterStep)
                }
                for tap in 0..<rows {
                    let value = load(cell + offsets[tap])
                    for filter in 0..<columns {
                        let sum = tile[tap][filter]
                        tile[tap][filter] = Processor.multiplyAdd(value, factors[filter], sum)
                    }
                }
                cell += inputStep
                gradient += upstreamStep
            }
        }
        for filter in 0..<columns {
            let target = output + (column &+ filter) &* outputFilterStep
            for tap in 0..<rows { target[row &+ tap] = sumOfLanes(tile[tap][filter]) }
        }
    }
}

/// The sum of all lanes, halves added to halves.
@inlinable
@inline(__always)
func sumOfLanes(_ vector: Vector) -> Float {
    let eight = vector.lowHalf + vector.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
}
