import CNNKernels

/// Euclidean radial basis units: how far a list of features lies from each class's own pattern.
///
/// `y_u = Σ (x_j − w_uj)²`. The output of LeNet-5, LeCun et al. 1998, section II.B: 84 features,
/// and weights of −1 and +1 that were drawn by hand as 7 × 12 pictures of the digits and are not
/// trained. The least output is the answer. A multiply-add is counted for each weight.
public struct RadialBasis: Layer, Hashable {
    /// Features of the input.
    public var inputFeatures: Int
    /// Units, one for each class.
    public var units: Int

    /// Radial basis units.
    public init(inputFeatures: Int = 84, units: Int = 10) {
        self.inputFeatures = inputFeatures
        self.units = units
    }

    /// `weight [units, F]`, set by hand.
    public var parameters: [ParameterSpec] {
        let fan = ParameterSpec.Fan(incoming: inputFeatures, outgoing: units)
        return [ParameterSpec("weight", [units, inputFeatures], .fixed, fan: fan)]
    }

    /// `[units]`; throws when the features do not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        guard input.rank == 1 else {
            throw ShapeError(name, .wrongRank(expected: "features", actual: input))
        }
        try sizes.positive(inputFeatures, "number of features")
        try sizes.positive(units, "number of units")
        try sizes.channels(input[0], are: inputFeatures)
        return Shape(features: units)
    }

    /// `F · units`.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        _ = try outputShape(for: input)
        let quantity = "number of multiply-adds"
        return try CheckedSize(layer: name).product(inputFeatures, units, of: quantity)
    }

    /// The definition: the squared distance to each unit's weights.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        for batch in 0..<input.shape[0] {
            for unit in 0..<units {
                var sum: Scalar = 0
                for feature in 0..<inputFeatures {
                    let value = input.values[batch * inputFeatures + feature]
                    let difference = value - parameters[0].values[unit * inputFeatures + feature]
                    sum += difference * difference
                }
                output.values[batch * units + unit] = sum
            }
        }
        return output
    }

    /// `2 (x − w)` times each unit's gradient; nothing for the weights, which are fixed.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        for batch in 0..<pass.input.shape[0] {
            for unit in 0..<units {
                let upstream = 2 * pass.upstream.values[batch * units + unit]
                for feature in 0..<inputFeatures {
                    let place = batch * inputFeatures + feature
                    let weight = pass.parameters[0].values[unit * inputFeatures + feature]
                    gradient.values[place] += upstream * (pass.input.values[place] - weight)
                }
            }
        }
        let weight = Tensor<Scalar>(pass.parameters[0].shape)
        return Gradients(input: gradient, parameters: [weight])
    }

    /// Streams the weights unit by unit; above the budget only the first and the last unit.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        let cost = try multiplyAdds(for: input)
        try MeasurementLimits.check(
            inputFeatures,
            "number of features",
            atMost: MeasurementLimits.storedInput,
            layer: name
        )
        let isComplete = cost <= min(budget, MeasurementLimits.multiplyAdds)
        var measurement = Measurement(output: Shape(features: units))
        let unitsToRun = isComplete ? Array(0..<units) : Set([0, units - 1]).sorted()
        for unit in unitsToRun {
            var (sum, expanded) = (0.0, 0.0)
            for feature in 0..<inputFeatures {
                let weight = StreamedNumbers.weights[unit &* inputFeatures &+ feature]
                let value = StreamedNumbers.inputs[feature]
                measurement.weightsRead += 1
                measurement.multiplyAdds += 1
                sum += Double((value - weight) * (value - weight))
                // The same square, multiplied out.
                expanded += Double(value) * Double(value) + Double(weight) * Double(weight)
                expanded -= 2 * Double(value) * Double(weight)
            }
            measurement.cellsComputed += 1
            measurement.compare(sum, with: expanded, products: inputFeatures)
        }
        guard !isComplete else { return measurement }
        let perUnit = measurement.weightsRead / unitsToRun.count
        let quantity = "number of parameters"
        measurement.weightsRead = try CheckedSize(layer: name).product(perUnit, units, of: quantity)
        measurement.multiplyAdds = measurement.weightsRead
        measurement.isComplete = false
        return measurement
    }
}
