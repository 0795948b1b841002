extension Conv2D {
    /// A depthwise convolution: as many groups as channels, each with `multiplier` filters.
    ///
    /// `[C, H, W]` becomes `[C · multiplier, H', W']`; output channel `c · multiplier + m` reads
    /// input channel c alone. Weights `[C · multiplier, 1, kH, kW]`.
    public static func depthwise(
        channels: Int,
        multiplier: Int = 1,
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        bias: Bool = true
    ) -> Conv2D {
        let (filters, overflow) = channels.multipliedReportingOverflow(by: multiplier)
        return Conv2D(
            inputChannels: channels,
            // What does not fit into 64 bits is refused when a shape is asked for.
            outputChannels: overflow ? .max : filters,
            kernelSize: kernelSize,
            stride: stride,
            padding: padding,
            dilation: dilation,
            groups: channels,
            bias: bias
        )
    }
}

/// A separable convolution: a depthwise one, then a 1 × 1 convolution that mixes its channels.
///
/// `[C, H, W]` becomes `[K, H', W']` with C · m · (kH · kW + K) weights instead of C · kH · kW · K.
/// Keras adds one bias, at the output; PyTorch users who chain two convolutions have one on both
/// stages. Sifre 2014; Chollet 2016 (Xception); Howard et al. 2017 (MobileNet).
public struct SeparableConv2D: Layer, Hashable {
    /// The first stage: each channel by itself.
    public var depthwise: Conv2D
    /// The second stage: each cell by itself.
    public var pointwise: Conv2D

    /// A separable convolution; the depthwise stage has a bias only when both are to have one.
    public init(
        inputChannels: Int,
        outputChannels: Int,
        kernelSize: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        dilation: Size2D = 1,
        depthMultiplier: Int = 1,
        bias: Bool = true,
        biasOnBothStages: Bool = false
    ) {
        depthwise = .depthwise(
            channels: inputChannels,
            multiplier: depthMultiplier,
            kernelSize: kernelSize,
            stride: stride,
            padding: padding,
            dilation: dilation,
            bias: bias && biasOnBothStages
        )
        pointwise = Conv2D(
            inputChannels: depthwise.outputChannels,
            outputChannels: outputChannels,
            kernelSize: 1,
            bias: bias
        )
    }

    /// `depthwise_weight [C · m, 1, kH, kW]`, `depthwise_bias [C · m]` with a bias on both stages,
    /// `pointwise_weight [K, C · m, 1, 1]` and `bias [K]`.
    public var parameters: [ParameterSpec] {
        var specs = depthwise.parameters + pointwise.parameters
        for index in specs.indices.dropLast(pointwise.hasBias ? 1 : 0) {
            let stage = index < depthwise.parameters.count ? "depthwise" : "pointwise"
            specs[index].name = "\(stage)_\(specs[index].name)"
        }
        return specs
    }

    /// `[K, H', W']`; throws when channels or window do not fit.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        do {
            return try pointwise.outputShape(for: depthwise.outputShape(for: input))
        } catch {
            throw error.renamed(name)
        }
    }

    /// The window of the depthwise stage; the other one sees a single cell.
    public func windows(
        for input: Shape
    ) throws(ShapeError) -> (rows: SlidingWindow, columns: SlidingWindow)? {
        do { return try depthwise.windows(for: input) } catch { throw error.renamed(name) }
    }

    /// `H' · W' · C · m · (kH · kW + K)`.
    public func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        do {
            let first = try depthwise.multiplyAdds(for: input)
            let second = try pointwise.multiplyAdds(for: depthwise.outputShape(for: input))
            return try CheckedSize(layer: name).sum(first, second, of: "number of multiply-adds")
        } catch {
            throw error.renamed(name)
        }
    }

    /// One stage after the other.
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        let (first, second) = split(parameters)
        return pointwise.forward(
            depthwise.forward(input, parameters: first, mode: mode),
            parameters: second,
            mode: mode
        )
    }

    /// Through one stage after the other, backwards; what lies between is worked out again.
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        let (first, second) = split(pass.parameters)
        let between = depthwise.forward(pass.input, parameters: first, mode: pass.mode)
        let behind = pointwise.backward(
            ForwardPass(
                input: between,
                output: pass.output,
                parameters: second,
                upstream: pass.upstream,
                mode: pass.mode
            )
        )
        let before = depthwise.backward(
            ForwardPass(
                input: pass.input,
                output: between,
                parameters: first,
                upstream: behind.input,
                mode: pass.mode
            )
        )
        return Gradients(
            input: before.input,
            parameters: before.parameters + behind.parameters
        )
    }

    private func split<Scalar>(
        _ parameters: [Tensor<Scalar>]
    ) -> (depthwise: [Tensor<Scalar>], pointwise: [Tensor<Scalar>]) {
        let count = depthwise.hasBias ? 2 : 1
        return (Array(parameters.prefix(count)), Array(parameters.dropFirst(count)))
    }

    /// Measures both stages, the second on what came out of the first, and adds them up.
    ///
    /// Throws what does not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        do {
            let first = try depthwise.measure(input, budget: budget)
            let second = try pointwise.measure(first.output, budget: budget)
            return try first.followed(by: second, layer: name)
        } catch {
            throw error.renamed(name)
        }
    }
}

extension ShapeError {
    /// The same problem in the name of the layer that holds the part.
    func renamed(_ layer: String) -> ShapeError {
        var error = self
        error.layer = layer
        return error
    }
}

extension Measurement {
    /// Both measurements together, with the output of the second.
    func followed(by second: Measurement, layer: String) throws(ShapeError) -> Measurement {
        var sum = second
        // There are no fewer multiply-adds than weights: when these fit, so do those.
        sum.multiplyAdds = try CheckedSize(layer: layer).sum(
            multiplyAdds,
            second.multiplyAdds,
            of: "number of multiply-adds"
        )
        sum.weightsRead += weightsRead
        sum.biasesRead += biasesRead
        sum.cellsComputed += cellsComputed
        sum.cellsRecomputed += cellsRecomputed
        sum.cellsWrong += cellsWrong
        sum.isComplete = isComplete && second.isComplete
        return sum
    }
}
