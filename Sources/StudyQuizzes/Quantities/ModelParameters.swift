import CNNEngine

extension Quantity {
    /// The parameters of a small CNN with two convolutions, each with pooling, and two dense layers.
    public static let smallNetworkParameters = Quantity(
        "small-network-parameters",
        title: "parameters of the network",
        form: .integer,
        inputs: SmallNetwork.inputs + [QuantityInput("units", "u")],
        budget: MeasurementBudget.wholeLayer,
        rule: SmallNetwork.total(),
        layers: { SmallNetwork($0).layers },
        measured: { values, budget throws(MeasurementFailure) in
            .number(Rational(try SmallNetwork.parameters(SmallNetwork(values).layers, budget)))
        },
        mistakes: [
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each filter and each unit has one.",
                "k*k*c*f + k*k*f*g + (n/4)^2*g*u + u*v"
            ),
            .rule(
                "channels-of-the-image",
                "You gave the second convolution the image's channels. Its filters are f deep.",
                SmallNetwork.total(depth: "c")
            ),
            .rule(
                "globally-pooled",
                "You gave the first dense layer a feature for each map. Flatten keeps all cells.",
                SmallNetwork.total(features: "g")
            ),
            .rule(
                "pooling-ignored",
                "You left out the poolings. Each halves the sides before flatten.",
                SmallNetwork.total(features: "n^2*g")
            ),
            .rule(
                "pooled-once",
                "You pooled once. There are two poolings: the sides are n/4.",
                SmallNetwork.total(features: "(n/2)^2*g")
            ),
            .rule(
                "pooling-counted",
                "You gave the poolings weights. They have none.",
                "\(SmallNetwork.total()) + 4*f + 4*g"
            ),
            .rule(
                "last-layer-forgotten",
                "You left out the last layer: (u + 1) for each class.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g + ((n/4)^2*g + 1)*u"
            ),
        ]
    )

    /// The share of the dense layers in the parameters of such a network, in percent.
    public static let denseShare = Quantity(
        "dense-share",
        title: "share of the dense layers in percent",
        form: .decimal(.absolute(SmallNetwork.tolerance), places: 1),
        inputs: SmallNetwork.inputs + [QuantityInput("units", "u")],
        budget: MeasurementBudget.wholeLayer,
        agreement: try? Rational(1, over: 1_000_000),
        rule: "100*(\(SmallNetwork.denseLayers()))/(\(SmallNetwork.total()))",
        layers: { SmallNetwork($0).layers },
        measured: { values, budget throws(MeasurementFailure) in
            let layers = SmallNetwork(values).layers
            let all = try SmallNetwork.parameters(layers, budget)
            let dense = layers.filter { $0.layer is Dense }
            let part = try SmallNetwork.parameters(dense, budget)
            do throws(ArithmeticError) {
                return .number(try Rational(100) * Rational(part, over: all))
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: [
            .rule(
                "convolutions-for-dense",
                "You gave the share of the convolutions. Asked is that of the dense layers.",
                "100*((k*k*c + 1)*f + (k*k*f + 1)*g)/(\(SmallNetwork.total()))"
            ),
            .rule(
                "first-dense-only",
                "You counted the first dense layer. There are two.",
                "100*((n/4)^2*g + 1)*u/(\(SmallNetwork.total()))"
            ),
            .rule(
                "last-dense-only",
                "You counted the last dense layer. There are two.",
                "100*(u + 1)*v/(\(SmallNetwork.total()))"
            ),
            .rule(
                "ratio-to-the-rest",
                "You divided by the convolutions. A share is of the whole.",
                "100*(\(SmallNetwork.denseLayers()))/((k*k*c + 1)*f + (k*k*f + 1)*g)"
            ),
            .rule(
                "not-in-percent",
                "You gave the share as a number below 1. Percent are asked: times 100.",
                "(\(SmallNetwork.denseLayers()))/(\(SmallNetwork.total()))"
            ),
            .rule(
                "globally-pooled",
                "You gave the first dense layer a feature for each map. Flatten keeps all cells.",
                """
                100*(\(SmallNetwork.denseLayers(features: "g")))/(\(SmallNetwork.total(features: "g")))
                """
            ),
        ]
    )

    /// Two convolutions, global average pooling and one dense layer.
    public static let pooledNetworkParameters = Quantity(
        "pooled-network-parameters",
        title: "parameters of the network",
        form: .integer,
        inputs: SmallNetwork.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(k*k*c + 1)*f + (k*k*f + 1)*g + (g + 1)*v",
        layers: { SmallNetwork($0).pooledLayers },
        measured: { values, budget throws(MeasurementFailure) in
            let layers = SmallNetwork(values).pooledLayers
            return .number(Rational(try SmallNetwork.parameters(layers, budget)))
        },
        mistakes: [
            .rule(
                "flattened",
                "You flattened the map. Global average pooling leaves one value for each channel.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g + (n*n*g + 1)*v"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each filter and each unit has one.",
                "k*k*c*f + k*k*f*g + g*v"
            ),
            .rule(
                "channels-of-the-image",
                "You gave the second convolution the image's channels. Its filters are f deep.",
                "(k*k*c + 1)*f + (k*k*c + 1)*g + (g + 1)*v"
            ),
            .rule(
                "last-layer-forgotten",
                "You left out the dense layer: (g + 1) for each class.",
                "(k*k*c + 1)*f + (k*k*f + 1)*g"
            ),
            .rule(
                "kernel-not-squared",
                "You took the kernel's side. A window has k · k cells.",
                "(k*c + 1)*f + (k*f + 1)*g + (g + 1)*v"
            ),
            .rule(
                "one-channel-deep",
                "You gave the filters one sheet. A filter is as deep as its input.",
                "(k*k + 1)*f + (k*k + 1)*g + (g + 1)*v"
            ),
        ]
    )

    /// What is trained in a residual block of two convolutions without biases, each with batch
    /// normalization, 2 · k² · C² + 4 · C.
    ///
    /// He et al. 2016.
    public static let residualBlock = Quantity(
        "residual-block-parameters",
        title: "parameters of the block that are trained",
        form: .integer,
        inputs: [QuantityInput("kernel", "k"), QuantityInput("channels", "c")],
        rule: "2*k*k*c*c + 2*2*c",
        layers: { SmallNetwork.residualBlock($0) },
        measured: { values, _ throws(MeasurementFailure) in
            try CountingLimit.check(values["c"], "number of channels", atMost: 1_024)
            let input = Shape(channels: values["c"], height: 4, width: 4)
            let layers = SmallNetwork.residualBlock(values).map(\.layer)
            return .number(Rational(try TrainedNetwork(layers, on: input).moved))
        },
        mistakes: [
            .rule(
                "statistics-counted",
                "You counted the running statistics. They are measured and not trained.",
                "2*k*k*c*c + 4*2*c"
            ),
            .rule(
                "bias-counted",
                "You gave the convolutions biases. Batch normalization takes their place.",
                "2*(k*k*c + 1)*c + 2*2*c"
            ),
            .rule(
                "norm-forgotten",
                "You left out the batch normalizations: γ and β for each channel, twice.",
                "2*k*k*c*c"
            ),
            .rule(
                "one-convolution",
                "You counted one convolution with its normalization. The block has two.",
                "k*k*c*c + 2*c"
            ),
            .rule(
                "channels-forgotten",
                "You gave the filters one sheet. Each of the C filters is C deep.",
                "2*k*k*c + 2*2*c"
            ),
            .rule(
                "shortcut-counted",
                "You gave the shortcut a 1×1 convolution. It adds the input as it is.",
                "2*k*k*c*c + 2*2*c + c*c"
            ),
        ]
    )
}

/// Two convolutions that keep the size, and what stands behind them.
private struct SmallNetwork {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("channels", "c"), QuantityInput("kernel", "k"),
        QuantityInput("first_filters", "f"), QuantityInput("second_filters", "g"),
        QuantityInput("classes", "v"),
    ]
    static let tolerance = (try? Rational(1, over: 10)) ?? 0

    static func total(depth: String = "f", features: String = "(n/4)^2*g") -> String {
        "(k*k*c + 1)*f + (k*k*\(depth) + 1)*g + \(denseLayers(features: features))"
    }

    static func denseLayers(features: String = "(n/4)^2*g") -> String {
        "(\(features) + 1)*u + (u + 1)*v"
    }

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    private func convolution(_ channels: String, _ filters: String) -> Conv2D {
        Conv2D(
            inputChannels: values[channels],
            outputChannels: values[filters],
            kernelSize: Size2D(values["k"]),
            padding: .same
        )
    }

    /// Layers one after the other, each on what the one before gives.
    private func chain(_ layers: [any Layer], units: [Int]) -> [LayerApplication] {
        var shape = Shape(channels: values["c"], height: values["n"], width: values["n"])
        var chain: [LayerApplication] = []
        for layer in layers {
            chain.append(LayerApplication(layer, on: shape))
            guard let output = try? layer.outputShape(for: shape) else { return chain }
            shape = output
        }
        for count in units {
            let dense = Dense(inputFeatures: shape[0], units: count)
            chain.append(LayerApplication(dense, on: shape))
            shape = Shape(features: count)
        }
        return chain
    }

    var layers: [LayerApplication] {
        let pooling = MaxPool2D(kernelSize: Size2D(2))
        let features: [any Layer] = [
            convolution("c", "f"), pooling, convolution("f", "g"), pooling, Flatten(),
        ]
        return chain(features, units: [values["u"], values["v"]])
    }

    var pooledLayers: [LayerApplication] {
        let features: [any Layer] = [
            convolution("c", "f"), convolution("f", "g"), GlobalAvgPool2D(),
        ]
        return chain(features, units: [values["v"]])
    }

    static func residualBlock(_ values: QuantityValues) -> [LayerApplication] {
        let maps = Shape(channels: values["c"], height: 4, width: 4)
        let convolution = Conv2D(
            inputChannels: values["c"],
            outputChannels: values["c"],
            kernelSize: Size2D(values["k"]),
            padding: .same,
            bias: false
        )
        let norm = BatchNorm(channels: values["c"])
        return ([convolution, norm, convolution, norm] as [any Layer]).map {
            LayerApplication($0, on: maps)
        }
    }

    /// The parameters that were read when each layer ran.
    static func parameters(
        _ layers: [LayerApplication],
        _ budget: Int
    ) throws(MeasurementFailure) -> Int {
        var sum = 0
        for layer in layers { sum += try layer.measured(budget: budget).parametersRead }
        return sum
    }
}
