import RealModule

/// Local response normalization: a value is divided by the strength of its neighbours in depth.
///
/// `y_c = x_c / (k + α/n · Σ x_j²)^β`, the sum over the n channels around c at the same cell. α is
/// divided by the size n, as PyTorch and Caffe do; Krizhevsky et al. 2012 (AlexNet, with n = 5,
/// α = 10⁻⁴, β = 0.75, k = 2) and TensorFlow do not divide: give them α · n. An even window has
/// one channel more before than behind.
public struct LocalResponseNorm: ShapePreservingLayer, Hashable {
    /// Channels n in the sum.
    public var size: Int
    /// α, the weight of the sum.
    public var alpha: Double
    /// β, the exponent.
    public var beta: Double
    /// k, added so that nothing is divided by 0.
    public var k: Double

    /// A local response normalization with the defaults of PyTorch.
    public init(size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) {
        self.size = size
        self.alpha = alpha
        self.beta = beta
        self.k = k
    }

    /// The shape of the input; throws what is not an image, and numbers that divide by 0.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        _ = try sizes.image(input)
        try sizes.positive(size, "size")
        try sizes.number(alpha, "alpha", in: 0...1e300, "of 0 or more")
        try sizes.number(beta, "beta", in: -1e300...1e300, "that is finite")
        try sizes.number(k, "k", in: 1e-300...1e300, "above 0")
        return input
    }

    /// x / (k + α/n · Σ x²)^β over the n channels around it, as far as there are any.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        var squares = 0.0
        // An even window has one channel more before than behind.
        let first = channel - size / 2
        for other in max(first, 0)..<channels {
            guard other - first < size else { break }
            squares += value(other) * value(other)
        }
        return value(channel) / Double.pow(k + alpha / Double(size) * squares, beta)
    }

    /// The definition, channel by channel.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(input.shape)
        forEachValue(of: input.shape) { value in
            let base = divisorBase(of: value, in: input)
            output.values[value.index] = input.values[value.index] * Scalar.pow(base, Scalar(-beta))
        }
        return output
    }

    /// A value's own divisor, and its part in the divisors of its neighbours.
    ///
    /// `dx_j = g_j d_j^−β − 2αβ/n · x_j · Σ g_c x_c d_c^(−β−1)` over the c whose window holds j.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        let factor = Scalar(2 * alpha * beta / Double(size))
        forEachValue(of: pass.input.shape) { value in
            let base = divisorBase(of: value, in: pass.input)
            let upstream = pass.upstream.values[value.index]
            gradient.values[value.index] += upstream * Scalar.pow(base, Scalar(-beta))
            let back =
                factor * upstream * pass.input.values[value.index]
                * Scalar.pow(base, Scalar(-beta - 1))
            for neighbour in value.window {
                gradient.values[neighbour] -= back * pass.input.values[neighbour]
            }
        }
        return Gradients(input: gradient)
    }

    /// One value, and the indices of those in its window.
    private struct Value {
        var index: Int
        var window: StrideTo<Int>
    }

    /// `k + α/n · Σ x²`.
    @inline(__always)
    private func divisorBase<Scalar: TensorScalar>(
        of value: Value,
        in input: Tensor<Scalar>
    ) -> Scalar {
        var squares: Scalar = 0
        for neighbour in value.window {
            squares += input.values[neighbour] * input.values[neighbour]
        }
        return Scalar(k) + Scalar(alpha / Double(size)) * squares
    }

    @inline(__always)
    private func forEachValue(of shape: Shape, _ visit: (Value) -> Void) {
        let (channels, cells) = (shape[1], shape[2] * shape[3])
        for batch in 0..<shape[0] {
            for channel in 0..<channels {
                let first = max(channel - size / 2, 0)
                let behind = min(channel + (size - 1) / 2, channels - 1) + 1
                for cell in 0..<cells {
                    let start = batch * channels * cells + cell
                    let window = stride(
                        from: start + first * cells,
                        to: start + behind * cells,
                        by: cells
                    )
                    visit(Value(index: start + channel * cells, window: window))
                }
            }
        }
    }
}
