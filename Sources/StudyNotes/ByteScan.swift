#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Looks for signs byte by byte, which costs a tenth of looking for characters.
enum ByteScan {
    /// Whether a byte stands in a text.
    static func contains(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, Int32(byte), bytes.count) != nil
    }

    /// The place of the line feed from a place on, or the end of the text.
    static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        self.place(of: 0x0A, bytes, place..<bytes.count) ?? bytes.count
    }

    /// The first place of a byte in a part of a text.
    static func place(
        of byte: UInt8,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        guard let base = bytes.baseAddress, !range.isEmpty,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The first place of ASCII signs in a part of a text.
    static func firstPlace(
        of signs: StaticString,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let width = signs.utf8CodeUnitCount
        var start = range.lowerBound
        while let place = place(of: signs.utf8Start[0], bytes, start..<max(start, range.upperBound))
        {
            if place + width > range.upperBound { return nil }
            if memcmp(base + place, signs.utf8Start, width) == 0 { return place }
            start = place + 1
        }
        return nil
    }
}

// MARK: - Several signs at once

extension ByteScan {
    /// The first place of any of a few ASCII signs in a part of a text; its end when none is there.
    ///
    /// Sixteen bytes at a step, as most bytes of a text are none of them.
    @inline(__always)
    static func firstPlace(
        ofAny signs: StaticString,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int {
        guard let base = bytes.baseAddress else { return range.upperBound }
        var place = range.lowerBound
        while place &+ 16 <= range.upperBound {
            let chunk = UnsafeRawPointer(base + place).loadUnaligned(as: SIMD16<UInt8>.self)
            var found = SIMDMask<SIMD16<Int8>>(repeating: false)
            for sign in 0..<signs.utf8CodeUnitCount {
                found .|= chunk .== SIMD16(repeating: signs.utf8Start[sign])
            }
            let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
            if halves[0] != 0 { return place &+ halves[0].littleEndian.trailingZeroBitCount >> 3 }
            if halves[1] != 0 {
                return place &+ 8 &+ halves[1].littleEndian.trailingZeroBitCount >> 3
            }
            place &+= 16
        }
        while place < range.upperBound {
            for sign in 0..<signs.utf8CodeUnitCount where base[place] == signs.utf8Start[sign] {
                return place
            }
            place &+= 1
        }
        return place
    }
}

extension ByteScan {
    /// Counts bytes, eight at a step: the top bits of what a function answers for eight of them, and
    /// for the eight that begin one byte earlier, say which count.
    ///
    /// Of nine bytes at least, but for the first one; up to a limit or a few more.
    @inline(__always)
    static func count(
        _ bytes: UnsafeBufferPointer<UInt8>,
        atMost limit: Int,
        _ found: (_ eight: UInt64, _ before: UInt64) -> UInt64
    ) -> Int {
        guard bytes.count > 8, let base = bytes.baseAddress.map(UnsafeRawPointer.init) else {
            return 0
        }
        func number(_ place: Int) -> UInt64 {
            (base + place).loadUnaligned(as: UInt64.self).littleEndian
        }
        var (count, place) = (0, 1)
        while place < bytes.count, count < limit {
            // The last eight bytes have some that were counted.
            let start = min(place, bytes.count - 8)
            let isNew = ~UInt64(0) << UInt64(8 * (place - start))
            let bits = found(number(start), number(start - 1)) & isNew & everyByte(0x80)
            if bits != 0 { count += bits.nonzeroBitCount }
            place = start + 8
        }
        return count
    }

    /// Eight times a byte.
    static func everyByte(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}

// MARK: - Kinds of bytes

extension ByteScan {
    /// Whether it is one of a few ASCII signs.
    @inline(__always)
    static func isAny(of signs: StaticString, _ byte: UInt8) -> Bool {
        for sign in 0..<signs.utf8CodeUnitCount where signs.utf8Start[sign] == byte { return true }
        return false
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    static func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    static func isLetter(_ byte: UInt8) -> Bool { isSmallLetter(byte | 0x20) }

    /// A letter or a digit of ASCII.
    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// A letter or a digit; what is not ASCII counts as a letter.
    static func isWordByte(_ byte: UInt8) -> Bool { isWord(byte) || byte >= 0x80 }

    /// A blank or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// A blank, a tab or a line end.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

// MARK: - Signs that are no ASCII

extension ByteScan {
    /// The bytes of a sign that is a character by itself unless an accent follows: ASCII but CR, `ü`
    /// and its like, dashes and quotation marks, arrows and operators of U+2100–2BFF.
    ///
    /// `nil` for others, and at the end.
    @inline(__always)
    static func widthOfSign(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case 0x0D: return nil
        case ..<0x80: return 1
        case 0xC3 where place + 1 < bytes.count: return 2
        case 0xE2 where place + 2 < bytes.count:
            let isDash = bytes[place + 1] == 0x80 && 0x90...0xA7 ~= bytes[place + 2]
            return isDash || 0x84...0xAF ~= bytes[place + 1] ? 3 : nil
        default: return nil
        }
    }
}

// MARK: - Parts of a text

extension ByteScan {
    /// A range without the blanks at its ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// The next word between blanks.
    static func word(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Range<Int>? {
        var start = place
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
        let end = self.place(of: 0x20, bytes, start..<bytes.count) ?? bytes.count
        return start < end ? start..<end : nil
    }

    /// Where the last word of a part of a text begins; its start where it is one word.
    static func startOfLastWord(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ part: Range<Int>
    ) -> Int {
        part.last { isBlank(bytes[$0]) }.map { $0 + 1 } ?? part.lowerBound
    }

    /// Whether a part of a text begins with signs.
    static func begins(
        _ signs: StaticString,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        let width = signs.utf8CodeUnitCount
        guard width <= range.count else { return false }
        for offset in 0..<width where bytes[range.lowerBound + offset] != signs.utf8Start[offset] {
            return false
        }
        return true
    }
}
