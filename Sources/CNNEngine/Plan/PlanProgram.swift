import CNNKernels
import Synchronization

/// A network made into steps for a batch of one size, with the arena that they work in.
final class PlanProgram: Sendable {
    /// Examples that run at a time.
    let examples: Int
    private let steps: [any PlanStep]
    private let input: PlanValue
    private let output: PlanValue
    private let spec: NetworkSpec
    /// The node whose value each step writes, with where it lies.
    private let written: [(node: Int, value: PlanValue)]
    private let team: ThreadTeam
    private let arena: Mutex<AlignedNumbers>
    /// Bytes of the arena.
    let arenaBytes: Int

    init(compiler: PlanCompiler, team: ThreadTeam) {
        spec = compiler.graph.spec
        examples = compiler.examples
        steps = compiler.steps
        input = compiler.value(-1)
        output = compiler.value(compiler.graph.resolved(spec.nodes.count - 1))
        written = compiler.stages.map { ($0.output, compiler.value($0.output)) }
        self.team = team
        let numbers = AlignedNumbers(count: compiler.arena.count)
        arenaBytes = numbers.count * MemoryLayout<Float>.stride
        arena = Mutex(numbers)
    }

    /// Runs up to `examples` examples of a batch from the first on, and writes their answers.
    func run(
        _ batch: Tensor<Float>,
        from first: Int,
        into answers: UnsafeMutablePointer<Float>,
        observing observe: ((_ node: Int, _ output: Tensor<Float>) -> Void)?
    ) {
        let present = 0..<min(examples, batch.shape[0] - first)
        let size = batch.values.count / batch.shape[0]
        let answerSize = output.layout.channels * output.layout.height * output.layout.width
        arena.withLock { numbers in
            let memory = numbers.start
            batch.values.withUnsafeBufferPointer { values in
                guard let values = values.baseAddress else { return }
                pack(values + first * size, size, present, into: memory)
            }
            for (step, written) in zip(steps, written) {
                nonisolated(unsafe) let memory = memory
                team.run(parts: step.parts) { step.run($0, worker: $1, in: memory) }
                guard let observe else { continue }
                let shape = spec.nodes[written.node].output
                observe(written.node, written.value.tensor(present, shape: shape, in: memory))
            }
            for example in present {
                let target = answers + (first + example) * answerSize
                output.layout.unpack(output.example(example, in: memory), into: target)
            }
        }
    }

    /// Lays some examples out, in parts that threads share where they are large.
    private func pack(
        _ values: UnsafePointer<Float>,
        _ size: Int,
        _ present: Range<Int>,
        into arena: UnsafeMutablePointer<Float>
    ) {
        let layout = input.layout
        let parts = max(min(size / Self.smallestPacked, layout.height), 1)
        nonisolated(unsafe) let (values, arena) = (values, arena)
        team.run(parts: present.count * parts) { part, _ in
            let (example, index) = part.quotientAndRemainder(dividingBy: parts)
            let rows = (index * layout.height / parts)..<((index + 1) * layout.height / parts)
            let image = input.example(example, in: arena)
            layout.pack(values + example * size, into: image, rows: rows)
        }
    }

    /// Numbers that are worth a part of their own.
    private static let smallestPacked = 1 << 14
}
