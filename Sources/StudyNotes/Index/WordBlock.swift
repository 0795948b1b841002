#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Sixty-four bytes of a text, all of them looked at at once: which are letters and digits of ASCII.
struct WordBlock {
    /// A bit for each byte, the first one lowest: letters and digits, and what is none of ASCII.
    private(set) var letters, others: UInt64
    /// The bytes of the block and sixteen more; those behind the end of the text are zero.
    private let base: UnsafeRawPointer

    static let size = 64
    /// So many bytes are read: a word may begin at the last byte of the block.
    static let sizeWithWord = size + ShortWord.mostBytes

    /// The bytes from a place on; the end of a text is moved into a room of `sizeWithWord` bytes.
    @inline(__always)
    init?(
        _ text: UnsafeBufferPointer<UInt8>,
        at start: Int,
        room: UnsafeMutableRawBufferPointer
    ) {
        guard let whole = text.baseAddress, let room = room.baseAddress else { return nil }
        let text = Self.padded(UnsafeRawPointer(whole + start), text.count - start, room)
        base = text
        (letters, others) = (0, 0)
        for part in 0..<8 {
            let bytes = (text + 8 * part).loadUnaligned(as: UInt64.self).littleEndian
            letters |= Self.bits(ofTops: Self.marks(bytes)) &<< UInt64(8 * part)
            others |= bytes & Self.tops
        }
        guard others != 0 else { return }
        others = 0
        for part in 0..<8 {
            let bytes = (text + 8 * part).loadUnaligned(as: UInt64.self).littleEndian
            others |= Self.bits(ofTops: bytes & Self.tops) &<< UInt64(8 * part)
        }
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Of each of eight bytes the top bit: whether it is a letter or a digit.
    @inline(__always)
    private static func marks(_ bytes: UInt64) -> UInt64 {
        let sevenBits = bytes & ~tops
        let small = sevenBits | 0x20 &* ones
        // The top bit of a sum says whether a byte is the first letter or behind it.
        let letters = (small &+ (0x80 - 0x61) &* ones) & ~(small &+ (0x80 - 0x7B) &* ones)
        let digits = (sevenBits &+ (0x80 - 0x30) &* ones) & ~(sevenBits &+ (0x80 - 0x3A) &* ones)
        return (letters | digits) & ~bytes & tops
    }

    /// The top bits of eight bytes side by side.
    @inline(__always)
    private static func bits(ofTops bytes: UInt64) -> UInt64 {
        // Each bit is moved to a place of its own in the topmost byte.
        ((bytes &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }

    @inline(__always)
    private static func padded(
        _ text: UnsafeRawPointer,
        _ count: Int,
        _ room: UnsafeMutableRawPointer
    ) -> UnsafeRawPointer {
        if count >= sizeWithWord { return text }
        memcpy(room, text, count)
        memset(room + count, 0, sizeWithWord - count)
        return UnsafeRawPointer(room)
    }

    /// Takes out the bytes before a place.
    @inline(__always)
    mutating func drop(before place: Int) {
        let rest: UInt64 = place < Self.size ? ~0 &<< UInt64(place) : 0
        letters &= rest
        others &= rest
    }

    /// The first run of letters and digits, so far as it stands in the block.
    @inline(__always)
    var word: Range<Int> {
        let start = letters.trailingZeroBitCount
        let end = start &+ (~(letters &>> UInt64(start & 63))).trailingZeroBitCount
        return Range(uncheckedBounds: (start, end))
    }

    @inline(__always)
    func byte(_ place: Int) -> UInt8 { base.load(fromByteOffset: place, as: UInt8.self) }

    /// A run of at most sixteen letters and digits, in small letters.
    @inline(__always)
    func lowercased(_ word: Range<Int>) -> ShortWord {
        let start = base + word.lowerBound
        // Digits have the bit that makes a letter small.
        return ShortWord(
            low: start.loadUnaligned(as: UInt64.self).littleEndian | 0x20 &* Self.ones,
            high: (start + 8).loadUnaligned(as: UInt64.self).littleEndian | 0x20 &* Self.ones
        ).prefix(word.count)
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
