/// A layer on an input: what the formulas say, and what the engine saw.
public struct LayerAnalysis: Sendable {
    /// The layer.
    public let layer: any Layer
    /// The shape of one input.
    public let input: Shape
    /// The shape of its output, by formula.
    public let output: Shape
    /// Its weights and biases, by formula.
    public let parameters: ParameterCount
    /// Its multiply-adds without biases, by formula.
    public let multiplyAdds: Int
    /// The window on both axes, for layers that slide one.
    public let windows: (rows: SlidingWindow, columns: SlidingWindow)?
    /// Whether the engine agrees.
    public private(set) var verification: Verification

    /// What came of holding the formulas against the engine.
    public enum Verification: Sendable {
        /// The engine counted the same.
        case agreed(Measurement)
        /// The engine counted something else.
        case disagreed(Measurement, [Disagreement])
        /// The engine was not asked.
        case notAsked
        /// The engine does not run a layer of this size.
        case notRun(ShapeError)
    }

    /// A figure on which formula and engine differ.
    public struct Disagreement: Hashable, Sendable, CustomStringConvertible {
        /// What was compared: `output`, `parameters`, `multiply-adds`, `cells`.
        public var quantity: String
        /// What the formula gives.
        public var formula: String
        /// What the engine counted.
        public var measured: String

        /// `output: the formula gives [1, 3, 3], the engine counted [1, 4, 4]`.
        public var description: String {
            "\(quantity): the formula gives \(formula), the engine counted \(measured)"
        }
    }

    /// Applies the formulas to a layer, and runs it within a budget of multiply-adds, or not at all.
    ///
    /// Throws what does not fit; a layer too large to run is not an error but `notRun`.
    public init(_ layer: any Layer, on input: Shape, budget: Int?) throws(ShapeError) {
        self.layer = layer
        self.input = input
        output = try layer.outputShape(for: input)
        guard output.elementCount != nil else {
            throw ShapeError(layer.name, .overflow(quantity: "number of outputs"))
        }
        parameters = try layer.parameterCount()
        multiplyAdds = try layer.multiplyAdds(for: input)
        windows = try layer.windows(for: input)
        verification = .notAsked
        guard let budget else { return }
        do {
            let measurement = try layer.measure(input, budget: budget)
            let found = disagreements(with: measurement)
            verification = found.isEmpty ? .agreed(measurement) : .disagreed(measurement, found)
        } catch {
            guard case .tooLargeToMeasure = error.problem else { throw error }
            verification = .notRun(error)
        }
    }

    /// The figures on which a measurement differs from the formulas; none when they agree.
    public func disagreements(with measurement: Measurement) -> [Disagreement] {
        var found: [Disagreement] = []
        func compare(_ quantity: String, _ formula: some Equatable, _ measured: some Equatable) {
            let (formula, measured) = ("\(formula)", "\(measured)")
            guard formula != measured else { return }
            found.append(Disagreement(quantity: quantity, formula: formula, measured: measured))
        }
        compare("output", output, measurement.output)
        compare("parameters", parameters.total, measurement.parametersRead)
        compare("multiply-adds", multiplyAdds, measurement.multiplyAdds)
        compare("cells unlike their definition", 0, measurement.cellsWrong)
        return found
    }
}
