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
        finish(tile, self, row)
    }
}

/// Adds the residual, keeps the sums within bounds and writes them.
@inlinable
@inline(__always)
func finish<let positions: Int, let blocks: Int>(
    _ sums: Tile<positions, blocks>,
    _ strip: ProductStrip,
    _ first: Int
) {
    let (lower, upper) = (splat(strip.lowerBound), splat(strip.upperBound))
    for position in 0..<positions {
        let offset: Int = (first &+ position) &* strip.outputStep
        for block in 0..<blocks {
            var sum = sums[position][block]
            if let residual = strip.residual {
                let place: Int = offset &+ block &* strip.residualBlockStride
                sum += load(residual + place)
            }
            let place: Int = offset &+ block &* strip.outputBlockStride
            store(clamped(sum, lower, upper), strip.output + place)
        }
    }
}
