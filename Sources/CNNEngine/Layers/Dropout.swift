/// Dropout: in training, each value is set to 0 with a probability, the others are scaled up.
///
/// `y = x / (1 − rate)` for those that stay, so that the expected value is x and nothing changes
/// when the network answers ("inverted" dropout). Srivastava et al. 2014. The seed of the training
/// mode decides which values go, so a pass can be repeated.
public struct Dropout: ShapePreservingLayer, Hashable {
    /// The probability that a value is set to 0.
    public var rate: Double

    /// A dropout with a probability for each value to be set to 0.
    public init(rate: Double) {
        self.rate = rate
    }

    /// The shape of the input; throws when the rate is no probability.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        try sizes.number(rate, "rate", in: 0...1, "from 0 to 1")
        return try sizes.unchanged(input)
    }

    /// x: to answer, nothing is dropped.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        value(channel)
    }

    /// x to answer; in training 0 or x / (1 − rate).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, masked(input.values, mode))
    }

    /// The gradient, under the same mask: drawn again from the seed of the pass.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        Gradients(input: Tensor(pass.input.shape, masked(pass.upstream.values, pass.mode)))
    }

    @inline(__always)
    private func masked<Scalar: TensorScalar>(_ values: [Scalar], _ mode: Mode) -> [Scalar] {
        guard case .training(let seed) = mode, rate > 0 else { return values }
        var generator = SplitMix64(seed: seed)
        // With a rate of 1 no value stays, and the scale is never used.
        let scale = Scalar(1 / (1 - rate))
        return values.map { generator.unit() < rate ? 0 : $0 * scale }
    }
}
