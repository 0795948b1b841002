/// What stands behind the colon of a term; `nil` for a number, an address or nothing.
enum DefinitionBody: Hashable {
    /// Words about the term.
    case words
    /// Words behind `=`, which begin no list with those behind a colon.
    case equation
    /// The first of several settings: `7 Padding: 0`.
    case settings

    init?(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        // The next blank and the next word are looked for within a line of usual length.
        let head = UnsafeBufferPointer(rebasing: text.prefix(Self.longestHead))
        let words = ByteScan.trimmed(head, 0..<head.count)
        if Self.furtherSetting(head, from: words.lowerBound) != nil {
            self = .settings
        } else if !ByteScan.begins("http", head, words), !Self.isNumber(head, words),
            head.holdsLetter
        {
            self = .words
        } else {
            return nil
        }
    }

    private static let longestHead = 80

    /// Where the settings that begin at a place end: behind the last colon.
    static func endOfSettings(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        var end = place
        while let digit = furtherSetting(bytes, from: end) { end = digit }
        return end
    }

    /// The digit behind the colon in ` 7 Padding: 0`, with at most three words before the colon.
    private static func furtherSetting(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int? {
        let limit = min(start + longestHead, bytes.count)
        var place = skip(0x20, bytes, start..<limit)
        let number = endOfNumber(bytes, place..<limit)
        guard number > place else { return nil }
        place = skip(0x20, bytes, number..<limit)
        guard place > number else { return nil }
        for _ in 0..<3 {
            let word = bytes[place..<limit].prefix { ByteScan.isLetter($0) }
            guard !word.isEmpty, word.endIndex < limit else { return nil }
            place = word.endIndex
            let isSpaced = bytes[place] == 0x20
            let colon = isSpaced ? place + 1 : place
            guard colon < limit else { return nil }
            if bytes[colon] == UInt8(ascii: ":") {
                place = colon + 1
                if place < limit, bytes[place] == 0x20 { place += 1 }
                return place < limit && ByteScan.isDigit(bytes[place]) ? place : nil
            }
            guard isSpaced else { return nil }
            place = colon
        }
        return nil
    }

    /// Whether it is a number alone, or before a mark: `12 - `, `3.5 **`.
    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) -> Bool {
        let end = endOfNumber(bytes, words)
        guard end > words.lowerBound else { return false }
        if bytes[words.lowerBound + 1..<end].contains(UInt8(ascii: "*")) { return true }
        let next = skip(0x20, bytes, end..<words.upperBound)
        return next == words.upperBound || "-#*|".utf8.contains(bytes[next])
    }

    /// The end of `1000`, `0.5` or `3×3`; the start where no digit stands.
    private static func endOfNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int {
        guard let first = range.first, ByteScan.isDigit(bytes[first]) else {
            return range.lowerBound
        }
        var place = first + 1
        while place < range.upperBound {
            if ByteScan.isDigit(bytes[place]) || ByteScan.isAny(of: ".,x*", bytes[place]) {
                place += 1
            } else if ByteScan.begins("×", bytes, place..<range.upperBound) {
                place += 2
            } else {
                break
            }
        }
        return place
    }

    private static func skip(
        _ byte: UInt8,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int {
        bytes[range].firstIndex { $0 != byte } ?? range.upperBound
    }
}
