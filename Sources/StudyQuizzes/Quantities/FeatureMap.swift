import CNNEngine

/// A batch of feature maps that go into a layer.
struct FeatureMap {
    /// Height, width, channels, and the maps of a batch.
    static let inputs = [
        QuantityInput("height", "n", "h"),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c"), QuantityInput("batch_size", "b", default: .constant(1)),
    ]

    /// The shape of one map.
    let shape: Shape
    private let batch: Int

    /// The maps of a quantity whose inputs begin with those above.
    init(_ values: QuantityValues) {
        shape = Shape(channels: values["c"], height: values["n"], width: values["w"])
        batch = values["b"]
    }

    /// The most values that are kept in memory: 64 MiB.
    private static let mostValues = 1 << 24

    /// Runs a layer without weights on a batch of made-up numbers.
    ///
    /// Throws maps that do not fit the layer, and batches that are too large.
    func output(of layer: some Layer) throws(MeasurementFailure) -> Tensor<Float> {
        do throws(ShapeError) {
            _ = try layer.outputShape(for: shape)
            guard batch > 0 else {
                throw ShapeError(layer.name, .notPositive(field: "batch size", value: batch))
            }
        } catch {
            throw .shape(error)
        }
        let batched = shape.batched(batch)
        let count = batched.elementCount ?? .max
        try CountingLimit.check(count, "number of values", atMost: Self.mostValues)
        var chance = SplitMix64(seed: 1)
        let numbers = (0..<count).map { _ in Float(chance.unit()) }
        return layer.forward(Tensor(batched, numbers))
    }
}
