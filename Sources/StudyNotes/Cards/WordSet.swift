/// Up to sixteen bytes of ASCII as two numbers, so that words are compared without texts.
struct ShortWord: Hashable, Sendable {
    static let mostBytes = 16

    let low, high: UInt64

    /// `nil` when there are no bytes, or too many.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard let base = bytes.baseAddress, !range.isEmpty, range.count <= Self.mostBytes else {
            return nil
        }
        let start = UnsafeRawPointer(base + range.lowerBound)
        if range.count == Self.mostBytes {
            low = start.loadUnaligned(as: UInt64.self).littleEndian
            high = (start + 8).loadUnaligned(as: UInt64.self).littleEndian
        } else if range.count > 8 {
            low = start.loadUnaligned(as: UInt64.self).littleEndian
            high = Self.packed(start + 8, range.count - 8)
        } else {
            (low, high) = (Self.packed(start, range.count), 0)
        }
    }

    init?(_ word: String) {
        var word = word
        guard let key = word.withUTF8({ ShortWord($0, 0..<$0.count) }) else { return nil }
        self = key
    }

    init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// One to eight bytes; where two loads overlap, they agree.
    @inline(__always)
    private static func packed(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 4 {
            let first = start.loadUnaligned(as: UInt32.self).littleEndian
            let last = (start + (count - 4)).loadUnaligned(as: UInt32.self).littleEndian
            return UInt64(first) | UInt64(last) &<< UInt64(8 * (count - 4))
        }
        let first = UInt64(start.load(as: UInt8.self))
        let middle = UInt64((start + count / 2).load(as: UInt8.self))
        let last = UInt64((start + (count - 1)).load(as: UInt8.self))
        return first | middle &<< UInt64(8 * (count / 2)) | last &<< UInt64(8 * (count - 1))
    }

    /// With small letters for capital ones.
    var lowercased: ShortWord { ShortWord(low: Self.lowercased(low), high: Self.lowercased(high)) }

    /// All eight bytes at once: the top bit of each says whether it is a capital letter.
    @inline(__always)
    private static func lowercased(_ bytes: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let sevenBits = bytes & (0x7F &* ones)
        let fromA = sevenBits &+ (0x80 - 0x41) &* ones
        let behindZ = sevenBits &+ (0x7F - 0x5A) &* ones
        let capitals = ~bytes & (fromA ^ behindZ) & (0x80 &* ones)
        return bytes | capitals &>> 2
    }

    /// Of which the topmost bits are as good as random.
    var hash: UInt64 {
        (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// A set of short words of ASCII, asked in bytes.
struct WordSet: ExpressibleByArrayLiteral, Sendable {
    private let slots: [ShortWord?]
    private let shift: UInt64

    init(_ words: [String]) {
        let keys = words.compactMap(ShortWord.init)
        precondition(keys.count == words.count, "a word has sixteen bytes at most")
        // At least half of the slots stay empty, so that a search ends soon.
        let bits = UInt64(Int.bitWidth - (2 * keys.count).leadingZeroBitCount)
        var slots = [ShortWord?](repeating: nil, count: 1 << Int(bits))
        for key in keys {
            var slot = Int(truncatingIfNeeded: key.hash &>> (64 - bits))
            while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = key
        }
        (self.slots, shift) = (slots, 64 - bits)
    }

    init(arrayLiteral words: String...) { self.init(words) }

    func contains(_ word: some StringProtocol) -> Bool {
        ShortWord(String(word)).map(contains) ?? false
    }

    private func contains(_ word: ShortWord) -> Bool {
        var slot = Int(truncatingIfNeeded: word.hash &>> shift)
        while let found = slots[slot] {
            if found == word { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// Whether bytes are one of the words, capitals and small letters told apart.
    func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        ShortWord(bytes, range).map(contains) ?? false
    }

    func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        contains(word.base, word.startIndex..<word.endIndex)
    }

    /// Whether bytes are one of the words, which have small letters, in capitals or not.
    func contains(lowercased bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        ShortWord(bytes, range).map { contains($0.lowercased) } ?? false
    }

    func contains(lowercased word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        contains(lowercased: word.base, word.startIndex..<word.endIndex)
    }
}
