import CNNEngine

extension Quantity {
    /// Updates of the weights in one epoch, ⌈m/b⌉: one for each mini-batch.
    public static let updatesPerEpoch = Quantity(
        "updates-per-epoch",
        title: "updates of the weights in one epoch",
        form: .integer,
        inputs: Array(MiniBatchSetting.inputs.prefix(2)),
        rule: "⌈m/b⌉",
        measured: { values, _ throws(MeasurementFailure) in
            let batches = try MiniBatchSetting(m: values["m"], b: values["b"]).batches()
            return .number(Rational(batches.count))
        },
        mistakes: [
            .rule("rounded-down", MiniBatchSetting.roundedDown, "⌊m/b⌋"),
            .rule("not-rounded", MiniBatchSetting.notRounded, "m/b"),
            .rule("one-per-sample", MiniBatchSetting.onePerSample, "m"),
            .rule(
                "one-per-epoch",
                "You counted one update. That is so only if the whole set is one batch.",
                "1"
            ),
            .rule(
                "batch-size-given",
                "You gave the batch size. Asked is how many batches the set is cut into: ⌈m/b⌉.",
                "b"
            ),
            .rule(
                "always-one-more",
                """
                You added a short batch that is not there: the samples fill whole batches. Only a \
                rest makes one more.
                """,
                "⌊m/b⌋ + 1"
            ),
        ]
    )

    /// Updates of the weights in a training of e epochs, ⌈m/b⌉ · e.
    public static let updatesInTraining = Quantity(
        "updates-in-training",
        title: "updates of the weights in all epochs",
        form: .integer,
        inputs: MiniBatchSetting.inputs,
        rule: "⌈m/b⌉*e",
        measured: { values, _ throws(MeasurementFailure) in
            let setting = MiniBatchSetting(m: values["m"], b: values["b"])
            return .number(Rational(try setting.updates(epochs: values["e"])))
        },
        mistakes: [
            .rule("rounded-down", MiniBatchSetting.roundedDown, "⌊m/b⌋*e"),
            .rule(
                "rounded-at-the-end",
                """
                You let batches run on from one epoch into the next. Every epoch starts with a new \
                batch: round up first, then multiply by the epochs.
                """,
                "⌈m*e/b⌉"
            ),
            .rule("one-epoch", "You counted one epoch. Multiply by the epochs.", "⌈m/b⌉"),
            .rule("one-per-sample", MiniBatchSetting.onePerSample, "m*e"),
            .rule("not-rounded", MiniBatchSetting.notRounded, "m/b*e"),
            .rule(
                "one-per-epoch",
                """
                You counted one update for each epoch. That is so only if the whole set is one \
                batch.
                """,
                "e"
            ),
        ]
    )

    /// The samples in the last batch of an epoch, m − (⌈m/b⌉ − 1) · b.
    public static let lastBatch = Quantity(
        "last-batch",
        title: "samples in the last batch of an epoch",
        form: .integer,
        inputs: Array(MiniBatchSetting.inputs.prefix(2)),
        rule: "m - (⌈m/b⌉ - 1)*b",
        measured: { values, _ throws(MeasurementFailure) in
            let batches = try MiniBatchSetting(m: values["m"], b: values["b"]).batches()
            return .number(Rational(batches.last?.count ?? 0))
        },
        mistakes: [
            .rule(
                "full-batch",
                "You gave a full batch. The last one holds what the full ones leave over.",
                "b"
            ),
            .rule(
                "missing-samples",
                "You gave what is missing to fill the last batch. Asked is what is in it.",
                "b - (m - (⌈m/b⌉ - 1)*b)"
            ),
            .rule(
                "nothing-left",
                "You gave the remainder 0. Then all batches are full, the last one too.",
                "m - ⌊m/b⌋*b",
                when: "m % b = 0"
            ),
            .rule(
                "two-batches-left",
                """
                You took one full batch too few away, or forgot it. Before the last batch stand \
                ⌈m/b⌉ − 1 full ones.
                """,
                "m - (⌈m/b⌉ - 2)*b"
            ),
            .rule(
                "number-of-batches",
                "You gave the number of batches. Asked is how many samples the last one holds.",
                "⌈m/b⌉"
            ),
            .rule(
                "number-of-full-batches",
                "You gave the number of full batches. Asked is what they leave over.",
                "⌊m/b⌋"
            ),
        ]
    )
}

/// A training set that is cut into mini-batches.
struct MiniBatchSetting {
    /// The samples, the batch size, and the epochs.
    static let inputs = [
        QuantityInput("samples", "m"), QuantityInput("batch_size", "b"),
        QuantityInput("epochs", "e", default: .constant(1)),
    ]

    static let roundedDown = """
        You rounded down. The samples that do not fill a last batch are learned from too, in a \
        short batch: round up.
        """
    static let notRounded =
        "You kept the fraction. A short last batch is an update as well: round up."
    static let onePerSample = """
        You counted an update for each sample. There is one for each batch: divide by the batch \
        size.
        """

    let m: Int
    let b: Int

    /// The batches of an epoch, as a training draws them.
    ///
    /// Throws sets that are too large to be walked.
    func batches(_ generator: SplitMix64 = SplitMix64(seed: 1)) throws(MeasurementFailure)
        -> MiniBatches
    {
        try CountingLimit.check(m, "number of samples")
        var generator = generator
        do throws(TrainingError) {
            return try MiniBatches(generator.permutation(of: m), size: b)
        } catch {
            throw .training(error)
        }
    }

    /// The batches that are used when every epoch walks over the set anew.
    func updates(epochs: Int) throws(MeasurementFailure) -> Int {
        try CountingLimit.check(epochs, "number of epochs")
        let batches = try batches()
        let (all, isTooMuch) = batches.count.multipliedReportingOverflow(by: epochs)
        try CountingLimit.check(isTooMuch ? .max : all, "number of updates")
        var updates = 0
        for _ in 0..<max(epochs, 0) {
            for batch in batches where !batch.isEmpty { updates += 1 }
        }
        return updates
    }
}
