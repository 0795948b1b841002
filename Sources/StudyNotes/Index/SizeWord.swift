/// A size as one word, `3x3`, however its sign and blanks are written: `3×3`, `3 x 3`, `3*3`.
struct SizeWord {
    /// The digits of both sides.
    let sides: (Range<Int>, Range<Int>)
    /// Where the next word may begin: in `3x3x64` behind the second `x`.
    let next: Int

    /// The size whose first side begins at a place.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
        let first = Self.digits(bytes, start)
        guard !first.isEmpty, let second = Self.side(bytes, behind: first.upperBound) else {
            return nil
        }
        sides = (first, second)
        next = Self.side(bytes, behind: second.upperBound)?.lowerBound ?? second.upperBound
    }

    /// `3x3`, written into a buffer; answers its length, or `nil` where it does not fit.
    func write(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into word: UnsafeMutableBufferPointer<UInt8>
    ) -> Int? {
        guard sides.0.count + sides.1.count < word.count else { return nil }
        var count = 0
        func append(_ byte: UInt8) {
            word[count] = byte
            count += 1
        }
        for place in sides.0 { append(bytes[place]) }
        append(UInt8(ascii: "x"))
        for place in sides.1 { append(bytes[place]) }
        return count
    }

    /// The digits behind the sign that follows a side; with a letter behind them they are no side.
    private static func side(
        _ bytes: UnsafeBufferPointer<UInt8>,
        behind end: Int
    ) -> Range<Int>? {
        var place = end
        func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
        let isApart = byte(place) == UInt8(ascii: " ")
        if isApart { place += 1 }
        switch byte(place) {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): place += 1
        case UInt8(ascii: "*") where !isApart: place += 1
        case 0xC3 where byte(place + 1) == 0x97: place += 2
        default: return nil
        }
        if isApart {
            guard byte(place) == UInt8(ascii: " ") else { return nil }
            place += 1
        }
        let side = digits(bytes, place)
        let behind = byte(side.upperBound)
        let endsThere = !ByteScan.isWord(behind) || behind | 0x20 == UInt8(ascii: "x")
        return side.isEmpty || !endsThere ? nil : side
    }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, end - start < 8, ByteScan.isDigit(bytes[end]) { end += 1 }
        return start..<end
    }
}
