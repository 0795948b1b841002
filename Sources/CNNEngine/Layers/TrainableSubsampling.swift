import CNNKernels

/// The sub-sampling of LeNet-5: the sum under each window times a coefficient, plus a bias.
///
/// `[C, H, W]` becomes `[C, ⌊H / kH⌋, ⌊W / kW⌋]`: windows do not overlap, and each channel has its
/// own coefficient and bias, so that S2 with 6 channels has 12 parameters. LeCun et al. 1998,
/// section II.B; a squashing function follows.
///
/// One multiply-add is counted for each output, the coefficient's. The paper counts connections
/// instead, one for every value under the window and one for the bias: (4 + 1) · 1,176 = 5,880.
public struct TrainableSubsampling: PoolingLayer, Hashable {
    /// Channels C.
    public var channels: Int
    /// The window, which is also the stride.
    public var kernelSize: Size2D

    /// A sub-sampling by a window.
    public init(channels: Int, kernelSize: Size2D) {
        self.channels = channels
        self.kernelSize = kernelSize
    }

    /// Windows side by side.
    public var geometry: WindowGeometry {
        WindowGeometry(kernelSize: kernelSize, stride: kernelSize)
    }

    /// `coefficient [C]` and `bias [C]`.
    public var parameters: [ParameterSpec] {
        let fan = ParameterSpec.Fan(incoming: kernelSize.height &* kernelSize.width, outgoing: 1)
        return [
            ParameterSpec("coefficient", [channels], fan: fan),
            ParameterSpec("bias", [channels], .bias),
        ]
    }

    private var sums: AvgPool2D { AvgPool2D(kernelSize: kernelSize) }

    /// `[C, ⌊H / kH⌋, ⌊W / kW⌋]`; throws when channels or window do not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        let image = try sizes.image(input)
        try sizes.positive(channels, "number of channels")
        try sizes.channels(image.channels, are: channels)
        do { return try sums.outputShape(for: input) } catch { throw error.renamed(name) }
    }

    /// `C · H' · W'`: the coefficient once for each output.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        let output = try outputShape(for: input)
        return try CheckedSize(layer: name).product(
            output[0],
            output[1],
            output[2],
            of: "number of multiply-adds"
        )
    }

    /// To its sum.
    public var reduction: WindowReduction { .sum }

    /// The sum under a window, which the coefficient is multiplied with.
    @inline(__always)
    public func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar {
        var sum: Scalar = 0
        window.forEachCell { cell in sum += input[cell] }
        return sum
    }

    /// The definition: coefficient times the sum under the window, plus the bias.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        forEachWindow(of: input.shape) { window in
            let channel = window.plane % channels
            let sum = value(of: window, in: input.values)
            output.values[window.output] =
                parameters[0].values[channel] * sum + parameters[1].values[channel]
        }
        return output
    }

    /// Each output's gradient goes to its bias, times the sum to its coefficient, and times the
    /// coefficient to every value under its window.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var (coefficient, bias) = (Tensor<Scalar>([channels]), Tensor<Scalar>([channels]))
        forEachWindow(of: pass.input.shape) { window in
            let channel = window.plane % channels
            let upstream = pass.upstream.values[window.output]
            let share = upstream * pass.parameters[0].values[channel]
            var sum: Scalar = 0
            window.forEachCell { cell in
                sum += pass.input.values[cell]
                input.values[cell] += share
            }
            coefficient.values[channel] += upstream * sum
            bias.values[channel] += upstream
        }
        return Gradients(input: input, parameters: [coefficient, bias])
    }

    /// Counts the positions on both axes, reads each channel's two numbers, and runs the layer.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measure(input, budget: budget) { $0.forward($1, parameters: $2) }
    }

    /// The same with a pass of another engine, given the channels that are run.
    func measure(
        _ input: Shape,
        budget: Int,
        running pass: (TrainableSubsampling, Tensor<Float>, [Tensor<Float>]) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        _ = try multiplyAdds(for: input)
        try MeasurementLimits.check(
            channels,
            "number of channels",
            atMost: MeasurementLimits.axis,
            layer: name
        )
        let (coefficients, biases) = (StreamedNumbers.weights, StreamedNumbers.inputs)
        func part(_ channels: Int) -> TrainableSubsampling {
            var part = self
            part.channels = channels
            return part
        }
        var measurement = try measuredWindows(input, budget: budget) { slice in
            try? part(slice[0]).outputShape(for: slice)
        } definition: { channel, sum in
            Double(coefficients[channel + 1]) * sum + Double(biases[channel + 1])
        } running: { images in
            let part = part(images.shape[1])
            let parameters = [coefficients, biases].map { numbers in
                Tensor([part.channels], (0..<part.channels).map { numbers[$0 + 1] })
            }
            return pass(part, images, parameters)
        }
        let positions = measurement.output[1] * measurement.output[2]
        for _ in 0..<channels {
            measurement.weightsRead += 1
            measurement.biasesRead += 1
            measurement.multiplyAdds += positions
        }
        return measurement
    }
}
