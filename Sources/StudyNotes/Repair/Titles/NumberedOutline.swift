/// Reads the numbered titles of an outline, `1. Convolution`, `1.1 Padding`, `1.2 Stride`, as headings.
///
/// The numbers tell: each title counts on from the one before, at its own depth or a higher one, and
/// at least two of four have a point within. A numbered list within the text does not count on.
/// What has nothing below it, or is a sentence, is an entry of the title above: `1.1 a filter slides`.
struct NumberedOutline {
    /// A line with a number before words.
    private struct Title {
        let index: Int
        let number: [Int]
        let beginsSmall: Bool
        /// Whether it is said of the title above it, for its words or as nothing stands below it.
        var isEntry: Bool
    }

    private static let fewest = 4
    private static let fewestDeep = 2

    /// Makes headings of such titles in notes that have no heading with a mark.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        guard !lines.haveHeadings else { return lines }
        var titles = titles(lines)
        guard titles.count >= fewest,
            titles.count(where: { $0.number.count > 1 }) >= fewestDeep
        else { return lines }
        findEntries(among: &titles, lines)
        var result: [NoteLine] = []
        var copied = 0
        if let title = lines.titleOfFile(above: titles[0].index) {
            log.note(.titleLine, lines[title])
            result += lines[..<title] + [lines[title].heading(level: 1)]
            copied = title + 1
        }
        var depth = 0
        for title in titles {
            let line = lines[title.index]
            result += lines[copied..<title.index]
            if title.isEntry {
                log.note(.bulletSign, line, as: "- " + line.text)
                let blanks = String(repeating: "  ", count: max(title.number.count - depth - 1, 0))
                result.append(line.beginning(with: blanks + "- "))
            } else {
                result.endParagraph(before: line)
                log.note(.titleLine, line)
                depth = title.number.count
                result.append(line.heading(level: min(depth + 1, 6)))
            }
            copied = title.index + 1
        }
        return result + lines[copied...]
    }

    private static func titles(_ lines: [NoteLine]) -> [Title] {
        var titles: [Title] = []
        var (lastRejected, deepRejected) = (-2, 0)
        for index in lines.indices where lines[index].signs.contains(.outline) {
            guard let title = title(lines[index].bytes, index) else { continue }
            if lastRejected < index - 1, countsOn(title.number, from: titles.last?.number) {
                titles.append(title)
            } else if !title.isEntry {
                lastRejected = index
                if title.number.count > 1 { deepRejected += 1 }
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
}

// MARK: - Entries

extension NumberedOutline {
    /// Makes entries of those that are said of the title above.
    ///
    /// Behind a heading of its own depth a line is a heading, too: it would be said of that one.
    private static func findEntries(among titles: inout [Title], _ lines: [NoteLine]) {
        // The last title at each depth.
        var above: [Bool] = []
        for place in titles.indices {
            let depth = titles[place].number.count
            let isFirstHeading = above.count < depth || above[depth - 1]
            above = Array(above.prefix(depth - 1))
            let isBelowEntry = above.contains(true)
            let isSaid = titles[place].isEntry || !leadsToText(titles[place...], lines)
            titles[place].isEntry = depth > 1 && (isBelowEntry || isFirstHeading && isSaid)
            above.append(titles[place].isEntry)
        }
    }

    /// Whether a deeper title or other words stand below the first one, but no rest of its sentence.
    private static func leadsToText(_ titles: ArraySlice<Title>, _ lines: [NoteLine]) -> Bool {
        guard let title = titles.first, let next = lines.indexOfText(behind: title.index) else {
            return false
        }
        guard let other = titles.dropFirst().first, other.index == next else {
            return !title.beginsSmall || !lines[next].bytes.beginsSmall
        }
        return other.number.count > title.number.count
    }
}

// MARK: - Numbers

extension NumberedOutline {
    private static let mostBlanks = 8

    /// The title or, behind a deep number, the sentence of a line; `nil` where neither stands.
    private static func title(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Title? {
        guard let (number, place) = number(bytes) else { return nil }
        let words = UnsafeBufferPointer(
            rebasing: bytes[ByteScan.trimmed(bytes, place..<bytes.count)]
        )
        guard let first = words.first else { return nil }
        let isTitle = isTitle(words)
        let isLarge = ByteScan.isCapital(first) || first >= 0x80
        guard number.count > 1 ? words.holdsLetter : isTitle && isLarge else { return nil }
        return Title(
            index: index,
            number: number,
            beginsSmall: words.beginsSmall,
            isEntry: !isTitle
        )
    }

    /// `[1, 2]` of `1.2 Stride`, and where the number ends.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (parts: [Int], end: Int)? {
        var parts: [Int] = []
        var place = 0
        while place < bytes.count, ByteScan.isDigit(bytes[place]) {
            let digits = bytes[place...].prefix(3).prefix { ByteScan.isDigit($0) }
            parts.append(digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) })
            place = digits.endIndex
            guard place < bytes.count, bytes[place] == UInt8(ascii: ".") else { break }
            place += 1
        }
        guard let last = parts.indices.last, place < bytes.count, ByteScan.isBlank(bytes[place]),
            last > 0 || bytes[place - 1] == UInt8(ascii: ".")
        else { return nil }
        return (parts, place)
    }

    /// Whether a few words stand there, without a sign at their end.
    private static func isTitle(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        return ByteScan.isWordByte(first) && !ByteScan.isDigit(first)
            && !ByteScan.isAny(of: ".,;!", last)
            && words.count(where: { $0 == 0x20 }) < mostBlanks
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
