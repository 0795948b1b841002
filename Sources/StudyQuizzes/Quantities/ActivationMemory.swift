import CNNEngine

extension Quantity {
    /// The numbers that the output of a convolution holds for a batch, b · m · m · f.
    public static let activationValues = Quantity(
        "activation-values",
        title: "values in the output of the layer",
        form: .integer,
        inputs: ActivationSetting.inputs,
        rule: "(⌊(n + 2*p - k)/s⌋ + 1)^2*f*b",
        layers: { [ActivationSetting($0).application] },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try ActivationSetting(values).output(budget).values.count))
        },
        mistakes: ActivationSetting.mistakes(bytes: "")
    )

    /// The bytes that the output of a convolution takes for a batch in float32, 4 · b · m · m · f.
    public static let activationBytes = Quantity(
        "activation-bytes",
        title: "bytes of the output of the layer",
        form: .integer,
        inputs: ActivationSetting.inputs,
        rule: "(⌊(n + 2*p - k)/s⌋ + 1)^2*f*b*4",
        layers: { [ActivationSetting($0).application] },
        measured: { values, budget throws(MeasurementFailure) in
            let bytes = try ActivationSetting(values).output(budget).values.withUnsafeBytes(\.count)
            return .number(Rational(bytes))
        },
        mistakes: [
            .rule(
                "bytes-forgotten",
                "You counted numbers. A float32 takes 4 bytes.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*f*b"
            ),
            .rule(
                "bits-for-bytes",
                "You counted bits. 32 bits are 4 bytes.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*f*b*32"
            ),
        ] + ActivationSetting.mistakes(bytes: "*4")
    )
}

/// A convolution on a batch of square images.
private struct ActivationSetting {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("channels", "c", default: .constant(1)),
        QuantityInput("kernel", "k", default: .constant(1)),
        QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
        QuantityInput("filters", "f"), QuantityInput("batch_size", "b", default: .constant(1)),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    var application: LayerApplication { application(channels: values["c"]) }

    private func application(channels: Int) -> LayerApplication {
        let layer = Conv2D(
            inputChannels: channels,
            outputChannels: values["f"],
            kernelSize: Size2D(values["k"]),
            stride: Size2D(values["s"]),
            padding: .symmetric(Size2D(values["p"]))
        )
        return LayerApplication(
            layer,
            on: Shape(channels: channels, height: values["n"], width: values["n"])
        )
    }

    /// What the convolution really hands on for the batch.
    ///
    /// The channels that come in are summed over and leave no trace in it, so that one of them
    /// runs. Throws batches that are too large.
    func output(_ budget: Int) throws(MeasurementFailure) -> Tensor<Float> {
        let application = application(channels: 1)
        let shape = application.input.batched(values["b"])
        do throws(ShapeError) {
            let (cells, tooMany) = try application.layer.multiplyAdds(for: application.input)
                .multipliedReportingOverflow(by: values["b"])
            let limit = 1 << 30
            guard values["b"] > 0 else {
                let problem = ShapeError.Problem.notPositive(
                    field: "batch size",
                    value: values["b"]
                )
                throw ShapeError(application.layer.name, problem)
            }
            guard !tooMany, cells <= limit, (shape.elementCount ?? .max) <= limit else {
                throw ShapeError(
                    application.layer.name,
                    .tooLargeToMeasure(quantity: "batch", value: values["b"], limit: limit)
                )
            }
        } catch {
            throw .shape(error)
        }
        let weights = application.layer.parameters.map { Tensor<Float>($0.shape, repeating: 1) }
        return application.layer.forward(Tensor(shape, repeating: 1), parameters: weights)
    }

    static func mistakes(bytes: String) -> [WrongRule] {
        let side = "(⌊(n + 2*p - k)/s⌋ + 1)"
        return [
            .rule(
                "batch-forgotten",
                "You counted one image. Every image of the batch has an output of its own.",
                "\(side)^2*f\(bytes)",
                when: "b > 1"
            ),
            .rule(
                "filters-forgotten",
                "You counted one feature map. There is one for each filter.",
                "\(side)^2*b\(bytes)"
            ),
            .rule(
                "side-not-squared",
                "You took one side. A feature map has height · width values.",
                "\(side)*f*b\(bytes)"
            ),
            .rule(
                "channels-multiplied",
                """
                You multiplied by the channels of the input too. A filter sums over them: one map \
                for each filter.
                """,
                "\(side)^2*c*f*b\(bytes)"
            ),
            .rule(
                "input-counted",
                "You counted the input. Asked is what comes out: one map for each filter.",
                "n^2*c*b\(bytes)"
            ),
            .rule(
                "weights-counted",
                "You counted the weights. They are few, and do not grow with the batch.",
                "k^2*c*f\(bytes)"
            ),
            .rule(
                "no-plus-one",
                "You counted the steps of the window. It also stands at its start: add 1.",
                "⌊(n + 2*p - k)/s⌋^2*f*b\(bytes)"
            ),
        ]
    }
}
