/// Examples with what they should become; a batch of them is one too.
public struct Dataset<Scalar: TensorScalar>: Hashable, Sendable {
    /// The examples, `[N, C, H, W]` or `[N, F]`.
    public let inputs: Tensor<Scalar>
    /// What the network should answer to each.
    public let targets: Targets<Scalar>

    /// A data set; throws when it is empty or inputs and targets are not as many.
    public init(inputs: Tensor<Scalar>, targets: Targets<Scalar>) throws(TrainingError) {
        let count = inputs.shape.dimensions.first ?? 0
        guard count > 0 else { throw .noExamples }
        guard count == targets.count else {
            throw .countMismatch(inputs: count, targets: targets.count)
        }
        self.init(trusted: inputs, targets)
    }

    /// A data set of labelled examples.
    public init(inputs: Tensor<Scalar>, labels: [Int]) throws(TrainingError) {
        try self.init(inputs: inputs, targets: .labels(labels))
    }

    private init(trusted inputs: Tensor<Scalar>, _ targets: Targets<Scalar>) {
        self.inputs = inputs
        self.targets = targets
    }

    /// The number of examples.
    public var count: Int { inputs.shape[0] }

    /// The examples at some places, in that order; places must be below `count`.
    public func subset(_ places: some Collection<Int>) -> Dataset {
        let chosen: Targets<Scalar> =
            switch targets {
            case .labels(let labels): .labels(places.map { labels[$0] })
            case .values(let values): .values(values.examples(at: places))
            }
        return Dataset(trusted: inputs.examples(at: places), chosen)
    }

    /// The same targets for other inputs, as many.
    func replacing(inputs: Tensor<Scalar>) -> Dataset { Dataset(trusted: inputs, targets) }

    /// Two data sets without a common example, the second with the given number, drawn by a seed.
    ///
    /// Throws unless both have an example.
    public func split(
        holdingOut held: Int,
        seed: UInt64
    ) throws(TrainingError) -> (training: Dataset, held: Dataset) {
        guard held > 0, held < count else {
            let rule = "from 1 to \(count - 1) for \(count) examples"
            throw .invalidSetting(name: "number held out", rule: rule, value: Double(held))
        }
        var generator = SplitMix64(seed: seed)
        let order = generator.permutation(of: count)
        return (subset(order.dropFirst(held)), subset(order.prefix(held)))
    }
}

extension Tensor {
    /// The examples at some places of a batch, in that order.
    func examples(at places: some Collection<Int>) -> Tensor {
        let size = shape.example.elementCount ?? 0
        var chosen: [Scalar] = []
        chosen.reserveCapacity(places.count * size)
        for place in places { chosen += values[(place * size)..<((place + 1) * size)] }
        return Tensor(shape.example.batched(places.count), chosen)
    }
}

extension SplitMix64 {
    /// The numbers below `count` in a random order, each order as likely (Fisher & Yates 1938).
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        for last in order.indices.dropFirst().reversed() {
            order.swapAt(last, integer(below: last + 1))
        }
        return order
    }
}

/// The places of examples, cut into batches.
public struct MiniBatches: RandomAccessCollection, Hashable, Sendable {
    /// The places of all examples, in the order in which they are used.
    public let order: [Int]
    /// Examples in a batch; the last one may have fewer.
    public let size: Int
    /// The number of batches.
    public let count: Int

    /// Batches of examples in a given order; throws when a batch has no place or none is full.
    public init(
        _ order: [Int],
        size: Int,
        keepsShortBatch: Bool = true
    ) throws(TrainingError) {
        try Setting.positive(size, "batch size")
        guard !order.isEmpty else { throw .noExamples }
        let (full, rest) = order.count.quotientAndRemainder(dividingBy: size)
        count = full + (keepsShortBatch && rest > 0 ? 1 : 0)
        guard count > 0 else { throw .noFullBatch(examples: order.count, batchSize: size) }
        self.order = order
        self.size = size
    }

    /// The first batch.
    public var startIndex: Int { 0 }
    /// Behind the last batch.
    public var endIndex: Int { count }

    /// The places of the examples of a batch.
    public subscript(batch: Int) -> ArraySlice<Int> {
        order.dropFirst(batch * size).prefix(size)
    }
}
