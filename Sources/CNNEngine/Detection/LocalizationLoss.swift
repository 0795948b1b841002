/// The loss of a detector's head in two parts: which class, and where exactly.
///
/// The mean over regions of `crossEntropy + λ · [label ≠ background] · Σ smoothL1(t − v)` over the
/// four numbers of the box. Girshick 2015, equation 1.
public struct LocalizationLoss: Hashable, Sendable {
    /// The weight λ of the box beside the class.
    public var boxWeight: Double
    /// Where smooth L1 turns from a parabola to a line.
    public var beta: Double
    /// The class without a box to find, if there is one.
    public var background: Int?

    /// A loss with the paper's λ = 1 and β = 1, where class 0 is the background.
    public init(boxWeight: Double = 1, beta: Double = 1, background: Int? = 0) {
        self.boxWeight = boxWeight
        self.beta = beta
        self.background = background
    }

    /// The parts of the loss and their gradients.
    public struct Value<Scalar: TensorScalar>: Hashable, Sendable {
        /// The cross-entropy of the classes.
        public var classification: Double
        /// The smooth L1 of the boxes, already weighted.
        public var localization: Double
        /// The gradient of the logits.
        public var scoreGradient: Tensor<Scalar>
        /// The gradient of the box numbers.
        public var boxGradient: Tensor<Scalar>

        /// The sum of both parts.
        public var total: Double { classification + localization }
    }

    /// The loss of R regions.
    ///
    /// - Parameters:
    ///   - scores: Logits `[R, C]`.
    ///   - boxes: Box numbers `[R, 4]`, or `[R, 4C]` with four for each class.
    ///   - labels: The right class of each region.
    ///   - targets: The right box numbers `[R, 4]`; those of the background are not read.
    /// - Returns: Both parts and their gradients.
    /// - Throws: What does not fit.
    public func evaluate<Scalar: TensorScalar>(
        scores: Tensor<Scalar>,
        boxes: Tensor<Scalar>,
        labels: [Int],
        targets: Tensor<Scalar>
    ) throws(DetectionError) -> Value<Scalar> {
        try check(scores: scores.shape, boxes: boxes.shape, labels, targets: targets.shape)
        guard let classes = try? Loss.softmaxCrossEntropy.evaluate(scores, against: .labels(labels))
        else {
            throw .shapeMismatch(step: Self.step, expected: "logits [R, C]", actual: scores.shape)
        }
        var value = Value(
            classification: classes.value,
            localization: 0,
            scoreGradient: classes.gradient,
            boxGradient: Tensor(boxes.shape)
        )
        let weight = boxWeight / Double(labels.count)
        for (region, label) in labels.enumerated() where label != background {
            // Numbers for each class: only those of the right class are moved.
            let first = region * boxes.shape[1] + (boxes.shape[1] == 4 ? 0 : 4 * label)
            for side in 0..<4 {
                let target = targets.values[4 * region + side]
                let difference = Double(boxes.values[first + side]) - Double(target)
                let part = Loss.smoothL1(difference, beta: beta)
                value.localization += weight * part.value
                value.boxGradient.values[first + side] = Scalar(weight * part.slope)
            }
        }
        return value
    }

    private static let step = "The localization loss"

    private func check(
        scores: Shape,
        boxes: Shape,
        _ labels: [Int],
        targets: Shape
    ) throws(DetectionError) {
        let regions = labels.count
        let needs: [(actual: Shape, isRight: Bool, expected: String)] = [
            (scores, scores.rank == 2 && scores[0] == regions && regions > 0, "logits [R, C]"),
            (targets, targets == [regions, 4], "targets [R, 4]"),
            (
                boxes,
                boxes == [regions, 4] || scores.rank == 2 && boxes == [regions, 4 * scores[1]],
                "boxes [R, 4] or [R, 4C]"
            ),
        ]
        for need in needs where !need.isRight {
            let expected = "\(need.expected) for \(regions) labels"
            throw .shapeMismatch(step: Self.step, expected: expected, actual: need.actual)
        }
        for (region, label) in labels.enumerated() where !(0..<scores[1]).contains(label) {
            throw .labelOutOfRange(label: label, classes: scores[1], region: region)
        }
        for (name, value) in [("weight of the boxes", boxWeight), ("beta", beta)]
        where !(value >= 0 && value.isFinite) {
            throw .invalidSetting(name: name, rule: "a number of 0 or more", value: value)
        }
    }
}
