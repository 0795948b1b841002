import CNNEngine

extension Quantity {
    /// The images that a training with augmentation is shown, m · (1 + a) · e.
    ///
    /// A copy that is changed when it is drawn stands in for its original; only copies that are
    /// saved beside the originals, a for each, make the set larger.
    public static let imagesServed = Quantity(
        "images-served",
        title: "images that the network is shown",
        form: .integer,
        inputs: AugmentedSet.inputs,
        rule: "m*(1 + a)*e",
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try AugmentedSet(values).drawn().images))
        },
        mistakes: [
            .rule(
                "originals-too",
                """
                You counted the originals beside their changed copies. A copy is shown in place of \
                its original, not beside it.
                """,
                "m*2*e",
                when: "a = 0"
            ),
            .rule(
                "one-for-each-transform",
                """
                You counted an image for each transform. All of them are applied to the one image \
                that is drawn.
                """,
                "m*t*(1 + a)*e",
                when: "t > 1"
            ),
            .rule(
                "original-and-each-transform",
                """
                You counted the original and an image for each transform. One image is drawn and \
                goes through all transforms.
                """,
                "m*(1 + t)*(1 + a)*e",
                when: "t > 1"
            ),
            .rule(
                "one-epoch",
                "You counted one epoch. Every epoch draws the whole set once more.",
                "m*(1 + a)",
                when: "e > 1"
            ),
            .rule(
                "one-epoch-more",
                "You added the originals once more. All that is shown is drawn in one of the epochs.",
                "m*(1 + a)*e + m"
            ),
            .rule(
                "copies-only",
                "You counted the copies only. The originals are in the set too: 1 + a for each.",
                "m*a*e",
                when: "a > 0"
            ),
            .rule(
                "copies-ignored",
                "You left out the saved copies. They are in the set beside the originals.",
                "m*e",
                when: "a > 0"
            ),
        ]
    )

    /// The steps of an epoch with augmentation, ⌈m · (1 + a)/b⌉.
    public static let augmentedSteps = Quantity(
        "augmented-steps",
        title: "steps of an epoch",
        form: .integer,
        inputs: AugmentedSet.inputs,
        rule: "⌈m*(1 + a)/b⌉",
        measured: { values, _ throws(MeasurementFailure) in
            .number(Rational(try AugmentedSet(values).drawn(epochs: 1).steps))
        },
        mistakes: [
            .rule(
                "originals-too",
                """
                You counted the originals beside their changed copies. A copy is shown in place of \
                its original: the epoch stays as long as it was.
                """,
                "⌈m*2/b⌉",
                when: "a = 0"
            ),
            .rule(
                "one-for-each-transform",
                """
                You counted an image for each transform. All of them are applied to the one image \
                that is drawn.
                """,
                "⌈m*t*(1 + a)/b⌉",
                when: "t > 1"
            ),
            .rule(
                "original-and-each-transform",
                """
                You counted the original and an image for each transform. One image is drawn and \
                goes through all transforms.
                """,
                "⌈m*(1 + t)*(1 + a)/b⌉",
                when: "t > 1"
            ),
            .rule("rounded-down", MiniBatchSetting.roundedDown, "⌊m*(1 + a)/b⌋"),
            .rule("not-rounded", MiniBatchSetting.notRounded, "m*(1 + a)/b"),
            .rule(
                "copies-ignored",
                "You left out the saved copies. They are in the set beside the originals.",
                "⌈m/b⌉",
                when: "a > 0"
            ),
            .rule(
                "copies-only",
                "You counted the copies only. The originals are in the set too: 1 + a for each.",
                "⌈m*a/b⌉",
                when: "a > 0"
            ),
        ]
    )

    /// The images that were flipped every time they were drawn, on average m/2ᵉ.
    public static let neverUnflipped = Quantity(
        "never-unflipped",
        title: "images that are shown flipped every time, on average",
        form: .integer,
        inputs: [QuantityInput("images", "m"), QuantityInput("epochs", "e")],
        rule: "m/2^e",
        measured: { values, _ throws(MeasurementFailure) in
            let (flipped, all) = try AugmentedSet.flipHistories(of: values["e"])
            do throws(ArithmeticError) {
                return .number(try Rational(values["m"]) * Rational(flipped, over: all))
            } catch {
                throw .arithmetic(error)
            }
        },
        mistakes: [
            .rule(
                "one-draw",
                "You looked at one epoch. The image has to be flipped in every one: 1/2 each time.",
                "m/2",
                when: "e > 1"
            ),
            .rule(
                "chances-added",
                "You divided by 2 for all epochs together. Chances of one after the other multiply.",
                "m/(2*e)",
                when: "e > 1"
            ),
            .rule(
                "one-epoch-less",
                "You left out one epoch. The image is drawn in each of them, the first one too.",
                "m/2^(e - 1)"
            ),
            .rule(
                "the-others",
                "You gave the images that are shown unflipped at least once. Asked are the others.",
                "m - m/2^e"
            ),
            .rule(
                "all-of-them",
                "You took every image for flipped. A draw leaves it as it is in half of the cases.",
                "m"
            ),
        ]
    )
}

/// A set of images that are changed at random when they are drawn.
private struct AugmentedSet {
    static let inputs = [
        QuantityInput("images", "m"), QuantityInput("epochs", "e", default: .constant(1)),
        QuantityInput("batch_size", "b", default: .constant(32)),
        QuantityInput("transforms", "t", default: .constant(1)),
        QuantityInput("copies", "a", default: .constant(0)),
    ]

    private let values: QuantityValues

    init(_ values: QuantityValues) {
        self.values = values
    }

    /// Draws every image of every epoch, changes it, and counts images and batches.
    ///
    /// Throws sets that are too large to be drawn.
    func drawn(epochs: Int? = nil) throws(MeasurementFailure) -> (images: Int, steps: Int) {
        let epochs = epochs ?? values["e"]
        let set = try dataset()
        let (all, isTooMuch) = set.count.multipliedReportingOverflow(by: epochs)
        try CountingLimit.check(isTooMuch ? .max : all, "number of images")
        var (images, steps) = (0, 0)
        var chance = SplitMix64(seed: 1)
        for epoch in 0..<max(epochs, 0) {
            let setting = MiniBatchSetting(m: set.count, b: values["b"])
            for places in try setting.batches(SplitMix64(seed: UInt64(epoch))) {
                let batch = set.subset(places)
                let shown = Self.flipped(batch.inputs, &chance)
                images += shown.shape[0]
                steps += 1
            }
        }
        return (images, steps)
    }

    /// The originals, and the copies that are saved beside them, as images of two pixels.
    private func dataset() throws(MeasurementFailure) -> Dataset<Float> {
        try CountingLimit.check(values["m"], "number of images")
        try CountingLimit.check(values["a"], "number of copies")
        var pixels: [Float] = []
        for copy in 0...max(values["a"], 0) {
            for image in 0..<max(values["m"], 0) { pixels += [Float(image), Float(copy)] }
            try CountingLimit.check(pixels.count / 2, "number of images")
        }
        let count = pixels.count / 2
        do throws(TrainingError) {
            return try Dataset(
                inputs: Tensor([count, 1, 1, 2], pixels),
                labels: [Int](repeating: 0, count: count)
            )
        } catch {
            throw .training(error)
        }
    }

    /// Each image as it is or mirrored, as chance has it.
    private static func flipped(
        _ batch: Tensor<Float>,
        _ chance: inout SplitMix64
    ) -> Tensor<Float> {
        var batch = batch
        for image in 0..<batch.shape[0] where chance.integer(below: 2) == 1 {
            batch.values.swapAt(2 * image, 2 * image + 1)
        }
        return batch
    }

    /// All ways in which flips can fall over some epochs, and those that are flips throughout.
    static func flipHistories(of epochs: Int) throws(MeasurementFailure) -> (flipped: Int, all: Int)
    {
        try CountingLimit.check(epochs, "number of epochs", atMost: 15)
        var histories: [[Bool]] = [[]]
        for _ in 0..<max(epochs, 0) {
            histories = histories.flatMap { [$0 + [false], $0 + [true]] }
        }
        return (histories.count { $0.allSatisfy(\.self) }, histories.count)
    }
}
