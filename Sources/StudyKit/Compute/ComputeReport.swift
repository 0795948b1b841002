public import CNNEngine

/// All that `study compute` says of one layer: its figures, and the same layer as Dense.
public struct ComputeReport: Sendable {
    /// Multiply-adds up to which a layer is run whole; above, cells are sampled.
    public static let budget = 4_000_000_000

    /// The layer as a chain of one.
    public let chain: ChainReport
    /// The layer with its shapes and counts.
    public let step: ChainReport.Step
    /// The dense layer from the same input to the same output, for layers with a window of weights.
    public let dense: DenseEquivalent?

    /// Works a layer out and runs it; throws what is missing and what does not fit.
    public init(
        _ request: LayerRequest,
        on input: Shape,
        convention: Convention = .keras
    ) throws(RequestError) {
        chain = try ChainReport(
            input: input,
            layers: [request],
            convention: convention,
            budget: Self.budget
        )
        guard let step = chain.steps.first else {
            throw RequestError("missing_field", "There is no layer to work out.")
        }
        self.step = step
        let hasWindow = step.windows != nil && step.parameters.total > 0
        dense =
            hasWindow
            ? DenseEquivalent(
                inputs: input.elementCount,
                outputs: step.output.elementCount,
                bias: request.bias ?? true
            ) : nil
    }

    /// The engine's layer that does the work; `nil` where nothing is done.
    public var layer: (any Layer)? { step.analyses.last?.layer }
}

/// The fully connected layer that has the same inputs and outputs as another layer.
public struct DenseEquivalent: Hashable, Sendable {
    /// Features it reads.
    public let inputs: Int
    /// Units it has.
    public let outputs: Int
    /// Whether each unit has a bias.
    public let hasBias: Bool
    /// Weights, inputs · outputs, and with biases outputs more.
    public let parameters: Int

    /// The dense layer between two counts, or `nil` when its size does not fit into 64 bits.
    public init?(inputs: Int?, outputs: Int?, bias: Bool) {
        guard let inputs, let outputs else { return nil }
        let dense = Dense(inputFeatures: inputs, units: outputs, bias: bias)
        guard let count = try? dense.parameterCount() else { return nil }
        self.inputs = inputs
        self.outputs = outputs
        hasBias = bias
        parameters = count.total
    }
}
