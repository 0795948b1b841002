public import CNNEngine

/// All that `study compute` says of one layer: shapes, counts, the same layer as Dense, the verdict.
public struct ComputeReport: Sendable {
    /// Multiply-adds up to which the whole layer is run; above, cells are sampled.
    public static let budget = 1_000_000_000

    /// Formula and engine.
    public let analysis: LayerAnalysis
    /// The dense layer from the same input to the same output.
    public let dense: DenseEquivalent?

    /// Works a layer out and runs it; throws what does not fit.
    public init(_ layer: any Layer, on input: Shape) throws(ShapeError) {
        analysis = try LayerAnalysis(layer, on: input, budget: Self.budget)
        dense = DenseEquivalent(inputs: input.elementCount, outputs: analysis.output.elementCount)
    }

    /// Whether formula and engine agree; `nil` when the engine does not run this size.
    public var isVerified: Bool? {
        switch analysis.verification {
        case .agreed: true
        case .disagreed: false
        case .notAsked, .notRun: nil
        }
    }
}

/// The fully connected layer that has the same inputs and outputs as another layer.
public struct DenseEquivalent: Hashable, Sendable {
    /// Features it reads.
    public let inputs: Int
    /// Units it has.
    public let outputs: Int
    /// Weights and biases, inputs · outputs + outputs.
    public let parameters: Int

    /// The dense layer between two counts, or `nil` when its size does not fit into 64 bits.
    public init?(inputs: Int?, outputs: Int?) {
        guard let inputs, let outputs else { return nil }
        let dense = Dense(inputFeatures: inputs, units: outputs)
        guard let count = try? dense.parameterCount() else { return nil }
        self.inputs = inputs
        self.outputs = outputs
        parameters = count.total
    }
}
