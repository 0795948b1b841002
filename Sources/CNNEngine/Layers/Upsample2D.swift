/// Enlarges an image by repeating its cells (nearest neighbour): `[C, H, W]` to `[C, f · H, g · W]`.
public struct Upsample2D: MovingLayer, Hashable {
    /// How often each row and each column is repeated.
    public var scale: Size2D

    /// An enlargement by whole factors.
    public init(scale: Size2D) {
        self.scale = scale
    }

    /// `[C, f · H, g · W]`; throws when a factor is not positive.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        let image = try sizes.image(input)
        for factor in [scale.height, scale.width] { try sizes.positive(factor, "scale") }
        return Shape(
            channels: image.channels,
            height: try sizes.product(image.height, scale.height, of: "height"),
            width: try sizes.product(image.width, scale.width, of: "width")
        )
    }

    /// To one cell; neighbours lie a part of a cell apart.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        .stretched(cells: 1, factor: axis == .height ? scale.height : scale.width)
    }

    func sources(on axis: Axis, extent: Int) -> MovedAxis {
        MovedAxis(
            first: 0,
            count: extent,
            copies: axis == .height ? scale.height : scale.width
        )
    }

    /// Each value in a block of copies.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        moved(input)
    }

    /// The sum of the gradients of a value's copies.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        movedBack(pass)
    }

    /// Walks the repeated rows and columns.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredMoves(input, budget: budget)
    }
}
