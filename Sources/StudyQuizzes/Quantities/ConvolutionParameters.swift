import CNNEngine

extension Quantity {
    /// Weights and biases of a convolution, (kH · kW · C + 1) · F, or without the 1.
    ///
    /// The measured route counts the weights and biases that were read; the image's size is free.
    public static let convolutionParameters = Quantity(
        "conv-parameters",
        title: "weights and biases of the convolution",
        form: .integer,
        inputs: ConvolutionWeights.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(k*kw*c + bias)*f",
        layers: ConvolutionWeights.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let setting = ConvolutionWeights(values.integers)
            return .number(Rational(try setting.measured(budget: budget).parametersRead))
        },
        mistakes: biasMistakes + weightMistakes(bias: "bias")
    )

    /// Weights of a convolution, kH · kW · C · F, its biases left out.
    public static let convolutionWeights = Quantity(
        "conv-weights",
        title: "weights of the convolution, without biases",
        form: .integer,
        inputs: ConvolutionWeights.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "k*kw*c*f",
        layers: ConvolutionWeights.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let setting = ConvolutionWeights(values.integers)
            return .number(Rational(try setting.measured(budget: budget).weightsRead))
        },
        mistakes: [
            .rule(
                "biases-counted",
                "You counted the biases too. Here only weights are asked.",
                "(k*kw*c + 1)*f"
            )
        ] + weightMistakes(bias: nil)
    )

    private static let biasMistakes: [WrongRule] = [
        .rule(
            "bias-forgotten",
            "You forgot the biases. Each filter adds one number of its own: + F.",
            "k*kw*c*f"
        ),
        .rule(
            "bias-counted",
            "You counted biases. This layer has none.",
            "(k*kw*c + 1)*f"
        ),
        .rule(
            "one-bias",
            "You counted one bias for the layer. There is one for each filter.",
            "k*kw*c*f + bias"
        ),
        .rule(
            "bias-for-each-channel",
            """
            You gave a filter a bias for each input channel. Its channels are summed first: one \
            bias for each filter.
            """,
            "(k*kw + bias)*c*f"
        ),
        .rule(
            "channels-and-one-bias",
            """
            Two slips: a filter spans all channels of its input (times C), and each filter has \
            its own bias (+ F, not + 1).
            """,
            "k*kw*f + 1",
            when: "bias = 1"
        ),
    ]

    /// Slips in counting weights; biases are added where they are asked.
    private static func weightMistakes(bias: String?) -> [WrongRule] {
        let plus = bias.map { " + \($0)" } ?? ""
        return [
            .rule(
                "channels-forgotten",
                """
                You forgot the input's channels. A filter is as deep as its input: k × k × C \
                weights.
                """,
                "(k*kw\(plus))*f"
            ),
            .rule(
                "filters-forgotten",
                "You counted one filter. Multiply by the number of filters.",
                "k*kw*c\(plus)"
            ),
            .rule(
                "kernel-not-squared",
                "You took the kernel's side. The window is a square: k × k numbers, not k.",
                "(k*c\(plus))*f"
            ),
            .rule(
                "times-positions",
                """
                You gave every position its own weights. A convolution uses the same filter \
                everywhere: the size of the image does not matter.
                """,
                """
                (k*kw*c\(plus))*f*(⌊(n + 2*p - k)/s⌋ + 1)*(⌊(w + 2*p - kw)/s⌋ + 1)
                """,
                when: "n > 0"
            ),
        ]
    }
}
