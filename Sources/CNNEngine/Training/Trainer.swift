/// Trains a network on examples: shuffles, steps, watches and stops.
///
/// All chance comes from the seed: the same network, data and settings give the same history and
/// the same weights.
public struct Trainer: Sendable {
    /// What is made small.
    public var loss: Loss
    /// How parameters move.
    public var optimizer: any Optimizer
    /// How the learning rate changes from epoch to epoch.
    public var schedule = LearningRateSchedule.constant
    /// Passes over all examples, at most.
    public var epochs: Int
    /// Examples in a batch.
    public var batchSize: Int
    /// Whether examples that do not fill a last batch are learned from too.
    public var keepsShortBatch = true
    /// Whether the examples come in a new order every epoch.
    public var shuffles = true
    /// A change to each batch before it is learned from.
    public var augmentation: (any Augmentation)?
    /// When to end before all epochs are over.
    public var earlyStopping: EarlyStopping?
    /// Where all chance comes from.
    public var seed: UInt64

    /// A trainer; the order of the examples, dropout and augmentation come from the seed.
    public init(
        loss: Loss = .softmaxCrossEntropy,
        optimizer: any Optimizer,
        epochs: Int,
        batchSize: Int = 32,
        seed: UInt64 = 0
    ) {
        self.loss = loss
        self.optimizer = optimizer
        self.epochs = epochs
        self.batchSize = batchSize
        self.seed = seed
    }

    /// Trains a network in place.
    ///
    /// Throws what does not fit before anything moves; only an output that is no probability, where
    /// the loss needs one, comes to light on the way. A loss that is no longer finite ends the
    /// training as `diverged`; the step that led there is not taken back.
    @discardableResult
    public func train<Scalar: TensorScalar>(
        _ network: inout Network<Scalar>,
        on examples: Dataset<Scalar>,
        validation: Dataset<Scalar>? = nil,
        observing observe: (TrainingEvent) -> TrainingDecision = { _ in .proceed }
    ) throws(TrainingError) -> TrainingHistory {
        try check(network, examples, validation)
        var run = TrainingRun<Scalar>(
            of: network.spec,
            trainer: self,
            examples: examples,
            validation: validation
        )
        for epoch in 0..<epochs {
            if let ending = try run.epoch(epoch, of: &network, observe) {
                run.history.ending = ending
                break
            }
        }
        run.restoreBest(in: &network)
        return run.history
    }

    private func check<Scalar>(
        _ network: Network<Scalar>,
        _ examples: Dataset<Scalar>,
        _ validation: Dataset<Scalar>?
    ) throws(TrainingError) {
        try optimizer.check()
        try schedule.check()
        try earlyStopping?.check()
        try Setting.notNegative(epochs, "number of epochs")
        _ = try MiniBatches(
            Array(0..<examples.count),
            size: batchSize,
            keepsShortBatch: keepsShortBatch
        )
        for dataset in [examples, validation].compactMap(\.self) {
            try network.check(dataset)
            let output = network.spec.shape(of: network.spec.last).batched(dataset.count)
            try loss.check(dataset.targets, for: output)
        }
    }
}
