import CNNEngine
import Testing

struct EarlyStoppingTests {
    /// First the rule is learned, then the wrong labels by heart: the validation loss falls and climbs.
    private func run(
        _ stopping: EarlyStopping?,
        epochs: Int = 60
    ) throws -> (TrainingHistory, Network<Float>, Dataset<Float>) {
        var network = Network<Float>(try smallNet(), initializer: .heNormal, seed: 25)
        var trainer = Trainer(optimizer: Adam(learningRate: 0.01), epochs: epochs, batchSize: 10)
        trainer.earlyStopping = stopping
        let validation: Dataset<Float> = try quarters(40, seed: 27)
        let examples: Dataset<Float> = try quarters(40, seed: 26)
        let labels = (0..<40).map { $0 % 5 == 0 ? 3 - $0 % 4 : $0 % 4 }
        let history = try trainer.train(
            &network,
            on: Dataset(inputs: examples.inputs, labels: labels),
            validation: validation
        )
        return (history, network, validation)
    }

    @Test(arguments: [1, 3, 8])
    func `it stops after its patience and restores the best weights`(patience: Int) throws {
        let (history, network, validation) = try run(EarlyStopping(patience: patience))
        #expect(history.ending == .stoppedEarly)
        let best = try #require(history.bestEpoch)
        #expect(best > 0)
        #expect(history.epochs.count == best + patience + 1)
        let losses = history.epochs.compactMap(\.validation?.loss)
        #expect(losses.min() == losses[best])
        #expect(try #require(losses.last) > losses[best])
        let score = try network.evaluate(validation, by: .softmaxCrossEntropy)
        #expect(score == history.epochs[best].validation)
    }

    @Test func `without restoring, the last weights stay`() throws {
        let (history, network, validation) = try run(
            EarlyStopping(patience: 3, restoresBest: false)
        )
        let score = try network.evaluate(validation, by: .softmaxCrossEntropy)
        #expect(score == history.epochs.last?.validation)
    }

    @Test func `an improvement below the minimum is none`() throws {
        let stopping = EarlyStopping(patience: 2, minimalImprovement: 100)
        let (history, _, _) = try run(stopping)
        #expect(history.bestEpoch == 0)
        #expect(history.epochs.count == 3)
    }

    @Test func `the best weights come back when all epochs are over too`() throws {
        let (history, network, validation) = try run(EarlyStopping(patience: 1_000), epochs: 30)
        #expect(history.ending == .completed)
        let best = try #require(history.bestEpoch)
        #expect(best < 29)
        let score = try network.evaluate(validation, by: .softmaxCrossEntropy)
        #expect(score == history.epochs[best].validation)
    }

    @Test func `impatience is refused`() {
        #expect(throws: TrainingError.self) { try run(EarlyStopping(patience: 0)) }
        let strict = EarlyStopping(patience: 1, minimalImprovement: .nan)
        #expect(throws: TrainingError.self) { try run(strict) }
    }
}
