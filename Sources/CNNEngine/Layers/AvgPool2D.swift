/// Average pooling: each output is the mean of the values under its window; no weights.
///
/// `[C, H, W]` becomes `[C, ⌊(H + p − d(k − 1) − 1)/s⌋ + 1, …]`. Whether padding counts in
/// the mean is the frameworks' quarrel: PyTorch counts it unless told, Keras never does.
/// LeCun et al. 1990.
public struct AvgPool2D: PoolingLayer, Hashable {
    /// Kernel, stride, padding, dilation and rounding.
    public var geometry: WindowGeometry
    /// Whether the zeros of the padding count in the mean.
    public var countsPadding: Bool

    /// An average pooling; the stride is the kernel unless told.
    public init(
        kernelSize: Size2D,
        stride: Size2D? = nil,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        rounding: Rounding = .floor,
        countsPadding: Bool = false
    ) {
        geometry = WindowGeometry(
            kernelSize: kernelSize,
            stride: stride ?? kernelSize,
            padding: padding,
            dilation: dilation,
            rounding: rounding
        )
        self.countsPadding = countsPadding
    }

    /// To its mean.
    public var reduction: WindowReduction { .mean(countsPadding: countsPadding) }

    /// The mean under a window.
    @inline(__always)
    public func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar {
        var sum: Scalar = 0
        window.forEachCell { cell in sum += input[cell] }
        return sum / Scalar(divisor(of: window))
    }

    /// The definition: the sum under the window, divided by the cells that count.
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

    /// Each output's gradient is shared out evenly among the values under its window.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        forEachWindow(of: pass.input.shape) { window in
            let share = pass.upstream.values[window.output] / Scalar(divisor(of: window))
            window.forEachCell { cell in gradient.values[cell] += share }
        }
        return Gradients(input: gradient)
    }

    private func divisor(of window: PooledWindow) -> Int {
        max(countsPadding ? window.cellsWithPadding : window.cellCount, 1)
    }
}
