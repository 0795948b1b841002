/// The leaky rectifier: x where it is positive, slope · x elsewhere.
///
/// Maas, Hannun & Ng 2013. Darknet uses a slope of 0.1, PyTorch 0.01 and Keras 0.3 unless told.
public struct LeakyReLU: ShapePreservingLayer, Hashable {
    /// The slope below 0.
    public var slope: Double

    /// A leaky rectifier with a slope below 0.
    public init(slope: Double) {
        self.slope = slope
    }

    /// The shape of the input; throws when the slope is not finite.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        try sizes.number(slope, "slope", in: -1e300...1e300, "that is finite")
        return try sizes.unchanged(input)
    }

    /// x from 0 on, slope · x below.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        let x = value(channel)
        return x < 0 ? slope * x : x
    }

    /// x or slope · x.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        let slope = Scalar(slope)
        return Tensor(input.shape, input.values.map { $0 > 0 ? $0 : slope * $0 })
    }

    /// The gradient where the input is positive, slope times it elsewhere (also at 0).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let slope = Scalar(slope)
        let values = zip(pass.input.values, pass.upstream.values).map { $0 > 0 ? $1 : slope * $1 }
        return Gradients(input: Tensor(pass.input.shape, values))
    }
}
