/// Reads the numbered titles of an outline, `1. Convolution`, `1.1 Padding`, `1.2 Stride`, as headings.
///
/// The numbers tell: each title counts on from the one before, at its own depth or a higher one, and
/// at least two of four have a point within. A numbered list within the text does not count on.
struct NumberedOutline {
    /// A line with a number before a few words.
    private struct Title {
        let index: Int
        let number: [Int]
    }

    private static let fewest = 4
    private static let fewestDeep = 2

    /// Makes headings of such titles in notes that have no heading with a mark.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        guard !lines.haveHeadings else { return lines }
        let titles = titles(lines)
        guard titles.count >= fewest,
            titles.count(where: { $0.number.count > 1 }) >= fewestDeep
        else { return lines }
        var result: [NoteLine] = []
        var copied = 0
        if let title = lines.titleOfFile(above: titles[0].index) {
            log.note(.titleLine, lines[title])
            result += lines[..<title] + [lines[title].heading(level: 1)]
            copied = title + 1
        }
        for title in titles {
            let line = lines[title.index]
            result += lines[copied..<title.index]
            result.endParagraph(before: line)
            log.note(.titleLine, line)
            result.append(line.heading(level: min(title.number.count + 1, 6)))
            copied = title.index + 1
        }
        return result + lines[copied...]
    }

    private static func titles(_ lines: [NoteLine]) -> [Title] {
        var titles: [Title] = []
        var (lastRejected, deepRejected) = (-2, 0)
        for index in lines.indices where lines[index].signs.contains(.outline) {
            guard let number = number(lines[index].bytes) else { continue }
            let isEntry = lastRejected == index - 1
            if !isEntry, countsOn(number, from: titles.last?.number) {
                titles.append(Title(index: index, number: number))
            } else {
                lastRejected = index
                if number.count > 1 { deepRejected += 1 }
            }
        }
        // Where few count on, the numbers say something else.
        return 4 * deepRejected > titles.count ? [] : titles
    }

    /// Whether a number is the next one at its depth, at a higher one, or the first one below.
    private static func countsOn(_ number: [Int], from last: [Int]?) -> Bool {
        guard let last else { return number == [1] }
        if number == last + [1] { return true }
        guard number.count <= last.count else { return false }
        let depth = number.count - 1
        return number[..<depth] == last[..<depth] && number[depth] == last[depth] + 1
    }

    /// `[1, 2]` of `1.2 Stride`; `nil` where no title stands behind it.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int]? {
        var parts: [Int] = []
        var place = 0
        while place < bytes.count, ByteScan.isDigit(bytes[place]) {
            let digits = bytes[place...].prefix(3).prefix { ByteScan.isDigit($0) }
            parts.append(digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) })
            place = digits.endIndex
            guard place < bytes.count, bytes[place] == UInt8(ascii: ".") else { break }
            place += 1
        }
        let hasPoint = place > 0 && place < bytes.count && bytes[place - 1] == UInt8(ascii: ".")
        guard parts.count > 1 || hasPoint, place < bytes.count, ByteScan.isBlank(bytes[place])
        else {
            return nil
        }
        let words = ByteScan.trimmed(bytes, place..<bytes.count)
        guard let first = words.first, let last = words.last,
            ByteScan.isCapital(bytes[first]) || bytes[first] >= 0x80 || parts.count > 1,
            ByteScan.isWordByte(bytes[first]), !ByteScan.isDigit(bytes[first]),
            !".,;!".utf8.contains(bytes[last]),
            bytes[words].count(where: { $0 == 0x20 }) < 8
        else { return nil }
        return parts
    }
}

extension [NoteLine] {
    /// The short line alone above the first title of notes, which is that of the file.
    func titleOfFile(above first: Int) -> Int? {
        let head = self[..<first].indices.filter { !self[$0].isBlank }
        guard head.count == 1, !self[head[0]].signs.isDisjoint(with: [.title, .capitals]) else {
            return nil
        }
        return head[0]
    }
}
