import CNNEngine

extension Quantity {
    /// Weights and biases of a dense layer, (F + 1) · U, or F · U without biases.
    public static let denseParameters = Quantity(
        "dense-parameters",
        title: "weights and biases of the dense layer",
        form: .integer,
        inputs: DenseSetting.inputs,
        budget: MeasurementBudget.everyDenseWeight,
        rule: "(m + bias)*u",
        layers: DenseSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let setting = DenseSetting(values.integers)
            return .number(Rational(try setting.measured(budget: budget).parametersRead))
        },
        mistakes: denseBiasMistakes + denseWeightMistakes
    )

    /// Weights of a dense layer, F · U, its biases left out.
    public static let denseWeights = Quantity(
        "dense-weights",
        title: "weights of the dense layer, without biases",
        form: .integer,
        inputs: DenseSetting.inputs,
        budget: MeasurementBudget.everyDenseWeight,
        rule: "m*u",
        layers: DenseSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let setting = DenseSetting(values.integers)
            return .number(Rational(try setting.measured(budget: budget).weightsRead))
        },
        mistakes: [
            .rule(
                "biases-counted",
                "You counted the biases too. Here only weights are asked.",
                "(m + 1)*u"
            ),
            .rule("channels-forgotten", channelsForgotten, "m/c*u", when: "n > 0"),
            .rule(
                "features-only",
                "You counted the features. Each unit has a weight for every one of them: F · U.",
                "m"
            ),
        ]
    )

    private static let channelsForgotten =
        "You forgot the channels. Every value of the image is a feature: H · W · C."

    private static let denseBiasMistakes: [WrongRule] = [
        .rule(
            "bias-forgotten",
            "You forgot the biases. Each unit adds one number of its own: + U.",
            "m*u"
        ),
        .rule(
            "bias-counted",
            "You counted biases. This layer has none.",
            "(m + 1)*u"
        ),
        .rule(
            "one-bias",
            "You counted one bias for the layer. There is one for each unit.",
            "m*u + bias"
        ),
        .rule(
            "bias-for-each-feature",
            "You gave each feature a bias. The units have the biases: + U, not + F.",
            "m*(u + bias)"
        ),
    ]

    private static let denseWeightMistakes: [WrongRule] = [
        .rule("channels-forgotten", channelsForgotten, "(m/c + bias)*u", when: "n > 0"),
        .rule(
            "channels-and-one-bias",
            """
            Two slips: every channel is a feature too (H · W · C), and each unit has its own bias \
            (+ U, not + 1).
            """,
            "m/c*u + 1",
            when: "n > 0 and c > 1 and bias = 1"
        ),
        .rule(
            "flatten-forgotten",
            """
            You worked on the channels of one cell. Flatten first: every value of the image is a \
            feature.
            """,
            "(c + bias)*u",
            when: "n > 0"
        ),
        .rule(
            "added",
            "You added features and units. Every unit has a weight for every feature: multiply.",
            "m + u"
        ),
    ]
}
