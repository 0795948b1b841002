import CNNKernels

/// A layer that learns on each channel by itself.
protocol ChannelwiseTraining: Sendable {
    /// Whether a channel is seen in all images at once.
    var needsAllImages: Bool { get }
    /// The way there, for some channels of some groups of images.
    func forward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass)
    /// The way back.
    func backward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass)
}

/// Channelwise layers behind each other: a channel goes through all of them while it is in cache.
struct ChannelSegment: TrainingStep {
    private var steps: [any ChannelwiseTraining] = []
    private var needsAllImages = false
    private let channels: Tiles

    /// Cells below which a channel is not worth a part of its own.
    private static let smallestPart = 512

    init(channels: Int, cells: Int) {
        self.channels = Tiles(channels, atMost: max(Self.smallestPart / cells, 1))
    }

    mutating func append(_ step: any ChannelwiseTraining) {
        steps.append(step)
        needsAllImages = needsAllImages || step.needsAllImages
    }

    func forwardParts(groups: Int) -> Int { channels.count * (needsAllImages ? 1 : groups) }

    func backwardParts(groups: Int) -> Int { forwardParts(groups: groups) }

    func forward(_ part: Int, _ pass: TrainingPass) {
        let (channels, groups) = share(part, pass)
        for step in steps { step.forward(channels, groups, pass) }
    }

    func backward(_ part: Int, _ pass: TrainingPass) {
        let (channels, groups) = share(part, pass)
        for step in steps.reversed() { step.backward(channels, groups, pass) }
    }

    private func share(_ part: Int, _ pass: TrainingPass) -> (Range<Int>, Range<Int>) {
        if needsAllImages { return (channels[part], 0..<pass.groups) }
        let (group, tile) = part.quotientAndRemainder(dividingBy: channels.count)
        return (channels[tile], group..<(group + 1))
    }
}

/// An activation; its gradient takes the place of that of its output.
struct ActivationTraining: ChannelwiseTraining {
    let activation: Activation
    let context: TrainingContext

    var needsAllImages: Bool { false }

    func forward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        let (input, output) = (context.input.value, context.output.value)
        for group in groups {
            output.forEachPlane(channels, of: group, in: pass.arena, besides: input) {
                plane,
                source in
                for row in 0..<plane.rows {
                    let target = plane.start + row * plane.rowStride
                    let count = plane.columns * channelBlock
                    if input.start != output.start {
                        target.update(from: source.start + row * source.rowStride, count: count)
                    }
                    context.kernels.apply(activation, to: target, count: count)
                }
            }
        }
    }

    func backward(_ channels: Range<Int>, _ groups: Range<Int>, _ pass: TrainingPass) {
        let (output, gradient) = (context.output.value, context.output.gradient)
        for group in groups {
            gradient.forEachPlane(channels, of: group, in: pass.arena, besides: output) {
                context.kernels.applySlope(of: activation, at: $1, to: $0)
            }
        }
    }
}
