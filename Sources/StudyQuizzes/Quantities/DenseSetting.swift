import CNNEngine

/// A dense layer on features, or on an image that is flattened first.
struct DenseSetting: QuantitySetting {
    /// The layer's inputs: `features`, or an image whose values are the features.
    static let inputs: [QuantityInput] = [
        QuantityInput("height", "n", "h", default: .constant(0)),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("features", default: .product(["height", "width", "channels"])),
        QuantityInput("units", "u"),
        QuantityInput("bias", default: .constant(1)),
    ]

    let numbers: [Int]

    /// A setting of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        self.numbers = numbers
    }

    /// Rows of the image; `nil` when features are given.
    var height: Rational? { numbers[0] == 0 ? nil : Rational(numbers[0]) }
    /// Channels of the image.
    var channels: Rational { Rational(numbers[2]) }
    /// Features F.
    var features: Rational { Rational(numbers[3]) }
    /// Units U.
    var units: Rational { Rational(numbers[4]) }
    /// Whether each unit has a bias.
    var hasBias: Bool { numbers[5] != 0 }

    private var image: Shape? {
        guard numbers[0] != 0 else { return nil }
        return Shape(channels: numbers[2], height: numbers[0], width: numbers[1])
    }

    private var layer: Dense {
        Dense(inputFeatures: numbers[3], units: numbers[4], bias: hasBias)
    }

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
        let dense = Dense(inputFeatures: features[0], units: numbers[4], bias: hasBias)
        return try LayerApplication(dense, on: features).measured(budget: budget)
    }
}
