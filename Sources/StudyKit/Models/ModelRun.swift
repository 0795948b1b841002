public import CNNEngine

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A model that was run on one image: how long each layer took, and whether the table is true.
///
/// Weights and image are made up from a seed. A detector that takes many passes is not run.
public struct ModelRun: Sendable {
    /// What was seen of one row of the table.
    public struct Seen: Sendable {
        /// The name of the row.
        public let name: String
        /// The shape that came out.
        public let output: Shape
        /// Numbers that the layer holds.
        public let numbers: Int
        /// How long it took.
        public let seconds: Double
    }

    /// A figure of the table that the run does not bear out.
    public struct Disagreement: Hashable, Sendable, CustomStringConvertible {
        /// The row.
        public let name: String
        /// What was compared.
        public let quantity: String
        /// What the table says.
        public let table: String
        /// What was seen.
        public let seen: String

        /// `conv1: output: the table says [6, 28, 28], the run gave [6, 24, 24]`.
        public var description: String {
            "\(name): \(quantity): the table says \(table), the run gave \(seen)"
        }
    }

    /// Why a model is not run.
    public enum NotRun: Error, Hashable, Sendable, CustomStringConvertible {
        /// It is a cost model.
        case costModel(String)
        /// It would need more memory than a run may take.
        case tooLarge(String, bytes: Int, limit: Int)

        /// What is wrong and what to do.
        public var description: String {
            switch self {
            case .costModel(let name):
                "\(name) is a cost model of thousands of passes. Leave out --run."
            case .tooLarge(let name, let bytes, let limit):
                """
                A run of \(name) would take up to \(Self.gibibytes(bytes)) GiB; the limit is \
                \(limit >> 30) GiB. Use a smaller --input.
                """
            }
        }

        /// Rounded up, so that what is too large never reads as the limit itself.
        private static func gibibytes(_ bytes: Int) -> Int {
            bytes >> 30 + (bytes & (1 << 30 - 1) == 0 ? 0 : 1)
        }
    }

    /// Bytes of weights and outputs up to which a model is run.
    public static let largestRun = 8 << 30

    /// The seed of weights and image.
    public let seed: UInt64
    /// What was seen of each row.
    public let layers: [Seen]
    /// What came out of the network.
    public let answer: Tensor<Float>
    /// How long the weights took to make.
    public let weightSeconds: Double
    /// How long the layers took.
    public let seconds: Double
    /// The most memory that the process has held so far, in bytes.
    public let peakMemory: Int
    /// The figures that are not as the table says.
    public let disagreements: [Disagreement]

    /// Makes weights and an image, and runs the rows of a report, telling each before it is run.
    ///
    /// Runs on so many threads at most, the number of cores unless told. Throws when the model is not
    /// one to run.
    public init(
        _ report: ModelReport,
        seed: UInt64 = 1,
        threads: Int? = nil,
        telling tell: (_ done: Double, _ name: String) -> Void = { _, _ in }
    ) throws(NotRun) {
        let model = report.model
        guard !model.entry.isCostModel, let spec = model.stages.first?.spec else {
            throw .costModel(model.name)
        }
        let bytes = report.weightBytes + report.activationBytes
        guard bytes <= Self.largestRun else {
            throw .tooLarge(model.name, bytes: bytes, limit: Self.largestRun)
        }
        self.init(spec, against: report.rows, seed: seed, threads: threads, telling: tell)
    }

    init(
        _ spec: NetworkSpec,
        against rows: [ModelReport.Row],
        seed: UInt64,
        threads: Int? = nil,
        telling tell: (_ done: Double, _ name: String) -> Void = { _, _ in }
    ) {
        let clock = ContinuousClock()
        var last = clock.now
        tell(0, "weights")
        let initial = InitialParameters<Float>(spec, initializer: .heUniform, seed: seed)
        var numbers = Array(repeating: 0, count: spec.nodes.count)
        let image = Tensor<Float>.image(spec.input, seed: seed)
        let plan = Plan(spec, threads: threads, keepsEveryNode: true) { node in
            let parameters = initial.of(node)
            numbers[node] = parameters.reduce(0) { $0 + $1.values.count }
            return parameters
        }
        weightSeconds = (clock.now - last).inSeconds
        var layers: [Seen] = []
        var products = 0
        last = clock.now
        let output = plan.run(image) { index, output in
            let now = clock.now
            let node = spec.nodes[index]
            layers.append(
                Seen(
                    name: node.name,
                    output: output.shape.example,
                    numbers: numbers[index],
                    seconds: (now - last).inSeconds
                )
            )
            products += node.multiplyAdds
            let next = spec.nodes.indices.contains(index + 1) ? spec.nodes[index + 1].name : ""
            tell(Double(products) / Double(max(spec.multiplyAdds, 1)), next)
            last = clock.now
        }
        let isFinite = output.values.allSatisfy(\.isFinite)
        self.seed = seed
        self.layers = layers
        answer = output
        seconds = layers.reduce(0) { $0 + $1.seconds }
        peakMemory = Self.peakMemory
        let measured = MeasuredNodes(spec).nodes
        disagreements = Self.compare(rows, with: layers, measured, isFinite: isFinite)
    }

    /// Whether every shape and every count is as the table says.
    public var agrees: Bool { disagreements.isEmpty }

    /// Numbers that all layers hold.
    public var numbers: Int { layers.reduce(0) { $0 + $1.numbers } }

    private static func compare(
        _ rows: [ModelReport.Row],
        with layers: [Seen],
        _ measured: [MeasuredNodes.Node],
        isFinite: Bool
    ) -> [Disagreement] {
        var found: [Disagreement] = []
        func compare(
            _ name: String,
            _ quantity: String,
            _ table: some Equatable,
            _ seen: some Equatable
        ) {
            let (table, seen) = ("\(table)", "\(seen)")
            guard table != seen else { return }
            found.append(
                Disagreement(name: name, quantity: quantity, table: table, seen: seen)
            )
        }
        compare("the network", "layers", rows.count, layers.count)
        for (row, (layer, measured)) in zip(rows, zip(layers, measured)) {
            let numbers = row.parameters.total + row.uncounted
            switch measured {
            case .failed(let error):
                compare(row.name, "output", "\(row.output)", "an error: \(error)")
            case .counted(let output, let counted, let wrongCells):
                // What ran has the size that the formula gave it: only what was counted can differ.
                let isAsRun = layer.output == row.output
                compare(row.name, "output", row.output, isAsRun ? output : layer.output)
                let held = layer.numbers == numbers ? counted : layer.numbers
                compare(row.name, "parameters", numbers, held)
                compare(row.name, "cells unlike their definition", 0, wrongCells)
            }
        }
        compare("the network", "values that are finite numbers", "all", isFinite ? "all" : "some")
        return found
    }

    /// The resident set at its largest; the system tells it in KiB, but on macOS in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        // RUSAGE_SELF, which is 0 everywhere but of another type on each system.
        guard getrusage(0, &usage) == 0 else { return 0 }
        #if canImport(Darwin)
            return usage.ru_maxrss
        #else
            return usage.ru_maxrss * 1_024
        #endif
    }
}

extension Tensor where Scalar == Float {
    /// An image of made-up pixels from 0 to 1.
    fileprivate static func image(_ shape: Shape, seed: UInt64) -> Tensor {
        var generator = SplitMix64(seed: ~seed)
        var image = Tensor(shape.batched(1))
        for index in image.values.indices { image.values[index] = Float(generator.unit()) }
        return image
    }
}

extension Duration {
    fileprivate var inSeconds: Double { self / .seconds(1) }
}
