/// The extents of a tensor, outermost first: `[N, C, H, W]` with a batch, `[C, H, W]` for one image,
/// `[F]` for one list of features.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The extents, outermost first.
    public let dimensions: [Int]

    /// A shape of these extents, outermost first.
    public init(_ dimensions: [Int]) {
        self.dimensions = dimensions
    }

    /// A shape of these extents, outermost first.
    public init(arrayLiteral elements: Int...) {
        dimensions = elements
    }

    /// One image, `[C, H, W]`.
    public init(channels: Int, height: Int, width: Int) {
        dimensions = [channels, height, width]
    }

    /// One list of features, `[F]`.
    public init(features: Int) {
        dimensions = [features]
    }

    /// The number of dimensions.
    public var rank: Int { dimensions.count }

    /// The extent of a dimension.
    public subscript(index: Int) -> Int { dimensions[index] }

    /// The number of values, or `nil` when it does not fit into 64 bits.
    public var elementCount: Int? {
        var count = 1
        for extent in dimensions {
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            if overflow { return nil }
            count = product
        }
        return count
    }

    /// The same shape with a batch of N examples in front.
    public func batched(_ count: Int) -> Shape { Shape([count] + dimensions) }

    /// The shape of one example: all but the batch.
    public var example: Shape { Shape(Array(dimensions.dropFirst())) }

    /// The extents as people of this field write them for code: `[64, 55, 55]`.
    public var description: String { dimensions.description }
}

/// A height and a width; a literal `3` means 3 × 3.
public struct Size2D: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// Rows.
    public var height: Int
    /// Columns.
    public var width: Int

    /// A height and a width.
    public init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    /// The same extent both ways.
    public init(_ side: Int) {
        self.init(height: side, width: side)
    }

    /// The same extent both ways.
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// `3×3`.
    public var description: String { "\(height)×\(width)" }
}

/// The two axes of an image.
public enum Axis: String, Sendable, CaseIterable {
    /// Rows, top to bottom.
    case height
    /// Columns, left to right.
    case width
}
