/// Numbers made by counting: the i-th is known without the ones before it, and nothing is stored.
///
/// A Weyl sequence: the upper 23 bits of `i · m mod 2³²`, read as a signed fraction, so in −1 ..< 1.
/// They are the bits of a number in 2 ..< 4, of which 3 is taken: no conversion, which compilers
/// make slowly of vectors. It lets a layer with three billion weights run in the memory of its input.
@frozen
public struct StreamedNumbers: Sendable {
    /// The odd multiplier m.
    public let multiplier: UInt32

    /// Weights: m is 2³² divided by the golden ratio.
    @inlinable public static var weights: StreamedNumbers {
        StreamedNumbers(multiplier: 0x9E37_79B1)
    }
    /// Inputs: another odd m, so that weights and inputs do not run alike.
    @inlinable public static var inputs: StreamedNumbers {
        StreamedNumbers(multiplier: 0x85EB_CA6B)
    }

    @inlinable
    init(multiplier: UInt32) {
        self.multiplier = multiplier
    }

    /// The i-th number; i counts modulo 2³².
    @inlinable
    public subscript(index: Int) -> Float {
        Float(bitPattern: Self.bitsOfTwo | (counter(index) &>> 9)) - 3
    }

    /// The bits behind the i-th number; half of all are added, as zero is in their middle.
    @inlinable
    @inline(__always)
    func counter(_ index: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: index) &* multiplier &+ 0x8000_0000
    }

    /// The bits of 2 as a `Float`.
    @inlinable
    static var bitsOfTwo: UInt32 { 0x4000_0000 }

    /// Writes the numbers from an index on into a buffer.
    public func fill(_ buffer: UnsafeMutableBufferPointer<Float>, from first: Int) {
        for offset in buffer.indices { buffer[offset] = self[first &+ offset] }
    }
}
