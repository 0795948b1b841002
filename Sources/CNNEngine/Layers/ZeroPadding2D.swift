/// Puts rows and columns of zeros around an image: `[C, H, W]` becomes `[C, H + t + b, W + l + r]`.
public struct ZeroPadding2D: MovingLayer, Hashable {
    /// Rows above.
    public var top: Int
    /// Rows below.
    public var bottom: Int
    /// Columns on the left.
    public var left: Int
    /// Columns on the right.
    public var right: Int

    /// A padding with each side on its own.
    public init(top: Int, bottom: Int, left: Int, right: Int) {
        (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
    }

    /// `[C, H + top + bottom, W + left + right]`; throws when a side is negative.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        let image = try sizes.image(input)
        for side in [top, bottom, left, right] { try sizes.notNegative(side, "padding") }
        return Shape(
            channels: image.channels,
            height: try sizes.sum(image.height, top, bottom, of: "padded height"),
            width: try sizes.sum(image.width, left, right, of: "padded width")
        )
    }

    /// To the cell at the same place, moved by the padding before it.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        .window(span: 1, stride: 1, paddingBefore: axis == .height ? top : left)
    }

    func sources(on axis: Axis, extent: Int) -> MovedAxis {
        axis == .height
            ? MovedAxis(first: -top, count: extent + top + bottom)
            : MovedAxis(first: -left, count: extent + left + right)
    }

    /// The image with zeros around it.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        moved(input)
    }

    /// The gradients of the image; those of the zeros go nowhere.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        movedBack(pass)
    }

    /// Walks the padded rows and columns.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredMoves(input, budget: budget)
    }
}
