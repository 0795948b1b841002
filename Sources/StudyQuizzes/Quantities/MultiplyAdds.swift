import CNNEngine

extension Quantity {
    /// The multiply-adds of a convolution, m · m · k · k · C · F: one for each use of a weight.
    public static let convolutionMultiplyAdds = convolutionWork(
        "conv-multiply-adds",
        title: "multiply-adds of the convolution",
        factor: 1
    )

    /// The floating point operations of a convolution, 2 for each multiply-add.
    public static let convolutionOperations = convolutionWork(
        "conv-operations",
        title: "floating point operations of the convolution",
        factor: 2
    )

    private static func convolutionWork(_ id: String, title: String, factor: Int) -> Quantity {
        let times = factor == 1 ? "" : "\(factor)*"
        let side = "(⌊(n + 2*p - k)/s⌋ + 1)"
        let swap =
            factor == 1
            ? WrongRule.rule(
                "operations-counted",
                "You counted operations. A multiply-add holds two of them, and is counted once.",
                "2*\(side)^2*k*k*c*f"
            )
            : WrongRule.rule(
                "multiply-adds-counted",
                "You counted multiply-adds. Each is two operations, a product and a sum.",
                "\(side)^2*k*k*c*f"
            )
        return Quantity(
            id,
            title: title,
            form: .integer,
            inputs: ConvolutionWork.inputs,
            budget: MeasurementBudget.wholeLayer,
            rule: "\(times)\(side)^2*k*k*c*f",
            layers: { [ConvolutionWork($0).convolution] },
            measured: { values, budget throws(MeasurementFailure) in
                let work = try ConvolutionWork(values).convolution.measured(budget: budget)
                return .number(try ConvolutionWork.times(factor, work.multiplyAdds))
            },
            mistakes: [
                swap,
                .rule(
                    "weights-counted",
                    "You counted weights. Each of them is used at every position of the output.",
                    "\(times)k*k*c*f"
                ),
                .rule(
                    "channels-forgotten",
                    "You left out the input's channels. Each window holds k · k · C numbers.",
                    "\(times)\(side)^2*k*k*f"
                ),
                .rule(
                    "filters-forgotten",
                    "You counted one filter. Every filter goes over all positions.",
                    "\(times)\(side)^2*k*k*c"
                ),
                .rule(
                    "output-not-squared",
                    "You took one side of the output. It has m · m positions.",
                    "\(times)\(side)*k*k*c*f"
                ),
                .rule(
                    "input-positions",
                    "You took the positions of the input. The filter stands once for each output cell.",
                    "\(times)n^2*k*k*c*f"
                ),
                .rule(
                    "kernel-not-squared",
                    "You took the kernel's side. A window has k · k cells.",
                    "\(times)\(side)^2*k*c*f"
                ),
            ]
        )
    }

    /// The multiply-adds of a separable convolution, m · m · (k · k · C + C · F).
    ///
    /// Howard et al. 2017.
    public static let separableMultiplyAdds = Quantity(
        "separable-multiply-adds",
        title: "multiply-adds of the separable convolution",
        form: .integer,
        inputs: ConvolutionWork.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(⌊(n + 2*p - k)/s⌋ + 1)^2*(k*k*c + c*f)",
        layers: { ConvolutionWork($0).separable },
        measured: { values, budget throws(MeasurementFailure) in
            var sum = 0
            for part in ConvolutionWork(values).separable {
                sum += try part.measured(budget: budget).multiplyAdds
            }
            return .number(Rational(sum))
        },
        mistakes: [
            .rule(
                "full-convolution",
                "You counted an ordinary convolution. Here window and mixing are apart.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*k*k*c*f"
            ),
            .rule(
                "pointwise-forgotten",
                "You left out the 1×1 part. It mixes C channels into F at every position.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*k*k*c"
            ),
            .rule(
                "depthwise-forgotten",
                "You left out the depthwise part: k · k products for each channel and position.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*c*f"
            ),
            .rule(
                "output-not-squared",
                "You took one side of the output. It has m · m positions.",
                "(⌊(n + 2*p - k)/s⌋ + 1)*(k*k*c + c*f)"
            ),
            .rule(
                "one-kernel",
                "You ran one k × k kernel. Every channel has its own.",
                "(⌊(n + 2*p - k)/s⌋ + 1)^2*(k*k + c*f)"
            ),
            .rule(
                "operations-counted",
                "You counted operations. A multiply-add holds two of them, and is counted once.",
                "2*(⌊(n + 2*p - k)/s⌋ + 1)^2*(k*k*c + c*f)"
            ),
            .rule(
                "weights-counted",
                "You counted weights. Each of them is used at every position of the output.",
                "k*k*c + c*f"
            ),
        ]
    )

    /// The multiply-adds of a dense layer, I · U: each weight is used once.
    public static let denseMultiplyAdds = Quantity(
        "dense-multiply-adds",
        title: "multiply-adds of the dense layer",
        form: .integer,
        inputs: [
            QuantityInput("side", "n"), QuantityInput("channels", "c"), QuantityInput("units", "u"),
        ],
        budget: MeasurementBudget.wholeLayer,
        rule: "n*n*c*u",
        layers: { [ConvolutionWork.dense($0)] },
        measured: { values, budget throws(MeasurementFailure) in
            let work = try ConvolutionWork.dense(values).measured(budget: budget)
            return .number(Rational(work.multiplyAdds))
        },
        mistakes: [
            .rule(
                "biases-counted",
                "You counted the biases. They are added, not multiplied.",
                "(n*n*c + 1)*u"
            ),
            .rule(
                "operations-counted",
                "You counted operations. A multiply-add holds two of them, and is counted once.",
                "2*n*n*c*u"
            ),
            .rule(
                "channels-forgotten",
                "You left out the channels. Flattened the map has n · n · C features.",
                "n*n*u"
            ),
            .rule(
                "side-not-squared",
                "You took the side of the map. Flattened it has n · n · C features.",
                "n*c*u"
            ),
            .rule(
                "added",
                "You added features and units. Every unit has a product with every feature.",
                "n*n*c + u"
            ),
        ]
    )
}

/// A convolution whose work is counted, and what can stand in its place.
private struct ConvolutionWork {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("channels", "c"), QuantityInput("kernel", "k"),
        QuantityInput("filters", "f"), QuantityInput("stride", "s", default: .constant(1)),
        QuantityInput("padding", "p", default: .constant(0)),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    private var image: Shape {
        Shape(channels: values["c"], height: values["n"], width: values["n"])
    }

    private func layer(filters: Int, groups: Int) -> Conv2D {
        Conv2D(
            inputChannels: values["c"],
            outputChannels: filters,
            kernelSize: Size2D(values["k"]),
            stride: Size2D(values["s"]),
            padding: .symmetric(Size2D(values["p"])),
            groups: groups,
            bias: false
        )
    }

    var convolution: LayerApplication {
        LayerApplication(layer(filters: values["f"], groups: 1), on: image)
    }

    /// A kernel for each channel, then a 1×1 convolution on what it gives.
    var separable: [LayerApplication] {
        let depthwise = LayerApplication(
            layer(filters: values["c"], groups: values["c"]),
            on: image
        )
        guard let maps = try? depthwise.layer.outputShape(for: image) else { return [depthwise] }
        let pointwise = Conv2D(
            inputChannels: values["c"],
            outputChannels: values["f"],
            kernelSize: Size2D(1),
            bias: false
        )
        return [depthwise, LayerApplication(pointwise, on: maps)]
    }

    static func dense(_ values: QuantityValues) -> LayerApplication {
        let map = Shape(channels: values["c"], height: values["n"], width: values["n"])
        let features = map.elementCount ?? .max
        let layer = Dense(inputFeatures: features, units: values["u"])
        return LayerApplication(layer, on: Shape(features: features))
    }

    static func times(_ factor: Int, _ count: Int) throws(MeasurementFailure) -> Rational {
        do throws(ArithmeticError) {
            return try Rational(factor) * Rational(count)
        } catch {
            throw .arithmetic(error)
        }
    }
}
