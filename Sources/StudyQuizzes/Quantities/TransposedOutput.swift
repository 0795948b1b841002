import CNNEngine

extension Quantity {
    /// The side of the output of a transposed convolution, (n − 1)s − 2p + d(k − 1) + 1 + o.
    ///
    /// The rule of PyTorch; Dumoulin & Visin 2016, relationship 14, with dilation.
    public static let transposedSize = Quantity(
        "transposed-size",
        title: "side of the output of the transposed convolution",
        form: .side,
        inputs: TransposedSetting.inputs,
        rule: "(n - 1)*s - 2*p + d*(k - 1) + 1 + o",
        layers: { [TransposedSetting($0).application(.pytorch)] },
        measured: { values, budget throws(MeasurementFailure) in
            try TransposedSetting(values).side(.pytorch, budget)
        },
        mistakes: [
            .rule(
                "convolution-rule",
                """
                You used the rule of the convolution. A transposed one goes the other way: it \
                spreads each cell over a kernel.
                """,
                "⌊(n + 2*p - (d*(k - 1) + 1))/s⌋ + 1"
            ),
            .rule(
                "times-stride",
                """
                You multiplied by the stride. That holds for 'same' padding: here the kernel \
                sticks out and the padding is taken away.
                """,
                "n*s"
            ),
            .rule(
                "steps-not-counted",
                "You took n steps. From the first cell to the last there are n − 1.",
                "n*s - 2*p + d*(k - 1) + 1 + o"
            ),
            .rule(
                "padding-added",
                "You added the padding. A transposed convolution takes it away from its output.",
                "(n - 1)*s + 2*p + d*(k - 1) + 1 + o"
            ),
            .rule(
                "padding-once",
                "You took the padding off one side. It goes on both: − 2p.",
                "(n - 1)*s - p + d*(k - 1) + 1 + o"
            ),
            .rule(
                "padding-ignored",
                "You left out the padding. It is taken away on both sides: − 2p.",
                "(n - 1)*s + d*(k - 1) + 1 + o"
            ),
            .rule(
                "output-padding-forgotten",
                "You left out the output padding. It makes the output longer at one end: + o.",
                "(n - 1)*s - 2*p + d*(k - 1) + 1"
            ),
            .rule(
                "output-padding-twice",
                "You added the output padding on both sides. It stands at one end only.",
                "(n - 1)*s - 2*p + d*(k - 1) + 1 + 2*o"
            ),
            .rule(
                "kernel-less-one",
                "You stopped one cell early. The last cell spreads over a whole kernel: + 1.",
                "(n - 1)*s - 2*p + d*(k - 1) + o"
            ),
            .rule(
                "dilation-ignored",
                "You left out the dilation. The kernel spans d(k − 1) + 1 cells.",
                "(n - 1)*s - 2*p + (k - 1) + 1 + o"
            ),
            .rule(
                "dilation-times-kernel",
                "You multiplied dilation and kernel. The span is d(k − 1) + 1, not d·k.",
                "(n - 1)*s - 2*p + d*k + o"
            ),
        ]
    )

    /// The side of the output of Keras' Conv2DTranspose with 'valid' padding, n·s + max(k − s, 0).
    public static let kerasTransposedSize = Quantity(
        "keras-transposed-size",
        title: "side of the output of the transposed convolution in Keras",
        form: .side,
        inputs: Array(TransposedSetting.inputs.prefix(3)),
        rule: "n*s + max(k - s, 0)",
        layers: { [TransposedSetting($0).application(.keras)] },
        measured: { values, budget throws(MeasurementFailure) in
            try TransposedSetting(values).side(.keras, budget)
        },
        mistakes: [
            .rule(
                "same-rule",
                "You used the rule of 'same' padding, n·s. 'valid' keeps what sticks out.",
                "n*s"
            ),
            .rule(
                "pytorch-rule",
                """
                You used (n − 1)s + k, as PyTorch does. Where the stride is larger than the \
                kernel, Keras gives every cell its s cells: n·s.
                """,
                "n*s + (k - s)"
            ),
            .rule(
                "whole-kernel-added",
                "You added a whole kernel. Only k − s of its cells stick out.",
                "n*s + k"
            ),
            .rule(
                "kernel-less-one",
                "You added k − 1, which is for stride 1. Kernels a stride apart overlap by k − s.",
                "n*s + max(k - 1, 0)"
            ),
            .rule(
                "convolution-rule",
                """
                You used the rule of the convolution, ⌊(n − k)/s⌋ + 1. A transposed one makes the \
                image larger.
                """,
                "⌊(n - k)/s⌋ + 1"
            ),
            .rule(
                "one-step-more",
                "You counted one cell more than there is. n cells own n·s cells.",
                "(n + 1)*s + max(k - s, 0)"
            ),
            .rule(
                "stride-ignored",
                "You left out the stride. Each cell moves the kernel by s: n·s.",
                "n + max(k - 1, 0)"
            ),
        ]
    )

    /// The output padding under which a transposed convolution undoes the size of a convolution,
    /// (n + 2p − k) mod s.
    ///
    /// Dumoulin & Visin 2016, relationship 14. The engine runs the convolution, then tries one
    /// output padding after the other.
    public static let recoveringOutputPadding = Quantity(
        "recovering-output-padding",
        title: "output padding that gives the size back",
        form: .integer,
        inputs: Array(TransposedSetting.inputs.prefix(4)),
        allowsZero: true,
        rule: "(n + 2*p - k) % s",
        measured: { values, budget throws(MeasurementFailure) in
            try TransposedSetting(values).searchedOutputPadding(budget)
        },
        mistakes: [
            .rule("none", "You gave 0. Cells that the convolution dropped would be missing.", "0"),
            .rule(
                "padding-once",
                "You counted the padding once. The convolution slides over n + 2p cells.",
                "(n + p - k) % s"
            ),
            .rule(
                "padding-ignored",
                "You left out the padding. The convolution slides over n + 2p cells.",
                "(n - k) % s"
            ),
            .rule(
                "kernel-ignored",
                "You left out the kernel. What is left over is left over of n + 2p − k.",
                "(n + 2*p) % s"
            ),
            .rule(
                "stride-less-one",
                "You gave s − 1. So much is left over at the most, not always.",
                "s - 1"
            ),
            .rule(
                "missing-to-the-next",
                "You gave what is missing to one more window. Asked is what is left over.",
                "s - (n + 2*p - k) % s"
            ),
            .rule(
                "as-the-padding",
                "You gave the padding of the convolution. Output padding is another number.",
                "p"
            ),
        ]
    )
}

/// A transposed convolution on a square image.
private struct TransposedSetting {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("kernel", "k"),
        QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("dilation", "d", default: .constant(1)),
        QuantityInput("output_padding", "o", default: .constant(0)),
    ]

    private let side: Int
    private let kernel: Int
    private let stride: Int
    private let padding: Int
    private let dilation: Int
    private let outputPadding: Int

    init(_ values: QuantityValues) {
        // Quantities that have fewer inputs leave out the last ones.
        let numbers = values.integers + [0, 1, 0].suffix(6 - values.integers.count)
        (side, kernel, stride) = (numbers[0], numbers[1], numbers[2])
        (padding, dilation, outputPadding) = (numbers[3], numbers[4], numbers[5])
    }

    func application(_ sizeRule: ConvTranspose2D.SizeRule) -> LayerApplication {
        application(sizeRule, side: side, outputPadding: outputPadding)
    }

    private func application(
        _ sizeRule: ConvTranspose2D.SizeRule,
        side: Int,
        outputPadding: Int
    ) -> LayerApplication {
        let layer = ConvTranspose2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding)),
            // Keras has a rule of its own where no output padding is given.
            outputPadding: sizeRule == .keras ? nil : Size2D(outputPadding),
            dilation: Size2D(dilation),
            bias: false,
            sizeRule: sizeRule
        )
        return LayerApplication(layer, on: Shape(channels: 1, height: side, width: side))
    }

    func side(
        _ sizeRule: ConvTranspose2D.SizeRule,
        _ budget: Int
    ) throws(MeasurementFailure) -> Answer {
        .number(Rational(try application(sizeRule).measured(budget: budget).output[1]))
    }

    /// The output padding below the stride that leads from the convolution's output back to n.
    func searchedOutputPadding(_ budget: Int) throws(MeasurementFailure) -> Answer {
        let convolution = ConvolutionSetting([
            side, side, 1, kernel, kernel, stride, padding, 1, 1, 0,
        ])
        let output = try convolution.measured(budget: budget).output[1]
        try CountingLimit.check(stride, "stride", atMost: 64)
        for candidate in 0..<stride {
            let back = application(.pytorch, side: output, outputPadding: candidate)
            if try back.measured(budget: budget).output[1] == side {
                return .number(Rational(candidate))
            }
        }
        throw .notFound("output padding that gives the size back")
    }
}
