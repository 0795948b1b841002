import CNNEngine

extension Quantity {
    /// The bytes of a dense layer's weights and biases, w · (I + 1) · U, w bytes a number.
    public static let weightBytes = Quantity(
        "weight-bytes",
        title: "bytes of weights and biases",
        form: .integer,
        inputs: [
            QuantityInput("features", "i"), QuantityInput("units", "u"),
            QuantityInput("bytes_each", "w", default: .constant(4)),
        ],
        budget: MeasurementBudget.wholeLayer,
        rule: "w*(i + 1)*u",
        layers: { [NeededMemory.dense($0)] },
        measured: { values, budget throws(MeasurementFailure) in
            let read = try NeededMemory.dense(values).measured(budget: budget).parametersRead
            return .number(try NeededMemory.product(values["w"], read))
        },
        mistakes: [
            .rule(
                "bytes-forgotten",
                "You counted numbers. Each of them takes w bytes.",
                "(i + 1)*u"
            ),
            .rule(
                "bits-for-bytes",
                "You counted bits. 8 bits are a byte.",
                "8*w*(i + 1)*u"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each unit has one, and it takes memory too.",
                "w*i*u"
            ),
            .rule(
                "other-width",
                "You took float32 for float16, or the other way round: 4 bytes and 2 bytes.",
                "(6 - w)*(i + 1)*u",
                when: "w = 2 or w = 4"
            ),
            .rule(
                "added",
                "You added features and units. Every unit has a weight for every feature.",
                "w*(i + u)"
            ),
        ]
    )

    /// The bytes of a batch of images in float32, 4 · B · n · n · C.
    public static let batchBytes = Quantity(
        "batch-bytes",
        title: "bytes of the batch",
        form: .integer,
        inputs: [
            QuantityInput("side", "n"), QuantityInput("channels", "c"),
            QuantityInput("batch_size", "b"),
        ],
        rule: "b*n*n*c*4",
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try NeededMemory.bytesOfBatch(values)))
        },
        mistakes: [
            .rule(
                "bytes-forgotten",
                "You took a byte for each value. A float32 takes 4.",
                "b*n*n*c"
            ),
            .rule("bits-for-bytes", "You counted bits. 32 bits are 4 bytes.", "b*n*n*c*32"),
            .rule("batch-forgotten", "You counted one image. There are B of them.", "n*n*c*4"),
            .rule(
                "channels-forgotten",
                "You left out the channels. Each pixel has C values.",
                "b*n*n*4",
                when: "c > 1"
            ),
            .rule("side-not-squared", "You took one side. An image has n · n pixels.", "b*n*c*4"),
        ]
    )

    /// The bytes that training a convolution with Adam keeps in float32: weights, gradients and two
    /// running means, 16 for each parameter.
    ///
    /// Kingma & Ba 2015.
    public static let trainingBytes = Quantity(
        "training-bytes",
        title: "bytes of parameters, gradients and Adam's memory",
        form: .integer,
        inputs: [
            QuantityInput("kernel", "k"), QuantityInput("channels", "c"),
            QuantityInput("filters", "f"),
        ],
        rule: "4*4*((k*k*c + 1)*f)",
        layers: { [NeededMemory.convolution($0)] },
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try NeededMemory.bytesWithAdam(values)))
        },
        mistakes: [
            .rule(
                "parameters-only",
                "You counted the parameters alone. Each has a gradient and two means beside it.",
                "4*((k*k*c + 1)*f)"
            ),
            .rule(
                "gradients-only",
                "You left out the memory of Adam: two running means for each parameter.",
                "2*4*((k*k*c + 1)*f)"
            ),
            .rule(
                "one-mean",
                "You counted one running mean. Adam keeps two, of the gradient and of its square.",
                "3*4*((k*k*c + 1)*f)"
            ),
            .rule(
                "bytes-forgotten",
                "You counted numbers. Each of them takes 4 bytes.",
                "(k*k*c + 1)*f"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the biases. Each filter has one.",
                "4*4*(k*k*c*f)"
            ),
            .rule(
                "channels-forgotten",
                "You left out the channels. A filter is as deep as its input.",
                "4*4*((k*k + 1)*f)"
            ),
        ]
    )

    /// The mebibytes of so many float32 numbers, 4 · p/2²⁰.
    public static let mebibytes = Quantity(
        "mebibytes",
        title: "MiB of the weights",
        form: .decimal(.absolute(NeededMemory.tolerance), places: 2),
        inputs: [QuantityInput("parameters", "p")],
        agreement: try? Rational(1, over: 1_000_000),
        rule: "p*4/1048576",
        measured: { values, _ throws(MeasurementFailure) in
            .number(try NeededMemory.mebibytes(of: values["p"]))
        },
        mistakes: [
            .rule(
                "megabytes",
                "You gave MB, a million bytes each. A MiB has 1,048,576.",
                "p*4/1000000"
            ),
            .rule(
                "bytes-forgotten",
                "You took a byte for each number. A float32 takes 4.",
                "p/1048576"
            ),
            .rule("bits-for-bytes", "You counted bits. A float32 is 4 bytes.", "p*32/1048576"),
            .rule("kibibytes", "You gave KiB. A MiB has 1,024 of them.", "p*4/1024"),
            .rule(
                "as-float64",
                "You took 8 bytes for each number. That is float64.",
                "p*8/1048576"
            ),
        ]
    )
}

/// Memory as it is really taken.
private enum NeededMemory {
    static let tolerance = (try? Rational(1, over: 100)) ?? 0

    static func dense(_ values: QuantityValues) -> LayerApplication {
        let layer = Dense(inputFeatures: values["i"], units: values["u"])
        return LayerApplication(layer, on: Shape(features: values["i"]))
    }

    static func convolution(_ values: QuantityValues) -> LayerApplication {
        let layer = Conv2D(
            inputChannels: values["c"],
            outputChannels: values["f"],
            kernelSize: Size2D(values["k"]),
            padding: .same
        )
        return LayerApplication(layer, on: Shape(channels: values["c"], height: 4, width: 4))
    }

    static func product(_ left: Int, _ right: Int) throws(MeasurementFailure) -> Rational {
        do throws(ArithmeticError) {
            return try Rational(left) * Rational(right)
        } catch {
            throw .arithmetic(error)
        }
    }

    /// A batch that is really made.
    static func bytesOfBatch(_ values: QuantityValues) throws(MeasurementFailure) -> Int {
        let image = Shape(channels: values["c"], height: values["n"], width: values["n"])
        let (count, isTooMuch) = (image.elementCount ?? .max)
            .multipliedReportingOverflow(by: values["b"])
        try CountingLimit.check(isTooMuch ? .max : count, "number of values", atMost: 1 << 24)
        guard values["b"] > 0, count > 0 else { throw .notFound("value of a batch") }
        return Tensor<Float>(image.batched(values["b"])).values.withUnsafeBytes(\.count)
    }

    /// What a step of Adam leaves in memory: parameters, their gradients, two means of each.
    static func bytesWithAdam(_ values: QuantityValues) throws(MeasurementFailure) -> Int {
        let application = convolution(values)
        var spec = NetworkSpec("training", input: application.input)
        do throws(ShapeError) {
            try spec.append(application.layer)
        } catch {
            throw .shape(error)
        }
        try CountingLimit.check(spec.parameters.total, "number of parameters", atMost: 1 << 22)
        var network = Network<Float>(spec, seed: 1)
        let gradients = network.parameters.map { $0.map { Tensor<Float>($0.shape, repeating: 1) } }
        var state = OptimizerState<Float>()
        state.step(&network, against: gradients, with: Adam(learningRate: 0.001))
        var bytes = 0
        for tensor in (network.parameters + gradients).joined() {
            bytes += tensor.values.withUnsafeBytes(\.count)
        }
        for memory in state.memories.joined() {
            for mean in [memory.first, memory.second] { bytes += mean.withUnsafeBytes(\.count) }
        }
        return bytes
    }

    /// How often the numbers fill a buffer of one MiB.
    static func mebibytes(of count: Int) throws(MeasurementFailure) -> Rational {
        let buffer = [UInt8](repeating: 0, count: 1 << 20)
        let fitting = buffer.withUnsafeBytes { $0.bindMemory(to: Float.self).count }
        do throws(ArithmeticError) {
            return try Rational(count, over: fitting)
        } catch {
            throw .arithmetic(error)
        }
    }
}
