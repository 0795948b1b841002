internal import CNNEngine
internal import StudyQuizzes

/// A layer on a cheat sheet: its calls, its rules, and an example that the engine has run.
public struct SheetLayer: Hashable, Sendable {
    /// Why a layer is not put on a sheet.
    struct Refusal: Error, Hashable, CustomStringConvertible {
        let layer: String
        let reason: String

        var description: String { "\(layer) is left out: \(reason)" }
    }

    /// Its name.
    public let name: String
    /// The call in Keras.
    public let keras: String
    /// The call in PyTorch.
    public let pytorch: String
    /// The shapes before and behind: `n×n×C → o×o×K`.
    public let shape: String
    /// The side of the output: `⌊(n + 2p − k)/s⌋ + 1`, where there is such a side.
    public let size: String?
    /// The number of parameters, `(k·k·C + 1)·K`, as Keras counts them.
    public let parameters: String
    /// What PyTorch counts, where that differs: `2C`.
    public let pytorchParameters: String?
    /// The same with the numbers of the calls.
    public let example: Example

    /// The rules worked out for the layer that the calls make.
    public struct Example: Hashable, Sendable {
        /// The letters of the rules and their numbers: `n = 32`.
        public let letters: [String]
        /// Height, width and channels, or features, before.
        public let input: [Int]
        /// The same behind.
        public let output: [Int]
        /// The side of the output worked out: `⌊(32 + 2·0 − 3)/2⌋ + 1 = 15`.
        public let size: String?
        /// The parameters worked out: `(3·3·3 + 1)·16 = 448`.
        public let parameters: String
        /// Parameters as Keras counts them.
        public let parameterCount: Int
        /// Parameters as PyTorch counts them.
        public let pytorchParameterCount: Int
        /// Multiply-adds.
        public let multiplyAdds: Int
    }

    /// Runs the example and holds every rule against it.
    ///
    /// Throws where a rule gives another number than the engine has counted, or a framework has no
    /// such layer.
    init(_ entry: SheetLayerEntry) throws(Refusal) {
        do {
            let requests = try LayerChainText.read(entry.layer)
            let input = Shape(channelsLast: entry.input)
            let keras = try ComputeReport(requests[0], on: input, convention: .keras)
            let pytorch = try ComputeReport(requests[0], on: input, convention: .pytorch)
            try self.init(entry, keras, pytorch)
        } catch {
            throw Refusal(layer: entry.name, reason: "\(error)")
        }
    }

    private init(
        _ entry: SheetLayerEntry,
        _ keras: ComputeReport,
        _ pytorch: ComputeReport
    ) throws {
        let (step, other) = (keras.step, pytorch.step)
        guard keras.chain.isVerified == true, pytorch.chain.isVerified == true,
            step.output == other.output
        else { throw Disagreement("engine and formula", "differ") }
        guard let kerasCode = step.kerasCode?.lines, let pytorchCode = other.pytorchCode?.lines,
            !kerasCode.isEmpty, !pytorchCode.isEmpty
        else { throw Disagreement("a framework", "has no line for it") }

        let rules = try SheetRules(entry, step)
        try rules.check(entry.shape, input: entry.input, output: step.output.channelsLast)
        try rules.check(entry.parameters, is: step.parameters.total)
        name = entry.name
        self.keras = kerasCode.joined(separator: ", ")
        self.pytorch = pytorchCode.joined(separator: ", ")
        shape = entry.shape
        size = entry.size.map(SheetRules.shown)
        parameters = SheetRules.shown(entry.parameters)
        pytorchParameters = try rules.pytorchParameters(step, other)
        example = Example(
            letters: rules.shownLetters,
            input: entry.input,
            output: step.output.channelsLast,
            size: try entry.size.map(rules.working),
            parameters: try rules.working(entry.parameters),
            parameterCount: step.parameters.total,
            pytorchParameterCount: other.parameters.total,
            multiplyAdds: step.multiplyAdds
        )
    }
}

/// A rule of a sheet that does not hold.
struct Disagreement: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ rule: String, _ reason: String) { description = "\(rule) \(reason)." }
}
