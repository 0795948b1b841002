import CNNEngine

extension Quantity {
    /// Height and width of the output.
    public static let outputHeightAndWidth = Quantity(
        "output-height-width",
        title: "height and width of the output",
        form: .sizes(["height", "width"]),
        of: ConvolutionSetting.self,
        formula: { setting throws(ArithmeticError) in
            try Answer.sizes(setting.rows.positions, setting.columns.positions)
        },
        measured: { setting, budget throws(MeasurementFailure) in
            let output = try setting.measured(budget: budget).output
            return .sizes([output[1], output[2]])
        },
        mistakes: windowMistakes { rows, columns, _ throws(ArithmeticError) in
            try Answer.sizes(rows, columns)
        } + [
            swapped { rows, columns, _ throws(ArithmeticError) in
                try Answer.sizes(rows, columns)
            }
        ]
    )

    /// Height, width and channels of the output; the channels are the filters.
    public static let outputShape = Quantity(
        "output-shape",
        title: "height, width and channels of the output",
        form: .sizes(["height", "width", "channels"]),
        of: ConvolutionSetting.self,
        budget: MeasurementBudget.wholeLayer,
        formula: { setting throws(ArithmeticError) in
            try setting.outputShape(channels: setting.filters)
        },
        measured: { setting, budget throws(MeasurementFailure) in
            let output = try setting.measured(budget: budget).output
            return .sizes([output[1], output[2], output[0]])
        },
        mistakes: channelMistakes
            + windowMistakes { rows, columns, filters throws(ArithmeticError) in
                try Answer.sizes(rows, columns, filters)
            } + [
                swapped { rows, columns, filters throws(ArithmeticError) in
                    try Answer.sizes(rows, columns, filters)
                }
            ]
    )

    private typealias Combination =
        @Sendable (_ rows: Rational, _ columns: Rational, _ filters: Rational)
        throws(ArithmeticError) -> Answer

    /// The wrong rules of one axis, made on both.
    private static func windowMistakes(
        _ combine: @escaping Combination
    ) -> [WrongRule<ConvolutionSetting>] {
        WindowMistake.all.map { mistake in
            WrongRule(mistake.id, mistake.says) { setting throws(ArithmeticError) in
                guard let rows = try mistake.positions(setting.rows),
                    let columns = try mistake.positions(setting.columns)
                else { return nil }
                return try combine(rows, columns, setting.filters)
            }
        }
    }

    private static func swapped(
        _ combine: @escaping Combination
    ) -> WrongRule<ConvolutionSetting> {
        WrongRule(
            "height-and-width-swapped",
            "You gave width × height. Here, as in code, the height (rows) comes first."
        ) { setting throws(ArithmeticError) in
            try combine(setting.columns.positions, setting.rows.positions, setting.filters)
        }
    }

    private static let channelMistakes: [WrongRule<ConvolutionSetting>] = [
        WrongRule(
            "channels-kept",
            """
            You kept the channels of the input. Each filter spans all of them and makes one \
            channel: the output has as many channels as there are filters.
            """
        ) { setting throws(ArithmeticError) in
            try setting.outputShape(channels: setting.channels)
        },
        WrongRule(
            "channels-multiplied",
            """
            You multiplied the input's channels by the filters. A filter sums over the input's \
            channels, so they do not survive: the output has one channel for each filter.
            """
        ) { setting throws(ArithmeticError) in
            try setting.outputShape(channels: setting.channels * setting.filters)
        },
        WrongRule(
            "one-channel",
            "You gave one channel. Each filter makes a feature map of its own."
        ) { setting throws(ArithmeticError) in
            try setting.outputShape(channels: 1)
        },
    ]
}

extension ConvolutionSetting {
    fileprivate func outputShape(channels: Rational) throws(ArithmeticError) -> Answer {
        try Answer.sizes(rows.positions, columns.positions, channels)
    }
}

extension Answer {
    /// Sizes of whole numbers; a fraction, as some mistakes give, is no size and throws.
    fileprivate static func sizes(_ values: Rational...) throws(ArithmeticError) -> Answer {
        var sizes: [Int] = []
        for value in values {
            guard let size = value.integer else { throw .notAnInteger }
            sizes.append(size)
        }
        return .sizes(sizes)
    }
}
