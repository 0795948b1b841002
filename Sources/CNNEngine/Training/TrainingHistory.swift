/// What became of a training, epoch by epoch.
public struct TrainingHistory: Hashable, Sendable, Codable {
    /// One pass over all examples.
    public struct Epoch: Hashable, Sendable, Codable {
        /// The number of the epoch, from 0.
        public var index: Int
        /// The learning rate in force.
        public var learningRate: Double
        /// The mean over the epoch, each batch before its own step, without the weight decay.
        public var training: Score
        /// The score of the validation set after the epoch, where there is one.
        public var validation: Score?
        /// The time it took, with the validation; the one value that differs from run to run.
        public var seconds: Double
    }

    /// Why a training ended.
    public enum Ending: String, Hashable, Sendable, Codable {
        /// All epochs are over.
        case completed
        /// The loss no longer improved.
        case stoppedEarly
        /// The one who watched it said stop.
        case cancelled
        /// A loss was no longer a finite number: most often the learning rate is too large.
        case diverged
    }

    /// The epochs that were finished.
    public internal(set) var epochs: [Epoch] = []
    /// Why it ended.
    public internal(set) var ending: Ending = .completed
    /// The epoch with the best watched loss; its weights are the network's if early stopping restores.
    public internal(set) var bestEpoch: Int?

    /// A history before the first epoch.
    public init() {}
}

/// Ends a training when a loss no longer improves: the validation loss where there is one.
public struct EarlyStopping: Hashable, Sendable {
    /// Epochs without an improvement after which training ends.
    public var patience: Int
    /// What a loss must be smaller by to be an improvement.
    public var minimalImprovement: Double
    /// Whether the network gets the weights of its best epoch back, however training ended.
    public var restoresBest: Bool

    /// Stops after some epochs without any improvement, and restores the best weights.
    public init(patience: Int, minimalImprovement: Double = 0, restoresBest: Bool = true) {
        self.patience = patience
        self.minimalImprovement = minimalImprovement
        self.restoresBest = restoresBest
    }

    /// Throws what lies outside its range.
    public func check() throws(TrainingError) {
        try Setting.positive(patience, "patience")
        try Setting.notNegative(minimalImprovement, "minimal improvement")
    }
}

/// What happens while a network trains.
public enum TrainingEvent: Hashable, Sendable {
    /// A step is done: batch `index` of `count` in an epoch, with its score from before the step.
    case batch(epoch: Int, index: Int, count: Int, score: Score)
    /// An epoch is over.
    case epoch(TrainingHistory.Epoch)
}

/// What the one who watches a training wants.
public enum TrainingDecision: Hashable, Sendable {
    /// To go on.
    case proceed
    /// To end it here.
    case stop
}

/// A change to each batch before it is learned from, drawn anew every time.
public protocol Augmentation: Sendable {
    /// The changed batch, of the same shape.
    func augment<Scalar: TensorScalar>(
        _ batch: Tensor<Scalar>,
        using generator: inout SplitMix64
    ) -> Tensor<Scalar>
}
