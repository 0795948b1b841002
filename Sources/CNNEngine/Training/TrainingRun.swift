/// A training under way.
struct TrainingRun<Scalar: TensorScalar> {
    let trainer: Trainer
    let examples: Dataset<Scalar>
    let validation: Dataset<Scalar>?
    var history = TrainingHistory()
    private var learner: Learner<Scalar>
    private var bestLoss = Double.infinity
    private var bestParameters: [[Tensor<Scalar>]]?

    init(
        of spec: NetworkSpec,
        trainer: Trainer,
        examples: Dataset<Scalar>,
        validation: Dataset<Scalar>?
    ) {
        self.trainer = trainer
        learner = Learner(spec, batch: min(trainer.batchSize, examples.count))
        self.examples = examples
        self.validation = validation
    }

    /// One pass over all examples; returns why training ends with it, if it does.
    mutating func epoch(
        _ index: Int,
        of network: inout Network<Scalar>,
        _ observe: (TrainingEvent) -> TrainingDecision
    ) throws(TrainingError) -> TrainingHistory.Ending? {
        let start = ContinuousClock.now
        let rate = trainer.schedule.rate(from: trainer.optimizer.learningRate, at: index)
        let pass = try steps(of: index, at: rate, moving: &network, observe)
        guard case .finished(let training) = pass else { return pass.ending }
        var score: Score?
        if let validation { score = try network.evaluate(validation, by: trainer.loss) }
        guard (score ?? training).loss.isFinite else { return .diverged }
        let epoch = TrainingHistory.Epoch(
            index: index,
            learningRate: rate,
            training: training,
            validation: score,
            seconds: (ContinuousClock.now - start) / .seconds(1)
        )
        history.epochs.append(epoch)
        let runsOutOfPatience = watch(epoch, network)
        if observe(.epoch(epoch)) == .stop { return .cancelled }
        return runsOutOfPatience ? .stoppedEarly : nil
    }

    /// How the steps of an epoch ended.
    private enum Pass {
        case finished(Score)
        case broken(TrainingHistory.Ending)

        var ending: TrainingHistory.Ending? {
            if case .broken(let ending) = self { ending } else { nil }
        }
    }

    private mutating func steps(
        of epoch: Int,
        at rate: Double,
        moving network: inout Network<Scalar>,
        _ observe: (TrainingEvent) -> TrainingDecision
    ) throws(TrainingError) -> Pass {
        var generator = SplitMix64(seed: trainer.seed).split(UInt64(epoch))
        let batches = try batches(using: &generator)
        var mean = MeanScore()
        for (index, places) in batches.enumerated() {
            let batch = augmented(examples.subset(places), using: &generator)
            let score = try learner.step(
                &network,
                on: batch,
                trainer,
                learningRate: rate,
                seed: generator.next()
            )
            guard score.loss.isFinite else { return .broken(.diverged) }
            mean.add(score, examples: batch.count)
            let event = TrainingEvent.batch(
                epoch: epoch,
                index: index,
                count: batches.count,
                score: score
            )
            if observe(event) == .stop { return .broken(.cancelled) }
        }
        return .finished(mean.score)
    }

    private func batches(using generator: inout SplitMix64) throws(TrainingError) -> MiniBatches {
        let order =
            trainer.shuffles
            ? generator.permutation(of: examples.count) : Array(0..<examples.count)
        return try MiniBatches(
            order,
            size: trainer.batchSize,
            keepsShortBatch: trainer.keepsShortBatch
        )
    }

    private func augmented(
        _ batch: Dataset<Scalar>,
        using generator: inout SplitMix64
    ) -> Dataset<Scalar> {
        guard let augmentation = trainer.augmentation else { return batch }
        return batch.replacing(inputs: augmentation.augment(batch.inputs, using: &generator))
    }

    /// Keeps the best epoch; returns whether patience is over.
    private mutating func watch(
        _ epoch: TrainingHistory.Epoch,
        _ network: Network<Scalar>
    ) -> Bool {
        let loss = (epoch.validation ?? epoch.training).loss
        let needed = trainer.earlyStopping?.minimalImprovement ?? 0
        if loss < bestLoss - needed {
            bestLoss = loss
            history.bestEpoch = epoch.index
            if trainer.earlyStopping?.restoresBest == true { bestParameters = network.parameters }
            return false
        }
        guard let stopping = trainer.earlyStopping, let best = history.bestEpoch else {
            return false
        }
        return epoch.index - best >= stopping.patience
    }

    /// Gives the network the weights of its best epoch back, where early stopping asks for it.
    func restoreBest(in network: inout Network<Scalar>) {
        if let bestParameters { network.parameters = bestParameters }
    }
}
