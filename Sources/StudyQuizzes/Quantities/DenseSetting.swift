import CNNEngine

/// A dense layer on features, or on an image that is flattened first.
struct DenseSetting {
    /// The layer's inputs: `features`, or an image whose values are the features.
    static let inputs: [QuantityInput] = [
        QuantityInput("height", "n", "h", default: .constant(0)),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("features", "m", default: .product(["height", "width", "channels"])),
        QuantityInput("units", "u"),
        QuantityInput("bias", default: .constant(1)),
    ]

    let numbers: [Int]

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        self.numbers = numbers
    }

    private var image: Shape? {
        guard numbers[0] != 0 else { return nil }
        return Shape(channels: numbers[2], height: numbers[0], width: numbers[1])
    }

    private var layer: Dense {
        Dense(inputFeatures: numbers[3], units: numbers[4], bias: numbers[5] != 0)
    }

    /// Flattening, where there is an image, and the dense layer.
    static let layers: Quantity.Layers = { DenseSetting($0.integers).applications }

    /// Flattening, where there is an image, and the dense layer.
    var applications: [LayerApplication] {
        let dense = LayerApplication(layer, on: Shape(features: numbers[3]))
        return (image.map { [LayerApplication(Flatten(), on: $0)] } ?? []) + [dense]
    }

    /// Flattens the image cell by cell, and runs a dense layer on what came out.
    func measured(budget: Int) throws(MeasurementFailure) -> Measurement {
        var features = Shape(features: numbers[3])
        if let image {
            let flattened = LayerApplication(Flatten(), on: image)
            features = try flattened.measured(budget: budget).output
        }
        let dense = Dense(inputFeatures: features[0], units: numbers[4], bias: numbers[5] != 0)
        return try LayerApplication(dense, on: features).measured(budget: budget)
    }
}
