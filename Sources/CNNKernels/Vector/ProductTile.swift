extension InstructionSet {
    /// Multiplies windows with filters.
    @inlinable
    @inline(__always)
    public static func multiply(_ strip: ProductStrip) { runTiles(of: strip) }
}

extension ProductStrip: TiledProduct {
    @usableFromInline var rows: Int {
        @inline(__always) get { count }
    }
    @usableFromInline var columns: Int {
        @inline(__always) get { blocks }
    }

    /// One vector of weights for each block, one number of each position: all their products.
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
            for block in 0..<columns {
                let start = load(bias + block &* channelBlock)
                for position in 0..<rows { tile[position][block] = start }
            }
        }
        let first = input + row &* inputStep
        var weights = weights
        for tap in taps {
            let window = first + tap.offset
            for index in 0..<tap.length {
                var factors = InlineArray<columns, Vector>(repeating: Vector())
                for block in 0..<columns { factors[block] = load(weights + block &* channelBlock) }
                weights += columns &* channelBlock
                for position in 0..<rows {
                    let place: Int = position &* inputStep &+ index
                    let value = splat(window[place])
                    for block in 0..<columns {
                        let sum = tile[position][block]
                        tile[position][block] = Processor.multiplyAdd(factors[block], value, sum)
                    }
                }
            }
        }
        // Written out here: as a function of its own it would be called with all sums in memory.
        let target = output + row &* outputStep
        if let residual {
            let added = residual + row &* outputStep
            for position in 0..<rows {
                for block in 0..<columns {
                    let place: Int = position &* outputStep &+ block &* residualBlockStride
                    tile[position][block] += load(added + place)
                }
            }
        }
        let (lower, upper) = (splat(lowerBound), splat(upperBound))
        for position in 0..<rows {
            for block in 0..<columns {
                let place: Int = position &* outputStep &+ block &* outputBlockStride
                store(clamped(tile[position][block], lower, upper), target + place)
            }
        }
    }
}
