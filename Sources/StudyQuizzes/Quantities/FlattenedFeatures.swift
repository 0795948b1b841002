import CNNEngine

extension Quantity {
    /// The features of a flattened map, H · W · C.
    public static let flattenFeatures = Quantity(
        "flatten-features",
        title: "features of one image after flatten",
        form: .integer,
        inputs: FeatureMap.inputs,
        rule: "n*w*c",
        layers: { [LayerApplication(Flatten(), on: FeatureMap($0).shape)] },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try FeatureMap(values).output(of: Flatten()).shape.example[0]))
        },
        mistakes: [
            .rule(
                "channels-forgotten",
                "You counted one channel. Flatten takes the values of all of them: H · W · C.",
                "n*w"
            ),
            .rule(
                "side-not-squared",
                "You took one side of the map. It has height · width cells.",
                "n*c"
            ),
            .rule(
                "globally-pooled",
                """
                You gave the channels. That is what global pooling leaves; flatten keeps every \
                value.
                """,
                "c"
            ),
            .rule(
                "channels-added",
                "You added the channels. Every cell has a value in each of them: multiply.",
                "n*w + c"
            ),
            .rule(
                "sides-added",
                "You added height and width. A map has height · width cells.",
                "(n + w)*c"
            ),
            .rule(
                "batch-flattened",
                "You flattened the batch too. Each image keeps a row of its own.",
                "n*w*c*b",
                when: "b > 1"
            ),
        ]
    )

    /// The features after a convolution, a pooling and flatten.
    public static let flattenAfterPooling = Quantity(
        "flatten-after-pooling",
        title: "features after flatten",
        form: .integer,
        inputs: PooledConvolution.inputs,
        rule: PooledConvolution.features(),
        layers: { PooledConvolution($0).feature },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try PooledConvolution(values).features(budget)))
        },
        mistakes: PooledConvolution.mistakes { $0 }
    )

    /// The weights and biases of a dense layer after a convolution, a pooling and flatten.
    public static let denseAfterFlatten = Quantity(
        "dense-after-flatten",
        title: "weights and biases of the dense layer",
        form: .integer,
        inputs: PooledConvolution.inputs + [QuantityInput("units", "u")],
        budget: MeasurementBudget.wholeLayer,
        rule: "(\(PooledConvolution.features()) + 1)*u",
        layers: { PooledConvolution($0).classifier },
        measured: { values, budget throws(MeasurementFailure) in
            let features = try PooledConvolution(values).features(budget)
            let dense = Dense(inputFeatures: features, units: values["u"])
            let application = LayerApplication(dense, on: Shape(features: features))
            return .number(Rational(try application.measured(budget: budget).parametersRead))
        },
        mistakes: [
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each unit adds one number of its own: + U.",
                "\(PooledConvolution.features())*u"
            ),
            .rule(
                "one-bias",
                "You counted one bias for the layer. There is one for each unit.",
                "\(PooledConvolution.features())*u + 1"
            ),
        ] + PooledConvolution.mistakes { "(\($0) + 1)*u" }
    )
}

/// A convolution on a square image, and a pooling whose windows do not overlap.
private struct PooledConvolution {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("kernel", "k"), QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("filters", "f"), QuantityInput("pool", "q"),
    ]

    /// Features as a rule, ⌊(n + 2p − k + 1)/q⌋² · f, or with slips in its parts.
    static func features(side: String = "n + 2*p - k + 1", depth: String = "f") -> String {
        "⌊(\(side))/q⌋^2*\(depth)"
    }

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    /// Convolution, pooling and flatten, each on what the formula of the one before gives.
    var feature: [LayerApplication] {
        let image = Shape(channels: values["c"], height: values["n"], width: values["n"])
        var (applications, shape) = ([LayerApplication](), image)
        for layer in layers {
            applications.append(LayerApplication(layer, on: shape))
            guard let output = try? layer.outputShape(for: shape) else { break }
            shape = output
        }
        return applications
    }

    /// The same with the dense layer behind them.
    var classifier: [LayerApplication] {
        let feature = feature
        guard let last = feature.last, let row = try? last.layer.outputShape(for: last.input)
        else { return feature }
        let dense = Dense(inputFeatures: row[0], units: values["u"])
        return feature + [LayerApplication(dense, on: row)]
    }

    private var layers: [any Layer] {
        [
            Conv2D(
                inputChannels: values["c"],
                outputChannels: values["f"],
                kernelSize: Size2D(values["k"]),
                padding: .symmetric(Size2D(values["p"]))
            ), MaxPool2D(kernelSize: Size2D(values["q"])), Flatten(),
        ]
    }

    /// Runs one layer on what came out of the one before, and counts the last row.
    func features(_ budget: Int) throws(MeasurementFailure) -> Int {
        var shape = Shape(channels: values["c"], height: values["n"], width: values["n"])
        for layer in layers {
            shape = try LayerApplication(layer, on: shape).measured(budget: budget).output
        }
        return shape[0]
    }

    /// Slips in counting the features, inside a rule that uses them.
    static func mistakes(_ using: (String) -> String) -> [WrongRule] {
        [
            .rule(
                "channels-kept",
                "You kept the channels of the image. The map has a channel for each filter.",
                using(features(depth: "c"))
            ),
            .rule(
                "channels-multiplied",
                "You multiplied channels by filters. A filter sums over the channels of its input.",
                using(features(depth: "c*f"))
            ),
            .rule(
                "no-plus-one",
                "You counted the steps of the filter. It also stands at its start: add 1.",
                using(features(side: "n + 2*p - k"))
            ),
            .rule(
                "pooling-ignored",
                "You left out the pooling. It divides each side by its window before flatten.",
                using("(n + 2*p - k + 1)^2*f")
            ),
            .rule(
                "pooled-once",
                "You divided the cells by one side of the window. Both sides of the map shrink.",
                using("⌊(n + 2*p - k + 1)^2/q⌋*f")
            ),
            .rule(
                "globally-pooled",
                "You took one value for each map, as after global pooling. Flatten keeps them all.",
                using("f")
            ),
            .rule(
                "side-not-squared",
                "You took one side of the map. It has height · width cells.",
                using("⌊(n + 2*p - k + 1)/q⌋*f")
            ),
            .rule(
                "padding-ignored",
                "You left out the padding. The filter slides over n + 2p cells, not over n.",
                using(features(side: "n - k + 1"))
            ),
        ]
    }
}
