/// A product that is cut into tiles of rows and filters, whose sums stay in registers.
@usableFromInline
protocol LaneTiling {
    /// Positions, or taps.
    var rows: Int { get }
    var filters: Int { get }

    /// One tile, of a size known when this is compiled, so that its loops unroll.
    func run<Processor: InstructionSet, let rows: Int, let filters: Int>(
        _ sums: LaneTile<rows, filters>,
        _ row: Int,
        _ filter: Int,
        on processor: Processor.Type
    )
}

/// The sums of one tile: for each row a vector for each filter.
@usableFromInline
typealias LaneTile<let rows: Int, let filters: Int> =
    InlineArray<rows, InlineArray<filters, Vector>>

extension InstructionSet {
    /// Multiplies windows of sixteen images with filters.
    @inlinable
    @inline(__always)
    public static func multiply(_ strip: LaneStrip) { runTiles(of: strip) }

    /// Sums the products of inputs and gradients of sixteen images.
    @inlinable
    @inline(__always)
    public static func sumProducts(_ strip: LaneGradientStrip) { runTiles(of: strip) }

    @inlinable
    @inline(__always)
    static func runTiles(of strip: some LaneTiling) {
        forEachTile(of: strip.filters, atMost: laneTile.filters) { filter, filters in
            forEachTile(of: strip.rows, atMost: laneTile.rows) { row, rows in
                switch filters {
                case 1: run(strip, row, rows, filter, InlineArray<1, Vector>(repeating: Vector()))
                case 2 where laneTile.filters >= 2:
                    run(strip, row, rows, filter, InlineArray<2, Vector>(repeating: Vector()))
                case 3 where laneTile.filters >= 3:
                    run(strip, row, rows, filter, InlineArray<3, Vector>(repeating: Vector()))
                default: break
                }
            }
        }
    }

    /// Cuts a count into as few parts as can be, of nearly one size.
    @inlinable
    @inline(__always)
    static func forEachTile(of count: Int, atMost most: Int, _ visit: (Int, Int) -> Void) {
        var first = 0
        var tiles = (count &+ most &- 1) / most
        while tiles > 0 {
            let size = (count &- first &+ tiles &- 1) / tiles
            visit(first, size)
            first &+= size
            tiles &-= 1
        }
    }

    @inlinable
    @inline(__always)
    static func run<let filters: Int>(
        _ strip: some LaneTiling,
        _ row: Int,
        _ rows: Int,
        _ filter: Int,
        _ zeros: InlineArray<filters, Vector>
    ) {
        switch rows {
        case 1: strip.run(LaneTile<1, filters>(repeating: zeros), row, filter, on: Self.self)
        case 2: strip.run(LaneTile<2, filters>(repeating: zeros), row, filter, on: Self.self)
        case 3: strip.run(LaneTile<3, filters>(repeating: zeros), row, filter, on: Self.self)
        case 4 where laneTile.rows >= 4:
            strip.run(LaneTile<4, filters>(repeating: zeros), row, filter, on: Self.self)
        case 5 where laneTile.rows >= 5:
            strip.run(LaneTile<5, filters>(repeating: zeros), row, filter, on: Self.self)
        case 6 where laneTile.rows >= 6:
            strip.run(LaneTile<6, filters>(repeating: zeros), row, filter, on: Self.self)
        case 7 where laneTile.rows >= 7:
            strip.run(LaneTile<7, filters>(repeating: zeros), row, filter, on: Self.self)
        case 8 where laneTile.rows >= 8:
            strip.run(LaneTile<8, filters>(repeating: zeros), row, filter, on: Self.self)
        case 9 where laneTile.rows >= 9:
            strip.run(LaneTile<9, filters>(repeating: zeros), row, filter, on: Self.self)
        default: break
        }
    }
}

extension LaneStrip: LaneTiling {
    @usableFromInline var rows: Int {
        @inline(__always) get { count }
    }

    @inlinable
    @inline(__always)
    func run<Processor: InstructionSet, let rows: Int, let filters: Int>(
        _ sums: LaneTile<rows, filters>,
        _ row: Int,
        _ filter: Int,
        on _: Processor.Type
    ) {
        var tile = sums
        let input = input + row &* inputStep
        let weights = weights + filter &* filterStep
        if let bias {
            for index in 0..<filters {
                let start = splat(bias[filter &+ index])
                for position in 0..<rows { tile[position][index] = start }
            }
        }
        for tap in taps {
            let cell = input + tap.input
            let weight = weights + tap.weight
            var factors = InlineArray<filters, Vector>(repeating: Vector())
            for index in 0..<filters { factors[index] = splat(weight[index &* filterStep]) }
            for position in 0..<rows {
                let value = load(cell + position &* inputStep)
                for index in 0..<filters {
                    let sum = tile[position][index]
                    tile[position][index] = Processor.multiplyAdd(value, factors[index], sum)
                }
            }
        }
        for index in 0..<filters {
            let target = output + (filter &+ index) &* outputFilterStep
            for position in 0..<rows {
                let place: Int = (row &+ position) &* outputStep
                store(tile[position][index], target + place)
            }
        }
    }
}

extension LaneGradientStrip: LaneTiling {
    @usableFromInline var rows: Int {
        @inline(__always) get { taps.count }
    }

    @inlinable
    @inline(__always)
    func run<Processor: InstructionSet, let rows: Int, let filters: Int>(
        _ sums: LaneTile<rows, filters>,
        _ row: Int,
        _ filter: Int,
        on _: Processor.Type
    ) {
        var tile = sums
        var offsets = InlineArray<rows, Int>(repeating: 0)
        for tap in 0..<rows { offsets[tap] = taps[row &+ tap] }
        let first = upstream + filter &* filterStep
        for run in runs {
            var cell = input + run.input
            var gradient = first + run.upstream
            for _ in 0..<runLength {
                var factors = InlineArray<filters, Vector>(repeating: Vector())
                for index in 0..<filters { factors[index] = load(gradient + index &* filterStep) }
                for tap in 0..<rows {
                    let value = load(cell + offsets[tap])
                    for index in 0..<filters {
                        let sum = tile[tap][index]
                        tile[tap][index] = Processor.multiplyAdd(value, factors[index], sum)
                    }
                }
                cell += inputStep
                gradient += upstreamStep
            }
        }
        for index in 0..<filters {
            let target = output + (filter &+ index) &* outputFilterStep
            for tap in 0..<rows { target[row &+ tap] = sumOfLanes(tile[tap][index]) }
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
