#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The functions of analysis that losses, optimizers and decoders need, in `Double`.
enum Elementary {
    static func exp(_ value: Double) -> Double { _exp(value) }
    static func log(_ value: Double) -> Double { _log(value) }
    static func pow(_ base: Double, _ exponent: Double) -> Double { _pow(base, exponent) }
    static func cos(_ angle: Double) -> Double { _cos(angle) }

    /// log(1 + x), exact for small x.
    static func log1p(_ value: Double) -> Double { _log1p(value) }

    /// 1 / (1 + e⁻ˣ), without overflow on either side.
    static func sigmoid(_ value: Double) -> Double {
        let power = _exp(-abs(value))
        return value < 0 ? power / (1 + power) : 1 / (1 + power)
    }

    /// Probabilities of logits: eˣ / Σ eˣ, with the largest logit taken off first.
    static func softmax(_ logits: [Double]) -> [Double] {
        let largest = logits.max() ?? 0
        let powers = logits.map { _exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

// Inside `Elementary` the names of the C library would mean its own functions.
private func _exp(_ value: Double) -> Double { exp(value) }
private func _log(_ value: Double) -> Double { log(value) }
private func _log1p(_ value: Double) -> Double { log1p(value) }
private func _pow(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
private func _cos(_ angle: Double) -> Double { cos(angle) }
