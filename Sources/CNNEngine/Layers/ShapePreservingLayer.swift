/// A layer without weights whose output has the shape of its input.
public protocol ShapePreservingLayer: Layer {}

extension ShapePreservingLayer {
    /// The shape of the input.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        try CheckedSize(layer: name).unchanged(input)
    }

    /// Walks the input cell by cell.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredElementwise(input, layer: self)
    }
}

extension CheckedSize {
    func unchanged(_ shape: Shape) throws(ShapeError) -> Shape {
        for extent in shape.dimensions { try positive(extent, "input size") }
        return shape
    }

    /// Features `[F]` or an image `[C, H, W]`.
    func featuresOrImage(_ shape: Shape) throws(ShapeError) {
        guard shape.rank == 1 || shape.rank == 3 else {
            let expected = "features or \(Shape.imageWords)"
            throw ShapeError(layer, .wrongRank(expected: expected, actual: shape))
        }
        _ = try unchanged(shape)
    }

    func channels(_ actual: Int, are expected: Int) throws(ShapeError) {
        guard actual == expected else {
            throw ShapeError(layer, .channelMismatch(expected: expected, actual: actual))
        }
    }

    func number(
        _ value: Double,
        _ field: String,
        in range: ClosedRange<Double>,
        _ words: String
    ) throws(ShapeError) {
        // A comparison with NaN is false, so that it is refused too.
        guard range.contains(value) else {
            throw ShapeError(layer, .outOfRange(field: field, value: value, range: words))
        }
    }
}
