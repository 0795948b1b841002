import CNNEngine

extension Quantity {
    /// The variance of a small batch, Σ(x − μ)²/4: what batch normalization divides by the root of.
    public static let batchVariance = Quantity(
        "batch-variance",
        title: "variance of the batch",
        form: .decimal(.absolute(SmallBatch.tolerance), places: 2),
        inputs: SmallBatch.inputs,
        agreement: try? Rational(1, over: 100_000),
        rule: SmallBatch.variance(over: 4),
        measured: { values, _ throws(MeasurementFailure) in
            try .computed(SmallBatch(values).statistics(keeping: 0).variance)
        },
        mistakes: [
            .rule(
                "sample-variance",
                """
                You divided by n − 1. Batch normalization divides by the n values that it \
                normalizes.
                """,
                SmallBatch.variance(over: 3)
            ),
            .rule(
                "not-divided",
                "You added the squares. The variance is their mean: divide by 4.",
                SmallBatch.variance(over: 1)
            ),
            .rule(
                "mean-not-subtracted",
                "You squared the values. Squared are their distances from the mean.",
                "(v1^2 + v2^2 + v3^2 + v4^2)/4"
            ),
            .rule(
                "variance-for-deviation",
                "You gave the standard deviation. The variance is its square.",
                "d",
                when: "d > 1"
            ),
        ]
    )

    /// What batch normalization makes of one value of a small batch, γ(x − μ)/σ + β.
    ///
    /// ε is left out, as it changes no digit that is asked.
    public static let normalizedValue = Quantity(
        "normalized-value",
        title: "value after batch normalization",
        form: .decimal(.absolute(SmallBatch.tolerance), places: 2),
        inputs: SmallBatch.inputs + [
            QuantityInput("value", "x"), QuantityInput("gamma", "g", default: .constant(1)),
            QuantityInput("beta", "b", default: .constant(0)),
        ],
        agreement: try? Rational(1, over: 100_000),
        allowsZero: true,
        rule: "g*(x - \(SmallBatch.mean))/d + b",
        measured: { values, _ throws(MeasurementFailure) in
            try .computed(SmallBatch(values).normalized())
        },
        mistakes: [
            .rule(
                "variance-for-deviation",
                "You divided by the variance. Divide by its root, the standard deviation.",
                "g*(x - \(SmallBatch.mean))/d^2 + b",
                when: "d > 1"
            ),
            .rule(
                "mean-not-subtracted",
                "You did not take off the mean. The values are moved to mean 0 first.",
                "g*x/d + b"
            ),
            .rule(
                "not-divided",
                "You did not divide by the standard deviation. The values get variance 1.",
                "g*(x - \(SmallBatch.mean)) + b"
            ),
            .rule(
                "beta-forgotten",
                "You left out β. It is added at the end.",
                "g*(x - \(SmallBatch.mean))/d",
                when: "b != 0"
            ),
            .rule(
                "gamma-forgotten",
                "You left out γ. The normalized value is multiplied by it.",
                "(x - \(SmallBatch.mean))/d + b",
                when: "g != 1"
            ),
            .rule(
                "shifted-first",
                "You added β before multiplying. γ comes first, then β.",
                "g*((x - \(SmallBatch.mean))/d + b)",
                when: "b != 0"
            ),
            .rule(
                "gamma-and-beta-exchanged",
                "You multiplied by β and added γ. γ scales, β shifts.",
                "b*(x - \(SmallBatch.mean))/d + g",
                when: "b != 0"
            ),
        ]
    )

    /// The running mean after one more batch, m · old + (1 − m) · batch, m as Keras has it.
    public static let runningMean = Quantity(
        "running-mean",
        title: "running mean after the step",
        form: .decimal(.absolute(SmallBatch.tolerance), places: 2),
        inputs: SmallBatch.inputs + [
            QuantityInput("running", "o"), QuantityInput("momentum_percent", "q"),
        ],
        agreement: try? Rational(1, over: 100_000),
        allowsZero: true,
        rule: "(q*o + (100 - q)*\(SmallBatch.mean))/100",
        measured: { values, _ throws(MeasurementFailure) in
            let keeping = Double(values["q"]) / 100
            let batch = SmallBatch(values)
            return try .computed(batch.statistics(keeping: keeping, from: values["o"]).mean)
        },
        mistakes: [
            .rule(
                "momentum-turned-round",
                """
                You gave the batch the share of the old mean. In Keras momentum is what stays; \
                PyTorch's is what is new.
                """,
                "((100 - q)*o + q*\(SmallBatch.mean))/100"
            ),
            .rule(
                "batch-mean",
                "You gave the mean of the batch. It moves the running mean by a small share only.",
                SmallBatch.mean
            ),
            .rule(
                "unchanged",
                "You left the running mean as it was. Every training step moves it.",
                "o"
            ),
            .rule(
                "plain-average",
                "You took the middle of both. They are weighted by the momentum.",
                "(o + \(SmallBatch.mean))/2"
            ),
            .rule(
                "old-mean-kept-whole",
                "You kept the whole old mean and added to it. Only its share stays.",
                "o + (100 - q)*\(SmallBatch.mean)/100"
            ),
            .rule(
                "sum-for-mean",
                "You took the sum of the batch for its mean. Divide by its 4 values.",
                "(q*o + (100 - q)*(v1 + v2 + v3 + v4))/100"
            ),
        ]
    )
}

/// Four values of one channel, and their standard deviation, which is to be an integer.
private struct SmallBatch {
    static let inputs = [
        QuantityInput("v1"), QuantityInput("v2"), QuantityInput("v3"), QuantityInput("v4"),
        QuantityInput("deviation", "d", default: .constant(1)),
    ]
    static let tolerance = (try? Rational(1, over: 100)) ?? 0
    static let mean = "(v1 + v2 + v3 + v4)/4"

    static func variance(over count: Int) -> String {
        let squares = (1...4).map { "(v\($0) - \(mean))^2" }.joined(separator: " + ")
        return count == 1 ? squares : "(\(squares))/\(count)"
    }

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    private var batch: Tensor<Double> {
        Tensor([4, 1], ["v1", "v2", "v3", "v4"].map { Double(values[$0]) })
    }

    /// γ, β, running mean and running variance.
    private func parameters(gamma: Int, beta: Int, running: Int = 0) -> [Tensor<Double>] {
        [gamma, beta, running, 1].map { Tensor([1], [Double($0)]) }
    }

    /// The running statistics after a step on the batch.
    func statistics(
        keeping momentum: Double,
        from running: Int = 0
    ) -> (mean: Double, variance: Double) {
        let layer = BatchNorm(channels: 1, epsilon: 0, momentum: momentum)
        let moved = layer.parametersAfterTraining(
            on: batch,
            parameters: parameters(gamma: 1, beta: 0, running: running)
        )
        return (moved[2].values[0], moved[3].values[0])
    }

    /// What comes out in the place of the value asked.
    func normalized() throws(MeasurementFailure) -> Double {
        let output = BatchNorm(channels: 1, epsilon: 0).forward(
            batch,
            parameters: parameters(gamma: values["g"], beta: values["b"]),
            mode: .training(seed: 1)
        )
        guard let place = batch.values.firstIndex(of: Double(values["x"])) else {
            throw .notFound("value in the batch")
        }
        return output.values[place]
    }
}
