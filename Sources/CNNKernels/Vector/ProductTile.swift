extension InstructionSet {
    /// Multiplies a strip, cut into tiles of nearly one size whose sums stay in registers.
    @inlinable
    @inline(__always)
    public static func multiply(_ strip: ProductStrip) {
        if blocksPerTile == 2, strip.blocks == 2 {
            runTiles(of: strip, Blocks<2>.self)
        } else {
            runTiles(of: strip, Blocks<1>.self)
        }
    }

    @inlinable
    @inline(__always)
    static func runTiles<let blocks: Int>(of strip: ProductStrip, _ width: Blocks<blocks>.Type) {
        var first = 0
        var tiles = (strip.count &+ positionsPerTile &- 1) / positionsPerTile
        while tiles > 0 {
            let count = (strip.count &- first &+ tiles &- 1) / tiles
            runTile(of: strip, first, count, width)
            first &+= count
            tiles &-= 1
        }
    }

    /// One tile, of a size known when this is compiled, so that its loops unroll.
    @inlinable
    @inline(__always)
    static func runTile<let blocks: Int>(
        of strip: ProductStrip,
        _ first: Int,
        _ count: Int,
        _ width: Blocks<blocks>.Type
    ) {
        switch count {
        case 1: run(strip, first, Positions<1>.self, width)
        case 2: run(strip, first, Positions<2>.self, width)
        case 3: run(strip, first, Positions<3>.self, width)
        case 4 where positionsPerTile >= 4:
            run(strip, first, Positions<4>.self, width)
        case 5 where positionsPerTile >= 5:
            run(strip, first, Positions<5>.self, width)
        case 6 where positionsPerTile >= 6:
            run(strip, first, Positions<6>.self, width)
        case 7 where positionsPerTile >= 7:
            run(strip, first, Positions<7>.self, width)
        case 8 where positionsPerTile >= 8:
            run(strip, first, Positions<8>.self, width)
        case 9 where positionsPerTile >= 9:
            run(strip, first, Positions<9>.self, width)
        case 10 where positionsPerTile >= 10:
            run(strip, first, Positions<10>.self, width)
        case 11 where positionsPerTile >= 11:
            run(strip, first, Positions<11>.self, width)
        case 12 where positionsPerTile >= 12:
            run(strip, first, Positions<12>.self, width)
        case 13 where positionsPerTile >= 13:
            run(strip, first, Positions<13>.self, width)
        case 14 where positionsPerTile >= 14:
            run(strip, first, Positions<14>.self, width)
        default: break
        }
    }

    @inlinable
    @inline(__always)
    static func run<let positions: Int, let blocks: Int>(
        _ strip: ProductStrip,
        _ first: Int,
        _: Positions<positions>.Type,
        _: Blocks<blocks>.Type
    ) {
        let input = strip.input + first &* strip.inputStep
        var sums = Tile<positions, blocks>(repeating: InlineArray(repeating: Vector()))
        if let bias = strip.bias {
            for block in 0..<blocks {
                let start = load(bias + block &* channelBlock)
                for position in 0..<positions { sums[position][block] = start }
            }
        }
        accumulate(&sums, input, strip)
        finish(sums, strip, first)
    }

    /// One vector of weights for each block, one number of each position: all their products.
    @inlinable
    @inline(__always)
    static func accumulate<let positions: Int, let blocks: Int>(
        _ sums: inout Tile<positions, blocks>,
        _ input: UnsafePointer<Float>,
        _ strip: ProductStrip
    ) {
        // A copy in registers: through `inout` each product would go through memory.
        var tile = sums
        var weights = strip.weights
        let step = strip.inputStep
        for tap in strip.taps {
            let window = input + tap.offset
            for index in 0..<tap.length {
                var factors = InlineArray<blocks, Vector>(repeating: Vector())
                for block in 0..<blocks { factors[block] = load(weights + block &* channelBlock) }
                weights += blocks &* channelBlock
                for position in 0..<positions {
                    let place: Int = position &* step &+ index
                    let value = splat(window[place])
                    for block in 0..<blocks {
                        let sum = tile[position][block]
                        tile[position][block] = multiplyAdd(factors[block], value, sum)
                    }
                }
            }
        }
        sums = tile
    }
}

/// A number of positions, as a type.
@usableFromInline
enum Positions<let count: Int> {}

/// A number of blocks, as a type.
@usableFromInline
enum Blocks<let count: Int> {}

/// The sums of one tile: for each position a vector for each block of output channels.
@usableFromInline
typealias Tile<let positions: Int, let blocks: Int> =
    InlineArray<positions, InlineArray<blocks, Vector>>

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
