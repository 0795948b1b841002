import RealModule

/// What an optimizer remembers of one parameter from step to step.
public struct ParameterMemory<Scalar: TensorScalar>: Hashable, Sendable {
    /// Steps taken so far.
    public var steps = 0
    /// The velocity of SGD, or the running mean of Adam's gradients; empty until needed.
    public var first: [Scalar] = []
    /// The running mean of Adam's squared gradients; empty until needed.
    public var second: [Scalar] = []

    /// The memory before the first step.
    public init() {}
}

/// A rule that moves a parameter against its gradient.
///
/// The rule is a value without a memory: what it remembers is handed in.
public protocol Optimizer: Sendable {
    /// The learning rate before a schedule changes it.
    var learningRate: Double { get }

    /// Throws what lies outside its range.
    func check() throws(TrainingError)

    /// Moves the values of one parameter in place.
    func update<Scalar: TensorScalar>(
        _ values: inout [Scalar],
        against gradient: [Scalar],
        remembering memory: inout ParameterMemory<Scalar>,
        learningRate: Double
    )
}

/// Stochastic gradient descent, as PyTorch defines it.
///
/// `g += weightDecay · p`, `v = momentum · v + g` (the first v is g), `p −= rate · v`, or with
/// Nesterov `p −= rate · (g + momentum · v)`. Sutskever et al. 2013.
public struct SGD: Optimizer, Hashable {
    /// The learning rate.
    public var learningRate: Double
    /// What share of the velocity stays.
    public var momentum: Double
    /// Whether the gradient is taken where the velocity leads.
    public var nesterov: Bool
    /// The L2 penalty: half of it times the squared weights is added to the loss.
    public var weightDecay: Double

    /// Gradient descent, without momentum and weight decay unless told.
    public init(
        learningRate: Double,
        momentum: Double = 0,
        nesterov: Bool = false,
        weightDecay: Double = 0
    ) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
        self.weightDecay = weightDecay
    }

    /// Throws what lies outside its range; Nesterov needs a momentum.
    public func check() throws(TrainingError) {
        try Setting.notNegative(learningRate, "learning rate")
        try Setting.share(momentum, "momentum")
        try Setting.notNegative(weightDecay, "weight decay")
        if nesterov { try Setting.positive(momentum, "momentum of Nesterov") }
    }

    /// One step of one parameter.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func update<Scalar: TensorScalar>(
        _ values: inout [Scalar],
        against gradient: [Scalar],
        remembering memory: inout ParameterMemory<Scalar>,
        learningRate: Double
    ) {
        let (rate, decay) = (Scalar(learningRate), Scalar(weightDecay))
        let share = Scalar(momentum)
        let remembers = momentum != 0
        if remembers, memory.first.isEmpty {
            memory.first = [Scalar](repeating: 0, count: values.count)
        }
        for index in values.indices {
            var step = gradient[index] + decay * values[index]
            if remembers {
                // The velocity starts at 0, so the first one is the gradient.
                let velocity = share * memory.first[index] + step
                memory.first[index] = velocity
                step = nesterov ? step + share * velocity : velocity
            }
            values[index] -= rate * step
        }
        memory.steps += 1
    }
}

/// Adam, as PyTorch defines it: each value's step is scaled by its own gradients.
///
/// `m = β₁m + (1 − β₁)g`, `v = β₂v + (1 − β₂)g²`, both divided by `1 − βᵗ`, then
/// `p −= rate · m / (√v + ε)`. The weight decay is L2, added to g. Kingma & Ba 2014.
public struct Adam: Optimizer, Hashable {
    /// The learning rate.
    public var learningRate: Double
    /// What stays of the mean of the gradients, β₁.
    public var beta1: Double
    /// What stays of the mean of their squares, β₂.
    public var beta2: Double
    /// Keeps the divisor from 0.
    public var epsilon: Double
    /// The L2 penalty: half of it times the squared weights is added to the loss.
    public var weightDecay: Double

    /// Adam with the defaults of the paper.
    public init(
        learningRate: Double = 0.001,
        beta1: Double = 0.9,
        beta2: Double = 0.999,
        epsilon: Double = 1e-8,
        weightDecay: Double = 0
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    /// Throws what lies outside its range.
    public func check() throws(TrainingError) {
        try Setting.notNegative(learningRate, "learning rate")
        try Setting.share(beta1, "beta 1")
        try Setting.share(beta2, "beta 2")
        try Setting.positive(epsilon, "epsilon")
        try Setting.notNegative(weightDecay, "weight decay")
    }

    /// One step of one parameter.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func update<Scalar: TensorScalar>(
        _ values: inout [Scalar],
        against gradient: [Scalar],
        remembering memory: inout ParameterMemory<Scalar>,
        learningRate: Double
    ) {
        if memory.first.isEmpty {
            memory.first = [Scalar](repeating: 0, count: values.count)
            memory.second = memory.first
        }
        memory.steps += 1
        let rate = Scalar(learningRate / (1 - Double.pow(beta1, memory.steps)))
        let root = Scalar((1 - Double.pow(beta2, memory.steps)).squareRoot())
        let (first, second) = (Scalar(beta1), Scalar(beta2))
        let (decay, epsilon) = (Scalar(weightDecay), Scalar(epsilon))
        for index in values.indices {
            let slope = gradient[index] + decay * values[index]
            let mean = first * memory.first[index] + (1 - first) * slope
            let square = second * memory.second[index] + (1 - second) * slope * slope
            memory.first[index] = mean
            memory.second[index] = square
            values[index] -= rate * mean / (square.squareRoot() / root + epsilon)
        }
    }
}
