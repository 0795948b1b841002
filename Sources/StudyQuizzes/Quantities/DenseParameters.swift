import CNNEngine

extension Quantity {
    /// Weights and biases of a dense layer, (F + 1) · U, or F · U without biases.
    public static let denseParameters = Quantity(
        "dense-parameters",
        title: "weights and biases of the dense layer",
        form: .integer,
        of: DenseSetting.self,
        budget: MeasurementBudget.everyDenseWeight,
        formula: { dense throws(ArithmeticError) in
            .number(try dense.features * dense.units + (dense.hasBias ? dense.units : 0))
        },
        measured: { dense, budget throws(MeasurementFailure) in
            .number(Rational(try dense.measured(budget: budget).parametersRead))
        },
        mistakes: denseBiasMistakes + denseWeightMistakes
    )

    /// Weights of a dense layer, F · U, its biases left out.
    public static let denseWeights = Quantity(
        "dense-weights",
        title: "weights of the dense layer, without biases",
        form: .integer,
        of: DenseSetting.self,
        budget: MeasurementBudget.everyDenseWeight,
        formula: { dense throws(ArithmeticError) in .number(try dense.features * dense.units) },
        measured: { dense, budget throws(MeasurementFailure) in
            .number(Rational(try dense.measured(budget: budget).weightsRead))
        },
        mistakes: [
            .number("biases-counted", "You counted the biases too. Here only weights are asked.") {
                dense throws(ArithmeticError) in
                try (dense.features + 1) * dense.units
            },
            .number(
                "channels-forgotten",
                "You forgot the channels. Every value of the image is a feature: H · W · C."
            ) { dense throws(ArithmeticError) in
                guard let features = try dense.withoutChannels else { return nil }
                return try features * dense.units
            },
            features,
        ]
    )

    private static let features: WrongRule<DenseSetting> = .number(
        "features-only",
        "You counted the features. Each unit has a weight for every one of them: F · U."
    ) { dense throws(ArithmeticError) in
        dense.features
    }

    private static let denseBiasMistakes: [WrongRule<DenseSetting>] = [
        .number(
            "bias-forgotten",
            "You forgot the biases. Each unit adds one number of its own: + U."
        ) { dense throws(ArithmeticError) in
            dense.hasBias ? try dense.features * dense.units : nil
        },
        .number(
            "bias-counted",
            "You counted biases. This layer has none."
        ) { dense throws(ArithmeticError) in
            dense.hasBias ? nil : try (dense.features + 1) * dense.units
        },
        .number(
            "one-bias",
            "You counted one bias for the layer. There is one for each unit."
        ) { dense throws(ArithmeticError) in
            dense.hasBias ? try dense.features * dense.units + 1 : nil
        },
        .number(
            "bias-for-each-feature",
            "You gave each feature a bias. The units have the biases: + U, not + F."
        ) { dense throws(ArithmeticError) in
            dense.hasBias ? try dense.features * dense.units + dense.features : nil
        },
    ]

    private static let denseWeightMistakes: [WrongRule<DenseSetting>] = [
        .number(
            "channels-forgotten",
            "You forgot the channels. Every value of the image is a feature: H · W · C."
        ) { dense throws(ArithmeticError) in
            guard let features = try dense.withoutChannels else { return nil }
            return try features * dense.units + (dense.hasBias ? dense.units : 0)
        },
        .number(
            "channels-and-one-bias",
            """
            Two slips: every channel is a feature too (H · W · C), and each unit has its own bias \
            (+ U, not + 1).
            """
        ) { dense throws(ArithmeticError) in
            guard dense.hasBias, let features = try dense.withoutChannels else { return nil }
            return try features * dense.units + 1
        },
        .number(
            "flatten-forgotten",
            """
            You worked on the channels of one cell. Flatten first: every value of the image is a \
            feature.
            """
        ) { dense throws(ArithmeticError) in
            guard dense.height != nil else { return nil }
            return try dense.channels * dense.units + (dense.hasBias ? dense.units : 0)
        },
        .number(
            "added",
            "You added features and units. Every unit has a weight for every feature: multiply."
        ) { dense throws(ArithmeticError) in
            try dense.features + dense.units
        },
    ]
}

extension DenseSetting {
    /// H · W of an image with channels.
    fileprivate var withoutChannels: Rational? {
        get throws(ArithmeticError) {
            height == nil || channels == 1 ? nil : try features / channels
        }
    }
}
