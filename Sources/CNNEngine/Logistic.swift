import RealModule

extension Double {
    /// The logistic function 1 / (1 + e⁻ˣ), without overflow on either side.
    static func sigmoid(_ value: Double) -> Double {
        let power = exp(-abs(value))
        return value < 0 ? power / (1 + power) : 1 / (1 + power)
    }

    /// Probabilities of logits: eˣ / Σ eˣ, with the largest logit taken off first.
    static func softmax(_ logits: [Double]) -> [Double] {
        let largest = logits.max() ?? 0
        let powers = logits.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
