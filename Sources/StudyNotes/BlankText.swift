// Blanks of ASCII are told byte by byte; others are what `Character` says.

extension Substring {
    /// Whether it has nothing but blanks.
    var isBlank: Bool {
        for byte in utf8 {
            // As a character, a blank with an accent is a blank.
            if byte >= 0x80 { return unicodeScalars.allSatisfy(\.properties.isWhitespace) }
            if !ByteScan.isSpace(byte) { return false }
        }
        return true
    }

    /// Without blanks at its ends.
    var trimmed: Substring {
        guard let first = utf8.firstIndex(where: { !ByteScan.isSpace($0) }),
            let last = utf8.lastIndex(where: { !ByteScan.isSpace($0) })
        else { return self[endIndex...] }
        if utf8[first] >= 0x80 || utf8[last] >= 0x80 { return trimmedCharacters }
        return self[first..<utf8.index(after: last)]
    }

    private var trimmedCharacters: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex...] }
        return self[first...last]
    }

    /// The words between blanks; `nil` when there are more.
    func wordsBetweenBlanks(atMost most: Int) -> [Substring]? {
        let isASCII = utf8.allSatisfy { $0 < 0x80 }
        let words =
            isASCII
            ? utf8.split(maxSplits: most, whereSeparator: ByteScan.isSpace).map { Substring($0) }
            : split(maxSplits: most) { $0.isWhitespace }
        return words.count <= most ? words : nil
    }
}

extension String {
    /// Without blanks and tabs at its ends.
    var trimmingBlanks: String {
        var rest = self[...]
        while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return String(rest)
    }
}

extension ByteScan {
    /// A part of a text without blanks of any kind at its ends.
    static func withoutSpaces(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        guard start < end, bytes[start] >= 0x80 || bytes[end - 1] >= 0x80 else {
            return start..<end
        }
        let text = String(decoding: bytes[range], as: UTF8.self)
        let words = text[...].trimmed
        start = range.lowerBound + text.utf8.distance(from: text.startIndex, to: words.startIndex)
        return start..<start + words.utf8.count
    }
}
