import CNNEngine

extension Quantity {
    /// The units that a dropout leaves on average, (1 − p) · u, the rate p in percent.
    ///
    /// Srivastava et al. 2014. The engine draws a long mask and its share of units that stay is
    /// taken, which lies within 2 percent.
    public static let unitsKept = Quantity(
        "units-kept",
        title: "units that stay on average",
        form: .integer,
        inputs: [QuantityInput("units", "u"), QuantityInput("rate_percent", "p")],
        agreement: MaskedUnits.agreement,
        rule: "u*(100 - p)/100",
        layers: { [MaskedUnits.application($0["u"], rate: $0["p"])] },
        measured: { values, _ throws(MeasurementFailure) in
            .number(try MaskedUnits.average(values["u"], rate: values["p"]))
        },
        mistakes: [
            .rule(
                "dropped-for-kept",
                "You gave the units that go. Asked are those that stay.",
                "u*p/100"
            ),
            .rule(
                "all-of-them",
                "You kept all units. In training a share p of them is set to 0.",
                "u"
            ),
            .rule(
                "always-half",
                "You took half of them. That is so at a rate of 0.5 only.",
                "u/2",
                when: "p != 50"
            ),
            .rule(
                "scaled",
                "You scaled the number of units. Scaled are the values of those that stay.",
                "u*100/(100 - p)"
            ),
            .rule(
                "rate-as-a-number",
                "You took p off as a number. It is a share of the units.",
                "u - p"
            ),
        ]
    )

    /// What becomes of a value that stays, x/(1 − p): inverted dropout.
    public static let survivorValue = Quantity(
        "survivor-value",
        title: "value of a unit that stays",
        form: .decimal(.absolute(MaskedUnits.tolerance), places: 2),
        inputs: [QuantityInput("value", "x"), QuantityInput("rate_percent", "p")],
        agreement: try? Rational(1, over: 100_000),
        rule: "x*100/(100 - p)",
        layers: { [MaskedUnits.application(1, rate: $0["p"])] },
        measured: { values, _ throws(MeasurementFailure) in
            try .computed(MaskedUnits.survivor(values["x"], rate: values["p"]))
        },
        mistakes: [
            .rule(
                "not-scaled",
                """
                You left the value as it is. What stays is divided by 1 − p, so that the sum is \
                the same on average.
                """,
                "x"
            ),
            .rule(
                "scaled-down",
                """
                You multiplied by 1 − p. That is what older dropout does when it predicts; in \
                training inverted dropout divides.
                """,
                "x*(100 - p)/100"
            ),
            .rule(
                "divided-by-the-rate",
                "You divided by the rate. Divide by the share that stays, 1 − p.",
                "x*100/p",
                when: "p != 50"
            ),
            .rule(
                "rate-added",
                "You added the share p of the value. Divide by 1 − p, which is more.",
                "x*(100 + p)/100"
            ),
            .rule("set-to-zero", "You set it to 0. This unit is one of those that stay.", "0"),
            .rule(
                "doubled",
                "You doubled it. That is so at a rate of 0.5 only.",
                "2*x",
                when: "p != 50"
            ),
        ]
    )

    /// The weights between two layers whose units are both there on average,
    /// (1 − p) · u · (1 − q) · v.
    public static let connectionsKept = Quantity(
        "connections-kept",
        title: "connections between units that stay, on average",
        form: .integer,
        inputs: [
            QuantityInput("units", "u"), QuantityInput("second_units", "v"),
            QuantityInput("rate_percent", "p"), QuantityInput("second_rate_percent", "q"),
        ],
        agreement: MaskedUnits.agreement,
        rule: "u*(100 - p)/100*v*(100 - q)/100",
        layers: { values in
            [("u", "p"), ("v", "q")].map {
                MaskedUnits.application(values[$0.0], rate: values[$0.1])
            }
        },
        measured: { values, _ throws(MeasurementFailure) in
            let first = try MaskedUnits.average(values["u"], rate: values["p"])
            let second = try MaskedUnits.average(values["v"], rate: values["q"])
            do throws(ArithmeticError) {
                return .number(try first * second)
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: [
            .rule(
                "first-rate-only",
                "You applied the first rate. A connection needs a unit that stays at both ends.",
                "u*(100 - p)/100*v"
            ),
            .rule(
                "second-rate-only",
                "You applied the second rate. A connection needs a unit that stays at both ends.",
                "u*v*(100 - q)/100"
            ),
            .rule(
                "rates-added",
                "You added the rates. The shares that stay multiply.",
                "u*v*(100 - p - q)/100"
            ),
            .rule(
                "both-dropped",
                "You counted the connections between units that go. Asked are those that stay.",
                "u*p/100*v*q/100"
            ),
            .rule(
                "all-of-them",
                "You counted all connections. Many have an end that is dropped.",
                "u*v"
            ),
            .rule(
                "units-added",
                "You added the units that stay. Each of one layer is connected to each of the other.",
                "u*(100 - p)/100 + v*(100 - q)/100"
            ),
        ]
    )

    /// The thinned networks that dropout on u units can draw, 2ᵘ.
    public static let thinnedNetworks = Quantity(
        "thinned-networks",
        title: "thinned networks that dropout can draw",
        form: .integer,
        inputs: [QuantityInput("units", "u")],
        rule: "2^u",
        layers: { [MaskedUnits.application($0["u"], rate: 50)] },
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try MaskedUnits.differentMasks(values["u"])))
        },
        mistakes: [
            .rule(
                "doubled",
                "You doubled. Each unit stays or goes by itself: 2 · 2 · 2 and so on.",
                "2*u"
            ),
            .rule(
                "squared",
                "You squared. There are two cases for each unit: 2ᵘ, not u².",
                "u^2",
                when: "u != 4"
            ),
            .rule(
                "one-at-a-time",
                "You dropped one unit at a time. Any of them can go together.",
                "u"
            ),
            .rule(
                "all-there-left-out",
                "You left out one case: all may stay, and all may go.",
                "2^u - 1"
            ),
            .rule(
                "one-unit-less",
                "You left out one unit. Each of them doubles the cases.",
                "2^(u - 1)"
            ),
        ]
    )
}

/// Units under a dropout.
private enum MaskedUnits {
    static let tolerance = (try? Rational(1, over: 100)) ?? 0
    /// A drawn share is off by some tenths of a percent.
    static let agreement = try? Rational(2, over: 100)
    private static let draws = 1 << 17

    static func application(_ units: Int, rate percent: Int) -> LayerApplication {
        LayerApplication(Dropout(rate: Double(percent) / 100), on: Shape(features: units))
    }

    /// A long row of one value, after dropout while training.
    private static func output(
        of value: Double,
        count: Int,
        rate percent: Int,
        seed: UInt64 = 1
    ) throws(MeasurementFailure) -> [Double] {
        let application = application(count, rate: percent)
        do throws(ShapeError) {
            _ = try application.layer.outputShape(for: application.input)
        } catch {
            throw .shape(error)
        }
        return application.layer.forward(
            Tensor([1, count], repeating: value),
            parameters: [],
            mode: .training(seed: seed)
        ).values
    }

    /// The units that stay, by the share of a long row that does.
    static func average(_ units: Int, rate percent: Int) throws(MeasurementFailure) -> Rational {
        let kept = try output(of: 1, count: draws, rate: percent).count { $0 != 0 }
        do throws(ArithmeticError) {
            return try Rational(units) * Rational(kept, over: draws)
        } catch {
            throw .arithmetic(error)
        }
    }

    /// What a value that stays is afterwards.
    static func survivor(_ value: Int, rate percent: Int) throws(MeasurementFailure) -> Double {
        let row = try output(of: Double(value), count: 1_000, rate: percent)
        guard let kept = row.first(where: { $0 != 0 }) else { throw .notFound("value that stays") }
        return kept
    }

    /// Draws masks until no new one comes for long.
    static func differentMasks(_ units: Int) throws(MeasurementFailure) -> Int {
        try CountingLimit.check(units, "number of units", atMost: 10)
        var seen: Set<[Double]> = []
        var (seed, last) = (UInt64(0), UInt64(0))
        while seed < 4 * last + 10_000 {
            let mask = try output(of: 1, count: max(units, 0), rate: 50, seed: seed)
            if seen.insert(mask).inserted { last = seed }
            seed += 1
        }
        return seen.count
    }
}
