import CNNEngine

extension Quantity {
    /// The side of an image from which a window gives so many positions, (o − 1) · s + k − 2p.
    public static let inputForOutput = Quantity(
        "input-for-output",
        title: "side of the smallest image that gives this output",
        form: .side,
        inputs: [
            QuantityInput("output", "o"), QuantityInput("kernel", "k"),
            QuantityInput("stride", "s", default: .constant(1)),
            QuantityInput("padding", "p", default: .constant(0)),
        ],
        rule: "(o - 1)*s + k - 2*p",
        measured: { values, _ throws(MeasurementFailure) in
            try SizeSearch.first("side") { side throws(MeasurementFailure) in
                try SizeSearch.positions(
                    side,
                    kernel: values["k"],
                    stride: values["s"],
                    padding: values["p"]
                ) == values["o"]
            }
        },
        mistakes: [
            .rule(
                "one-step-too-many",
                "You took a step for each position. Between o positions lie o − 1 steps.",
                "o*s + k - 2*p"
            ),
            .rule(
                "kernel-forgotten",
                "You left out the window. Behind the last step it still needs its k cells.",
                "(o - 1)*s - 2*p"
            ),
            .rule(
                "stride-forgotten",
                "You left out the stride. Each step is s cells.",
                "o - 1 + k - 2*p"
            ),
            .rule(
                "output-times-stride",
                "You multiplied output and stride. That is the rule of 'same' padding turned round.",
                "o*s"
            ),
            .rule(
                "last-window-one-short",
                "You took the last window one cell too short. It covers k cells.",
                "(o - 1)*s + k - 1 - 2*p"
            ),
        ]
    )

    /// The kernel that makes an output of so many positions of an image, n + 2p − (o − 1) · s.
    public static let kernelForOutput = Quantity(
        "kernel-for-output",
        title: "side of the largest kernel that gives this output",
        form: .side,
        inputs: [
            QuantityInput("input", "n"), QuantityInput("output", "o"),
            QuantityInput("stride", "s", default: .constant(1)),
            QuantityInput("padding", "p", default: .constant(0)),
        ],
        rule: "n + 2*p - (o - 1)*s",
        measured: { values, _ throws(MeasurementFailure) in
            var largest: Int?
            for (name, symbol) in [("side", "n"), ("padding", "p")] {
                try CountingLimit.check(values[symbol], name, atMost: 1_024)
            }
            // No kernel is longer than the padded side.
            for kernel in 1...(3 * 1_024) {
                let positions = try SizeSearch.positions(
                    values["n"],
                    kernel: kernel,
                    stride: values["s"],
                    padding: values["p"]
                )
                if positions == values["o"] { largest = kernel }
            }
            return .number(Rational(largest ?? 0))
        },
        mistakes: [
            .rule(
                "difference",
                "You took the difference of the sides. A kernel of 1 takes nothing away: add 1.",
                "n + 2*p - o*s"
            ),
            .rule(
                "border-on-one-side",
                "You halved the difference: that is the border on one side, not the kernel.",
                "(n + 2*p - o)/2"
            ),
            .rule(
                "one-too-many",
                "You added 1 twice. The output has one place more than steps, and that is all.",
                "n + 2*p - (o - 2)*s"
            ),
            .rule("usual-kernel", "You gave the usual 3. Work it out from the sides.", "3"),
        ]
    )

    /// The numbers of all feature maps of VGG-16 with its input and dense layers.
    ///
    /// CS231n prints "24M · 4 bytes ≈ 93 MB" under a column that sums to 15.2 million.
    public static let valuesOfVGG16 = Quantity(
        "vgg16-values",
        title: "values in the memory column of VGG-16",
        form: .integer,
        inputs: [QuantityInput("side", "n")],
        rule: """
            n^2*(3 + 2*64) + (n/2)^2*(64 + 2*128) + (n/4)^2*(128 + 3*256) + (n/8)^2*(256 + 3*512) \
            + (n/16)^2*(512 + 3*512) + (n/32)^2*512 + 2*4096 + 1000
            """,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try SizeSearch.valuesOfVGG16(side: values["n"])))
        },
        mistakes: [
            .rule(
                "as-published",
                """
                You trusted the last line. 24 million numbers are far more than the rows above it \
                hold.
                """,
                "24*10^6",
                when: "n = 224"
            ),
            .rule(
                "published-megabytes",
                "You divided the published 93 MB by 4 bytes. The rows do not add up to it.",
                "93*10^6/4",
                when: "n = 224"
            ),
            .rule(
                "input-left-out",
                "You left out the input, which has a row of its own.",
                """
                n^2*(2*64) + (n/2)^2*(64 + 2*128) + (n/4)^2*(128 + 3*256) + (n/8)^2*(256 + 3*512) \
                + (n/16)^2*(512 + 3*512) + (n/32)^2*512 + 2*4096 + 1000
                """
            ),
            .rule(
                "pooling-left-out",
                "You left out the outputs of the poolings. They have rows of their own.",
                """
                n^2*(3 + 2*64) + (n/2)^2*(2*128) + (n/4)^2*(3*256) + (n/8)^2*(3*512) \
                + (n/16)^2*(3*512) + 2*4096 + 1000
                """
            ),
            .rule(
                "dense-left-out",
                "You left out the dense layers at the end.",
                """
                n^2*(3 + 2*64) + (n/2)^2*(64 + 2*128) + (n/4)^2*(128 + 3*256) + (n/8)^2*(256 + 3*512) \
                + (n/16)^2*(512 + 3*512) + (n/32)^2*512
                """
            ),
        ]
    )

    /// The operations of two dense layers on a flattened map, 2 · (n · n · c · u + u · v).
    public static let densePairOperations = Quantity(
        "dense-pair-flops",
        title: "floating point operations of the two dense layers",
        form: .integer,
        inputs: DensePair.inputs,
        rule: "2*(n*n*c*u + u*v)",
        layers: { DensePair($0).layers },
        measured: { values, budget throws(MeasurementFailure) in
            // A multiplication and an addition for each.
            try DensePair(values).sum(budget, times: 2) { $0.multiplyAdds }
        },
        mistakes: [
            .rule(
                "multiply-adds",
                "You counted multiply-adds. Each is two operations: times 2.",
                "n*n*c*u + u*v"
            ),
            .rule(
                "halved",
                "You divided by 2. A multiply-add is two operations.",
                "(n*n*c*u + u*v)/2"
            ),
        ] + DensePair.mistakes(factor: 2)
    )

    /// The bytes of the weights of two dense layers in float32, 4 · (n · n · c · u + u · v).
    public static let densePairBytes = Quantity(
        "dense-pair-bytes",
        title: "bytes of the weights of the two dense layers",
        form: .integer,
        inputs: DensePair.inputs,
        rule: "4*(n*n*c*u + u*v)",
        layers: { DensePair($0).layers },
        measured: { values, budget throws(MeasurementFailure) in
            try DensePair(values).sum(budget, times: MemoryLayout<Float>.size) { $0.weightsRead }
        },
        mistakes: [
            .rule("bytes-forgotten", "You counted weights. Each takes 4 bytes.", "n*n*c*u + u*v"),
            .rule(
                "as-published",
                "You trusted the text. Count the weights, and take 4 bytes for each.",
                "10^9",
                when: "n = 6"
            ),
        ] + DensePair.mistakes(factor: 4)
    )
}

/// Sizes that are found by trying them on the engine.
private enum SizeSearch {
    /// The positions of a window on an axis, 0 where it does not fit.
    static func positions(
        _ side: Int,
        kernel: Int,
        stride: Int,
        padding: Int
    ) throws(MeasurementFailure) -> Int {
        let layer = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: Size2D(kernel),
            stride: Size2D(stride),
            padding: .symmetric(Size2D(padding))
        )
        let application = LayerApplication(layer, on: Shape(channels: 1, height: side, width: side))
        do throws(MeasurementFailure) {
            return try application.measured(budget: 0).output[1]
        } catch {
            if case .shape(let cause) = error, case .windowExceedsInput = cause.problem { return 0 }
            throw error
        }
    }

    /// The first size that does.
    static func first(
        _ name: String,
        where does: (Int) throws(MeasurementFailure) -> Bool
    ) throws(MeasurementFailure) -> Answer {
        for size in 1...4_096 where try does(size) { return .number(Rational(size)) }
        try CountingLimit.check(4_097, name, atMost: 4_096)
        return .number(0)
    }

    /// Input, convolutions, poolings and dense layers of VGG-16, each on what the last one gave.
    static func valuesOfVGG16(side: Int) throws(MeasurementFailure) -> Int {
        try CountingLimit.check(side, "side", atMost: 1_024)
        do throws(ShapeError) {
            let spec = try NetworkSpec.vgg16(input: Size2D(side))
            var (shape, sum) = (spec.input, spec.input.elementCount ?? 0)
            for node in spec.nodes {
                guard let layer = node.layer else { continue }
                shape = try layer.measure(shape, budget: 0).output
                // What works on each value by itself can do so in place.
                guard layer is Conv2D || layer is MaxPool2D || layer is Dense else { continue }
                sum += shape.elementCount ?? 0
            }
            return sum
        } catch {
            throw .shape(error)
        }
    }
}

/// Two dense layers behind a flattened map.
private struct DensePair {
    static let inputs = [
        QuantityInput("side", "n"), QuantityInput("channels", "c"),
        QuantityInput("units", "u"), QuantityInput("second_units", "v"),
    ]

    let layers: [LayerApplication]

    init(_ values: QuantityValues) {
        let map = Shape(channels: values["c"], height: values["n"], width: values["n"])
        let features = map.elementCount ?? .max
        let sizes = [(features, values["u"]), (values["u"], values["v"])]
        layers = sizes.map { features, units in
            LayerApplication(
                Dense(inputFeatures: features, units: units),
                on: Shape(features: features)
            )
        }
    }

    /// A figure of both layers together, times a number.
    func sum(
        _ budget: Int,
        times factor: Int,
        of figure: (Measurement) -> Int
    ) throws(MeasurementFailure) -> Answer {
        var counted: [Rational] = []
        for layer in layers {
            counted.append(Rational(figure(try layer.measured(budget: budget))))
        }
        do throws(ArithmeticError) {
            var sum = Rational(0)
            for count in counted { sum = try sum + count * Rational(factor) }
            return .number(sum)
        } catch {
            throw .arithmetic(error)
        }
    }

    static func mistakes(factor: Int) -> [WrongRule] {
        [
            .rule("first-only", "You counted the first layer. There are two.", "\(factor)*n*n*c*u"),
            .rule("second-only", "You counted the second layer. There are two.", "\(factor)*u*v"),
            .rule(
                "side-not-squared",
                "You took the side of the map. Flattened it has n · n · c features.",
                "\(factor)*(n*c*u + u*v)"
            ),
            .rule(
                "channels-forgotten",
                "You left out the channels. Flattened the map has n · n · c features.",
                "\(factor)*(n*n*u + u*v)"
            ),
        ]
    }
}
