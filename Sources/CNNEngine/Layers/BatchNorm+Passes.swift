import CNNKernels

extension BatchNorm {
    /// The definition, with the statistics of the batch in training and the running ones otherwise.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        var output = Tensor<Scalar>(batchedOutputShape(for: input.shape))
        for channel in 0..<channels {
            let statistics = statistics(of: channel, in: input, parameters, mode)
            let scale = Double(parameters[0].values[channel]) * statistics.inverseDeviation
            let shift = Double(parameters[1].values[channel]) - scale * statistics.mean
            forEachCell(of: channel, in: input.shape) { cell in
                output.values[cell] = Scalar(scale * Double(input.values[cell]) + shift)
            }
        }
        return output
    }

    /// In training the gradient also flows through the mean and the variance of the batch.
    ///
    /// `dx = γ/√(σ² + ε) · (g − mean(g) − x̂ · mean(g · x̂))`; without the means when they run.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        var input = Tensor<Scalar>(pass.input.shape)
        var parameters = pass.parameters.map { Tensor<Scalar>($0.shape) }
        let (values, upstream) = (pass.input.values, pass.upstream.values)
        for channel in 0..<channels {
            let statistics = statistics(of: channel, in: pass.input, pass.parameters, pass.mode)
            var (count, sum, product) = (0.0, 0.0, 0.0)
            forEachCell(of: channel, in: pass.input.shape) { cell in
                let gradient = Double(upstream[cell])
                count += 1
                sum += gradient
                product += gradient * statistics.normalized(Double(values[cell]))
            }
            parameters[0].values[channel] = Scalar(product)
            parameters[1].values[channel] = Scalar(sum)
            let scale = Double(pass.parameters[0].values[channel]) * statistics.inverseDeviation
            let (mean, slope) = pass.mode == .inference ? (0, 0) : (sum / count, product / count)
            forEachCell(of: channel, in: pass.input.shape) { cell in
                let normalized = statistics.normalized(Double(values[cell]))
                let gradient = Double(upstream[cell]) - mean - normalized * slope
                input.values[cell] = Scalar(scale * gradient)
            }
        }
        return Gradients(input: input, parameters: parameters)
    }

    /// The running statistics, moved towards those of the batch; γ and β as they are.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func parametersAfterTraining<Scalar: TensorScalar>(
        on input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>]
    ) -> [Tensor<Scalar>] {
        var moved = parameters
        for channel in 0..<channels {
            let batch = batchStatistics(of: channel, in: input)
            let correction = usesUnbiasedVariance ? batch.count / max(batch.count - 1, 1) : 1
            for (index, value) in [(2, batch.mean), (3, batch.variance * correction)] {
                let kept = momentum * Double(parameters[index].values[channel])
                moved[index].values[channel] = Scalar(kept + (1 - momentum) * value)
            }
        }
        return moved
    }

    /// What one channel is normalized with.
    private struct Statistics {
        var mean: Double
        var inverseDeviation: Double

        func normalized(_ value: Double) -> Double { (value - mean) * inverseDeviation }
    }

    @inline(__always)
    private func statistics<Scalar>(
        of channel: Int,
        in input: Tensor<Scalar>,
        _ parameters: [Tensor<Scalar>],
        _ mode: Mode
    ) -> Statistics {
        let (mean, variance): (Double, Double)
        if mode == .inference {
            mean = Double(parameters[2].values[channel])
            variance = Double(parameters[3].values[channel])
        } else {
            let batch = batchStatistics(of: channel, in: input)
            (mean, variance) = (batch.mean, batch.variance)
        }
        return Statistics(mean: mean, inverseDeviation: 1 / (variance + epsilon).squareRoot())
    }

    /// The mean and the variance (divided by n) of a channel over batch and cells.
    @inline(__always)
    private func batchStatistics<Scalar>(
        of channel: Int,
        in input: Tensor<Scalar>
    ) -> (mean: Double, variance: Double, count: Double) {
        var (count, sum, squares) = (0.0, 0.0, 0.0)
        forEachCell(of: channel, in: input.shape) { cell in
            count += 1
            sum += Double(input.values[cell])
        }
        let mean = sum / count
        forEachCell(of: channel, in: input.shape) { cell in
            let difference = Double(input.values[cell]) - mean
            squares += difference * difference
        }
        return (mean, squares / count, count)
    }

    /// Visits the indices of a channel's values, example by example.
    @inline(__always)
    private func forEachCell(of channel: Int, in shape: Shape, _ visit: (Int) -> Void) {
        let cells = shape.dimensions.dropFirst(2).reduce(1, *)
        for batch in 0..<shape[0] {
            let first = (batch * channels + channel) * cells
            for cell in first..<(first + cells) { visit(cell) }
        }
    }

    /// Normalizes made-up values of the first, the middle and the last channel, and checks them.
    func compareCorners(
        _ sides: [Int],
        running pass: (BatchNorm, Tensor<Float>, [Tensor<Float>]) -> Tensor<Float>,
        _ measurement: inout Measurement
    ) {
        let picked = Array(Set([0, channels / 2, channels - 1])).sorted()
        var part = self
        part.channels = picked.count
        let numbers = picked.map { StreamedNumbers.weights[4 &* $0] }
        let shifts = picked.map { StreamedNumbers.weights[4 &* $0 &+ 1] }
        let means = picked.map { StreamedNumbers.weights[4 &* $0 &+ 2] }
        let variances = picked.map { 1.5 + StreamedNumbers.weights[4 &* $0 &+ 3] }
        let cells = sides.reduce(1, *)
        let values = (0..<(picked.count * cells)).map { StreamedNumbers.inputs[$0] }
        let output = pass(
            part,
            Tensor(Shape([1, picked.count] + sides), values),
            [numbers, shifts, means, variances].map { Tensor([picked.count], $0) }
        )
        guard output.values.count == values.count else {
            measurement.cellsWrong += 1
            return
        }
        measurement.cellsComputed = values.count
        for (place, value) in values.enumerated() {
            let index = place / cells
            let deviation = (Double(variances[index]) + epsilon).squareRoot()
            let centred = Double(value) - Double(means[index])
            let definition = Double(numbers[index]) * centred / deviation + Double(shifts[index])
            measurement.compare(Double(output.values[place]), with: definition, products: 4)
        }
    }
}
