/// Maximum pooling: each output is the largest value under its window; no weights.
///
/// `[C, H, W]` becomes `[C, ⌊(H + p − d(k − 1) − 1)/s⌋ + 1, …]`. Padding is never the largest.
/// Ranzato et al. 2007; the usual choice since Krizhevsky et al. 2012.
public struct MaxPool2D: PoolingLayer, Hashable {
    /// Kernel, stride, padding, dilation and rounding.
    public var geometry: WindowGeometry

    /// A maximum pooling; the stride is the kernel unless told.
    public init(
        kernelSize: Size2D,
        stride: Size2D? = nil,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        rounding: Rounding = .floor
    ) {
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride ?? kernelSize,
            padding: padding,
            dilation: dilation,
            rounding: rounding
        )
    }

    /// To its maximum.
    public var reduction: WindowReduction { .maximum }

    /// The largest value under a window.
    @inline(__always)
    public func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar {
        var largest = -Scalar.infinity
        window.forEachCell { cell in largest = max(largest, input[cell]) }
        return largest
    }

    /// The definition: the largest value under the window.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        forEachWindow(of: input.shape) { window in
            output.values[window.output] = value(of: window, in: input.values)
        }
        return output
    }

    /// Each output's gradient goes to the first of the largest values under its window.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        forEachWindow(of: pass.input.shape) { window in
            var winner: Int?
            window.forEachCell { cell in
                if winner == nil, pass.input.values[cell] == pass.output.values[window.output] {
                    winner = cell
                }
            }
            if let winner { gradient.values[winner] += pass.upstream.values[window.output] }
        }
        return Gradients(input: gradient)
    }
}
