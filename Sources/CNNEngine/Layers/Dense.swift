import CNNKernels
import Dispatch

/// A fully connected layer: every unit has a weight for every feature.
///
/// `[F]` becomes `[units]`. On an image `[C, H, W]` it works on the channels of each cell, as Keras
/// does on the last axis; flatten first for the usual meaning.
public struct Dense: Layer, Hashable {
    /// Features F of the input.
    public var inputFeatures: Int
    /// Units, the features of the output.
    public var units: Int
    /// Whether each unit adds a bias.
    public var hasBias: Bool

    /// A fully connected layer, with biases unless told otherwise.
    public init(inputFeatures: Int, units: Int, bias: Bool = true) {
        self.inputFeatures = inputFeatures
        self.units = units
        hasBias = bias
    }

    /// `weight [units, F]` and `bias [units]`.
    public var parameters: [ParameterSpec] {
        [ParameterSpec("weight", [units, inputFeatures])]
            + (hasBias ? [ParameterSpec("bias", [units])] : [])
    }

    /// `[units]`, or `[units, H, W]` for an image.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        guard input.rank == 1 || input.rank == 3 else {
            let expected = "features [F] or an image [C, H, W]"
            throw ShapeError(name, .wrongRank(expected: expected, actual: input))
        }
        for extent in input.dimensions { try sizes.positive(extent, "input size") }
        try sizes.positive(inputFeatures, "number of features")
        try sizes.positive(units, "number of units")
        guard input[0] == inputFeatures else {
            let problem = ShapeError.Problem.channelMismatch(
                expected: inputFeatures,
                actual: input[0]
            )
            throw ShapeError(name, problem)
        }
        return Shape([units] + input.dimensions.dropFirst())
    }

    /// `F · units` for each cell of the input.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        let output = try outputShape(for: input)
        let quantity = "number of multiply-adds"
        guard let cells = output.elementCount else {
            throw ShapeError(name, .overflow(quantity: quantity))
        }
        return try CheckedSize(layer: name).product(cells, inputFeatures, of: quantity)
    }

    /// The definition: the sum of weight times feature, plus the bias.
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar> {
        guard let example = try? outputShape(for: input.shape.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input.shape)")
        }
        var output = Tensor<Scalar>(example.batched(input.shape[0]))
        let cells = example.dimensions.dropFirst().reduce(1, *)
        let weight = parameters[0].values
        for n in 0..<input.shape[0] {
            for unit in 0..<units {
                for cell in 0..<cells {
                    var sum: Scalar = hasBias ? parameters[1].values[unit] : 0
                    for feature in 0..<inputFeatures {
                        sum +=
                            weight[unit * inputFeatures + feature]
                            * input.values[(n * inputFeatures + feature) * cells + cell]
                    }
                    output.values[(n * units + unit) * cells + cell] = sum
                }
            }
        }
        return output
    }

    /// Streams the weights, unit by unit, on all cores: each is made once and counted as it is made.
    ///
    /// Above the budget only the first and the last unit run. Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let shape = try outputShape(for: input)
        let cells = shape.dimensions.dropFirst().reduce(1, *)
        try MeasurementLimits.check(
            inputFeatures,
            "number of features",
            atMost: MeasurementLimits.storedInput,
            layer: name
        )
        let sizes = CheckedSize(layer: name)
        let isComplete =
            try sizes.product(inputFeatures, units, of: "number of parameters") <= budget
        let features = [Float](unsafeUninitializedCapacity: inputFeatures) { buffer, count in
            StreamedNumbers.inputs.fill(buffer, from: 0)
            count = inputFeatures
        }
        let unitsToRun = isComplete ? Array(0..<units) : Set([0, units - 1]).sorted()
        let results = dotProducts(features, units: unitsToRun)
        var measurement = Measurement(output: Shape([units] + input.dimensions.dropFirst()))
        for (unit, result) in zip(unitsToRun, results) {
            measurement.weightsRead += result.weightsMade
            measurement.cellsComputed += 1
            guard unit == 0 || unit == units - 1 else { continue }
            measurement.compare(
                result.sum,
                with: definition(of: unit, features),
                products: inputFeatures
            )
        }
        measurement.isComplete = isComplete
        if !isComplete {
            let perUnit = measurement.weightsRead / unitsToRun.count
            measurement.weightsRead = try sizes.product(perUnit, units, of: "number of parameters")
        }
        measurement.biasesRead = hasBias ? units : 0
        measurement.multiplyAdds = try sizes.product(
            measurement.weightsRead,
            cells,
            of: "number of multiply-adds"
        )
        return measurement
    }

    private func dotProducts(
        _ features: [Float],
        units: [Int]
    ) -> [(sum: Double, weightsMade: Int)] {
        let work = units.count.multipliedReportingOverflow(by: inputFeatures)
        // Waking the other cores costs about 20 µs, the time of 100,000 products.
        let parts = work.overflow || work.partialValue > 1_000_000 ? min(units.count, 64) : 1
        return [(sum: Double, weightsMade: Int)](unsafeUninitializedCapacity: units.count) {
            results,
            count in
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                features.withUnsafeBufferPointer { features in
                    let share = (part * units.count / parts)..<((part + 1) * units.count / parts)
                    for index in share {
                        let dot = streamedDot(
                            features,
                            firstWeight: units[index] &* inputFeatures
                        )
                        results.initializeElement(at: index, to: dot)
                    }
                }
            }
            count = units.count
        }
    }

    private func definition(of unit: Int, _ features: [Float]) -> Double {
        var sum = 0.0
        for (index, value) in features.enumerated() {
            let weight = StreamedNumbers.weights[unit &* inputFeatures &+ index]
            sum += Double(weight) * Double(value)
        }
        return sum
    }
}
