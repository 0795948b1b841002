/// Lays an image out as one list of features: `[C, H, W]` becomes `[C · H · W]`.
public struct Flatten: Layer, Hashable {
    /// A flattening.
    public init() {}

    /// `[C · H · W]`; throws when the product does not fit into 64 bits.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        for extent in input.dimensions { try sizes.positive(extent, "input size") }
        guard let count = input.elementCount else {
            throw ShapeError(name, .overflow(quantity: "number of features"))
        }
        return Shape(features: count)
    }

    /// The same numbers in the same order.
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar> {
        let count = input.shape.example.dimensions.reduce(1, *)
        return input.reshaped([input.shape[0], count])
    }

    /// Walks the image cell by cell and counts the features.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        var measurement = try measuredElementwise(input, layer: self)
        measurement.output = Shape(features: measurement.cellsComputed)
        return measurement
    }
}

/// The rectifier, max(0, x), on every value.
public struct ReLU: Layer, Hashable {
    /// A rectifier.
    public init() {}

    /// The shape of the input.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        for extent in input.dimensions { try sizes.positive(extent, "input size") }
        return input
    }

    /// max(0, x).
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map { max(0, $0) })
    }

    /// Walks the input cell by cell.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measuredElementwise(input, layer: self)
    }
}

/// Counts the cells of an input by walking them, dimension inside dimension.
private func measuredElementwise(
    _ input: Shape,
    layer: some Layer
) throws(ShapeError) -> Measurement {
    _ = try layer.outputShape(for: input)
    guard let elements = input.elementCount else {
        throw ShapeError(layer.name, .overflow(quantity: "number of values"))
    }
    try MeasurementLimits.check(
        elements,
        "number of values",
        atMost: MeasurementLimits.storedInput,
        layer: layer.name
    )
    var measurement = Measurement(output: input)
    var index = [Int](repeating: 0, count: input.rank)
    walking: while true {
        measurement.cellsComputed += 1
        var axis = input.rank - 1
        while axis >= 0 {
            index[axis] += 1
            if index[axis] < input[axis] { continue walking }
            index[axis] = 0
            axis -= 1
        }
        break
    }
    return measurement
}
