import CNNKernels
import RealModule

/// A batch normalization that learns: by the statistics of the batch, which it also remembers.
struct NormalizationTraining: ChannelwiseTraining {
    let layer: BatchNorm
    let context: TrainingContext
    /// Where each channel's mean of the batch lies in the arena; behind them 1 / √(σ² + ε).
    let statistics: Int

    /// Numbers of statistics of a batch.
    static func statisticsCount(_ layer: BatchNorm) -> Int { 2 * layer.channels }

    var needsAllImages: Bool { true }

    func forward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        for channel in channels {
            measure(channel, pass)
            let normalization = normalization(of: channel, pass)
            for group in groups {
                context.kernels.normalize(
                    context.input.value.plane(channel, of: group, in: pass.arena),
                    into: context.output.value.plane(channel, of: group, in: pass.arena),
                    by: normalization
                )
            }
        }
    }

    private func count(_ pass: TrainingPass) -> Double {
        Double(pass.images * context.input.cells)
    }

    /// Takes the batch's statistics, and the running ones a step towards them.
    private func measure(_ channel: Int, _ pass: TrainingPass) {
        let (input, kernels, count) = (context.input.value, context.kernels, count(pass))
        func sum(_ term: (LanePlane, _ images: Int) -> Double) -> Double {
            (0..<pass.groups).reduce(0) { sum, group in
                sum + term(input.plane(channel, of: group, in: pass.arena), pass.images(in: group))
            }
        }
        let mean = sum { kernels.sum($0, images: $1) } / count
        let nearest = Float(mean)
        let squares = sum { kernels.sumOfSquares($0, about: nearest, images: $1) }
        let variance = max(squares / count - (mean - Double(nearest)) * (mean - Double(nearest)), 0)
        let inverse = 1 / (variance + layer.epsilon).squareRoot()
        pass.arena[statistics + channel] = nearest
        pass.arena[statistics + layer.channels + channel] = Float(inverse)
        let correction = layer.usesUnbiasedVariance ? count / max(count - 1, 1) : 1
        move(channel, context.places.values[2], context.places.gradients[2], mean, pass)
        let (from, to) = (context.places.values[3], context.places.gradients[3])
        move(channel, from, to, variance * correction, pass)
    }

    /// The running statistics of after the step wait where a gradient would: it may yet not be.
    private func move(
        _ channel: Int,
        _ from: Int,
        _ to: Int,
        _ value: Double,
        _ pass: TrainingPass
    ) {
        let kept = layer.momentum * Double(pass.arena[from + channel])
        pass.arena[to + channel] = Float(kept + (1 - layer.momentum) * value)
    }

    private func normalization(of channel: Int, _ pass: TrainingPass) -> LaneNormalization {
        LaneNormalization(
            mean: pass.arena[statistics + channel],
            inverseDeviation: pass.arena[statistics + layer.channels + channel],
            scale: pass.arena[context.places.values[0] + channel],
            shift: pass.arena[context.places.values[1] + channel]
        )
    }

    func backward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        let (kernels, count) = (context.kernels, count(pass))
        for channel in channels {
            let normalization = normalization(of: channel, pass)
            var (sum, product) = (0.0, 0.0)
            for group in groups {
                let upstream = context.output.gradient.plane(channel, of: group, in: pass.arena)
                let input = context.input.value.plane(channel, of: group, in: pass.arena)
                sum += kernels.sum(upstream, images: pass.images(in: group))
                product += kernels.sumOfProducts(
                    upstream,
                    with: input,
                    normalizedBy: normalization
                )
            }
            pass.arena[context.places.gradients[0] + channel] = Float(product)
            pass.arena[context.places.gradients[1] + channel] = Float(sum)
            for group in groups {
                kernels.normalizeGradient(
                    context.output.gradient.plane(channel, of: group, in: pass.arena),
                    of: context.input.value.plane(channel, of: group, in: pass.arena),
                    by: normalization,
                    less: Float(sum / count),
                    slope: Float(product / count),
                    images: pass.images(in: group)
                )
            }
        }
    }
}
