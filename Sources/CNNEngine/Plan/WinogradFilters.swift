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
        self.bias = AlignedNumbers(bias + Array(repeating: 0, count: filters - bias.count))
        let matrices = (size + 2) * (size + 2)
        numbers = AlignedNumbers(count: matrices * channels * filters)
        let rows = Self.transform[size == 4 ? 1 : 0]
        for filter in 0..<layer.outputChannels {
            let block = filter / channelBlock
            let first = block / tileBlocks * tileBlocks
            let width = min(tileBlocks, blocks - first) * channelBlock
            let lane = filter - first * channelBlock
            for channel in 0..<channels {
                let start = (filter * channels + channel) * 9
                let transformed = Self.transformed(
                    weights[start..<(start + 9)].map(Double.init),
                    rows
                )
                let place = first * channelBlock * channels + channel * width + lane
                for matrix in 0..<matrices {
                    numbers.start[matrix * channels * filters + place] = Float(transformed[matrix])
                }
            }
        }
    }

    /// The filters of a tile that begins with a block.
    func weights(matrix: Int, block: Int) -> UnsafePointer<Float> {
        let place = matrix * blocks + block
        return UnsafePointer(numbers.start + place * channelBlock * channels)
    }

    /// G g Gᵀ.
    private static func transformed(_ filter: [Double], _ rows: [[Double]]) -> [Double] {
        let half = rows.map { row in
            (0..<3).map { column in
                row[0] * filter[column] + row[1] * filter[3 + column] + row[2] * filter[6 + column]
            }
        }
        return half.flatMap { line in
            rows.map { $0[0] * line[0] + $0[1] * line[1] + $0[2] * line[2] }
        }
    }

    /// G for tiles of 2 and of 4 outputs.
    ///
    /// Lavin & Gray 2016, sections 4.1 and 4.3.
    private static let transform: [[[Double]]] = [
        [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]],
        [
            [1 / 4, 0, 0], [-1 / 6, -1 / 6, -1 / 6], [-1 / 6, 1 / 6, -1 / 6],
            [1 / 24, 1 / 12, 1 / 6], [1 / 24, -1 / 12, 1 / 6], [0, 0, 1],
        ],
    ]
}
