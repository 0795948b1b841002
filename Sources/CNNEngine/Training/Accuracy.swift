extension Loss {
    /// The share of right answers, or `nil` for losses of values that are not answers.
    ///
    /// For labels the largest logit answers, the first of equal ones. For binary cross-entropy each
    /// value answers yes above a probability of ½.
    public func accuracy<Scalar: TensorScalar>(
        of output: Tensor<Scalar>,
        against targets: Targets<Scalar>
    ) throws(TrainingError) -> Double? {
        try check(targets, for: output.shape)
        switch (self, targets) {
        case (.softmaxCrossEntropy, .labels(let labels)):
            let right = zip(output.largestIndices, labels).count { $0 == $1 }
            return Double(right) / Double(labels.count)
        case (.binaryCrossEntropy, .values(let values)):
            return share(of: output, above: 0.5, as: values)
        case (.binaryCrossEntropyWithLogits, .values(let values)):
            return share(of: output, above: 0, as: values)
        default: return nil
        }
    }

    private func share<Scalar>(
        of output: Tensor<Scalar>,
        above threshold: Scalar,
        as values: Tensor<Scalar>
    ) -> Double {
        let pairs = zip(output.values, values.values)
        let right = pairs.count { ($0 > threshold) == ($1 > 0.5) }
        return Double(right) / Double(output.values.count)
    }
}

extension Tensor {
    /// The place of the largest of each example's values, the first of equal ones.
    public var largestIndices: [Int] {
        let examples = shape.dimensions.first ?? 0
        guard examples > 0 else { return [] }
        let size = values.count / examples
        return (0..<examples).map { example in
            var largest = 0
            for index in 0..<size
            where values[example * size + index] > values[example * size + largest] {
                largest = index
            }
            return largest
        }
    }
}
