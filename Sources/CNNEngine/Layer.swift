/// One kind of weights that a layer holds.
public struct ParameterSpec: Hashable, Sendable {
    /// The name: `weight`, `bias`, `gamma`.
    public var name: String
    /// The extents, such as `[out, in / groups, kH, kW]`.
    public var shape: Shape
    /// Whether training changes it.
    public var isTrainable: Bool

    /// A kind of weights.
    public init(_ name: String, _ shape: Shape, isTrainable: Bool = true) {
        self.name = name
        self.shape = shape
        self.isTrainable = isTrainable
    }
}

/// A layer as a description: its shapes and counts by formula, and its meaning as plain loops.
///
/// Weights are handed in, so that describing a layer with three billion of them costs nothing.
/// Shapes given to a layer are those of one example, without the batch.
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

    /// Multiplications of a weight with a value, for one example, without the biases.
    func multiplyAdds(for input: Shape) throws(ShapeError) -> Int

    /// Runs the layer on a batch by its definition; `input` must fit `outputShape(for:)`.
    func forward<Scalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> Tensor<Scalar>

    /// Runs the layer on made-up numbers and counts what came out and what was read.
    ///
    /// Never calls the closed formula for what it reports. Up to `budget` multiply-adds the whole
    /// layer runs; above, each axis is counted by itself and only some cells are computed.
    func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement
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

    /// No multiply-adds.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int { 0 }

    /// The number of weights and biases by formula, trainable and not; throws on overflow.
    public func parameterCount() throws(ShapeError) -> ParameterCount {
        let sizes = CheckedSize(layer: name)
        var count = ParameterCount()
        for parameter in parameters {
            guard let elements = parameter.shape.elementCount else {
                throw ShapeError(name, .overflow(quantity: "number of parameters"))
            }
            if parameter.isTrainable {
                count.trainable = try sizes.sum(
                    count.trainable,
                    elements,
                    of: "number of parameters"
                )
            } else {
                count.nonTrainable = try sizes.sum(
                    count.nonTrainable,
                    elements,
                    of: "number of parameters"
                )
            }
        }
        _ = try sizes.sum(count.trainable, count.nonTrainable, of: "number of parameters")
        return count
    }
}

/// Numbers that a layer holds, by whether training changes them.
public struct ParameterCount: Hashable, Sendable {
    /// Those that training changes.
    public var trainable = 0
    /// Those that it does not, such as the running statistics of a batch normalization.
    public var nonTrainable = 0

    /// No parameters.
    public init() {}

    /// All of them.
    public var total: Int { trainable + nonTrainable }
}
