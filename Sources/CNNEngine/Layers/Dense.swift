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
        let fan = ParameterSpec.Fan(incoming: inputFeatures, outgoing: units)
        return [ParameterSpec("weight", [units, inputFeatures], fan: fan)]
            + (hasBias ? [ParameterSpec("bias", [units], .bias)] : [])
    }

    /// `[units]`, or `[units, H, W]` for an image.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        guard input.rank == 1 || input.rank == 3 else {
            let expected = "features or \(Shape.imageWords)"
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
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        forEachOutput(of: input.shape) { cell in
            var sum: Scalar = hasBias ? parameters[1].values[cell.unit] : 0
            for feature in 0..<inputFeatures {
                sum +=
                    parameters[0].values[cell.firstWeight + feature]
                    * input.values[cell.firstInput + feature * cell.step]
            }
            output.values[cell.index] = sum
        }
        return output
    }

    /// Each product of the forward pass passes its gradient to its weight and to its feature.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var weight = Tensor<Scalar>([units, inputFeatures])
        var bias = Tensor<Scalar>([units])
        forEachOutput(of: pass.input.shape) { cell in
            let gradient = pass.upstream.values[cell.index]
            bias.values[cell.unit] += gradient
            for feature in 0..<inputFeatures {
                let source = cell.firstInput + feature * cell.step
                weight.values[cell.firstWeight + feature] += gradient * pass.input.values[source]
                input.values[source] +=
                    gradient * pass.parameters[0].values[cell.firstWeight + feature]
            }
        }
        return Gradients(input: input, parameters: hasBias ? [weight, bias] : [weight])
    }

    /// One output value, its unit, and where its weights and features start.
    private struct OutputCell {
        var index: Int
        var unit: Int
        var firstWeight: Int
        var firstInput: Int
        /// From one feature to the next: the cells of an image lie between its channels.
        var step: Int
    }

    @inline(__always)
    private func forEachOutput(of input: Shape, _ visit: (OutputCell) -> Void) {
        let cells = input.dimensions.dropFirst(2).reduce(1, *)
        for batch in 0..<input[0] {
            for unit in 0..<units {
                for cell in 0..<cells {
                    visit(
                        OutputCell(
                            index: (batch * units + unit) * cells + cell,
                            unit: unit,
                            firstWeight: unit * inputFeatures,
                            firstInput: batch * inputFeatures * cells + cell,
                            step: cells
                        )
                    )
                }
            }
        }
    }
}
