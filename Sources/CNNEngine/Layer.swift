/// What a network is run for.
public enum Mode: Hashable, Sendable {
    /// To answer: dropout lets everything pass, batch normalization uses its running statistics.
    case inference
    /// To learn: dropout draws from the seed, batch normalization uses the batch.
    case training(seed: UInt64)
}

/// A layer as a description: its shapes and counts by formula, and its meaning as plain loops.
///
/// Weights are handed in, so that describing a layer with three billion of them costs nothing.
/// Shapes given to a layer are those of one example, without the batch; tensors have the batch.
public protocol Layer: Sendable {
    /// The type name, as messages show it.
    var name: String { get }

    /// The weights it needs, in the order in which `forward` takes them.
    var parameters: [ParameterSpec] { get }

    /// The shape of its output by the closed formula; throws what does not fit.
    func outputShape(for input: Shape) throws(ShapeError) -> Shape

    /// The window that slides over the input, for layers that have one.
    func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)?

    /// How far one output cell reaches back into an input that fits.
    func reach(on axis: Axis, into input: Shape) -> Reach

    /// Multiplications of a weight with a value, for one example, without the biases.
    func multiplyAdds(for input: Shape) throws(ShapeError) -> Int

    /// Runs the layer on a batch by its definition; `input` must fit `outputShape(for:)`.
    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar>

    /// The gradients of a forward pass with respect to its input and its parameters.
    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar>

    /// The parameters after a training pass, where the pass itself changes some of them.
    ///
    /// Only batch normalization does: it moves its running statistics.
    func parametersAfterTraining<Scalar: TensorScalar>(
        on input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> [Tensor<Scalar>]

    /// Runs the layer on made-up numbers and counts what came out and what was read.
    ///
    /// Never calls the closed formula for what it reports. Up to `budget` multiply-adds the whole
    /// layer runs; above, each axis is counted by itself and only some cells are computed.
    func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement
}

/// A forward pass that is over, with the gradient that comes back to it.
public struct ForwardPass<Scalar: TensorScalar>: Sendable {
    /// What went in, with the batch.
    public var input: Tensor<Scalar>
    /// What came out.
    public var output: Tensor<Scalar>
    /// The layer's parameters.
    public var parameters: [Tensor<Scalar>]
    /// The gradient of the loss with respect to the output.
    public var upstream: Tensor<Scalar>
    /// The mode of the pass; dropout draws the same units again from its seed.
    public var mode: Mode

    /// A pass that is over.
    public init(
        input: Tensor<Scalar>,
        output: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        upstream: Tensor<Scalar>,
        mode: Mode
    ) {
        self.input = input
        self.output = output
        self.parameters = parameters
        self.upstream = upstream
        self.mode = mode
    }
}

/// The gradients of the loss that a layer passes on.
public struct Gradients<Scalar: TensorScalar>: Hashable, Sendable {
    /// With respect to the input.
    public var input: Tensor<Scalar>
    /// With respect to each parameter, in the layer's order; zeros for those that do not train.
    public var parameters: [Tensor<Scalar>]

    /// Gradients with respect to an input and to parameters.
    public init(input: Tensor<Scalar>, parameters: [Tensor<Scalar>] = []) {
        self.input = input
        self.parameters = parameters
    }
}

extension Layer {
    /// The type name.
    public var name: String { "\(Self.self)" }

    /// No weights.
    public var parameters: [ParameterSpec] { [] }

    /// No window.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? { nil }

    /// To the window's cells, or to the cell at the same place.
    public func reach(on axis: Axis, into input: Shape) -> Reach {
        guard let windows = try? windows(for: input) else { return .cell }
        let window = axis == .height ? windows.rows : windows.columns
        return .window(
            span: window.span,
            stride: window.stride,
            paddingBefore: window.paddingBefore
        )
    }

    /// No multiply-adds.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int { 0 }

    /// The parameters as they are.
    public func parametersAfterTraining<Scalar>(
        on input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> [Tensor<Scalar>] { parameters }

    /// Runs the layer on a batch to answer.
    public func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>] = []
    ) -> Tensor<Scalar> {
        forward(input, parameters: parameters, mode: .inference)
    }

    /// The shape of the output for a batch; a shape that does not fit is a programmer's error here.
    func batchedOutputShape(for input: Shape) -> Shape {
        guard let output = try? outputShape(for: input.example) else {
            preconditionFailure("\(name) cannot take an input of shape \(input)")
        }
        return output.batched(input[0])
    }
}
