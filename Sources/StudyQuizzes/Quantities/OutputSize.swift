import CNNEngine

extension Quantity {
    /// The side of the square output, ⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1.
    public static let outputSize = outputExtent(
        "output-size",
        title: "side of the square output",
        form: .side,
        axis: .height
    )

    /// The height of the output.
    public static let outputHeight = outputExtent(
        "output-height",
        title: "height of the output",
        form: .integer,
        axis: .height
    )

    /// The width of the output.
    public static let outputWidth = outputExtent(
        "output-width",
        title: "width of the output",
        form: .integer,
        axis: .width
    )

    private static func outputExtent(
        _ id: String,
        title: String,
        form: AnswerForm,
        axis: Axis
    ) -> Quantity {
        Quantity(
            id,
            title: title,
            form: form,
            of: ConvolutionSetting.self,
            formula: { setting throws(ArithmeticError) in
                .number(try setting.window(axis).positions)
            },
            measured: { setting, budget throws(MeasurementFailure) in
                // Height and width are those of every feature map: one channel and one filter run.
                let output = try setting.slice.measured(budget: budget).output
                return .number(Rational(output[axis == .height ? 1 : 2]))
            },
            mistakes: WindowMistake.all.map { mistake in
                .number(mistake.id, mistake.says) { setting throws(ArithmeticError) in
                    try mistake.positions(setting.window(axis))
                }
            }
        )
    }
}

extension ConvolutionSetting {
    fileprivate func window(_ axis: Axis) -> WindowSetting {
        axis == .height ? rows : columns
    }

    /// The same window on one channel with one filter.
    fileprivate var slice: ConvolutionSetting {
        var numbers = numbers
        (numbers[2], numbers[8], numbers[9]) = (1, 1, 0)
        return ConvolutionSetting(numbers)
    }
}
