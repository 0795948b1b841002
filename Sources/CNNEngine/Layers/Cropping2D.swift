/// Cuts rows and columns off an image: `[C, H, W]` becomes `[C, H − t − b, W − l − r]`.
public struct Cropping2D: MovingLayer, Hashable {
    /// Rows at the top.
    public var top: Int
    /// Rows at the bottom.
    public var bottom: Int
    /// Columns on the left.
    public var left: Int
    /// Columns on the right.
    public var right: Int

    /// A cropping with each side on its own.
    public init(top: Int, bottom: Int, left: Int, right: Int) {
        (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
    }

    /// `[C, H − top − bottom, W − left − right]`; throws when nothing would be left.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let image = try CheckedSize(layer: name).image(input)
        return Shape(
            channels: image.channels,
            height: try extent(of: .height, image.height, before: top, after: bottom),
            width: try extent(of: .width, image.width, before: left, after: right)
        )
    }

    private func extent(
        of axis: Axis,
        _ extent: Int,
        before: Int,
        after: Int
    ) throws(ShapeError) -> Int {
        let sizes = CheckedSize(layer: name)
        for side in [before, after] { try sizes.notNegative(side, "cropping") }
        let cropping = try sizes.sum(before, after, of: "cropping")
        guard cropping < extent else {
            let problem = ShapeError.Problem.croppingExceedsInput(
                axis: axis,
                cropping: cropping,
                extent: extent
            )
            throw ShapeError(name, problem)
        }
        return extent - cropping
    }

    /// To the cell at the same place, moved by what is cut off before it.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        .window(span: 1, stride: 1, paddingBefore: 0 &- (axis == .height ? top : left))
    }

    func sources(on axis: Axis, extent: Int) -> MovedAxis {
        axis == .height
            ? MovedAxis(first: top, count: extent - top - bottom)
            : MovedAxis(first: left, count: extent - left - right)
    }

    /// The middle of the image.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        moved(input)
    }

    /// The gradients in the middle, zeros where it was cut off.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        movedBack(pass)
    }

    /// Walks the rows and columns that are left.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredMoves(input, budget: budget)
    }
}
