/// Sixteen bytes of a text, all of them looked at at once: which are letters and digits of ASCII.
struct WordChunk {
    /// The bytes with small letters for capital ones.
    private let low, high: UInt64
    /// Of each byte the top bit: whether it is a letter or a digit.
    private let lowMarks, highMarks: UInt64
    /// Of each of the first bytes the top bit: whether it is none of ASCII.
    private let lowTops: UInt64

    static let size = 16

    /// The bytes from a place on; those behind the end of the text are zero.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard let bytes = ShortWord(text, start..<min(start + Self.size, text.count)) else {
            return nil
        }
        (low, lowMarks) = Self.read(bytes.low)
        (high, highMarks) = Self.read(bytes.high)
        lowTops = bytes.low & Self.tops
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func read(_ bytes: UInt64) -> (lowercased: UInt64, marks: UInt64) {
        let sevenBits = bytes & ~tops
        let small = sevenBits | 0x20 &* ones
        // The top bit of a sum says whether a byte is the first letter or behind it.
        let letters = (small &+ (0x80 - 0x61) &* ones) & ~(small &+ (0x80 - 0x7B) &* ones)
        let digits = (sevenBits &+ (0x80 - 0x30) &* ones) & ~(sevenBits &+ (0x80 - 0x3A) &* ones)
        let isLetter = letters & ~bytes & tops
        // The bit that makes a letter small is the one of 0x20.
        return (bytes | isLetter &>> 2, isLetter | (digits & ~bytes & tops))
    }

    /// How many letters and digits stand at the start.
    @inline(__always)
    var wordLength: Int {
        let (first, second) = (Self.leading(~lowMarks), Self.leading(~highMarks))
        return first < 8 ? first : 8 + second
    }

    /// How many signs of ASCII stand at the start, as far as the first bytes tell.
    @inline(__always)
    var signsLength: Int { Self.leading(lowMarks | lowTops) }

    /// How many bytes come before one whose top bit is set.
    @inline(__always)
    private static func leading(_ marks: UInt64) -> Int {
        (marks & tops).trailingZeroBitCount &>> 3
    }

    /// The first bytes in small letters.
    @inline(__always)
    func word(_ count: Int) -> ShortWord {
        ShortWord(low: low, high: high).prefix(count)
    }
}

extension ShortWord {
    /// The first bytes of it.
    @inline(__always)
    func prefix(_ count: Int) -> ShortWord {
        let (first, second): (UInt64, UInt64) = (
            1 << UInt64(8 * count), 1 << UInt64(8 * max(count - 8, 0))
        )
        return ShortWord(low: low & (first &- 1), high: high & (second &- 1))
    }

    /// Writes its sixteen bytes, those behind the word too.
    @inline(__always)
    func write(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: low.littleEndian, as: UInt64.self)
        (bytes + 8).storeBytes(of: high.littleEndian, as: UInt64.self)
    }
}
