import CNNKernels

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A network made ready to answer many times, by the quick kernels of the processor it runs on.
///
/// What can be done once is done here: weights are packed in the order in which they are read, batch
/// normalization is folded into them, and every value has its place in one stretch of memory.
/// Answers are those of `Network` up to the order of sums, and the same for any number of threads.
/// Runs of one plan at the same time wait for each other.
public struct Plan: Sendable {
    /// The layers and their wiring.
    public let spec: NetworkSpec
    /// Threads that share the work.
    public let threads: Int
    private let program: PlanProgram
    private let keepsEveryNode: Bool

    /// Multiply-adds below which a second thread would cost more time than it saves.
    private static let smallestShared = 3_000_000

    /// Packs the weights of a network.
    ///
    /// - Parameters:
    ///   - network: The network; the plan does not hold on to its tensors.
    ///   - batch: Examples that run at a time. Batches of any other size are cut or filled up.
    ///   - threads: Threads at most; the number of cores unless told. Small networks run on one.
    ///   - keepsEveryNode: Whether nodes are kept apart, so that a run can be observed.
    public init(
        _ network: Network<Float>,
        batch: Int = 1,
        threads: Int? = nil,
        keepsEveryNode: Bool = false
    ) {
        self.init(
            network,
            batch: batch,
            threads: threads,
            keepsEveryNode: keepsEveryNode,
            kernels: ChosenKernels.widest
        )
    }

    /// Packs weights that are made, read or let go node by node, so that they are never held twice.
    ///
    /// - Parameters:
    ///   - spec: The layers and their wiring.
    ///   - batch: Examples that run at a time. Batches of any other size are cut or filled up.
    ///   - threads: Threads at most; the number of cores unless told. Small networks run on one.
    ///   - keepsEveryNode: Whether nodes are kept apart, so that a run can be observed.
    ///   - parameters: The parameters of a node, in the order of its layer; asked for once a node.
    public init(
        _ spec: NetworkSpec,
        batch: Int = 1,
        threads: Int? = nil,
        keepsEveryNode: Bool = false,
        parameters: @escaping (_ node: Int) -> [Tensor<Float>]
    ) {
        self.init(
            spec,
            batch: batch,
            threads: threads,
            keepsEveryNode: keepsEveryNode,
            kernels: ChosenKernels.widest,
            parameters: parameters
        )
    }

    init(
        _ network: Network<Float>,
        batch: Int = 1,
        threads: Int? = nil,
        keepsEveryNode: Bool = false,
        kernels: any VectorKernels,
        winograd: WinogradChoice = .measured,
        residuals: ResidualChoice = .measured,
        smallestShared: Int = Self.smallestShared
    ) {
        self.init(
            network.spec,
            batch: batch,
            threads: threads,
            keepsEveryNode: keepsEveryNode,
            kernels: kernels,
            winograd: winograd,
            residuals: residuals,
            smallestShared: smallestShared,
            parameters: { network.parameters[$0] }
        )
    }

    private init(
        _ spec: NetworkSpec,
        batch: Int,
        threads: Int?,
        keepsEveryNode: Bool,
        kernels: any VectorKernels,
        winograd: WinogradChoice = .measured,
        residuals: ResidualChoice = .measured,
        smallestShared: Int = Self.smallestShared,
        parameters: @escaping (_ node: Int) -> [Tensor<Float>]
    ) {
        precondition(batch > 0, "a plan takes at least one example")
        self.spec = spec
        self.keepsEveryNode = keepsEveryNode
        let isSmall =
            spec.multiplyAdds.multipliedFullWidth(by: batch) < (0, UInt(smallestShared))
        self.threads = isSmall ? 1 : max(threads ?? Self.cores, 1)
        program = PlanProgram(
            compiler: PlanCompiler(
                spec,
                parameters: parameters,
                examples: batch,
                threads: self.threads,
                kernels: kernels,
                keepsEveryNode: keepsEveryNode,
                winograd: winograd,
                residuals: residuals
            ),
            team: ThreadTeam.of(self.threads)
        )
    }

    /// Bytes that the values of all layers take together.
    public var arenaBytes: Int { program.arenaBytes }

    /// The answer to a batch `[N, …]`.
    public func run(_ batch: Tensor<Float>) -> Tensor<Float> { answer(batch, observing: nil) }

    /// The answer to a batch that the plan takes as a whole, telling each node's output as it comes.
    ///
    /// The plan must keep every node.
    public func run(
        _ batch: Tensor<Float>,
        observing observe: (_ node: Int, _ output: Tensor<Float>) -> Void
    ) -> Tensor<Float> {
        precondition(keepsEveryNode, "a plan is observed only when it keeps every node")
        precondition(batch.shape[0] <= program.examples, "the batch is larger than the plan's")
        return withoutActuallyEscaping(observe) { answer(batch, observing: $0) }
    }

    private func answer(
        _ batch: Tensor<Float>,
        observing observe: ((_ node: Int, _ output: Tensor<Float>) -> Void)?
    ) -> Tensor<Float> {
        precondition(batch.shape.example == spec.input, "the plan's input is \(spec.input)")
        let shape = (spec.nodes.last?.output ?? spec.input).batched(batch.shape[0])
        let count = shape.dimensions.reduce(1, *)
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, written in
            written = count
            guard let answers = buffer.baseAddress else { return }
            for first in stride(from: 0, to: batch.shape[0], by: program.examples) {
                program.run(batch, from: first, into: answers, observing: observe)
            }
        }
        return Tensor(shape, values)
    }

    static var cores: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}
