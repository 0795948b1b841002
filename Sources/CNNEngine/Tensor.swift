public import RealModule

/// The two precisions of the reference engine: `Float` as in the product, `Double` for its proofs.
public protocol TensorScalar: BinaryFloatingPoint, Real, Sendable {}

extension Float: TensorScalar {}
extension Double: TensorScalar {}

/// Numbers in row-major order: images `[N, C, H, W]`, features `[N, F]`.
///
/// Convolution weights are `[out, in / groups, kH, kW]`, dense weights `[units, features]`.
public struct Tensor<Scalar: TensorScalar>: Hashable, Sendable {
    /// The extents, outermost first.
    public let shape: Shape
    /// The numbers, the last dimension running fastest.
    public var values: [Scalar]

    /// A tensor of these numbers; their count must be the shape's.
    public init(_ shape: Shape, _ values: [Scalar]) {
        precondition(
            shape.elementCount == values.count,
            "a tensor of shape \(shape) cannot hold \(values.count) values"
        )
        self.shape = shape
        self.values = values
    }

    /// A tensor of one number throughout.
    public init(_ shape: Shape, repeating value: Scalar = 0) {
        guard let count = shape.elementCount else {
            preconditionFailure("a tensor of shape \(shape) does not fit into 64 bits")
        }
        self.init(shape, [Scalar](repeating: value, count: count))
    }

    /// The value at a batch index, channel, row and column of an image tensor `[N, C, H, W]`.
    public subscript(batch: Int, channel: Int, row: Int, column: Int) -> Scalar {
        get { values[offset(batch, channel, row, column)] }
        set { values[offset(batch, channel, row, column)] = newValue }
    }

    private func offset(_ batch: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
        ((batch * shape[1] + channel) * shape[2] + row) * shape[3] + column
    }

    /// The same numbers under another shape of the same count.
    public func reshaped(_ shape: Shape) -> Tensor { Tensor(shape, values) }
}
