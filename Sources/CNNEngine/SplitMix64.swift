/// The one source of chance: SplitMix64, the same numbers from the same seed, for ever.
///
/// Steele, Lea & Flood 2014, "Fast Splittable Pseudorandom Number Generators"; constants of
/// Vigna's public-domain C version. Golden values are held by the tests.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that starts at a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// An integer of `0 ..< bound`, without bias; 0 when the bound is below 1.
    ///
    /// Lemire 2019, "Fast Random Integer Generation in an Interval". Written out here because the
    /// standard library does not promise to keep the sequence of its own method.
    public mutating func integer(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// A number of `0 ..< 1` with 53 random bits.
    public mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A generator for a part of the work, named by an index; the parts do not overlap in practice.
    public func split(_ index: UInt64) -> SplitMix64 {
        SplitMix64(seed: Self.mix(state ^ Self.mix(index &+ 0xD1B5_4A32_D192_ED03)))
    }

    private static func mix(_ input: UInt64) -> UInt64 {
        var bits = input
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
