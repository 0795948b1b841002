/// A region of one image of a batch, in the coordinates of the image.
public struct RegionOfInterest: Hashable, Sendable {
    /// The place of the image in its batch.
    public var image: Int
    /// Where the region is.
    public var box: Box

    /// A region of an image.
    public init(image: Int = 0, box: Box) {
        self.image = image
        self.box = box
    }
}

/// Region-of-interest pooling: any region of a feature map becomes a map of one size.
///
/// `[N, C, H, W]` and R regions become `[R, C, h, w]`. A region's corners are scaled and rounded,
/// halves away from zero, and its last cell belongs to it. Bin i of h reaches from ⌊i·H/h⌋ to
/// ⌈(i + 1)·H/h⌉ and holds its largest value, or 0 where it lies outside the map. Girshick 2015.
public struct RoIPool: Hashable, Sendable {
    /// Bins down and across.
    public var outputSize: Size2D
    /// The size of the map over the size of the image: 1/16 behind four halvings.
    public var spatialScale: Double

    /// A pooling into bins.
    public init(outputSize: Size2D, spatialScale: Double = 1) {
        self.outputSize = outputSize
        self.spatialScale = spatialScale
    }

    /// What a pooling gave, and where from.
    public struct Output<Scalar: TensorScalar>: Hashable, Sendable {
        /// The pooled regions, `[R, C, h, w]`.
        public var pooled: Tensor<Scalar>
        /// For each value its place in the map; `nil` for an empty bin.
        public var winners: [Int?]
        /// The shape of the map.
        public var mapShape: Shape
    }

    /// Pools regions of a map `[N, C, H, W]`; throws what does not fit.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ map: Tensor<Scalar>,
        regions: [RegionOfInterest]
    ) throws(DetectionError) -> Output<Scalar> {
        let shape = map.shape
        try check(shape)
        var winners: [Int?] = []
        for (index, region) in regions.enumerated() {
            let cells = try cells(of: region, at: index, in: shape)
            for channel in 0..<shape[1] {
                let plane = (region.image * shape[1] + channel) * shape[2] * shape[3]
                for row in cells.rows.bins(outputSize.height, of: shape[2]) {
                    for column in cells.columns.bins(outputSize.width, of: shape[3]) {
                        winners.append(largest(of: map, from: plane, rows: row, columns: column))
                    }
                }
            }
        }
        let output = Shape([regions.count, shape[1], outputSize.height, outputSize.width])
        let values = winners.map { $0.map { map.values[$0] } ?? 0 }
        return Output(pooled: Tensor(output, values), winners: winners, mapShape: shape)
    }

    /// The place of the first of the largest values in a bin, or `nil` when the bin is empty.
    @inline(__always)
    private func largest<Scalar>(
        of map: Tensor<Scalar>,
        from plane: Int,
        rows: Range<Int>,
        columns: Range<Int>
    ) -> Int? {
        var winner: Int?
        for row in rows {
            let first = plane + row * map.shape[3]
            for cell in (first + columns.lowerBound)..<(first + columns.upperBound) {
                if let best = winner, map.values[cell] <= map.values[best] { continue }
                winner = cell
            }
        }
        return winner
    }

    /// The gradient of the map: each value's goes to the cell it came from, the first of the largest.
    ///
    /// Throws when the gradient has another shape than what was pooled.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(
        _ output: Output<Scalar>,
        upstream: Tensor<Scalar>
    ) throws(DetectionError) -> Tensor<Scalar> {
        guard upstream.shape == output.pooled.shape else {
            let expected = "a gradient of shape \(output.pooled.shape)"
            throw .shapeMismatch(step: "RoIPool", expected: expected, actual: upstream.shape)
        }
        var gradient = Tensor<Scalar>(output.mapShape)
        for (winner, value) in zip(output.winners, upstream.values) {
            if let winner { gradient.values[winner] += value }
        }
        return gradient
    }

    private func check(_ map: Shape) throws(DetectionError) {
        guard map.rank == 4, map.dimensions.allSatisfy({ $0 > 0 }) else {
            throw .shapeMismatch(step: "RoIPool", expected: "maps [N, C, H, W]", actual: map)
        }
        let limit = 1 << 15
        for (name, bins) in [("height", outputSize.height), ("width", outputSize.width)]
        where !(1...limit).contains(bins) {
            let rule = "from 1 to \(limit)"
            throw .invalidSetting(name: "output \(name)", rule: rule, value: Double(bins))
        }
        guard spatialScale > 0, spatialScale.isFinite else {
            throw .invalidSetting(name: "spatial scale", rule: "above 0", value: spatialScale)
        }
    }

    private func cells(
        of region: RegionOfInterest,
        at index: Int,
        in map: Shape
    ) throws(DetectionError) -> (rows: CellSpan, columns: CellSpan) {
        guard (0..<map[0]).contains(region.image) else {
            throw .imageOutOfRange(image: region.image, images: map[0], region: index)
        }
        func cell(_ coordinate: Double) throws(DetectionError) -> Int {
            let scaled = (coordinate * spatialScale).rounded(.toNearestOrAwayFromZero)
            guard abs(scaled) < 0x1p31 else {
                throw .coordinateOutOfRange(value: coordinate, region: index)
            }
            return Int(scaled)
        }
        let box = region.box
        return (
            CellSpan(first: try cell(box.top), last: try cell(box.bottom)),
            CellSpan(first: try cell(box.left), last: try cell(box.right))
        )
    }
}

/// Whole cells along one axis, of which the last belongs to the span; at least one.
private struct CellSpan {
    var first: Int
    var extent: Int

    init(first: Int, last: Int) {
        self.first = first
        extent = max(last - first + 1, 1)
    }

    /// The cells of each bin, cut to a map; bins overlap where they do not divide the span.
    func bins(_ count: Int, of map: Int) -> [Range<Int>] {
        (0..<count).map { bin in
            let start = first + bin * extent / count
            let end = first + ((bin + 1) * extent + count - 1) / count
            return min(max(start, 0), map)..<min(max(end, 0), map)
        }
    }
}
