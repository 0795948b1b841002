extension Quantity {
    /// The shape behind each layer of a chain, `[H, W, C]` or `[F]`.
    public static let shapeChain = Quantity(
        "shape-chain",
        title: "shape behind each layer",
        form: .shapes(count: 0),
        inputs: ChainSetting.inputs,
        formula: { values throws(ArithmeticError) in
            let chain = ChainSetting(values.integers)
            guard let rows = try ChainRule.right.rows(of: chain) else { throw .notAnInteger }
            return .shapes(rows)
        },
        working: { values in
            let chain = ChainSetting(values.integers)
            guard let rows = try? ChainRule.right.rows(of: chain) else { return [] }
            return [
                "Each side ⌊(n + 2p − k)/s⌋ + 1, a channel for each filter; pooling keeps channels"
            ]
                + ChainRule.right.lines(of: chain) + ["All: \(Answer.shapes(rows))"]
        },
        exhibits: [Exhibit("layers") { ChainSetting($0.integers).exhibit }],
        layers: { ChainSetting($0.integers).applications },
        measured: { values, budget throws(MeasurementFailure) in
            .shapes(try ChainSetting(values.integers).measured(budget: budget))
        },
        mistakes: ChainRule.wrong.map { id, says, rule in
            .computed(id, says, working: { rule.lines(of: ChainSetting($0.integers)) }) {
                values throws(ArithmeticError) in
                try rule.rows(of: ChainSetting(values.integers)).map(Answer.shapes)
            }
        }
    )
}

/// The rules by which shapes follow from each other along a chain, right or wrong.
struct ChainRule: Sendable {
    private static let window = ["n", "k", "s", "p"]
    private static let positions = "⌊(n + 2*p - k)/s⌋ + 1"

    private let convolution: Rule
    private let pooling: Rule
    private let channels: Rule
    private let features: Rule

    /// Sides over n, k, s and p, channels over c and f, features over n and c.
    private init(
        convolution: String = positions,
        pooling: String = positions,
        channels: String = "f",
        features: String = "n*n*c"
    ) {
        self.convolution = Rule([convolution], symbols: Self.window)
        self.pooling = Rule([pooling], symbols: Self.window)
        self.channels = Rule([channels], symbols: ["c", "f"])
        self.features = Rule([features], symbols: ["n", "c"])
    }

    private init(bothWindows rule: String) {
        self.init(convolution: rule, pooling: rule)
    }

    /// The right rules.
    static let right = ChainRule()

    /// The known slips, the commonest first.
    static let wrong: [(id: String, says: String, rule: ChainRule)] = [
        (
            "channels-kept",
            """
            You kept the channels of the image. Behind a convolution there are as many channels \
            as it has filters.
            """,
            ChainRule(channels: "c")
        ),
        (
            "channels-multiplied",
            """
            You multiplied channels and filters. A filter sums over the channels that come in, so \
            only the number of filters is left.
            """,
            ChainRule(channels: "c*f")
        ),
        (
            "no-plus-one",
            "You counted the steps of the window. It also stands at its start: add 1.",
            ChainRule(bothWindows: "⌊(n + 2*p - k)/s⌋")
        ),
        (
            "rounded-up",
            "You rounded up. A last window that fits only in part is dropped: round down.",
            ChainRule(bothWindows: "⌈(n + 2*p - k)/s⌉ + 1")
        ),
        (
            "padding-ignored",
            "You left out the padding. The window slides over n + 2p cells.",
            ChainRule(bothWindows: "⌊(n - k)/s⌋ + 1")
        ),
        (
            "padding-once",
            "You added the padding once. It is added on both sides: n + 2p.",
            ChainRule(bothWindows: "⌊(n + p - k)/s⌋ + 1")
        ),
        (
            "stride-ignored",
            "You left out the stride. Divide the room to move by s, then add 1.",
            ChainRule(bothWindows: "n + 2*p - k + 1")
        ),
        (
            "sides-kept",
            """
            You let the convolutions keep the sides. That is so only where the padding makes up \
            for the kernel, 2p = k − 1, and the stride is 1.
            """,
            ChainRule(convolution: "n")
        ),
        (
            "divided-by-pool",
            """
            You divided the side by the pooling window. What counts is the stride, and the window \
            has to fit: ⌊(n − k)/s⌋ + 1.
            """,
            ChainRule(pooling: "⌊n/k⌋")
        ),
        (
            "pooling-skipped",
            "You let the pooling keep the sides. It takes a step of s cells for each output.",
            ChainRule(pooling: "n")
        ),
        (
            "channels-not-flattened",
            """
            You flattened one channel. Flattening keeps every number: height · width · channels.
            """,
            ChainRule(features: "n*n")
        ),
        (
            "side-not-squared",
            "You took one side. A map has height · width cells: n · n · channels.",
            ChainRule(features: "n*c")
        ),
    ]
}

// MARK: - Along a chain

extension ChainRule {
    /// What stands between two layers.
    private enum Value {
        case map(side: Rational, channels: Rational)
        case features(Rational)

        var sizes: [Int]? {
            switch self {
            case .map(let side, let channels):
                guard let side = side.integer, let channels = channels.integer, side > 0 else {
                    return nil
                }
                return [side, side, channels]
            case .features(let count): return count.integer.map { [$0] }
            }
        }
    }

    /// The shapes behind the layers; `nil` where a rule leads to no shape.
    func rows(of chain: ChainSetting) throws(ArithmeticError) -> [[Int]]? {
        var value = Value.map(side: Rational(chain.side), channels: Rational(chain.channels))
        var rows: [[Int]] = []
        for step in chain.steps {
            guard let next = try self.value(behind: step, value), let sizes = next.sizes else {
                return nil
            }
            rows.append(sizes)
            value = next
        }
        return rows
    }

    private func value(
        behind step: ChainSetting.Step,
        _ value: Value
    ) throws(ArithmeticError) -> Value? {
        switch (step, value) {
        case (.convolution(let filters, let window), .map(let side, let channels)):
            return .map(
                side: try Self.number(convolution, window.numbers(side)),
                channels: try Self.number(self.channels, [channels, Rational(filters)])
            )
        case (.pooling(let window), .map(let side, let channels)):
            let side = try Self.number(pooling, window.numbers(side))
            return .map(side: side, channels: channels)
        case (.flatten, .map(let side, let channels)):
            return .features(try Self.number(features, [side, channels]))
        case (.dense(let units), .features): return .features(Rational(units))
        default: return nil
        }
    }

    private static func number(
        _ rule: Rule,
        _ numbers: [Rational]
    ) throws(ArithmeticError) -> Rational {
        guard case .number(let value)? = try rule.answer(numbers, form: .integer) else {
            throw .notAnInteger
        }
        return value
    }

    /// A line for each layer: its rule with the numbers put in, and the shape.
    func lines(of chain: ChainSetting) -> [String] {
        guard let rows = try? rows(of: chain) else { return [] }
        var before = [chain.side, chain.side, chain.channels]
        return zip(chain.steps, rows).enumerated().map { index, pair in
            let (step, row) = pair
            let shape = Answer.sizes(row).description
            let working = working(of: step, before)
            // Behind flatten the working ends in the shape itself.
            let result = row.count > 1 ? working.map { "\($0), so \(shape)" } : working
            before = row
            return "\(index + 1) \(step.name): \(result ?? shape)"
        }
    }

    private func working(of step: ChainSetting.Step, _ before: [Int]) -> String? {
        let side = Rational(before[0])
        switch step {
        case .convolution(_, let window): return window.steps(convolution, side)
        case .pooling(let window): return window.steps(pooling, side)
        case .flatten:
            let numbers = [side, Rational(before.last ?? 0)]
            return features.workings(numbers, constants: [:]).first?.numbersPutIn
        case .dense: return nil
        }
    }
}

extension ChainWindow {
    fileprivate func numbers(_ side: Rational) -> [Rational] {
        [side, Rational(kernel), Rational(stride), Rational(padding)]
    }

    /// A rule for one side worked out, without what changes nothing.
    fileprivate func steps(_ rule: Rule, _ side: Rational) -> String? {
        var constants: [Int: Rational] = [:]
        if stride == 1 { constants[2] = 1 }
        if padding == 0 { constants[3] = 0 }
        return rule.workings(numbers(side), constants: constants).first?.numbersPutIn
    }
}

extension Working {
    /// The working from where the numbers are put in; `nil` where nothing is worked out.
    fileprivate var numbersPutIn: String? {
        let rest = steps.dropFirst()
        guard let first = rest.first, let last = rest.last else { return nil }
        return first == last ? nil : "\(first) = \(last)"
    }
}
