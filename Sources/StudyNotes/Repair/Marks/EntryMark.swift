/// The mark with which a line begins an entry of a list: `-`, `12.`, or the `--` of rough notes.
struct EntryMark {
    /// The blanks before it, in bytes.
    let indent: Int
    /// Its first byte.
    let sign: UInt8
    /// Its bytes.
    let width: Int
    /// The place of the words behind it.
    let words: Int

    /// `nil` when no mark begins a line, or no blank stands behind it.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < line.count, ByteScan.isBlank(line[start]) { start += 1 }
        guard start < line.count else { return nil }
        let rest = start..<line.count
        guard let width = BlockPrefix.markWidth(line, rest) ?? Self.dashes(line, rest) else {
            return nil
        }
        var words = start + width
        while words < line.count, ByteScan.isBlank(line[words]) { words += 1 }
        (indent, sign, self.width, self.words) = (start, line[start], width, words)
    }

    /// Two or three dashes before a blank.
    private static func dashes(
        _ line: UnsafeBufferPointer<UInt8>,
        _ rest: Range<Int>
    ) -> Int? {
        guard ByteScan.begins("--", line, rest) else { return nil }
        let end = rest.lowerBound + (ByteScan.begins("---", line, rest) ? 3 : 2)
        return end < line.count && ByteScan.isBlank(line[end]) ? end - rest.lowerBound : nil
    }

    /// Whether it is a single sign, no number.
    var isBullet: Bool { width == 1 }

    /// Whether CommonMark knows it.
    var isOrdinary: Bool { width == 1 || ByteScan.isDigit(sign) }

    /// Where the words begin in columns, if what stands behind the mark is no code.
    func columnOfWords(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        let end = indent + width
        guard words < line.count else { return end + 1 }
        let column = (end..<words).reduce(end) { column, place in
            line[place] == UInt8(ascii: "\t") ? column + 4 - column % 4 : column + 1
        }
        return column - end <= 4 ? column : nil
    }
}
