import CNNEngine

extension Quantity {
    /// The side of the receptive field of one cell behind a chain, 1 + Σ d(k − 1) · Π s before.
    ///
    /// Araujo, Norris & Sim 2019. The engine sends a gradient back from one cell and counts from
    /// the first cell of the input that it reaches to the last.
    public static let receptiveField = Quantity(
        "receptive-field",
        title: "side of the receptive field",
        form: .side,
        inputs: FieldSetting.inputs,
        formula: { values throws(ArithmeticError) in
            guard let field = try FieldSetting(values).field() else { throw .notAnInteger }
            return .number(field)
        },
        working: { FieldSetting($0).fieldLines() },
        exhibits: FieldSetting.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try FieldSetting(values).reached().field))
        },
        mistakes: FieldSetting.slips.map { slip in
            .computed(
                slip.id,
                slip.says,
                working: { FieldSetting($0).fieldLines(slip.procedure) }
            ) { values throws(ArithmeticError) in
                try FieldSetting(values).field(slip.procedure).map(Answer.number)
            }
        } + [
            .field("kernels-added", "You added the kernels. Each widens the view by k − 1 only.") {
                setting throws(ArithmeticError) in
                var sum: Rational = 0
                for layer in setting.layers { sum = try sum + Rational(layer.kernel) }
                return sum
            },
            .field("kernels-multiplied", "You multiplied the kernels. Their steps are added up.") {
                setting throws(ArithmeticError) in
                var product: Rational = 1
                for layer in setting.layers { product = try product * Rational(layer.kernel) }
                return product
            },
            .field(
                "last-kernel",
                "You gave the last kernel. Each of its cells sees a window of the layer before."
            ) { setting throws(ArithmeticError) in
                setting.layers.last.map { Rational($0.kernel) }
            },
        ]
    )

    /// The distance in the input between the fields of two neighbouring cells, Π s.
    ///
    /// The engine sends a gradient back from two neighbours and takes the first cells they reach.
    public static let fieldJump = Quantity(
        "field-jump",
        title: "cells of the input from one field to the next",
        form: .integer,
        inputs: FieldSetting.inputs,
        formula: { values throws(ArithmeticError) in
            guard let jump = try FieldSetting(values).jump() else { throw .notAnInteger }
            return .number(jump)
        },
        working: { FieldSetting($0).jumpLines },
        exhibits: FieldSetting.exhibits,
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try FieldSetting(values).reached().jump))
        },
        mistakes: [
            .field(
                "strides-added",
                "You added the strides. A step of a later layer is as long as all before: multiply."
            ) { setting throws(ArithmeticError) in
                var sum: Rational = 0
                for layer in setting.layers { sum = try sum + Rational(layer.stride) }
                return sum
            },
            .field("last-stride", "You gave the last stride. The strides before it multiply it.") {
                setting throws(ArithmeticError) in
                setting.layers.last.map { Rational($0.stride) }
            },
            .field(
                "last-stride-left-out",
                "You left out the last stride. Neighbours behind the last layer lie it apart too."
            ) { setting throws(ArithmeticError) in
                var product: Rational = 1
                for layer in setting.layers.dropLast() {
                    product = try product * Rational(layer.stride)
                }
                return product
            },
            .field("field-for-jump", "You gave the side of the field. Asked is its step.") {
                setting throws(ArithmeticError) in try setting.field()
            },
            .field("always-one", "You gave 1. So it is where all strides are 1.") {
                _ throws(ArithmeticError) in 1
            },
        ]
    )
}

extension WrongRule {
    /// A wrong figure of a chain of windows.
    fileprivate static func field(
        _ id: String,
        _ says: String,
        _ figure: @escaping @Sendable (FieldSetting) throws(ArithmeticError) -> Rational?
    ) -> WrongRule {
        .computed(id, says) { values throws(ArithmeticError) in
            try figure(FieldSetting(values)).map(Answer.number)
        }
    }
}

/// A chain of up to four windows, each a convolution or a pooling.
private struct FieldSetting: Sendable {
    struct Window: Sendable {
        var kernel: Int
        var stride: Int
        var dilation: Int
        var isPooling: Bool
    }

    static let longest = 4

    /// A kernel, a stride and a dilation for each layer; a layer without a kernel is left out.
    static let inputs: [QuantityInput] = (1...longest).flatMap { layer in
        [
            layer == 1
                ? QuantityInput("kernel_1", "k1")
                : QuantityInput("kernel_\(layer)", "k\(layer)", default: .constant(0)),
            QuantityInput("stride_\(layer)", "s\(layer)", default: .constant(1)),
            QuantityInput("dilation_\(layer)", "d\(layer)", default: .constant(1)),
            QuantityInput("pooling_\(layer)", "pool\(layer)", default: .constant(0)),
        ]
    }

    static let exhibits = [Exhibit("layers") { FieldSetting($0).exhibit }]

    let layers: [Window]

    init(_ values: QuantityValues) {
        layers = (0..<Self.longest).compactMap { layer in
            let numbers = Array(values.integers[(4 * layer)..<(4 * layer + 4)])
            if layer > 0, numbers[0] == 0 { return nil }
            return Window(
                kernel: numbers[0],
                stride: numbers[1],
                dilation: numbers[2],
                isPooling: numbers[3] != 0
            )
        }
    }

    // MARK: - By hand, right and wrong

    /// How a student might go about it.
    struct Procedure: Sendable {
        /// Cells between the first and the last tap.
        var reach: @Sendable (Window) throws(ArithmeticError) -> Rational = {
            window throws(ArithmeticError) in
            try Rational(window.dilation) * (Rational(window.kernel) - 1)
        }
        /// The jump that a layer's reach is multiplied by.
        var jump: @Sendable (_ before: Rational, Window) throws(ArithmeticError) -> Rational = {
            before,
            _ throws(ArithmeticError) in before
        }
        /// The jump for the next layer.
        var next: @Sendable (_ before: Rational, Window) throws(ArithmeticError) -> Rational = {
            before,
            window throws(ArithmeticError) in try before * Rational(window.stride)
        }
        var start: Rational = 1
    }

    /// `nil` where a window makes no sense.
    func field(_ procedure: Procedure = Procedure()) throws(ArithmeticError) -> Rational? {
        try fields(procedure)?.last
    }

    /// The field behind each layer.
    private func fields(_ procedure: Procedure) throws(ArithmeticError) -> [Rational]? {
        guard isSound else { return nil }
        var (field, jump, fields) = (procedure.start, Rational(1), [Rational]())
        for layer in layers {
            field = try field + procedure.reach(layer) * procedure.jump(jump, layer)
            jump = try procedure.next(jump, layer)
            fields.append(field)
        }
        return fields
    }

    func jump() throws(ArithmeticError) -> Rational? {
        guard isSound else { return nil }
        var jump: Rational = 1
        for layer in layers { jump = try jump * Rational(layer.stride) }
        return jump
    }

    private var isSound: Bool {
        layers.allSatisfy { $0.kernel > 0 && $0.stride > 0 && $0.dilation > 0 }
    }

    static let slips: [(id: String, says: String, procedure: Procedure)] = [
        (
            "own-stride",
            """
            You let a layer's stride widen its own view. It moves only the layers behind it apart.
            """,
            Procedure(jump: { before, window throws(ArithmeticError) in
                try before * Rational(window.stride)
            })
        ),
        (
            "strides-ignored",
            "You left out the strides. Behind a stride every step is so many cells longer.",
            Procedure(jump: { _, _ throws(ArithmeticError) in 1 })
        ),
        (
            "only-the-last-stride",
            "You took the stride just before. All strides before a layer are multiplied.",
            Procedure(next: { _, window throws(ArithmeticError) in Rational(window.stride) })
        ),
        (
            "strides-added",
            "You added the strides. A step grows by each of them: multiply.",
            Procedure(next: { before, window throws(ArithmeticError) in
                try before + Rational(window.stride - 1)
            })
        ),
        (
            "whole-kernels",
            "You added whole kernels. A window of k cells has k − 1 steps.",
            Procedure(reach: { window throws(ArithmeticError) in
                try Rational(window.dilation) * Rational(window.kernel)
            })
        ),
        (
            "first-cell-forgotten",
            "You began with 0. A cell sees at least one cell of the input: begin with 1.",
            Procedure(start: 0)
        ),
        (
            "dilation-ignored",
            "You left out the dilation. The taps lie d cells apart: d(k − 1).",
            Procedure(reach: { window throws(ArithmeticError) in
                try Rational(window.kernel) - 1
            })
        ),
    ]

    // MARK: - On paper

    func fieldLines(_ procedure: Procedure = Procedure()) -> [String] {
        guard let fields = try? fields(procedure), let last = fields.last else { return [] }
        var (before, jump, lines) = (procedure.start, Rational(1), [String]())
        for (index, layer) in layers.enumerated() {
            guard let reach = try? procedure.reach(layer),
                let used = try? procedure.jump(jump, layer),
                let next = try? procedure.next(jump, layer)
            else { return [] }
            let sum = "Layer \(index + 1): \(before) + \(reach)·\(used)"
            // The last sum is left open: its line is the last hint.
            let isLast = index == layers.count - 1
            lines.append(isLast ? sum : "\(sum) = \(fields[index]), jump \(next)")
            (before, jump) = (fields[index], next)
        }
        let step = layers.contains { $0.dilation > 1 } ? "d·(k − 1)" : "(k − 1)"
        let rule =
            "Field = field before + \(step)·jump; jump = jump before · stride; both start at 1"
        return [rule] + lines + ["The side of the field: \(last.grouped)"]
    }

    var jumpLines: [String] {
        guard let jump = try? jump() else { return [] }
        let strides = layers.map { "\($0.stride)" }.joined(separator: "·")
        return ["Multiply the strides of all layers", strides, "The step: \(jump.grouped)"]
    }

    /// A line for each layer.
    var exhibit: String {
        layers.enumerated().map { index, layer in
            let name = layer.isPooling ? "max pooling" : "convolution"
            let dilation = layer.dilation > 1 ? ", dilation \(layer.dilation)" : ""
            return "    \(index + 1)  \(name)   \(layer.kernel)×\(layer.kernel), "
                + "stride \(layer.stride)\(dilation)"
        }.joined(separator: "\n")
    }

    // MARK: - The engine

    /// How far the gradient of one cell reaches, and how far that of its neighbour lies.
    ///
    /// Poolings are run as averages, as a maximum sends its gradient to one cell alone.
    func reached() throws(MeasurementFailure) -> (field: Int, jump: Int) {
        for layer in layers {
            for (value, name) in [
                (layer.kernel, "kernel size"), (layer.stride, "stride"),
                (layer.dilation, "dilation"),
            ] {
                try CountingLimit.check(value, name, atMost: 64)
            }
        }
        var extent = 1
        while extent <= 1 << 14 {
            if let outputs = outputs(of: extent), outputs >= 4 {
                let first = reachedCells(from: outputs / 2, extent)
                let second = reachedCells(from: outputs / 2 + 1, extent)
                guard let start = first.first, let end = first.last, let next = second.first else {
                    break
                }
                return (end - start + 1, next - start)
            }
            extent *= 2
        }
        throw .notFound("input on which the chain runs")
    }

    /// The chain on one row of cells.
    private var engineLayers: [any Layer] {
        layers.map { layer in
            let kernel = Size2D(height: 1, width: layer.kernel)
            let stride = Size2D(height: 1, width: layer.stride)
            let dilation = Size2D(height: 1, width: layer.dilation)
            if layer.isPooling {
                return AvgPool2D(kernelSize: kernel, stride: stride, dilation: dilation)
            }
            return Conv2D(
                inputChannels: 1,
                outputChannels: 1,
                kernelSize: kernel,
                stride: stride,
                dilation: dilation,
                bias: false
            )
        }
    }

    /// The cells behind the chain for a row of an extent; `nil` where the windows do not fit.
    private func outputs(of extent: Int) -> Int? {
        var shape = Shape(channels: 1, height: 1, width: extent)
        for layer in engineLayers {
            guard let output = try? layer.outputShape(for: shape) else { return nil }
            shape = output
        }
        return shape[2]
    }

    /// The cells of the input whose change would change one cell behind the chain.
    private func reachedCells(from cell: Int, _ extent: Int) -> [Int] {
        var passes: [(layer: any Layer, pass: ForwardPass<Double>)] = []
        var value = Tensor<Double>([1, 1, 1, extent], repeating: 1)
        for layer in engineLayers {
            let weights = layer.parameters.map { Tensor<Double>($0.shape, repeating: 1) }
            let output = layer.forward(value, parameters: weights)
            let pass = ForwardPass(
                input: value,
                output: output,
                parameters: weights,
                upstream: output,
                mode: .inference
            )
            passes.append((layer, pass))
            value = output
        }
        var gradient = Tensor<Double>(value.shape)
        gradient.values[cell] = 1
        for (layer, pass) in passes.reversed() {
            var pass = pass
            pass.upstream = gradient
            gradient = layer.backward(pass).input
        }
        return gradient.values.indices.filter { gradient.values[$0] != 0 }
    }
}
