import CNNEngine

extension Quantity {
    /// The values that global pooling leaves of a batch of maps, B · C.
    ///
    /// Lin, Chen & Yan 2013, "Network in Network".
    public static let globalPoolingValues = Quantity(
        "global-pooling-values",
        title: "values that global pooling leaves",
        form: .integer,
        inputs: FeatureMap.inputs,
        rule: "b*c",
        layers: { [LayerApplication(GlobalAvgPool2D(), on: FeatureMap($0).shape)] },
        measured: { values, _ throws(MeasurementFailure) in
            let output = try FeatureMap(values).output(of: GlobalAvgPool2D())
            return .number(Rational(output.values.count))
        },
        mistakes: [
            .rule(
                "flattened",
                "You flattened. Global pooling leaves one value of each channel, not all H · W.",
                "b*n*w*c"
            ),
            .rule(
                "channels-pooled",
                "You pooled over the channels. Pooling is over height and width: C values are left.",
                "b*n*w"
            ),
            .rule(
                "one-value",
                "You left one value for each image. There is one for each of its channels.",
                "b",
                when: "b > 1"
            ),
            .rule(
                "batch-pooled",
                "You pooled over the batch too. Each image is pooled by itself.",
                "c",
                when: "b > 1"
            ),
            .rule(
                "halved",
                "You halved the sides, as a 2×2 pooling does. Global pooling takes the whole map.",
                "b*⌊n/2⌋*⌊w/2⌋*c"
            ),
        ]
    )

    /// The weights and biases of a dense layer behind global pooling, (C + 1) · U.
    public static let globalPoolingHead = Quantity(
        "global-pooling-head",
        title: "weights and biases of the dense layer",
        form: .integer,
        inputs: PooledHead.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(c + 1)*u",
        layers: { PooledHead($0).applications(behind: GlobalAvgPool2D()) },
        measured: { values, budget throws(MeasurementFailure) in
            let head = PooledHead(values)
            return .number(Rational(try head.parameters(behind: GlobalAvgPool2D(), budget)))
        },
        mistakes: [
            .rule(
                "flattened",
                "You flattened the map. Global pooling leaves one value for each channel.",
                "(n*w*c + 1)*u"
            ),
            .rule("bias-forgotten", PooledHead.biasForgotten, "c*u"),
            .rule(
                "one-bias",
                "You counted one bias for the layer. There is one for each unit.",
                "c*u + 1"
            ),
            .rule(
                "bias-for-each-feature",
                "You gave each feature a bias. The units have the biases: + U.",
                "c*(u + 1)"
            ),
            .rule(
                "channels-pooled",
                "You pooled over the channels. Pooling is over height and width: C values are left.",
                "(n*w + 1)*u"
            ),
            .rule(
                "added",
                "You added features and units. Every unit has a weight for every feature.",
                "c + u"
            ),
        ]
    )

    /// The parameters that global pooling saves against flatten, (H · W − 1) · C · U.
    public static let globalPoolingSaving = Quantity(
        "global-pooling-saving",
        title: "parameters that global pooling saves",
        form: .integer,
        inputs: PooledHead.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "(n*w*c + 1)*u - (c + 1)*u",
        layers: { values in
            let head = PooledHead(values)
            return head.applications(behind: Flatten())
                + head.applications(behind: GlobalAvgPool2D())
        },
        measured: { values, budget throws(MeasurementFailure) in
            let head = PooledHead(values)
            let flat = try head.parameters(behind: Flatten(), budget)
            return .number(
                Rational(flat - (try head.parameters(behind: GlobalAvgPool2D(), budget)))
            )
        },
        mistakes: [
            .rule(
                "with-flatten",
                "You gave the dense layer after flatten. Take off what the other one has.",
                "(n*w*c + 1)*u"
            ),
            .rule(
                "with-pooling",
                "You gave the dense layer after global pooling. Asked is the difference.",
                "(c + 1)*u"
            ),
            .rule(
                "nothing-left",
                "You took off nothing for global pooling. It leaves C features, each with weights.",
                "(n*w*c + 1)*u - u"
            ),
            .rule(
                "biases-saved",
                "You saved the biases too. Each unit keeps its bias, with flatten or pooling.",
                "(n*w*c + 1)*u - c*u"
            ),
            .rule(
                "channels-pooled",
                "You pooled over the channels. Pooling is over height and width: C values are left.",
                "(n*w*c + 1)*u - (n*w + 1)*u"
            ),
            .rule(
                "one-unit",
                "You counted one unit. Every unit saves as many weights.",
                "n*w*c - c"
            ),
        ]
    )

    /// How many times the weights a dense layer has after flatten, against global pooling: H · W.
    public static let flattenRatio = Quantity(
        "flatten-ratio",
        title: "weights after flatten for each weight after global pooling",
        form: .integer,
        inputs: PooledHead.inputs,
        budget: MeasurementBudget.wholeLayer,
        rule: "n*w*c*u/(c*u)",
        layers: { values in
            let head = PooledHead(values)
            return head.applications(behind: Flatten())
                + head.applications(behind: GlobalAvgPool2D())
        },
        measured: { values, budget throws(MeasurementFailure) in
            let head = PooledHead(values)
            let flat = try head.dense(behind: Flatten(), budget).weightsRead
            let pooled = try head.dense(behind: GlobalAvgPool2D(), budget).weightsRead
            do throws(ArithmeticError) {
                return .number(try Rational(flat, over: pooled))
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: [
            .rule(
                "one-side",
                "You took one side of the map. All of its height · width cells become one value.",
                "n*c*u/(c*u)"
            ),
            .rule(
                "channels-pooled",
                "You pooled over the channels. They stay: C features are left.",
                "n*w*c*u/(n*w*u)"
            ),
            .rule(
                "one-value",
                "You left one value in all. There is one for each channel.",
                "n*w*c*u/u"
            ),
            .rule(
                "one-less",
                "You took off the value that is left. A ratio divides: H · W to 1.",
                "n*w - 1"
            ),
        ]
    )
}

/// A dense layer behind a map that is flattened or pooled.
private struct PooledHead {
    static let inputs =
        FeatureMap.inputs.filter { $0.symbol != "b" } + [QuantityInput("units", "u")]

    static let biasForgotten = "You forgot the biases. Each unit adds one number of its own: + U."

    private let map: Shape
    private let units: Int

    init(_ values: QuantityValues) {
        map = Shape(channels: values["c"], height: values["n"], width: values["w"])
        units = values["u"]
    }

    /// The layer that makes a row of the map, and the dense layer on the row.
    func applications(behind layer: some Layer) -> [LayerApplication] {
        let first = LayerApplication(layer, on: map)
        guard let row = try? layer.outputShape(for: map) else { return [first] }
        return [first, LayerApplication(Dense(inputFeatures: row[0], units: units), on: row)]
    }

    /// Runs the layer on the map, and the dense layer on what came out.
    func dense(behind layer: some Layer, _ budget: Int) throws(MeasurementFailure) -> Measurement {
        let row = try LayerApplication(layer, on: map).measured(budget: budget).output
        let dense = Dense(inputFeatures: row[0], units: units)
        return try LayerApplication(dense, on: row).measured(budget: budget)
    }

    func parameters(behind layer: some Layer, _ budget: Int) throws(MeasurementFailure) -> Int {
        try dense(behind: layer, budget).parametersRead
    }
}
