import CNNKernels

/// How one example of a value lies in the arena: blocks of channels, with a margin of zeros.
///
/// `[⌈C / block⌉, top + H + bottom, left + W + right, block]`. The margin is the padding of the
/// convolutions that read it, so that no window has to ask where the image ends. Features are an
/// image of 1 × 1.
struct ImageLayout: Hashable, Sendable {
    /// Zeros around an image.
    struct Margin: Hashable, Sendable {
        var top = 0
        var bottom = 0
        var left = 0
        var right = 0

        var isEmpty: Bool { self == Margin() }

        /// The margin that two readers need.
        func union(_ other: Margin) -> Margin {
            Margin(
                top: max(top, other.top),
                bottom: max(bottom, other.bottom),
                left: max(left, other.left),
                right: max(right, other.right)
            )
        }
    }

    let channels: Int
    let height: Int
    let width: Int
    /// Channels of one block: 16, or all channels of an input of few.
    var block = channelBlock
    var margin = Margin()

    /// The layout of `[C, H, W]` or `[F]`.
    init(_ shape: Shape) {
        channels = shape[0]
        height = shape.rank == 3 ? shape[1] : 1
        width = shape.rank == 3 ? shape[2] : shape.dimensions.dropFirst().reduce(1, *)
    }

    var blocks: Int { (channels + block - 1) / block }
    /// Numbers from one cell to the one below it.
    var rowStride: Int { (margin.left + width + margin.right) * block }
    /// Numbers from one block of channels to the next.
    var blockStride: Int { (margin.top + height + margin.bottom) * rowStride }
    /// Numbers of one example, a multiple of 16 so that whole vectors can be read.
    var count: Int { (blocks * blockStride + channelBlock - 1) / channelBlock * channelBlock }

    /// The place of a cell's block, which may lie in the margin.
    func offset(block index: Int = 0, row: Int = 0, column: Int = 0) -> Int {
        index * blockStride + (margin.top + row) * rowStride + (margin.left + column) * block
    }
}

extension ImageLayout {
    /// Writes the zeros of the margin around some rows of a block; the first and last rows take
    /// those above and below with them.
    func clearMargin(
        _ image: UnsafeMutablePointer<Float>,
        block index: Int,
        rows: Range<Int>
    ) {
        guard !margin.isEmpty else { return }
        let first = rows.lowerBound == 0 ? -margin.top : rows.lowerBound
        let last = rows.upperBound == height ? height + margin.bottom : rows.upperBound
        for row in first..<last {
            let place = image + offset(block: index, row: row, column: -margin.left)
            if row < 0 || row >= height {
                place.update(repeating: 0, count: rowStride)
            } else {
                place.update(repeating: 0, count: margin.left * block)
                let end = place + (margin.left + width) * block
                end.update(repeating: 0, count: margin.right * block)
            }
        }
    }

    /// Lays an example `[C, H, W]` out in blocks; missing channels and the margin become 0.
    func pack(_ planes: UnsafePointer<Float>, into image: UnsafeMutablePointer<Float>) {
        pack(planes, into: image, rows: 0..<height)
    }

    /// Lays some rows of an example out, the margin around them too.
    func pack(
        _ planes: UnsafePointer<Float>,
        into image: UnsafeMutablePointer<Float>,
        rows: Range<Int>
    ) {
        let cells = height * width
        for index in 0..<blocks {
            clearMargin(image, block: index, rows: rows)
            let present = min(block, channels - index * block)
            for row in rows {
                let target = image + offset(block: index, row: row)
                let source = planes + index * block * cells + row * width
                if block == 3 {
                    Self.interleave(source, planeStride: cells, count: width, into: target)
                    continue
                }
                for column in 0..<width {
                    let cell = target + column * block
                    for channel in 0..<present { cell[channel] = source[channel * cells + column] }
                    for channel in present..<block { cell[channel] = 0 }
                }
            }
        }
    }

    /// One row of three planes, as those of a colour image, cell by cell.
    private static func interleave(
        _ source: UnsafePointer<Float>,
        planeStride: Int,
        count: Int,
        into target: UnsafeMutablePointer<Float>
    ) {
        let (second, third) = (source + planeStride, source + 2 * planeStride)
        for column in 0..<count {
            target[3 * column] = source[column]
            target[3 * column + 1] = second[column]
            target[3 * column + 2] = third[column]
        }
    }

    /// Brings an example back to `[C, H, W]`.
    func unpack(_ image: UnsafePointer<Float>, into planes: UnsafeMutablePointer<Float>) {
        let cells = height * width
        for channel in 0..<channels {
            let (index, lane) = channel.quotientAndRemainder(dividingBy: block)
            for row in 0..<height {
                let source = image + offset(block: index, row: row) + lane
                let target = planes + channel * cells + row * width
                for column in 0..<width { target[column] = source[column * block] }
            }
        }
    }
}
