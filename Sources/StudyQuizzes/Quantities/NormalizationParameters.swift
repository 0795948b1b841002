import CNNEngine

extension Quantity {
    /// The parameters of a batch normalization as Keras counts them, 4 · C.
    ///
    /// Ioffe & Szegedy 2015; γ and β are learned, running mean and variance are measured.
    public static let batchNormParameters = Quantity(
        "batch-norm-parameters",
        title: "parameters of the batch normalization, as Keras counts them",
        form: .integer,
        inputs: NormalizedMaps.inputs,
        rule: "4*c",
        layers: { [NormalizedMaps($0).normalization] },
        measured: { values, budget throws(MeasurementFailure) in
            let measurement = try NormalizedMaps(values).normalization.measured(budget: budget)
            return .number(Rational(measurement.parametersRead))
        },
        mistakes: [
            .rule(
                "trained-only",
                "You counted γ and β. Keras also lists the running mean and variance: 4 · C.",
                "2*c"
            ),
            .rule("one-set", "You gave the four of one channel. Each channel has its own.", "4"),
            .rule("one-for-each-channel", "You counted one number a channel. It has four.", "c"),
            .rule(
                "pair-for-each-cell",
                "You gave each cell a γ and a β. All cells of a channel share theirs.",
                "2*n*n*c",
                when: "n > 1"
            ),
            .rule(
                "as-dense",
                "You counted a dense layer. Each channel is scaled by itself, nothing is mixed.",
                "(c + 1)*c"
            ),
        ]
    )

    /// The parameters of a batch normalization that are trained, 2 · C: all that PyTorch counts.
    public static let batchNormTrained = Quantity(
        "batch-norm-trained",
        title: "parameters of the batch normalization that are trained",
        form: .integer,
        inputs: NormalizedMaps.inputs,
        rule: "2*c",
        layers: { [NormalizedMaps($0).normalization] },
        measured: { values, _ throws(MeasurementFailure) in
            let maps = NormalizedMaps(values)
            return .number(Rational(try maps.trained([maps.normalization.layer])))
        },
        mistakes: [
            .rule(
                "statistics-counted",
                "You counted the running statistics. They are measured and not trained.",
                "4*c"
            ),
            .rule("one-set", "You gave the pair of one channel. Each channel has its own.", "2"),
            .rule(
                "one-for-each-channel",
                "You counted γ or β alone. Each channel is scaled and shifted: 2 · C.",
                "c"
            ),
            .rule(
                "pair-for-each-cell",
                "You gave each cell a γ and a β. All cells of a channel share theirs.",
                "2*n*n*c",
                when: "n > 1"
            ),
            .rule("none", "You gave 0. γ and β are learned like weights.", "0"),
            .rule(
                "as-dense",
                "You counted a dense layer. Each channel is scaled by itself, nothing is mixed.",
                "(c + 1)*c"
            ),
        ]
    )

    /// A convolution without biases and its batch normalization, k² · C · F + 4 · F, as in Keras.
    public static let convolutionAndNorm = Quantity(
        "conv-norm-parameters",
        title: "parameters of convolution and batch normalization, as Keras counts them",
        form: .integer,
        inputs: NormalizedMaps.inputs + [
            QuantityInput("filters", "f"), QuantityInput("kernel", "k"),
        ],
        budget: MeasurementBudget.wholeLayer,
        rule: "k*k*c*f + 4*f",
        layers: { NormalizedMaps($0).block },
        measured: { values, budget throws(MeasurementFailure) in
            var count = 0
            for part in NormalizedMaps(values).block {
                count += try part.measured(budget: budget).parametersRead
            }
            return .number(Rational(count))
        },
        mistakes: [
            .rule(
                "bias-counted",
                "You gave the convolution biases. The mean would take them away: it has none here.",
                "(k*k*c + 1)*f + 4*f"
            ),
            .rule(
                "trained-only",
                "You counted γ and β. Keras also lists the running mean and variance: 4 · F.",
                "k*k*c*f + 2*f"
            ),
            .rule(
                "norm-of-the-input",
                "You normalized the input's channels. What is normalized are the f maps behind.",
                "k*k*c*f + 4*c"
            ),
            .rule(
                "norm-forgotten",
                "You left out the batch normalization: four numbers for each of its f channels.",
                "k*k*c*f"
            ),
            .rule(
                "one-set",
                "You counted four numbers in all. Each channel has four.",
                "k*k*c*f + 4"
            ),
            .rule(
                "kernel-not-squared",
                "You took the kernel's side. A window is a square: k · k.",
                "k*c*f + 4*f"
            ),
            .rule(
                "pair-for-each-cell",
                "You gave each cell a γ and a β. All cells of a channel share theirs.",
                "k*k*c*f + 2*n*n*f",
                when: "n > 1"
            ),
        ]
    )
}

/// Maps of so many channels that are normalized.
private struct NormalizedMaps {
    static let inputs = [
        QuantityInput("channels", "c"), QuantityInput("side", "n", default: .constant(1)),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    private func maps(_ channels: Int) -> Shape {
        Shape(channels: channels, height: max(values["n"], 1), width: max(values["n"], 1))
    }

    var normalization: LayerApplication {
        LayerApplication(BatchNorm(channels: values["c"]), on: maps(values["c"]))
    }

    /// A convolution that keeps the size, and the normalization of its maps.
    var block: [LayerApplication] {
        let convolution = Conv2D(
            inputChannels: values["c"],
            outputChannels: values["f"],
            kernelSize: Size2D(values["k"]),
            padding: .same,
            bias: false
        )
        let norm = BatchNorm(channels: values["f"])
        return [
            LayerApplication(convolution, on: maps(values["c"])),
            LayerApplication(norm, on: maps(values["f"])),
        ]
    }

    /// The numbers that a step of training moves.
    func trained(_ layers: [any Layer]) throws(MeasurementFailure) -> Int {
        try CountingLimit.check(values["c"], "number of channels")
        // The parameters do not depend on the size of the maps.
        return try TrainedNetwork(layers, on: Shape(channels: values["c"], height: 1, width: 1))
            .moved
    }
}
