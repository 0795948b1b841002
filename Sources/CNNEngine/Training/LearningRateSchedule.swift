import RealModule

/// How the learning rate changes from epoch to epoch; epochs count from 0.
public indirect enum LearningRateSchedule: Hashable, Sendable {
    /// The same rate throughout.
    case constant
    /// rate · factor^⌊epoch / every⌋.
    case step(every: Int, factor: Double)
    /// rate · factor^epoch.
    case exponential(factor: Double)
    /// minimum + (rate − minimum)(1 + cos(π · epoch / epochs)) / 2, then the minimum.
    ///
    /// Loshchilov & Hutter 2016, without restarts.
    case cosine(epochs: Int, minimum: Double = 0)
    /// A straight line from `start` times the rate at epoch 0 to the rate itself, then another
    /// schedule from its own epoch 0. Goyal et al. 2017; PyTorch's `LinearLR`.
    case warmUp(epochs: Int, start: Double = 0.1, then: LearningRateSchedule = .constant)

    /// The rate in force during an epoch.
    public func rate(from base: Double, at epoch: Int) -> Double {
        switch self {
        case .constant: base
        case .step(let every, let factor):
            base * Double.pow(factor, epoch / max(every, 1))
        case .exponential(let factor): base * Double.pow(factor, epoch)
        case .cosine(let epochs, let minimum):
            if epoch < epochs {
                minimum + (base - minimum) * (1 + Double.cos(.pi * share(epoch, epochs))) / 2
            } else {
                minimum
            }
        case .warmUp(let epochs, let start, let next):
            if epoch < epochs {
                base * (start + (1 - start) * share(epoch, epochs))
            } else {
                next.rate(from: base, at: epoch - max(epochs, 0))
            }
        }
    }

    private func share(_ epoch: Int, _ epochs: Int) -> Double { Double(epoch) / Double(epochs) }

    /// Throws what lies outside its range.
    public func check() throws(TrainingError) {
        switch self {
        case .constant: break
        case .step(let every, let factor):
            try Setting.positive(every, "number of epochs between steps")
            try Setting.notNegative(factor, "factor of the learning rate")
        case .exponential(let factor):
            try Setting.notNegative(factor, "factor of the learning rate")
        case .cosine(let epochs, let minimum):
            try Setting.positive(epochs, "number of epochs of the cosine")
            try Setting.notNegative(minimum, "smallest learning rate")
        case .warmUp(let epochs, let start, let next):
            try Setting.notNegative(epochs, "number of epochs of the warm-up")
            try Setting.notNegative(start, "start of the warm-up")
            try next.check()
        }
    }
}
