import CNNKernels

/// Filters g as G g Gᵀ, for each of the matrices packed as a convolution of 1 × 1 would have them.
struct WinogradFilters: Sendable {
    let bias: AlignedNumbers
    private let numbers: AlignedNumbers
    private let channels: Int
    private let blocks: Int

    /// Transforms weights `[K, C, 3, 3]`.
    init(
        _ layer: Conv2D,
        weights: [Float],
        bias: [Float],
        size: Int,
        tileBlocks: Int
    ) {
        channels = layer.inputChannels
        blocks = (layer.outputChannels + channelBlock - 1) / channelBlock
        let filters = blocks * channelBlock
        self.bias = AlignedNumbers(bias, count: filters)
        let transform = WinogradTransform(size: size)
        let matrices = transform.rows * transform.rows
        numbers = AlignedNumbers(count: matrices * channels * filters)
        for filter in 0..<layer.outputChannels {
            let block = filter / channelBlock
            let first = block / tileBlocks * tileBlocks
            let width = min(tileBlocks, blocks - first) * channelBlock
            let lane = filter - first * channelBlock
            for channel in 0..<channels {
                let place = first * channelBlock * channels + channel * width + lane
                transform.apply(
                    to: weights[((filter * channels + channel) * 9)...].prefix(9),
                    into: numbers.start + place,
                    step: channels * filters
                )
            }
        }
    }

    /// The filters of a tile that begins with a block.
    func weights(matrix: Int, block: Int) -> UnsafePointer<Float> {
        let place = matrix * blocks + block
        return UnsafePointer(numbers.start + place * channelBlock * channels)
    }
}

/// G of a filter's way into tiles of 2 and of 4 outputs.
///
/// Lavin & Gray 2016, sections 4.1 and 4.3.
private struct WinogradTransform {
    /// Rows of G; a filter becomes as many matrices' numbers as their square.
    let rows: Int
    /// The three numbers of each row.
    private let numbers: [SIMD3<Double>]

    init(size: Int) {
        numbers = size == 4 ? Self.ofFour : Self.ofTwo
        rows = numbers.count
    }

    /// Writes G g Gᵀ, one number every `step`.
    func apply(to filter: ArraySlice<Float>, into target: UnsafeMutablePointer<Float>, step: Int) {
        func line(_ index: Int) -> SIMD3<Double> {
            let first = filter.startIndex + 3 * index
            return SIMD3(SIMD3(filter[first], filter[first + 1], filter[first + 2]))
        }
        let (top, middle, bottom) = (line(0), line(1), line(2))
        for (row, left) in numbers.enumerated() {
            let half = left.x * top + left.y * middle + left.z * bottom
            for (column, right) in numbers.enumerated() {
                target[(row * rows + column) * step] = Float((half * right).sum())
            }
        }
    }

    private static let ofTwo: [SIMD3<Double>] = [
        [1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1],
    ]
    private static let ofFour: [SIMD3<Double>] = [
        [1 / 4, 0, 0], [-1 / 6, -1 / 6, -1 / 6], [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6], [1 / 24, -1 / 12, 1 / 6], [0, 0, 1],
    ]
}
