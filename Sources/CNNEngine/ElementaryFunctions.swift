#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The functions that layers need beyond arithmetic, worked out in `Double`.
extension TensorScalar {
    /// eˣ.
    @inline(__always)
    static func exp(_ x: Self) -> Self { Self(platformExp(Double(x))) }

    /// The hyperbolic tangent.
    @inline(__always)
    static func tanh(_ x: Self) -> Self { Self(platformTanh(Double(x))) }

    /// x to the power of y.
    @inline(__always)
    static func pow(_ x: Self, _ y: Double) -> Self { Self(platformPow(Double(x), y)) }
}

// Inside the extension the bare names mean its own members.
@inline(__always)
private func platformExp(_ x: Double) -> Double { exp(x) }

@inline(__always)
private func platformTanh(_ x: Double) -> Double { tanh(x) }

@inline(__always)
private func platformPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
