import CNNEngine

extension Quantity {
    /// The weights of one filter, k · k · C, or k · k · C/G in groups.
    ///
    /// The engine counts the weights that have a part in one cell of the output.
    public static let filterWeights = Quantity(
        "filter-weights",
        title: "weights of one filter",
        form: .integer,
        inputs: GroupedSetting.inputs,
        rule: "k*k*c/g",
        layers: GroupedSetting.layers,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try GroupedSetting(values).weightsOfOneCell()))
        },
        mistakes: [
            .rule(
                "channels-forgotten",
                "You counted one sheet. A filter is as deep as its input: times C.",
                "k*k"
            ),
            .rule(
                "kernel-not-squared",
                "You took one side of the kernel. Each sheet has k · k weights.",
                "k*c/g"
            ),
            .rule(
                "times-positions",
                """
                You gave every position its own weights. The one filter slides over the image: its \
                size does not matter.
                """,
                "k*k*c/g*(n - k + 1)^2",
                when: "n > k"
            ),
            .rule(
                "all-filters",
                "You counted all filters. Asked is one.",
                "k*k*c/g*f"
            ),
            .rule(
                "filters-for-channels",
                "You took the number of filters for the depth. A filter is as deep as its input.",
                "k*k*f/g"
            ),
            .rule(
                "channels-added",
                "You added the channels. Each of them has a sheet of k · k weights: multiply.",
                "k*k + c/g"
            ),
            .rule(
                "bias-counted",
                "You counted the bias. Here only weights are asked.",
                "k*k*c/g + 1"
            ),
            .rule(
                "groups-ignored",
                "You gave the filter all channels. In groups it sees its own share: C/G.",
                "k*k*c"
            ),
        ]
    )

    /// Weights and biases of a convolution in groups, (k · k · C/G + 1) · F.
    ///
    /// Krizhevsky et al. 2012; with G = C it is a depthwise convolution.
    public static let groupedParameters = Quantity(
        "grouped-parameters",
        title: "weights and biases of the convolution in groups",
        form: .integer,
        inputs: GroupedSetting.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(k*k*c/g + bias)*f",
        layers: GroupedSetting.layers,
        measured: { values, budget throws(MeasurementFailure) in
            let measurement = try GroupedSetting(values).application.measured(budget: budget)
            return .number(Rational(measurement.parametersRead))
        },
        mistakes: [
            .rule(
                "groups-ignored",
                "You let each filter see all channels. In groups it sees C/G of them.",
                "(k*k*c + bias)*f"
            ),
            .rule(
                "one-group",
                "You counted one group. Its filters are F/G of all.",
                "(k*k*c/g + bias)*f/g"
            ),
            .rule(
                "all-divided",
                "You divided the biases too. Every filter keeps its own.",
                "(k*k*c + bias)*f/g"
            ),
            .rule(
                "one-sheet",
                "You gave a filter one sheet. It has one for each channel of its group.",
                "(k*k + bias)*f"
            ),
            .rule(
                "groups-for-depth",
                "You took the number of groups for the depth. A filter is C/G deep.",
                "(k*k*g + bias)*f"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each filter adds one number of its own: + F.",
                "k*k*c/g*f"
            ),
            .rule(
                "one-bias",
                "You counted one bias for the layer. There is one for each filter.",
                "k*k*c/g*f + bias"
            ),
            .rule(
                "kernel-not-squared",
                "You took one side of the kernel. A sheet has k · k weights.",
                "(k*c/g + bias)*f"
            ),
            .rule(
                "bias-for-each-channel",
                """
                You gave a filter a bias for each channel. Its channels are summed first: one bias \
                for each filter.
                """,
                "(k*k + bias)*c/g*f"
            ),
            .rule(
                "channels-and-one-bias",
                """
                Two slips: a filter spans the channels of its group (times C/G), and each filter \
                has its own bias (+ F, not + 1).
                """,
                "k*k*f + 1",
                when: "bias = 1"
            ),
            .rule(
                "filters-forgotten",
                "You counted one filter. Multiply by the number of filters.",
                "k*k*c/g + bias"
            ),
        ]
    )

    /// The parameters of a separable convolution as Keras counts, k · k · C + C · F + F.
    ///
    /// Chollet 2016. Keras adds one bias for each channel of the output and none in between.
    public static let separableParameters = Quantity(
        "separable-parameters",
        title: "weights and biases of the separable convolution",
        form: .integer,
        inputs: [
            QuantityInput("kernel", "k"), QuantityInput("channels", "c"),
            QuantityInput("filters", "f"), QuantityInput("bias", default: .constant(1)),
        ],
        budget: MeasurementBudget.wholeLayer,
        rule: "k*k*c + c*f + bias*f",
        layers: { [separable($0)] },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try separable(values).measured(budget: budget).parametersRead))
        },
        mistakes: [
            .rule(
                "full-convolution",
                "You counted an ordinary convolution. Here the kernel and the mixing are apart.",
                "(k*k*c + bias)*f"
            ),
            .rule(
                "depthwise-forgotten",
                "You left out the depthwise part. Each channel has a k × k kernel of its own.",
                "c*f + bias*f"
            ),
            .rule(
                "pointwise-forgotten",
                "You left out the 1×1 part. It mixes C channels into F: C · F weights.",
                "k*k*c + bias*f"
            ),
            .rule(
                "one-kernel",
                "You counted one k × k kernel. Each channel has its own: times C.",
                "k*k + c*f + bias*f"
            ),
            .rule(
                "biases-twice",
                "You gave both parts biases. Keras adds them once, at the output.",
                "k*k*c + c + c*f + bias*f"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each channel of the output has one: + F.",
                "k*k*c + c*f"
            ),
            .rule(
                "kernel-for-each-filter",
                "You gave every filter its own kernels. The F filters share the depthwise part.",
                "k*k*f + c*f + bias*f"
            ),
        ]
    )

    private static func separable(_ values: QuantityValues) -> LayerApplication {
        let layer = SeparableConv2D(
            inputChannels: values["c"],
            outputChannels: values["f"],
            kernelSize: Size2D(values["k"]),
            bias: values["bias"] != 0
        )
        let (side, channels) = (values["k"], values["c"])
        return LayerApplication(layer, on: Shape(channels: channels, height: side, width: side))
    }
}

/// A convolution in groups on an image that its kernel just covers.
private struct GroupedSetting {
    static let inputs = [
        QuantityInput("kernel", "k"), QuantityInput("channels", "c"),
        QuantityInput("filters", "f"), QuantityInput("groups", "g", default: .constant(1)),
        QuantityInput("bias", default: .constant(1)),
        QuantityInput("side", "n", default: .constant(0)),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    static let layers: Quantity.Layers = { [GroupedSetting($0).application] }

    var application: LayerApplication { application(filters: values["f"]) }

    private func application(filters: Int) -> LayerApplication {
        let layer = Conv2D(
            inputChannels: values["c"],
            outputChannels: filters,
            kernelSize: Size2D(values["k"]),
            groups: values["g"],
            bias: values["bias"] != 0
        )
        let (side, channels) = (values["k"], values["c"])
        return LayerApplication(layer, on: Shape(channels: channels, height: side, width: side))
    }

    /// The weights whose change would change the one cell of the first feature map.
    func weightsOfOneCell() throws(MeasurementFailure) -> Int {
        // One filter for each group is as many as are needed to see one of them.
        let application = application(filters: values["g"])
        let shape = application.input.batched(1)
        do throws(ShapeError) {
            _ = try application.layer.outputShape(for: application.input)
        } catch {
            throw .shape(error)
        }
        let weights = application.layer.parameters.reduce(0) {
            $0.addingReportingOverflow($1.shape.elementCount ?? .max).partialValue
        }
        for count in [weights, shape.elementCount ?? .max] {
            try CountingLimit.check(count < 0 ? .max : count, "weights", atMost: 1 << 24)
        }
        let parameters = application.layer.parameters.map {
            Tensor<Float>($0.shape, repeating: 1)
        }
        let input = Tensor<Float>(shape, repeating: 1)
        let output = application.layer.forward(input, parameters: parameters)
        var upstream = Tensor<Float>(output.shape)
        upstream.values[0] = 1
        let pass = ForwardPass(
            input: input,
            output: output,
            parameters: parameters,
            upstream: upstream,
            mode: .inference
        )
        return application.layer.backward(pass).parameters[0].values.count { $0 != 0 }
    }
}
