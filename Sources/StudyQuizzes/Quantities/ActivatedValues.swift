import CNNEngine
internal import Foundation

extension Quantity {
    /// What a unit with ReLU gives, max(w · x + v · y + b, 0).
    public static let rectifiedUnit = Quantity(
        "relu-unit",
        title: "output of the unit",
        form: .integer,
        inputs: ActivatedUnit.inputs,
        allowsZero: true,
        rule: "max(w*x + v*y + b, 0)",
        measured: { values, _ throws(MeasurementFailure) in
            try .computed(ActivatedUnit(values).output(of: ReLU()))
        },
        mistakes: [
            .rule(
                "activation-forgotten",
                "You left out the ReLU. A negative sum becomes 0.",
                "w*x + v*y + b"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the bias. It is added before the ReLU.",
                "max(w*x + v*y, 0)"
            ),
            .rule(
                "each-product-rectified",
                "You applied ReLU to each product. It is applied once, to the whole sum.",
                "max(w*x, 0) + max(v*y, 0) + b"
            ),
            .rule(
                "sign-dropped",
                "You dropped the sign. ReLU makes a negative sum 0, not positive.",
                "max(w*x + v*y + b, -(w*x + v*y + b))"
            ),
        ]
    )

    /// What a unit with a leaky ReLU gives; the slope a below 0 is in percent.
    ///
    /// Maas, Hannun & Ng 2013.
    public static let leakyUnit = Quantity(
        "leaky-relu-unit",
        title: "output of the unit",
        form: .decimal(.absolute(ActivatedUnit.tolerance), places: 2),
        inputs: ActivatedUnit.inputs + [QuantityInput("slope_percent", "a")],
        agreement: try? Rational(1, over: 100_000),
        allowsZero: true,
        rule: "max(w*x + v*y + b, a/100*(w*x + v*y + b))",
        measured: { values, _ throws(MeasurementFailure) in
            let leaky = LeakyReLU(slope: Double(values["a"]) / 100)
            return try .computed(ActivatedUnit(values).output(of: leaky))
        },
        mistakes: [
            .rule(
                "plain-relu",
                "You took plain ReLU. The leaky one lets a share of a negative sum pass.",
                "max(w*x + v*y + b, 0)"
            ),
            .rule(
                "activation-forgotten",
                "You left the sum as it is. Below 0 it is multiplied by the slope.",
                "w*x + v*y + b"
            ),
            .rule(
                "sign-dropped",
                "You dropped the sign. A share of a negative sum is negative.",
                "-a/100*(w*x + v*y + b)",
                when: "w*x + v*y + b < 0"
            ),
            .rule(
                "bias-forgotten",
                "You forgot the bias. It is part of the sum.",
                "max(w*x + v*y, a/100*(w*x + v*y))"
            ),
        ]
    )

    /// The logistic sigmoid of x/10, 1/(1 + e⁻ˣ).
    public static let sigmoidValue = exponential(
        "sigmoid-value",
        title: "sigmoid of the number",
        inputs: [QuantityInput("tenths", "t")],
        layer: Sigmoid(),
        rule: { x in 1 / (1 + exp(-x)) },
        lines: { x, value in
            [
                "σ(x) = 1/(1 + e⁻ˣ)", "e^(\(tenth(-x))) ≈ \(rounded(exp(-x)))",
                "1/(1 + \(rounded(exp(-x)))) ≈ \(value)",
            ]
        },
        slips: [
            (
                "sign-forgotten", "You took eˣ. The exponent is −x: σ(x) = 1/(1 + e⁻ˣ).",
                { 1 / (1 + exp($0)) }
            ),
            (
                "one-forgotten", "You left out the 1 below the line: σ(x) = 1/(1 + e⁻ˣ).",
                { 1 / exp(-$0) }
            ),
            (
                "sigmoid-and-tanh-exchanged",
                "You took tanh, which goes from −1 to 1. σ goes from 0 to 1.",
                { tanh($0) }
            ),
            ("exponential-only", "You gave e⁻ˣ. It goes into 1/(1 + e⁻ˣ).", { exp(-$0) }),
            (
                "slope-for-value", "You gave the slope, σ(1 − σ). Asked is the value.",
                {
                    let s = 1 / (1 + exp(-$0)); return s * (1 - s)
                }
            ),
            (
                "relu-for-sigmoid", "You took ReLU. The sigmoid bends every value into 0 to 1.",
                { max($0, 0) }
            ),
        ]
    )

    /// The hyperbolic tangent of x/10, (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ).
    public static let tanhValue = exponential(
        "tanh-value",
        title: "tanh of the number",
        inputs: [QuantityInput("tenths", "t")],
        layer: Tanh(),
        rule: { x in (exp(x) - exp(-x)) / (exp(x) + exp(-x)) },
        lines: { x, value in
            [
                "tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)",
                "eˣ ≈ \(rounded(exp(x))), e⁻ˣ ≈ \(rounded(exp(-x)))",
                "(\(rounded(exp(x))) − \(rounded(exp(-x))))/(\(rounded(exp(x))) + \(rounded(exp(-x)))) ≈ \(value)",
            ]
        },
        slips: [
            (
                "sigmoid-and-tanh-exchanged",
                "You took the sigmoid, which goes from 0 to 1. tanh goes from −1 to 1.",
                { 1 / (1 + exp(-$0)) }
            ),
            (
                "turned-upside-down",
                "You divided the other way round. The difference stands above the line.",
                { (exp($0) + exp(-$0)) / (exp($0) - exp(-$0)) }
            ),
            (
                "sign-dropped", "You dropped the sign. tanh of a negative number is negative.",
                { abs(tanh($0)) }
            ),
            ("sign-forgotten", "You exchanged eˣ and e⁻ˣ. The first one is eˣ.", { -tanh($0) }),
            (
                "slope-for-value", "You gave the slope, 1 − tanh². Asked is the value.",
                { 1 - tanh($0) * tanh($0) }
            ),
        ]
    )

    /// The slope of the sigmoid at x/10, σ(x) · (1 − σ(x)).
    public static let sigmoidSlope = exponential(
        "sigmoid-slope",
        title: "slope of the sigmoid",
        inputs: [QuantityInput("tenths", "t")],
        layer: Sigmoid(),
        takesSlope: true,
        rule: { x in
            let value = 1 / (1 + exp(-x))
            return value * (1 - value)
        },
        lines: { x, value in
            let sigma = rounded(1 / (1 + exp(-x)))
            return [
                "σ′(x) = σ(x) · (1 − σ(x))", "σ(\(tenth(x))) ≈ \(sigma)",
                "\(sigma) · (1 − \(sigma)) ≈ \(value)",
            ]
        },
        slips: [
            (
                "value-for-slope", "You gave the value. The slope is σ(1 − σ).",
                { 1 / (1 + exp(-$0)) }
            ),
            (
                "one-less-the-value", "You gave 1 − σ. The slope is σ(1 − σ).",
                { 1 - 1 / (1 + exp(-$0)) }
            ),
            (
                "squared", "You squared the value. The slope is σ(1 − σ).",
                {
                    let s = 1 / (1 + exp(-$0)); return s * s
                }
            ),
            (
                "slope-of-tanh", "You gave the slope of tanh, 1 − tanh². That of σ is σ(1 − σ).",
                { 1 - tanh($0) * tanh($0) }
            ),
            (
                "formula-with-x",
                "You put x into x(1 − x). It is the value σ(x) that belongs there.",
                { $0 * (1 - $0) }
            ),
            (
                "slope-of-relu", "You gave the slope of ReLU. That of σ is σ(1 − σ), at most 1/4.",
                { $0 > 0 ? 1 : 0 }
            ),
        ]
    )
}

/// A function of one number by its definition in Double, and the engine's layer.
private func exponential(
    _ id: String,
    title: String,
    inputs: [QuantityInput],
    layer: any Layer,
    takesSlope: Bool = false,
    rule: @escaping @Sendable (Double) -> Double,
    lines: @escaping @Sendable (Double, String) -> [String],
    slips: [(id: String, says: String, rule: @Sendable (Double) -> Double)]
) -> Quantity {
    Quantity(
        id,
        title: title,
        form: .decimal(.absolute(ActivatedUnit.fineTolerance), places: 3),
        inputs: inputs,
        agreement: try? Rational(1, over: 100_000),
        allowsZero: true,
        formula: { values throws(ArithmeticError) in
            .number(try Rational(nearest: rule(Double(values["t"]) / 10)))
        },
        working: { values in
            let x = Double(values["t"]) / 10
            return lines(x, rounded(rule(x)))
        },
        measured: { values, _ throws(MeasurementFailure) in
            let input = Tensor<Double>([1, 1], [Double(values["t"]) / 10])
            let output = layer.forward(input)
            guard takesSlope else { return try .computed(output.values[0]) }
            let pass = ForwardPass(
                input: input,
                output: output,
                parameters: [],
                upstream: Tensor<Double>([1, 1], repeating: 1),
                mode: .inference
            )
            return try .computed(layer.backward(pass).input.values[0])
        },
        mistakes: slips.map { slip in
            .computed(slip.id, slip.says) { values throws(ArithmeticError) in
                .number(try Rational(nearest: slip.rule(Double(values["t"]) / 10)))
            }
        }
    )
}

/// A number as it is written by hand, to three decimals.
private func rounded(_ value: Double) -> String {
    (try? Rational(nearest: value))?.decimal(places: 3) ?? "\(value)"
}

/// A number as it stands in the question, to one decimal.
private func tenth(_ value: Double) -> String {
    (try? Rational(nearest: value))?.decimal(places: 1) ?? "\(value)"
}

/// A unit of two inputs.
private struct ActivatedUnit {
    static let inputs = [
        QuantityInput("first_weight", "w"), QuantityInput("second_weight", "v"),
        QuantityInput("first_input", "x"), QuantityInput("second_input", "y"),
        QuantityInput("bias", "b", default: .constant(0)),
    ]
    static let tolerance = (try? Rational(1, over: 100)) ?? 0
    static let fineTolerance = (try? Rational(2, over: 1_000)) ?? 0

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    /// A dense layer of one unit, and its activation.
    func output(of activation: any Layer) -> Double {
        let dense = Dense(inputFeatures: 2, units: 1)
        let weights = [
            Tensor<Double>(dense.parameters[0].shape, [Double(values["w"]), Double(values["v"])]),
            Tensor<Double>([1], [Double(values["b"])]),
        ]
        let input = Tensor<Double>([1, 2], [Double(values["x"]), Double(values["y"])])
        let sum = dense.forward(input, parameters: weights)
        return activation.forward(sum).values[0]
    }
}
