/// A loss over some examples, with the share of right answers where the loss has any.
public struct Score: Hashable, Sendable, Codable {
    /// The loss.
    public var loss: Double
    /// The share of right answers; `nil` for losses of values that are not answers.
    public var accuracy: Double?

    /// A loss with a share of right answers.
    public init(loss: Double, accuracy: Double? = nil) {
        self.loss = loss
        self.accuracy = accuracy
    }
}

extension Network {
    /// One step: runs a batch, moves the parameters against its gradient, then the statistics.
    ///
    /// Returns the score from before the step. When the loss is not finite nothing moves. Throws
    /// when batch and network do not fit together.
    public mutating func learn(
        from batch: Dataset<Scalar>,
        minimizing loss: Loss,
        with optimizer: any Optimizer,
        remembering state: inout OptimizerState<Scalar>,
        learningRate: Double? = nil,
        seed: UInt64 = 0
    ) throws(TrainingError) -> Score {
        try check(batch)
        let recording = record(batch.inputs, mode: .training(seed: seed))
        let result = try loss.evaluate(recording.output, against: batch.targets)
        let score = Score(
            loss: result.value,
            accuracy: try loss.accuracy(of: recording.output, against: batch.targets)
        )
        guard score.loss.isFinite else { return score }
        let gradients = gradients(of: recording, upstream: result.gradient).parameters
        state.step(&self, against: gradients, with: optimizer, learningRate: learningRate)
        updateStatistics(after: recording)
        return score
    }

    /// The score of a data set in inference, batch by batch.
    ///
    /// Throws when data set and network do not fit together.
    public func evaluate(
        _ dataset: Dataset<Scalar>,
        by loss: Loss,
        batchSize: Int = 256
    ) throws(TrainingError) -> Score {
        try check(dataset)
        var mean = MeanScore()
        for places in try MiniBatches(Array(0..<dataset.count), size: batchSize) {
            let batch = dataset.subset(places)
            let output = self(batch.inputs)
            let score = Score(
                loss: try loss.evaluate(output, against: batch.targets).value,
                accuracy: try loss.accuracy(of: output, against: batch.targets)
            )
            mean.add(score, examples: batch.count)
        }
        return mean.score
    }

    func check(_ dataset: Dataset<Scalar>) throws(TrainingError) {
        guard dataset.inputs.shape.example == spec.input else {
            throw .inputMismatch(expected: spec.input, actual: dataset.inputs.shape.example)
        }
    }
}

/// The mean of scores, each as heavy as its examples.
struct MeanScore {
    private var examples = 0.0
    private var loss = 0.0
    private var accuracy: Double?

    mutating func add(_ score: Score, examples count: Int) {
        let weight = Double(count)
        examples += weight
        loss += weight * score.loss
        if let share = score.accuracy { accuracy = (accuracy ?? 0) + weight * share }
    }

    var score: Score { Score(loss: loss / examples, accuracy: accuracy.map { $0 / examples }) }
}
