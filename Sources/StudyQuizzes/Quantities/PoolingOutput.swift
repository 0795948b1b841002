import CNNEngine

extension Quantity {
    /// The side of the square output of a pooling, ⌊(n + 2p − k)/s⌋ + 1.
    public static let poolingSize = Quantity(
        "pooling-size",
        title: "side of the output of the pooling",
        form: .side,
        inputs: PoolingSetting.inputs,
        rule: WindowMistake.positions,
        layers: PoolingSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            // Every channel is pooled alike: one of them runs.
            let output = try PoolingSetting(values).application(channels: 1)
                .measured(budget: budget).output
            return .number(Rational(output[1]))
        },
        mistakes: PoolingSetting.mistakes.map { .rule($0.id, $0.says, $0.rule) }
    )

    /// Height, width and channels of the output of a pooling; the channels stay.
    public static let poolingShape = Quantity(
        "pooling-shape",
        title: "height, width and channels of the output of the pooling",
        form: .sizes(["height", "width", "channels"]),
        inputs: PoolingSetting.inputs,
        rule: WindowMistake.positions,
        PoolingSetting.columns(WindowMistake.positions),
        "c",
        layers: PoolingSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let application = PoolingSetting(values).application(channels: values["c"])
            return .sizes(try application.measured(budget: budget).output.channelsLast)
        },
        mistakes: [
            channels(
                "channels-divided",
                "You made the channels fewer. Pooling shrinks height and width only.",
                "c/s"
            ),
            channels(
                "one-channel",
                "You merged the channels. Each is pooled by itself, and all stay.",
                "1"
            ),
            channels(
                "channels-pooled-away",
                "You pooled the channels too. The window lies on height and width only.",
                "⌊(c - k)/s⌋ + 1"
            ),
        ]
            + PoolingSetting.mistakes.map {
                .rule($0.id, $0.says, $0.rule, PoolingSetting.columns($0.rule), "c")
            } + [
                .rule(
                    "height-and-width-swapped",
                    "You gave width × height. Here, as in code, the height (rows) comes first.",
                    PoolingSetting.columns(WindowMistake.positions),
                    WindowMistake.positions,
                    "c"
                )
            ]
    )

    private static func channels(_ id: String, _ says: String, _ rule: String) -> WrongRule {
        let positions = WindowMistake.positions
        return .rule(id, says, positions, PoolingSetting.columns(positions), rule)
    }

    /// The side of the output of a pooling that keeps a last window in part, ⌈(n − k)/s⌉ + 1.
    ///
    /// PyTorch's `ceil_mode` without padding, for strides up to the window: beyond them a last
    /// window may start behind the input, and the engine refuses the question.
    public static let poolingSizeCeil = Quantity(
        "pooling-size-ceil",
        title: "side of the output of the pooling, rounded up",
        form: .side,
        inputs: [
            QuantityInput("side", "n"), QuantityInput("window", "k"),
            QuantityInput("stride", "s", default: .product(["window"])),
        ],
        rule: "⌈(n - k)/s⌉ + 1",
        measured: { values, budget throws(MeasurementFailure) in
            let pooling = MaxPool2D(
                kernelSize: Size2D(values["k"]),
                stride: Size2D(values["s"]),
                rounding: .ceil
            )
            let image = Shape(channels: 1, height: values["n"], width: values["n"])
            let output = try LayerApplication(pooling, on: image).measured(budget: budget).output
            return .number(Rational(output[1]))
        },
        mistakes: [
            .rule(
                "rounded-down",
                "You rounded down, as is usual. Here the last window is kept in part: round up.",
                "⌊(n - k)/s⌋ + 1"
            ),
            .rule(
                "no-plus-one",
                "You counted the steps. The window also stands at its start: add 1.",
                "⌈(n - k)/s⌉"
            ),
            .rule(
                "kernel-ignored",
                "You left out the window. Its start has only n − k cells of room to move.",
                "⌈n/s⌉"
            ),
            .rule(
                "one-inside-division",
                "You added 1 before you divided. It counts the start and comes after.",
                "⌈(n - k + 1)/s⌉"
            ),
            .rule(
                "divided-by-window",
                "You divided by the window. The stride decides how far it moves.",
                "⌈n/k⌉"
            ),
            .rule(
                "stride-one",
                "You moved the window by one cell. Divide the room to move by the stride.",
                "n - k + 1"
            ),
            .rule(
                "not-rounded",
                "You kept the fraction. Here it is rounded up before 1 is added.",
                "(n - k)/s + 1"
            ),
        ]
    )

    /// The parameters of a convolution and the pooling behind it, (k · k · C + 1) · F.
    ///
    /// The pooling has none; what both layers read is counted.
    public static let blockParameters = Quantity(
        "conv-pool-parameters",
        title: "parameters of the convolution and the pooling",
        form: .integer,
        inputs: [
            QuantityInput("kernel", "k"), QuantityInput("channels", "c"),
            QuantityInput("filters", "f"), QuantityInput("window", "q"),
            QuantityInput("bias", default: .constant(1)),
        ],
        budget: MeasurementBudget.wholeLayer,
        rule: "(k*k*c + bias)*f",
        measured: { values, budget throws(MeasurementFailure) in
            let (kernel, window) = (values["k"], values["q"])
            // The smallest image of which the pooling has one window.
            let (side, overflow) = kernel.addingReportingOverflow(window &- 1)
            guard !overflow else { throw .arithmetic(.overflow) }
            let convolution = try ConvolutionSetting([
                side, side, values["c"], kernel, kernel, 1, 0, 1, values["f"], values["bias"],
            ]).measured(budget: budget)
            let pooling = MaxPool2D(kernelSize: Size2D(window))
            let pooled = try LayerApplication(pooling, on: convolution.output)
                .measured(budget: budget)
            return .number(Rational(convolution.parametersRead + pooled.parametersRead))
        },
        mistakes: [
            .rule(
                "pooling-for-each-channel",
                "You gave the pooling weights on every channel. It has none: it only compares.",
                "(k*k*c + bias)*f + q*q*f"
            ),
            .rule(
                "pooling-window",
                "You gave the pooling a window of weights. It has none: it only compares.",
                "(k*k*c + bias)*f + q*q"
            ),
            .rule(
                "pooling-bias",
                "You gave the pooling biases. It has neither weights nor biases.",
                "(k*k*c + bias)*f + f"
            ),
            .rule(
                "divided-by-pooling",
                "You divided by the pooling window. It makes the maps smaller, not the filters.",
                "(k*k*c + bias)*f/(q*q)"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases of the convolution. Each filter adds one: + F.",
                "k*k*c*f"
            ),
            .rule(
                "channels-forgotten",
                "You forgot the input's channels. A filter is as deep as its input.",
                "(k*k + bias)*f"
            ),
            .rule(
                "one-bias",
                "You counted one bias for the layer. There is one for each filter.",
                "k*k*c*f + bias"
            ),
        ]
    )
}

/// A pooling on an image; its window moves by its own size unless told.
private struct PoolingSetting {
    static let inputs = [
        QuantityInput("height", "n", "h"),
        QuantityInput("width", "w", default: .product(["height"])),
        QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("window", "k"),
        QuantityInput("stride", "s", default: .product(["window"])),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("dilation", "d", default: .constant(1)),
    ]

    /// Those of every window, and those of a pooling.
    static let mistakes: [(id: String, says: String, rule: String)] =
        WindowMistake.basic.filter { $0.id != "stride-ignored" && $0.id != "same-rule" }
        .map { ($0.id, $0.says, $0.rule) } + [
            (
                "stride-one",
                """
                You moved the window by one cell. A pooling window moves by its stride, which is \
                its own size where nothing is said.
                """,
                "n + 2*p - (d*(k - 1) + 1) + 1"
            ),
            (
                "window-as-stride",
                "You moved the window by its own size. Here a stride is given: divide by it.",
                "⌊(n + 2*p - (d*(k - 1) + 1))/k⌋ + 1"
            ),
            (
                "divided-by-stride",
                "You divided the side by the stride. The window also has to fit: take off k first.",
                "⌊n/s⌋"
            ),
        ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    static let layers: Quantity.Layers = { values in
        [PoolingSetting(values).application(channels: values["c"])]
    }

    /// The same rule for the width.
    static func columns(_ rule: String) -> String {
        WindowMistake.on(rule, n: "w", k: "k")
    }

    func application(channels: Int) -> LayerApplication {
        let layer = MaxPool2D(
            kernelSize: Size2D(values["k"]),
            stride: Size2D(values["s"]),
            padding: .symmetric(Size2D(values["p"])),
            dilation: Size2D(values["d"])
        )
        let image = Shape(channels: channels, height: values["n"], width: values["w"])
        return LayerApplication(layer, on: image)
    }
}
