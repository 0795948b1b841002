public import CNNEngine

/// Layers applied one after the other to an input: each with its figures, and the totals.
public struct ChainReport: Sendable {
    /// Multiply-adds up to which a layer of a chain is run whole; above, cells are sampled.
    public static let budget = 100_000

    /// One layer of the chain as it was asked for.
    public struct Step: Sendable {
        /// What was asked for.
        public let request: LayerRequest
        /// Its shape before.
        public let input: Shape
        /// Its shape behind.
        public let output: Shape
        /// Its parameters, counted as the convention has it.
        public let parameters: ParameterCount
        /// Its multiply-adds, without biases.
        public let multiplyAdds: Int
        /// What one of its values sees of the chain's input: rows and columns.
        public let receptiveField: (rows: ReceptiveField, columns: ReceptiveField)
        /// The engine's layers that it is made of, analysed.
        public let analyses: [LayerAnalysis]

        /// The window it slides, where it slides one.
        public var windows: (rows: SlidingWindow, columns: SlidingWindow)? {
            analyses.compactMap(\.windows).first
        }

        /// Whether the engine ran all of it, and not each axis by itself.
        public var ranWhole: Bool { analyses.allSatisfy { $0.measurement?.isComplete == true } }

        /// Running statistics that the convention does not count as parameters.
        public var leftOutStatistics: Int {
            analyses.reduce(-parameters.total) { $0 + $1.parameters.total }
        }

        /// Whether the engine was to run it and was not asked: the chain had had its share.
        let isBeyondAllowance: Bool
    }

    /// The shape of one input.
    public let input: Shape
    /// Whose customs hold.
    public let convention: Convention
    /// The layers.
    public let steps: [Step]
    /// Parameters of all layers.
    public let parameters: ParameterCount
    /// Multiply-adds of all layers.
    public let multiplyAdds: Int

    /// Works a chain out, and runs each layer unless told otherwise.
    ///
    /// Throws an input that is none, and the first layer that is not understood or does not fit,
    /// with its place.
    public init(
        input: Shape,
        layers: [LayerRequest],
        convention: Convention,
        verifies: Bool = true,
        budget: Int = Self.budget
    ) throws(RequestError) {
        try Self.check(input)
        var chain = ChainBuilder(
            shape: input,
            convention: convention,
            budget: verifies ? budget : nil
        )
        for (index, request) in layers.enumerated() { try chain.append(request, at: index) }
        self.input = input
        self.convention = convention
        steps = chain.steps
        parameters = chain.parameters
        multiplyAdds = chain.multiplyAdds
    }

    /// Whether formula and engine agree on all layers; `nil` when the engine did not run them all.
    ///
    /// Also `nil` where it had nothing to run.
    public var isVerified: Bool? {
        let analyses = steps.flatMap(\.analyses)
        var isComplete = !analyses.isEmpty
        for analysis in analyses {
            switch analysis.verification {
            case .agreed: continue
            case .disagreed: return false
            case .notAsked, .notRun: isComplete = false
            }
        }
        return isComplete ? true : nil
    }

    /// Each figure on which formula and engine differ, with the place of its layer.
    public var disagreements: [String] {
        steps.enumerated().flatMap { index, step in
            step.analyses.flatMap { analysis -> [String] in
                guard case .disagreed(_, let found) = analysis.verification else { return [] }
                return found.map { "layer \(index): \($0)" }
            }
        }
    }

    /// Why layers were not run, with their places.
    public var notRun: [String] {
        guard !steps.isEmpty else { return ["The chain has no layers: there is nothing to run."] }
        guard !steps.allSatisfy(\.analyses.isEmpty) else {
            return [
                """
                There is nothing to run: a linear activation and a concatenation compute no values.
                """
            ]
        }
        return steps.enumerated().flatMap { index, step in
            guard !step.isBeyondAllowance else {
                return ["layer \(index): the chain has had its share of the engine's time."]
            }
            return step.analyses.compactMap { analysis -> String? in
                guard case .notRun(let error) = analysis.verification else { return nil }
                return "layer \(index): \(error)"
            }
        }
    }
}

extension ChainReport {
    /// Throws what is no image `[C, H, W]` and no list of features `[F]`.
    private static func check(_ input: Shape) throws(RequestError) {
        let sides = input.channelsLast
        guard input.rank == 1 || input.rank == 3, !sides.contains(where: { $0 < 1 }) else {
            throw RequestError(
                "bad_input",
                "The input \(sides) is no image [h, w, c] and no list of features [n] of 1 or more."
            )
        }
        guard input.elementCount != nil else {
            throw RequestError("overflow", "The input \(sides) does not fit into 64 bits.")
        }
    }
}

/// A chain as it grows: the shape and the field of what came last, and the sums.
private struct ChainBuilder {
    var shape: Shape
    let convention: Convention
    let budget: Int?
    var allowance = RunAllowance()
    var steps: [ChainReport.Step] = []
    var parameters = ParameterCount()
    var multiplyAdds = 0
    var field = (rows: ReceptiveField(), columns: ReceptiveField())
    var isBeyondAllowance = false

    init(shape: Shape, convention: Convention, budget: Int?) {
        self.shape = shape
        self.convention = convention
        self.budget = budget
    }

    mutating func append(_ request: LayerRequest, at index: Int) throws(RequestError) {
        do throws(RequestError) {
            let before = shape
            isBeyondAllowance = false
            var analyses: [LayerAnalysis] = []
            for layer in try request.layers(on: shape, convention: convention) {
                analyses.append(try apply(layer))
            }
            if request.kind == .concat { try concatenate(request) }
            try close(request, before, analyses)
        } catch {
            throw RequestError(error.code, error.message, layer: error.layer ?? index)
        }
    }

    private mutating func apply(_ layer: any Layer) throws(RequestError) -> LayerAnalysis {
        do throws(ShapeError) {
            var analysis = try LayerAnalysis(layer, on: shape, budget: nil)
            if let budget {
                if let budget = allowance.budget(for: analysis, atMost: budget) {
                    analysis = try LayerAnalysis(layer, on: shape, budget: budget)
                } else {
                    isBeyondAllowance = true
                }
            }
            field = (
                field.rows.extended(by: layer.reach(on: .height, into: shape)),
                field.columns.extended(by: layer.reach(on: .width, into: shape))
            )
            // Beyond 2⁵³ the field is no longer exact.
            guard field.rows.size <= 0x1p53, field.columns.size <= 0x1p53 else {
                throw ShapeError("The chain", .overflow(quantity: "receptive field"))
            }
            shape = analysis.output
            return analysis
        } catch {
            throw RequestError(error, layer: nil)
        }
    }

    private mutating func concatenate(_ request: LayerRequest) throws(RequestError) {
        guard let added = request.addChannels else {
            throw RequestError(
                "missing_field",
                "A concat layer needs the field 'add_channels'."
            )
        }
        guard added > 0 else {
            throw RequestError(
                "not_positive",
                "A concat layer needs add_channels of 1 or more, not \(added)."
            )
        }
        let (sum, overflow) = shape[0].addingReportingOverflow(added)
        let joined = Shape([sum] + shape.dimensions.dropFirst())
        guard !overflow, joined.elementCount != nil else {
            throw RequestError(
                "overflow",
                "The joined channels do not fit into 64 bits. Use smaller sizes."
            )
        }
        shape = joined
    }

    private mutating func close(
        _ request: LayerRequest,
        _ before: Shape,
        _ analyses: [LayerAnalysis]
    ) throws(RequestError) {
        do throws(ShapeError) {
            var own = ParameterCount()
            var products = 0
            for analysis in analyses {
                own = try own.adding(counted(analysis), layer: analysis.layer.name)
                products += analysis.multiplyAdds
            }
            parameters = try parameters.adding(own, layer: "The chain")
            let sum = multiplyAdds.addingReportingOverflow(products)
            guard !sum.overflow else {
                throw ShapeError("The chain", .overflow(quantity: "number of multiply-adds"))
            }
            multiplyAdds = sum.partialValue
            steps.append(
                ChainReport.Step(
                    request: request,
                    input: before,
                    output: shape,
                    parameters: own,
                    multiplyAdds: products,
                    receptiveField: field,
                    analyses: analyses,
                    isBeyondAllowance: isBeyondAllowance
                )
            )
        } catch {
            throw RequestError(error, layer: nil)
        }
    }

    private func counted(_ analysis: LayerAnalysis) -> ParameterCount {
        guard analysis.layer is BatchNorm, !convention.countsRunningStatistics else {
            return analysis.parameters
        }
        return ParameterCount(trainable: analysis.parameters.trainable)
    }
}
