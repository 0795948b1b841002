import CNNEngine
import Testing

extension TrainingHistory {
    /// All but the time.
    fileprivate var timeless: [Epoch] {
        epochs.map { epoch in
            var epoch = epoch
            epoch.seconds = 0
            return epoch
        }
    }
}

struct TrainerTests {
    @Test(
        arguments: [
            SGD(learningRate: 0.1, momentum: 0.9),
            SGD(learningRate: 0.1, momentum: 0.9, nesterov: true),
            Adam(learningRate: 0.01),
        ] as [any Optimizer]
    )
    func `a network learns twenty examples by heart`(optimizer: any Optimizer) throws {
        var network = Network<Float>(try smallNet(), initializer: .heNormal, seed: 1)
        let examples: Dataset<Float> = try noise(20, seed: 2)
        let trainer = Trainer(optimizer: optimizer, epochs: 120, batchSize: 10, seed: 3)
        let history = try trainer.train(&network, on: examples)
        #expect(history.ending == .completed)
        let score = try network.evaluate(examples, by: .softmaxCrossEntropy)
        #expect(score.loss < 0.01)
        #expect(score.accuracy == 1)
    }

    @Test func `a rule is learned, and holds for examples never seen`() throws {
        var network = Network<Float>(try smallNet(dropout: 0.1), initializer: .heNormal, seed: 4)
        let trainer = Trainer(optimizer: Adam(learningRate: 0.01), epochs: 12, batchSize: 16)
        let history = try trainer.train(
            &network,
            on: quarters(160, seed: 5),
            validation: quarters(80, seed: 6)
        )
        let last = try #require(history.epochs.last)
        #expect(try #require(last.validation?.accuracy) > 0.9)
        #expect(last.training.loss < 0.5 * history.epochs[0].training.loss)
        #expect(last.seconds > 0)
    }

    /// A network whose last layer is zero knows nothing yet.
    @Test func `the first loss is the logarithm of the number of classes`() throws {
        let network = Network<Double>(try smallNet(), initializer: .zeros, seed: 0)
        let score = try network.evaluate(noise(20, seed: 7), by: .softmaxCrossEntropy)
        #expect(abs(score.loss - 1.3862943611198906) < 1e-12)
    }

    @Test func `the same seed gives the same history and weights, another seed others`() throws {
        func run(seed: UInt64) throws -> (TrainingHistory, Network<Float>) {
            var network = Network<Float>(try smallNet(dropout: 0.3), seed: 8)
            let trainer = Trainer(
                optimizer: SGD(learningRate: 0.05, momentum: 0.9),
                epochs: 3,
                batchSize: 7,
                seed: seed
            )
            let history = try trainer.train(
                &network,
                on: noise(24, seed: 9),
                validation: noise(8, seed: 10)
            )
            return (history, network)
        }
        let (first, second, other) = (try run(seed: 11), try run(seed: 11), try run(seed: 12))
        #expect(first.0.timeless == second.0.timeless)
        #expect(first.1.parameters == second.1.parameters)
        #expect(first.0.timeless != other.0.timeless)
        #expect(first.0.epochs.map(\.index) == [0, 1, 2])
    }

    @Test func `a score counts each example once, whatever the batches`() throws {
        let network = Network<Double>(try smallNet(), seed: 13)
        let examples: Dataset<Double> = try noise(23, seed: 14)
        let whole = try network.evaluate(examples, by: .softmaxCrossEntropy, batchSize: 23)
        let parts = try network.evaluate(examples, by: .softmaxCrossEntropy, batchSize: 5)
        #expect(abs(whole.loss - parts.loss) < 1e-14)
        #expect(abs(try #require(whole.accuracy) - #require(parts.accuracy)) < 1e-14)
    }

    @Test func `the one who watches sees each step and can stop it`() throws {
        var network = Network<Float>(try smallNet(), seed: 15)
        let trainer = Trainer(optimizer: SGD(learningRate: 0.01), epochs: 5, batchSize: 8)
        var steps: [[Int]] = []
        var epochs: [TrainingHistory.Epoch] = []
        let history = try trainer.train(&network, on: noise(20, seed: 16)) { event in
            switch event {
            case .batch(let epoch, let index, let count, _):
                steps.append([epoch, index, count])
                return [epoch, index] == [2, 1] ? .stop : .proceed
            case .epoch(let epoch):
                epochs.append(epoch)
                return .proceed
            }
        }
        #expect(history.ending == .cancelled)
        let wholeEpochs = [[0, 0, 3], [0, 1, 3], [0, 2, 3], [1, 0, 3], [1, 1, 3], [1, 2, 3]]
        #expect(steps == wholeEpochs + [[2, 0, 3], [2, 1, 3]])
        #expect(history.epochs == epochs && epochs.count == 2)
    }

    @Test func `a schedule sets the rate of each epoch`() throws {
        var network = Network<Float>(try smallNet(), seed: 17)
        var trainer = Trainer(optimizer: SGD(learningRate: 1), epochs: 4, batchSize: 20)
        trainer.schedule = .step(every: 1, factor: 0)
        let history = try trainer.train(&network, on: noise(20, seed: 18))
        #expect(history.epochs.map(\.learningRate) == [1, 0, 0, 0])
        // Without a rate nothing moves; the batch is the whole set, so its loss stays.
        expectClose([history.epochs[3].training.loss], [history.epochs[2].training.loss])
    }

    @Test func `a rate far too large ends as diverged, not as a trap`() throws {
        var network = Network<Float>(try smallNet(), seed: 19)
        let trainer = Trainer(optimizer: SGD(learningRate: 1e30), epochs: 9, batchSize: 4)
        let history = try trainer.train(&network, on: noise(20, seed: 20))
        #expect(history.ending == .diverged)
    }

    struct Silence: Augmentation {
        func augment<Scalar>(
            _ batch: Tensor<Scalar>,
            using generator: inout SplitMix64
        ) -> Tensor<Scalar> { Tensor(batch.shape) }
    }

    /// Black images hold nothing to learn by: the rule cannot be found.
    @Test func `an augmentation changes what is learned from, not what is validated`() throws {
        var network = Network<Float>(try smallNet(), initializer: .heNormal, seed: 21)
        var trainer = Trainer(optimizer: Adam(learningRate: 0.01), epochs: 6, batchSize: 16)
        trainer.augmentation = Silence()
        let history = try trainer.train(&network, on: quarters(80, seed: 22))
        #expect(try #require(history.epochs.last).training.loss > 1.35)
    }

    @Test func `what does not fit is refused before anything moves`() throws {
        let network = Network<Float>(try smallNet(), seed: 23)
        let good: Dataset<Float> = try noise(8, seed: 24)
        var labels = [Int](repeating: 0, count: 8)
        labels[7] = 4
        let wrongLabel = try Dataset(inputs: good.inputs, labels: labels)
        let wrongShape = try Dataset(inputs: Tensor<Float>([8, 36]), labels: labels)
        let trainer = Trainer(optimizer: SGD(learningRate: 0.1), epochs: 1, batchSize: 4)
        var noBatch = trainer
        noBatch.batchSize = 0
        var backwards = trainer
        backwards.epochs = -1
        var badRate = trainer
        badRate.optimizer = SGD(learningRate: -1)
        var short = trainer
        (short.batchSize, short.keepsShortBatch) = (9, false)
        let runs: [(Trainer, Dataset<Float>, Dataset<Float>?)] = [
            (trainer, wrongLabel, nil), (trainer, good, wrongLabel), (trainer, wrongShape, nil),
            (trainer, good, wrongShape), (noBatch, good, nil), (backwards, good, nil),
            (badRate, good, nil), (short, good, nil),
        ]
        for (trainer, examples, validation) in runs {
            var moved = network
            let error = #expect(throws: TrainingError.self) {
                try trainer.train(&moved, on: examples, validation: validation)
            }
            #expect(error?.description.hasSuffix(".") == true)
            #expect(moved.parameters == network.parameters)
        }
    }
}
