import RealModule

/// Softmax: values become shares of 1, `e^(x_c) / Σ e^(x_j)` over the channels or features.
///
/// `[F]` is one list of shares; in `[C, H, W]` each cell has its own. The largest value is taken
/// off first, which changes nothing but keeps e^x in range.
public struct Softmax: ShapePreservingLayer, Hashable {
    /// A softmax.
    public init() {}

    /// The shape of the input; throws what has no channels or features.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        try sizes.featuresOrImage(input)
        return input
    }

    /// e^x over the sum of e^x of all channels; x is small enough to take nothing off.
    public func definition(
        of channel: Int,
        among channels: Int,
        _ value: (Int) -> Double
    ) -> Double {
        var sum = 0.0
        for other in 0..<channels { sum += Double.exp(value(other)) }
        return Double.exp(value(channel)) / sum
    }

    /// The definition, each cell by itself.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = input
        forEachCell(of: input.shape) { channels in
            var largest = -Scalar.infinity
            for index in channels { largest = max(largest, input.values[index]) }
            var sum: Scalar = 0
            for index in channels {
                output.values[index] = Scalar.exp(input.values[index] - largest)
                sum += output.values[index]
            }
            for index in channels { output.values[index] /= sum }
        }
        return output
    }

    /// `dx_c = y_c · (g_c − Σ g_j y_j)`: what one share gains the others lose.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var gradient = Tensor<Scalar>(pass.input.shape)
        forEachCell(of: pass.input.shape) { channels in
            var product: Scalar = 0
            for index in channels {
                product += pass.upstream.values[index] * pass.output.values[index]
            }
            for index in channels {
                let difference = pass.upstream.values[index] - product
                gradient.values[index] = pass.output.values[index] * difference
            }
        }
        return Gradients(input: gradient)
    }

    /// Visits the indices of the channels of each cell of each example.
    @inline(__always)
    private func forEachCell(of shape: Shape, _ visit: (StrideTo<Int>) -> Void) {
        let cells = shape.dimensions.dropFirst(2).reduce(1, *)
        let size = shape[1] * cells
        for batch in 0..<shape[0] {
            for cell in 0..<cells {
                let start = batch * size + cell
                visit(stride(from: start, to: start + size, by: cells))
            }
        }
    }
}
