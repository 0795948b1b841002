/// Batch normalization: each channel is brought to mean 0 and variance 1, then scaled and shifted.
///
/// `y = γ · (x − μ) / √(σ² + ε) + β`, one γ, β, μ and σ² for each channel of `[C, H, W]` or each
/// feature of `[F]`. In training μ and σ² are those of the batch, over all examples and cells; to
/// answer, they are the running ones. Ioffe & Szegedy 2015.
///
/// It has no multiply-adds by the convention of this engine, which counts the weights of
/// convolutions and dense layers. Keras counts its parameters as 4 · C, PyTorch as the 2 · C that
/// are trained.
public struct BatchNorm: Layer, Hashable {
    /// Channels C, or features F.
    public var channels: Int
    /// ε, added to the variance so that nothing is divided by 0.
    public var epsilon: Double
    /// The share of the running statistics that one batch leaves as it is (Keras' meaning).
    ///
    /// PyTorch gives the share of the new value instead: its 0.1 is 0.9 here.
    public var momentum: Double
    /// Whether the running variance takes in Σ(x − μ)² / (n − 1), as PyTorch has it.
    ///
    /// Keras takes in Σ(x − μ)² / n, which is also what both of them normalize a batch with.
    public var usesUnbiasedVariance: Bool

    /// A batch normalization with the defaults of Keras.
    public init(
        channels: Int,
        epsilon: Double = 1e-3,
        momentum: Double = 0.99,
        usesUnbiasedVariance: Bool = false
    ) {
        self.channels = channels
        self.epsilon = epsilon
        self.momentum = momentum
        self.usesUnbiasedVariance = usesUnbiasedVariance
    }

    /// A batch normalization as PyTorch has it; its momentum is the share of the new value.
    public static func pytorch(
        channels: Int,
        epsilon: Double = 1e-5,
        momentum: Double = 0.1
    ) -> BatchNorm {
        BatchNorm(
            channels: channels,
            epsilon: epsilon,
            momentum: 1 - momentum,
            usesUnbiasedVariance: true
        )
    }

    /// `gamma` (scale), `beta` (bias), `running_mean` and `running_variance`, each `[C]`.
    public var parameters: [ParameterSpec] {
        [
            ParameterSpec("gamma", [channels], .scale),
            ParameterSpec("beta", [channels], .bias),
            ParameterSpec("running_mean", [channels], .runningMean),
            ParameterSpec("running_variance", [channels], .runningVariance),
        ]
    }

    /// The shape of the input; throws when its channels are others.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let sizes = CheckedSize(layer: name)
        try sizes.featuresOrImage(input)
        try sizes.positive(channels, "number of channels")
        try sizes.channels(input[0], are: channels)
        try sizes.number(epsilon, "epsilon", in: 0...1e300, "of 0 or more")
        try sizes.number(momentum, "momentum", in: 0...1, "from 0 to 1")
        return input
    }

    /// Reads the four numbers of every channel, and runs the layer on some channels and cells.
    ///
    /// What multiplies (γ, σ²) counts as weights, what is added (β, μ) as biases. Throws what does
    /// not fit.
    public func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try measure(input, budget: budget) { $0.forward($1, parameters: $2) }
    }

    /// The same with a pass of another engine, given the channels that are run.
    func measure(
        _ input: Shape,
        budget: Int,
        running pass: (BatchNorm, Tensor<Float>, [Tensor<Float>]) -> Tensor<Float>
    ) throws(ShapeError) -> Measurement {
        _ = try outputShape(for: input)
        guard input.elementCount != nil else {
            throw ShapeError(name, .overflow(quantity: "number of values"))
        }
        for extent in input.dimensions {
            try MeasurementLimits.check(
                extent,
                "input size",
                atMost: MeasurementLimits.axis,
                layer: name
            )
        }
        var measurement = Measurement(output: input)
        for _ in 0..<channels {
            measurement.weightsRead += 2
            measurement.biasesRead += 2
        }
        let sides = input.dimensions.dropFirst().map { min($0, 3) }
        compareCorners(sides, running: pass, &measurement)
        measurement.isComplete = measurement.cellsComputed == input.elementCount
        return measurement
    }
}
