internal import CNNEngine

/// How much of a chain the engine runs, so that no request takes it long.
///
/// Layers that hold many values do not run whole, and what a chain costs in all is limited, in cells
/// and weights that are walked; what is beyond that is answered by formula alone.
struct RunAllowance {
    /// Values beyond which a layer of a chain does not run whole, however few its multiply-adds.
    private static let storedValues = 1 << 22
    /// The budget above which a person waits for one chain, and layers run whole all the same.
    private static let batchBudget = ChainReport.budget
    /// Steps that one chain may cost, a second or two.
    private static let steps = 1 << 30

    private var left = Self.steps

    /// The budget for a layer, or `nil` when the chain has had its share.
    mutating func budget(for analysis: LayerAnalysis, atMost budget: Int) -> Int? {
        guard budget <= Self.batchBudget else { return budget }
        let extents =
            analysis.windows.map { [$0.rows.paddedExtent, $0.columns.paddedExtent] } ?? []
        let padded = Shape(
            extents.isEmpty ? analysis.input.dimensions : [analysis.input[0]] + extents
        )
        let sizes = [analysis.input, analysis.output, padded].map { $0.elementCount ?? .max }
        let budget = sizes.contains { $0 > Self.storedValues } ? 0 : budget
        let cost = Self.cost(of: analysis, extents: extents, budget: budget)
        guard cost <= left else { return nil }
        left -= cost
        return budget
    }

    /// Steps of a run: cells that are walked one by one, and weights that are made.
    private static func cost(of analysis: LayerAnalysis, extents: [Int], budget: Int) -> Int {
        var terms = extents + analysis.output.dimensions.dropFirst()
        if analysis.multiplyAdds == 0 {
            // An axis that is too long is refused before it is walked.
            let cells = analysis.input.elementCount ?? .max
            if analysis.windows == nil, cells <= MeasurementLimits.storedInput {
                terms.append(cells)
            }
        } else if analysis.multiplyAdds <= budget {
            terms.append(analysis.multiplyAdds)
        } else {
            let filter = analysis.parameters.total / max(analysis.output.dimensions[0], 1)
            // Two filters are sampled: a dense one twice, one with a window at nine places.
            let isDense = analysis.layer is Dense
            let limit = isDense ? MeasurementLimits.storedInput : MeasurementLimits.window
            // What is larger is refused before it is made.
            if filter <= limit { terms.append(filter * (isDense ? 4 : 36)) }
        }
        return terms.reduce(0) { sum, term in
            // An axis that the engine refuses to walk costs nothing.
            term <= steps ? sum + term : sum
        }
    }
}
