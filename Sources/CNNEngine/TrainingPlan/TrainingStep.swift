import CNNKernels

/// A layer of a training plan: its way there and its way back, in parts that any thread can do.
///
/// The way back reads the gradient of the output and writes that of the input and of the
/// parameters. What a part computes does not depend on who does it or what was done before.
protocol TrainingStep: Sendable {
    /// Parts of what is made of the weights at the start of a step.
    var preparationParts: Int { get }
    /// Does one of them.
    func prepare(_ part: Int, _ pass: TrainingPass)
    /// Parts of the way there, for so many groups of images.
    func forwardParts(groups: Int) -> Int
    /// Does one of them.
    func forward(_ part: Int, _ pass: TrainingPass)
    /// Parts of the way back.
    func backwardParts(groups: Int) -> Int
    /// Does one of them.
    func backward(_ part: Int, _ pass: TrainingPass)
}

extension TrainingStep {
    var preparationParts: Int { 0 }
    func prepare(_ part: Int, _ pass: TrainingPass) {}
}

/// One batch on its way through the arena.
struct TrainingPass {
    let arena: UnsafeMutablePointer<Float>
    /// Images of the batch.
    let images: Int
    /// Where chance comes from.
    var seed: UInt64 = 0
    /// The thread that does the part.
    var worker = 0

    /// The same for a thread.
    func on(_ worker: Int) -> TrainingPass {
        var pass = self
        pass.worker = worker
        return pass
    }

    var groups: Int { Self.groups(of: images) }

    static func groups(of images: Int) -> Int {
        (images + LaneValue.imagesPerGroup - 1) / LaneValue.imagesPerGroup
    }

    /// Images of one group; the lanes behind them hold numbers that mean nothing.
    func images(in group: Int) -> Int {
        min(LaneValue.imagesPerGroup, images - group * LaneValue.imagesPerGroup)
    }
}

/// Where a layer's parameters and their gradients lie in the arena, as the layer keeps them.
struct ParameterPlaces: Sendable {
    var values: [Int] = []
    var gradients: [Int] = []
}

/// What a step needs to know besides its layer.
struct TrainingContext: Sendable {
    let input: LaneValue
    let output: LaneValue
    let places: ParameterPlaces
    let kernels: any VectorKernels
    /// Whether something before the step learns.
    let needsInputGradient: Bool
}

/// Filters, taps or channels, cut into as few tiles as can be, of nearly one size.
struct Tiles: Sendable {
    let whole: Int
    let count: Int

    init(_ whole: Int, atMost size: Int) {
        self.whole = whole
        count = (whole + size - 1) / size
    }

    subscript(tile: Int) -> Range<Int> {
        (tile * whole / count)..<((tile + 1) * whole / count)
    }
}
