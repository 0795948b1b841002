import CNNEngine

extension Quantity {
    /// Weights and biases of a convolution, (kH · kW · C + 1) · F, or without the 1.
    ///
    /// The measured route counts the weights and biases that were read; the image's size is free.
    public static let convolutionParameters = Quantity(
        "conv-parameters",
        title: "weights and biases of the convolution",
        form: .integer,
        of: ConvolutionWeights.self,
        budget: MeasurementBudget.wholeLayer,
        formula: { setting throws(ArithmeticError) in
            let c = setting.convolution
            return .number(try c.kernelArea * c.channels * c.filters + c.biases)
        },
        measured: { setting, budget throws(MeasurementFailure) in
            let measurement = try setting.measured(budget: budget)
            return .number(Rational(measurement.parametersRead))
        },
        mistakes: biasMistakes + weightMistakes { $0.biases }
    )

    /// Weights of a convolution, kH · kW · C · F, its biases left out.
    public static let convolutionWeights = Quantity(
        "conv-weights",
        title: "weights of the convolution, without biases",
        form: .integer,
        of: ConvolutionWeights.self,
        budget: MeasurementBudget.wholeLayer,
        formula: { setting throws(ArithmeticError) in
            let c = setting.convolution
            return .number(try c.kernelArea * c.channels * c.filters)
        },
        measured: { setting, budget throws(MeasurementFailure) in
            let measurement = try setting.measured(budget: budget)
            return .number(Rational(measurement.weightsRead))
        },
        mistakes: [
            .number("biases-counted", "You counted the biases too. Here only weights are asked.") {
                setting throws(ArithmeticError) in
                let c = setting.convolution
                return try c.kernelArea * c.channels * c.filters + c.filters
            }
        ] + weightMistakes { _ in 0 }
    )

    private static let biasMistakes: [WrongRule<ConvolutionWeights>] = [
        .number(
            "bias-forgotten",
            "You forgot the biases. Each filter adds one number of its own: + F."
        ) { setting throws(ArithmeticError) in
            let c = setting.convolution
            return c.hasBias ? try c.kernelArea * c.channels * c.filters : nil
        },
        .number(
            "bias-counted",
            "You counted biases. This layer has none."
        ) { setting throws(ArithmeticError) in
            let c = setting.convolution
            return c.hasBias ? nil : try (c.kernelArea * c.channels + 1) * c.filters
        },
        .number(
            "one-bias",
            "You counted one bias for the layer. There is one for each filter."
        ) { setting throws(ArithmeticError) in
            let c = setting.convolution
            return c.hasBias ? try c.kernelArea * c.channels * c.filters + 1 : nil
        },
        .number(
            "bias-for-each-channel",
            """
            You gave a filter a bias for each input channel. Its channels are summed first: one \
            bias for each filter.
            """
        ) { setting throws(ArithmeticError) in
            let c = setting.convolution
            return c.hasBias ? try (c.kernelArea + 1) * c.channels * c.filters : nil
        },
        .number(
            "channels-and-one-bias",
            """
            Two slips: a filter spans all channels of its input (times C), and each filter has \
            its own bias (+ F, not + 1).
            """
        ) { setting throws(ArithmeticError) in
            let c = setting.convolution
            return c.hasBias ? try c.kernelArea * c.filters + 1 : nil
        },
    ]

    /// Slips in counting weights; what is added for biases depends on what is asked.
    private static func weightMistakes(
        plus biases: @escaping @Sendable (ConvolutionSetting) -> Rational
    ) -> [WrongRule<ConvolutionWeights>] {
        [
            .number(
                "channels-forgotten",
                """
                You forgot the input's channels. A filter is as deep as its input: k × k × C \
                weights.
                """
            ) { setting throws(ArithmeticError) in
                let c = setting.convolution
                return try c.kernelArea * c.filters + biases(c)
            },
            .number(
                "filters-forgotten",
                "You counted one filter. Multiply by the number of filters."
            ) { setting throws(ArithmeticError) in
                let c = setting.convolution
                return try c.kernelArea * c.channels + biases(c) / c.filters
            },
            .number(
                "kernel-not-squared",
                "You took the kernel's side. The window is a square: k × k numbers, not k."
            ) { setting throws(ArithmeticError) in
                let c = setting.convolution
                return try c.rows.k * c.channels * c.filters + biases(c)
            },
            .number(
                "times-positions",
                """
                You gave every position its own weights. A convolution uses the same filter \
                everywhere: the size of the image does not matter.
                """
            ) { setting throws(ArithmeticError) in
                guard let c = setting.onImage else { return nil }
                let one = try c.kernelArea * c.channels * c.filters + biases(c)
                return try one * c.rows.positions * c.columns.positions
            },
        ]
    }
}
