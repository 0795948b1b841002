import CNNKernels

/// The part of an input that is run: all of it, or a small one where that would take long.
struct MeasuredPart {
    /// The shape of the part, without the batch.
    let shape: Shape
    /// Whether that is the whole input.
    let isWhole: Bool

    /// All of an input up to a budget, of which each value takes 8; above it 8 cells of each axis.
    ///
    /// Throws when an axis is too long to count.
    init(of input: Shape, budget: Int, layer: String) throws(ShapeError) {
        guard let count = input.elementCount else {
            throw ShapeError(layer, .overflow(quantity: "number of values"))
        }
        for extent in input.dimensions {
            try MeasurementLimits.check(
                extent,
                "input size",
                atMost: MeasurementLimits.axis,
                layer: layer
            )
        }
        isWhole = count <= min(budget / 8, MeasurementLimits.values)
        var left = Self.largestSlice
        let slice = input.dimensions.map { extent in
            let kept = min(extent, 8, max(left, 1))
            left /= kept
            return kept
        }
        shape = isWhole ? input : Shape(slice)
    }

    /// Values of the largest part that is not the whole.
    private static let largestSlice = 512

    /// As many examples as hold some 64 values: one value alone would tell little of a layer.
    var fewExamples: Int { max(1, 64 / max(shape.elementCount ?? 1, 1)) }

    /// A batch of made-up inputs of the shape of the part: numbers `first`, `first + 1`, ….
    func input<Scalar: TensorScalar>(
        batch: Int = 1,
        from first: Int = 0,
        scale: Scalar = 1
    ) -> Tensor<Scalar> {
        let batched = shape.batched(batch)
        let count = batched.elementCount ?? 0
        return Tensor(
            batched,
            (0..<count).map { Scalar(StreamedNumbers.inputs[first &+ $0]) * scale }
        )
    }
}

extension Range<Int> {
    /// Places at even distances, the first and the last among them; all of them when they are few.
    func spread(over places: Int) -> [Int] {
        guard count > places, places > 1 else { return Array(self) }
        return (0..<places).map { lowerBound + $0 * (count - 1) / (places - 1) }
    }
}
