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
        let on = { axis == .height ? $0 : WindowMistake.on($0, n: "w", k: "kw") }
        return Quantity(
            id,
            title: title,
            form: form,
            inputs: ConvolutionSetting.inputs,
            rule: on(WindowMistake.positions),
            layers: ConvolutionSetting.layers,
            measured: { values, budget throws(MeasurementFailure) in
                // Height and width are those of every feature map: one channel and one filter run.
                let slice = ConvolutionSetting(values.integers).slice
                let output = try slice.measured(budget: budget).output
                return .number(Rational(output[axis == .height ? 1 : 2]))
            },
            mistakes: WindowMistake.all.map { .rule($0.id, $0.says, on($0.rule)) }
        )
    }
}

extension ConvolutionSetting {
    /// The same window on one channel with one filter.
    fileprivate var slice: ConvolutionSetting {
        var numbers = numbers
        (numbers[2], numbers[8], numbers[9]) = (1, 1, 0)
        return ConvolutionSetting(numbers)
    }
}
