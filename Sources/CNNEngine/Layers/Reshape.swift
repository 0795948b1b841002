/// Gives the values another shape, in the same order; one extent may be −1, "whatever is left".
public struct Reshape: Layer, Hashable {
    /// The shape of the output, without the batch.
    public var target: Shape

    /// A new shape for each example, without the batch.
    public init(to target: Shape) {
        self.target = target
    }

    /// The target; throws when it holds another number of values than the input.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        guard let count = try sizes.unchanged(input).elementCount else {
            throw ShapeError(name, .overflow(quantity: "number of values"))
        }
        try sizes.positive(target.rank, "number of extents")
        var known = 1
        var open: Int?
        for (index, extent) in target.dimensions.enumerated() {
            if extent == -1, open == nil {
                open = index
            } else {
                try sizes.positive(extent, "extent")
                known = try sizes.product(known, extent, of: "number of values")
            }
        }
        guard let open else {
            try check(known == count, input)
            return target
        }
        try check(count.isMultiple(of: known), input)
        var extents = target.dimensions
        extents[open] = count / known
        return Shape(extents)
    }

    private func check(_ fits: Bool, _ input: Shape) throws(ShapeError) {
        guard fits else {
            throw ShapeError(name, .elementCountMismatch(input: input, output: target))
        }
    }

    /// To the whole image: places are not kept.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        Flatten().reach(on: axis, into: input)
    }

    /// The same numbers in the same order.
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        input.reshaped(batchedOutputShape(for: input.shape))
    }

    /// The same gradients in the shape of the input.
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        Gradients(input: pass.upstream.reshaped(pass.input.shape))
    }

    /// Runs the layer within the budget, and deals the cells out to the extents of the target.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measure(input, budget: budget) { forward($0) }
    }

    /// The same with a pass of another engine.
    func measure(
        _ input: Shape,
        budget: Int,
        running pass: (Tensor<Float>) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        // A slice would not fit the target.
        let counted = try measuredLayout(
            input,
            budget: budget,
            isSliceable: false,
            running: pass
        ) { place, _ in place }
        var measurement = counted.measurement
        // What is dealt out to the known extents goes round as often as the open one is long.
        let known = target.dimensions.filter { $0 != -1 }.reduce(1, *)
        var (rounds, dealt) = (0, 0)
        for _ in 0..<counted.values {
            dealt += 1
            if dealt == known { (rounds, dealt) = (rounds + 1, 0) }
        }
        if dealt != 0 { measurement.cellsWrong += 1 }
        measurement.output = Shape(target.dimensions.map { $0 == -1 ? rounds : $0 })
        return measurement
    }
}
