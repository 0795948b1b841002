import CNNKernels

/// A value in the arena: where its examples lie, one after the other.
struct PlanValue: Sendable {
    /// How one example lies.
    let layout: ImageLayout
    /// Numbers before the first example.
    var start = 0

    func example(_ index: Int, in arena: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float>
    {
        arena + start + index * layout.count
    }
}

/// One step of a plan: reads values of the arena and writes one, in parts that any thread can do.
protocol PlanStep: Sendable {
    /// Parts that do not depend on each other.
    var parts: Int { get }

    /// Does one part, as one of the threads that work at the same time.
    func run(_ part: Int, worker: Int, in arena: UnsafeMutablePointer<Float>)
}

/// What a step does to every sum before it is written.
struct Epilogue: Sendable {
    /// The value that is added.
    var residual: PlanValue?
    /// The function that follows.
    var activation = Activation.identity

    /// The bounds of an activation that is only bounds.
    var bounds: (lower: Float, upper: Float)? {
        if case .clamp(let lower, let upper) = activation { (lower, upper) } else { nil }
    }
}

/// Memory of the arena that each thread has for itself during one step.
struct WorkerScratch: Sendable {
    /// Numbers of one thread, a multiple of 16.
    let count: Int
    /// Numbers before those of the first thread.
    let start: Int

    func of(_ worker: Int, in arena: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
        arena + start + worker * count
    }
}
