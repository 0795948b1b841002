import CNNEngine

extension Quantity {
    /// What is trained when only a new head is, (g + 1) · u.
    public static let headParameters = Quantity(
        "trainable-head",
        title: "parameters that are trained",
        form: .integer,
        inputs: TransferSetting.inputs,
        rule: "(g + 1)*u",
        layers: { [TransferSetting($0).head] },
        measured: { values, _ throws(MeasurementFailure) in
            let network = try TransferSetting(values).network(norm: false, unfrozen: [])
            return .number(Rational(network.moved))
        },
        mistakes: [
            .rule("bias-forgotten", TransferSetting.biasForgotten, "g*u"),
            .rule("one-bias", "You counted one bias. Each unit has its own: + u.", "g*u + 1"),
            .rule(
                "base-counted",
                """
                You counted the base too. It is frozen: its weights stay as they are, and only the \
                head is trained.
                """,
                "(k*k*c + 1)*f + (k*k*f + 1)*g + (g + 1)*u",
                when: "k > 1"
            ),
            .rule(
                "frozen-counted",
                "You counted what is frozen. Asked is what is trained: the head.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g",
                when: "k > 1"
            ),
            .rule(
                "old-head",
                "You counted the old head. It is taken off; the new one has a unit for each class.",
                "(g + 1)*old",
                when: "old > 0"
            ),
            .rule(
                "classes-added",
                "You kept the old classes. The new head has units for the new ones only.",
                "(g + 1)*(old + u)",
                when: "old > 0"
            ),
            .rule(
                "flattened",
                """
                You flattened the map. Global average pooling leaves one number for each channel.
                """,
                "(m*m*g + 1)*u",
                when: "m > 0"
            ),
        ]
    )

    /// What a frozen base of two convolutions holds, (k² · c + 1) · f + (k² · f + 1) · g.
    public static let frozenParameters = Quantity(
        "frozen-parameters",
        title: "parameters that are frozen",
        form: .integer,
        inputs: TransferSetting.inputs,
        rule: "(k*k*c + 1)*f + (k*k*f + 1)*g",
        layers: { TransferSetting($0).base },
        measured: { values, _ throws(MeasurementFailure) in
            let network = try TransferSetting(values).network(norm: false, unfrozen: [])
            return .number(Rational(network.stayed))
        },
        mistakes: [
            .rule("bias-forgotten", TransferSetting.biasForgotten, "k*k*c*f + k*k*f*g"),
            .rule(
                "head-counted",
                "You counted the head too. It is the part that is trained.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g + (g + 1)*u"
            ),
            .rule("head-only", "You counted the head. Asked is the base.", "(g + 1)*u"),
            .rule(
                "first-only",
                "You counted the first convolution. All of the base is frozen.",
                "(k*k*c + 1)*f"
            ),
            .rule(
                "last-layer-only",
                "You counted the last convolution. All of the base is frozen.",
                "(k*k*f + 1)*g"
            ),
            .rule(
                "channels-of-the-image",
                """
                You gave the second convolution the channels of the image. Its filters are as deep \
                as the f maps that come in.
                """,
                "(k*k*c + 1)*f + (k*k*c + 1)*g"
            ),
            .rule(
                "kernel-not-squared",
                "You took the kernel's side. A window is a square: k · k.",
                "(k*c + 1)*f + (k*f + 1)*g"
            ),
        ]
    )

    /// What is trained with the last convolution unfrozen, (k² · f + 1) · g + (g + 1) · u.
    public static let fineTunedParameters = Quantity(
        "trainable-with-last-layer",
        title: "parameters that are trained",
        form: .integer,
        inputs: TransferSetting.inputs,
        rule: "(k*k*f + 1)*g + (g + 1)*u",
        layers: { [TransferSetting($0).base[1], TransferSetting($0).head] },
        measured: { values, _ throws(MeasurementFailure) in
            let network = try TransferSetting(values)
                .network(norm: false, unfrozen: ["base.conv2"])
            return .number(Rational(network.moved))
        },
        mistakes: [
            .rule("bias-forgotten", TransferSetting.biasForgotten, "k*k*f*g + g*u"),
            .rule(
                "head-only",
                "You counted the head. The last convolution is unfrozen and is trained as well.",
                "(g + 1)*u"
            ),
            .rule(
                "last-layer-only",
                "You counted the unfrozen convolution. The head is trained as well.",
                "(k*k*f + 1)*g"
            ),
            .rule(
                "everything",
                "You counted everything. The first convolution stays frozen.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g + (g + 1)*u"
            ),
            .rule(
                "first-layer",
                "You unfroze the first convolution. Fine-tuning begins at the end, with the last.",
                "(k*k*c + 1)*f + (g + 1)*u"
            ),
            .rule(
                "channels-of-the-image",
                """
                You gave the last convolution the channels of the image. Its filters are as deep as \
                the f maps that come in.
                """,
                "(k*k*c + 1)*g + (g + 1)*u"
            ),
        ]
    )

    /// The same where batch normalization takes the place of the bias, k² · f · g + 2g + (g + 1) · u.
    public static let fineTunedWithNorm = Quantity(
        "trainable-with-batch-norm",
        title: "parameters that are trained",
        form: .integer,
        inputs: TransferSetting.inputs,
        rule: "k*k*f*g + 2*g + (g + 1)*u",
        layers: { [TransferSetting($0).base[1], TransferSetting($0).head] },
        measured: { values, _ throws(MeasurementFailure) in
            let network = try TransferSetting(values)
                .network(norm: true, unfrozen: ["base.conv2", "base.norm2"])
            return .number(Rational(network.moved))
        },
        mistakes: [
            .rule(
                "statistics-counted",
                """
                You counted four numbers for each channel. The running mean and variance are \
                measured and not trained: γ and β are left.
                """,
                "k*k*f*g + 4*g + (g + 1)*u"
            ),
            .rule(
                "norm-forgotten",
                "You left out the batch normalization: γ and β for each of its g channels.",
                "k*k*f*g + (g + 1)*u"
            ),
            .rule(
                "bias-counted",
                "You gave the convolution a bias. Here batch normalization takes its place.",
                "(k*k*f + 1)*g + 2*g + (g + 1)*u"
            ),
            .rule(
                "head-only",
                "You counted the head. The last block is unfrozen and is trained as well.",
                "(g + 1)*u"
            ),
            .rule(
                "last-layer-only",
                "You counted the unfrozen block. The head is trained as well.",
                "k*k*f*g + 2*g"
            ),
            .rule(
                "first-layer",
                "You unfroze the first block. Fine-tuning begins at the end, with the last.",
                "k*k*c*f + 2*f + (g + 1)*u"
            ),
            .rule(
                "everything",
                "You counted everything. The first block stays frozen.",
                "k*k*c*f + 2*f + k*k*f*g + 2*g + (g + 1)*u"
            ),
        ]
    )
}

/// A base of two convolutions, global average pooling, and a new head.
private struct TransferSetting {
    static let inputs = [
        QuantityInput("kernel", "k", default: .constant(1)),
        QuantityInput("channels", "c", default: .constant(3)),
        QuantityInput("first_filters", "f", default: .constant(8)),
        QuantityInput("last_filters", "g"), QuantityInput("classes", "u"),
        QuantityInput("old", default: .constant(0)),
        QuantityInput("map_side", "m", default: .constant(0)),
    ]

    static let biasForgotten = "You forgot the biases. Each unit and each filter has one."

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    private func convolution(_ channels: Int, _ filters: Int, bias: Bool = true) -> Conv2D {
        Conv2D(
            inputChannels: channels,
            outputChannels: filters,
            kernelSize: Size2D(values["k"]),
            padding: .same,
            bias: bias
        )
    }

    /// The convolutions, on maps of eight by eight: their parameters do not depend on the size.
    var base: [LayerApplication] {
        [("c", "f"), ("f", "g")].map { channels, filters in
            LayerApplication(
                convolution(values[channels], values[filters]),
                on: Shape(channels: values[channels], height: 8, width: 8)
            )
        }
    }

    var head: LayerApplication {
        let layer = Dense(inputFeatures: values["g"], units: values["u"])
        return LayerApplication(layer, on: Shape(features: values["g"]))
    }

    /// A network with weights, its base frozen but for some layers, before and after a step that
    /// would move every number.
    func network(norm: Bool, unfrozen: [String]) throws(MeasurementFailure) -> TrainedNetwork {
        let spec: NetworkSpec
        do throws(ShapeError) {
            spec = try self.spec(norm: norm)
        } catch {
            throw .shape(error)
        }
        try CountingLimit.check(
            spec.parameters.total,
            "number of parameters",
            atMost: 1 << 24
        )
        var network = Network<Float>(spec, seed: 1)
        do throws(TrainingError) {
            try network.freeze("base")
            for layer in unfrozen { try network.unfreeze(layer) }
        } catch {
            throw .training(error)
        }
        return TrainedNetwork(network)
    }

    private func spec(norm: Bool) throws(ShapeError) -> NetworkSpec {
        let image = Shape(channels: values["c"], height: 8, width: 8)
        var spec = NetworkSpec("transfer", input: image)
        for (index, (channels, filters)) in [("c", "f"), ("f", "g")].enumerated() {
            let layer = convolution(values[channels], values[filters], bias: !norm)
            try spec.append(layer, named: "base.conv\(index + 1)")
            if norm {
                let layer = BatchNorm(channels: values[filters])
                try spec.append(layer, named: "base.norm\(index + 1)")
            }
            try spec.append(ReLU(), named: "base.relu\(index + 1)")
        }
        try spec.append(GlobalAvgPool2D(), named: "pool")
        try spec.append(head.layer, named: "head")
        return spec
    }
}
