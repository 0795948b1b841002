import CNNEngine
internal import Foundation

extension Quantity {
    /// The share that softmax gives the first of three scores, eᵃ/(eᵃ + eᵇ + eᶜ).
    public static let softmaxShare = Quantity(
        "softmax-share",
        title: "probability of the first class",
        form: .decimal(.absolute(ThreeScores.tolerance), places: 3),
        inputs: [
            QuantityInput("first", "a"), QuantityInput("second", "b"), QuantityInput("third", "c"),
        ],
        agreement: try? Rational(1, over: 100_000),
        allowsZero: true,
        formula: { values throws(ArithmeticError) in
            .number(try Rational(nearest: ThreeScores(values).share { exp($0) }))
        },
        working: { ThreeScores($0).lines },
        measured: { values, _ throws(MeasurementFailure) in
            let scores = ThreeScores(values)
            let output = Softmax().forward(Tensor<Double>([1, 3], scores.scores))
            return try .computed(output.values[0])
        },
        mistakes: [
            .scores(
                "not-exponentiated",
                "You divided the score by the sum of the scores. Each goes through eˣ first."
            ) { $0.share { $0 } },
            .scores(
                "sigmoid-of-one",
                "You took the sigmoid of the first score. Softmax weighs it against the others."
            ) { 1 / (1 + exp(-$0.scores[0])) },
            .scores(
                "the-others",
                "You gave the share of the other two. Asked is that of the first."
            ) { 1 - $0.share { exp($0) } },
            .scores(
                "not-normalized",
                "You gave e to the score. Divide by the sum over all classes."
            ) { exp($0.scores[0]) },
            .scores(
                "base-two",
                "You took powers of 2. Softmax takes powers of e."
            ) { $0.share { exp2($0) } },
            .scores(
                "left-itself-out",
                "You divided by the other two. The sum below the line is over all three."
            ) { scores in
                let powers = scores.scores.map { exp($0) }
                return powers[0] / (powers[1] + powers[2])
            },
            .scores(
                "even-shares",
                "You gave each class a third. The shares follow the scores."
            ) { _ in 1.0 / 3 },
        ]
    )
}

extension WrongRule {
    fileprivate static func scores(
        _ id: String,
        _ says: String,
        _ figure: @escaping @Sendable (ThreeScores) -> Double
    ) -> WrongRule {
        .computed(id, says) { values throws(ArithmeticError) in
            .number(try Rational(nearest: figure(ThreeScores(values))))
        }
    }
}

/// The scores of three classes.
private struct ThreeScores {
    static let tolerance = (try? Rational(2, over: 1_000)) ?? 0

    let scores: [Double]

    init(_ values: QuantityValues) {
        scores = ["a", "b", "c"].map { Double(values[$0]) }
    }

    /// The first one's share after a function.
    func share(_ function: (Double) -> Double) -> Double {
        let values = scores.map(function)
        return values[0] / values.reduce(0, +)
    }

    var lines: [String] {
        let rounded = { (value: Double) in
            (try? Rational(nearest: value))?.decimal(places: 3) ?? "\(value)"
        }
        let powers = scores.map { rounded(exp($0)) }
        let sum = rounded(scores.map { exp($0) }.reduce(0, +))
        let share = rounded(share { exp($0) })
        return [
            "p = e to the score, over the sum of e to each score",
            "\(powers[0])/(\(powers.joined(separator: " + ")))",
            "\(powers[0])/\(sum) ≈ \(share)",
        ]
    }
}
