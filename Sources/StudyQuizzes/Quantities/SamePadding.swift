import CNNEngine

extension Quantity {
    /// The side of the square output under 'same' padding, ⌈n/s⌉.
    ///
    /// The rule of Keras and TensorFlow; the engine slides the window over the padded image.
    public static let sameOutput = Quantity(
        "same-output",
        title: "side of the output under 'same' padding",
        form: .side,
        inputs: SamePaddingSetting.inputs,
        rule: "⌈n/s⌉",
        layers: SamePaddingSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let output = try SamePaddingSetting(values).square.measured(budget: budget).output
            return .number(Rational(output[1]))
        },
        mistakes: [
            .rule(
                "size-kept",
                "You kept the side. 'same' keeps it only at stride 1: the side is ⌈n/s⌉.",
                "n"
            ),
            .rule(
                "rounded-down",
                "You rounded down. 'same' adds zeros so that the last window fits: round up.",
                "⌊n/s⌋"
            ),
            .rule(
                "valid-rule",
                "You used the rule without padding, ⌊(n − k)/s⌋ + 1. 'same' gives ⌈n/s⌉.",
                "⌊(n - k)/s⌋ + 1"
            ),
            .rule(
                "one-more",
                "You added 1. ⌈n/s⌉ already counts the window at its start.",
                "⌈n/s⌉ + 1"
            ),
            .rule(
                "divided-by-kernel",
                "You divided by the kernel. The stride decides: ⌈n/s⌉.",
                "⌈n/k⌉"
            ),
            .rule(
                "kernel-taken-off",
                "You took the kernel off. Under 'same' it makes no difference: ⌈n/s⌉.",
                "⌈(n - k)/s⌉"
            ),
        ]
    )

    /// The zeros on each side that keep the size at stride 1, p = d(k − 1)/2.
    ///
    /// The engine runs the layer with one padding after the other until the size is kept.
    public static let keepingPadding = Quantity(
        "keeping-padding",
        title: "padding that keeps the size",
        form: .integer,
        inputs: [
            QuantityInput("side", "n"), QuantityInput("kernel", "k"),
            QuantityInput("dilation", "d", default: .constant(1)),
        ],
        allowsZero: true,
        rule: "d*(k - 1)/2",
        measured: { values, budget throws(MeasurementFailure) in
            let (side, kernel, dilation) = (values["n"], values["k"], values["d"])
            try CountingLimit.check(kernel, "kernel size", atMost: 64)
            try CountingLimit.check(dilation, "dilation", atMost: 64)
            for padding in 0...64 {
                let setting = ConvolutionSetting([
                    side, side, 1, kernel, kernel, 1, padding, dilation, 1, 0,
                ])
                // A kernel that does not fit without padding may fit with more of it.
                guard (try? setting.layer.outputShape(for: setting.image)) != nil else { continue }
                if try setting.measured(budget: budget).output[1] == side {
                    return .number(Rational(padding))
                }
            }
            throw .notFound("padding that keeps the size")
        },
        mistakes: [
            .rule(
                "both-sides-together",
                "You gave the zeros of both sides together. Each side gets half of them.",
                "d*(k - 1)"
            ),
            .rule(
                "rounded-up",
                "You halved the kernel and rounded up. The middle tap needs no zeros: halve k − 1.",
                "d*(k + 1)/2"
            ),
            .rule(
                "the-kernel",
                "You gave the kernel. Asked is how far it reaches beyond its middle.",
                "k"
            ),
            .rule(
                "always-one",
                "You gave 1, which is right for a plain 3×3 kernel only. In general: d(k − 1)/2.",
                "1"
            ),
            .rule(
                "dilation-ignored",
                "You left out the dilation. The kernel spans d(k − 1) + 1 cells: p = d(k − 1)/2.",
                "(k - 1)/2"
            ),
            .rule(
                "dilation-added",
                "You added the dilation. The gaps multiply: p = d(k − 1)/2.",
                "(k - 1)/2 + d",
                when: "d > 1"
            ),
            .rule(
                "dilation-times-kernel",
                "You spread all k taps. Only the k − 1 steps between them grow: d(k − 1)/2.",
                "⌊d*k/2⌋"
            ),
            .rule("none", "You gave 0. Without padding the output is smaller than the image.", "0"),
        ]
    )

    /// The zeros that 'same' adds on one axis in all, max((⌈n/s⌉ − 1)s + k − n, 0).
    ///
    /// The engine tries one total after the other until the values are those of 'same'.
    public static let samePaddingTotal = Quantity(
        "same-padding-total",
        title: "zeros that 'same' adds on one axis",
        form: .integer,
        inputs: SamePaddingSetting.inputs,
        allowsZero: true,
        rule: "max((⌈n/s⌉ - 1)*s + k - n, 0)",
        layers: SamePaddingSetting.layers,
        measured: { values, _ throws(MeasurementFailure) in
            let (before, after) = try SamePaddingSetting(values).searchedPadding()
            return .number(Rational(before + after))
        },
        mistakes: SamePaddingSetting.totals.map { .rule($0.id, $0.says, $0.rule) } + [
            .rule(
                "one-side",
                "You gave the zeros of one side. Asked are both sides together.",
                "⌊max((⌈n/s⌉ - 1)*s + k - n, 0)/2⌋"
            ),
            .rule(
                "all-on-each-side",
                "You doubled the zeros. Left and right together have them, not each side or axis.",
                "2*max((⌈n/s⌉ - 1)*s + k - n, 0)"
            ),
        ]
    )

    /// The zeros that 'same' adds before and behind on one axis; an odd one goes behind.
    public static let samePaddingSides = Quantity(
        "same-padding-sides",
        title: "zeros on the left and on the right under 'same' padding",
        form: .sizes(["left", "right"]),
        inputs: SamePaddingSetting.inputs,
        allowsZero: true,
        rule: "⌊max((⌈n/s⌉ - 1)*s + k - n, 0)/2⌋",
        "⌈max((⌈n/s⌉ - 1)*s + k - n, 0)/2⌉",
        layers: SamePaddingSetting.layers,
        measured: { values, _ throws(MeasurementFailure) in
            let (before, after) = try SamePaddingSetting(values).searchedPadding()
            return .sizes([before, after])
        },
        mistakes: SamePaddingSetting.totals.map {
            .rule($0.id, $0.says, "⌊\($0.rule)/2⌋", "⌈\($0.rule)/2⌉")
        } + [
            .rule(
                "odd-one-first",
                "You put the odd zero on the left. Keras and TensorFlow put it on the right.",
                "⌈max((⌈n/s⌉ - 1)*s + k - n, 0)/2⌉",
                "⌊max((⌈n/s⌉ - 1)*s + k - n, 0)/2⌋"
            ),
            .rule(
                "all-on-each-side",
                "You put all zeros on each side. They are shared out between the two.",
                "max((⌈n/s⌉ - 1)*s + k - n, 0)",
                "max((⌈n/s⌉ - 1)*s + k - n, 0)"
            ),
        ]
    )
}

/// A convolution with 'same' padding on a square image.
private struct SamePaddingSetting {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("kernel", "k"),
        QuantityInput("stride", "s", default: .constant(1)),
    ]

    /// Wrong rules for the zeros on one axis.
    static let totals: [(id: String, says: String, rule: String)] = [
        (
            "stride-ignored",
            "You gave k − 1. At a larger stride the last window needs fewer zeros.",
            "max((n - 1) + k - n, 0)"
        ),
        (
            "as-if-divided",
            """
            You gave k − s. That holds only where the stride divides the side: work out where the \
            last window ends.
            """,
            "max(k - s, 0)"
        ),
        (
            "steps-not-positions",
            "You took ⌈n/s⌉ steps. The first window needs none: there are ⌈n/s⌉ − 1.",
            "max(⌈n/s⌉*s + k - n, 0)"
        ),
        (
            "rounded-down",
            "You rounded down. 'same' gives ⌈n/s⌉ windows.",
            "max((⌊n/s⌋ - 1)*s + k - n, 0)"
        ),
        (
            "kernel-less-one",
            "You took the last window to be k − 1 long. It covers k cells from its start.",
            "max((⌈n/s⌉ - 1)*s + (k - 1) - n, 0)"
        ),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    /// The layer on its image.
    var square: LayerApplication {
        let side = values["n"]
        let layer = layer(kernel: Size2D(values["k"]), padding: .same)
        return LayerApplication(layer, on: Shape(channels: 1, height: side, width: side))
    }

    static let layers: Quantity.Layers = { [SamePaddingSetting($0).square] }

    private func layer(kernel: Size2D, padding: Padding) -> Conv2D {
        Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: kernel,
            stride: Size2D(values["s"]),
            padding: padding,
            bias: false
        )
    }

    /// The first padding, with an odd zero behind, under which one row gives what 'same' gives.
    func searchedPadding() throws(MeasurementFailure) -> (before: Int, after: Int) {
        let (side, kernel) = (values["n"], values["k"])
        try CountingLimit.check(side, "side", atMost: 4_096)
        try CountingLimit.check(kernel, "kernel size", atMost: 64)
        let wanted = try row(padding: .same)
        for total in 0...max(kernel, 0) {
            let (before, after) = (total / 2, total - total / 2)
            let padding = Padding.explicit(top: 0, bottom: 0, left: before, right: after)
            // Without enough zeros the kernel may not fit at all.
            if let found = try? row(padding: padding), found == wanted { return (before, after) }
        }
        throw .notFound("padding with the values of 'same'")
    }

    /// What comes out of one row of values that all differ, read by weights that all differ.
    private func row(padding: Padding) throws(MeasurementFailure) -> [Double] {
        let layer = layer(kernel: Size2D(height: 1, width: values["k"]), padding: padding)
        let shape = Shape(channels: 1, height: 1, width: values["n"])
        do throws(ShapeError) {
            _ = try layer.outputShape(for: shape)
        } catch {
            throw .shape(error)
        }
        let cells = (0..<values["n"]).map { Double($0 * $0 + 1) }
        let weights = (0..<values["k"]).map { Double($0 + 1) }
        let input = Tensor(shape.batched(1), cells)
        return layer.forward(
            input,
            parameters: [Tensor(layer.parameters[0].shape, weights)]
        ).values
    }
}
