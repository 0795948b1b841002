import CNNEngine

extension Quantity {
    /// Height and width of the output.
    public static let outputHeightAndWidth = Quantity(
        "output-height-width",
        title: "height and width of the output",
        form: .sizes(["height", "width"]),
        inputs: ConvolutionSetting.inputs,
        rule: WindowMistake.positions,
        columns(WindowMistake.positions),
        layers: ConvolutionSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let output = try ConvolutionSetting(values.integers).measured(budget: budget).output
            return .sizes([output[1], output[2]])
        },
        mistakes: WindowMistake.all.map { .rule($0.id, $0.says, $0.rule, columns($0.rule)) } + [
            .rule(
                "height-and-width-swapped",
                swapped,
                columns(WindowMistake.positions),
                WindowMistake.positions
            )
        ]
    )

    /// Height, width and channels of the output; the channels are the filters.
    public static let outputShape = Quantity(
        "output-shape",
        title: "height, width and channels of the output",
        form: .sizes(["height", "width", "channels"]),
        inputs: ConvolutionSetting.inputs,
        budget: MeasurementBudget.walkedAxes,
        rule: WindowMistake.positions,
        columns(WindowMistake.positions),
        "f",
        layers: ConvolutionSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let output = try ConvolutionSetting(values.integers).measured(budget: budget).output
            return .sizes([output[1], output[2], output[0]])
        },
        mistakes: channelMistakes
            + WindowMistake.all.map { .rule($0.id, $0.says, $0.rule, columns($0.rule), "f") } + [
                .rule(
                    "height-and-width-swapped",
                    swapped,
                    columns(WindowMistake.positions),
                    WindowMistake.positions,
                    "f"
                )
            ]
    )

    private static func columns(_ rule: String) -> String {
        WindowMistake.on(rule, n: "w", k: "kw")
    }

    private static let swapped =
        "You gave width × height. Here, as in code, the height (rows) comes first."

    private static let channelMistakes: [WrongRule] = [
        channels(
            "channels-kept",
            """
            You kept the channels of the input. Each filter spans all of them and makes one \
            channel: the output has as many channels as there are filters.
            """,
            "c"
        ),
        channels(
            "channels-multiplied",
            """
            You multiplied the input's channels by the filters. A filter sums over the input's \
            channels, so they do not survive: the output has one channel for each filter.
            """,
            "c*f"
        ),
        channels(
            "one-channel",
            "You gave one channel. Each filter makes a feature map of its own.",
            "1"
        ),
    ]

    private static func channels(_ id: String, _ says: String, _ rule: String) -> WrongRule {
        .rule(id, says, WindowMistake.positions, columns(WindowMistake.positions), rule)
    }
}
