/// Reads the lines of a recording, each behind its time: `00:12:30 Pooling`.
///
/// Where a time stands before three lines or more, and hardly one is earlier than the one before, a
/// line that names a topic is a heading, `[12:30] Stride: how far it moves` is one with its words
/// below it, and every other line is an entry.
struct TimedLines {
    private static let fewest = 3

    /// Makes headings and entries of timed lines.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        let marks = lines.map { $0.signs.contains(.timed) ? TimeMark($0.bytes) : nil }
        let times = marks.compactMap { $0?.seconds }
        let back = zip(times, times.dropFirst()).count { $0 > $1 }
        guard times.count >= fewest, 10 * back < times.count else { return lines }
        var result: [NoteLine] = []
        for (index, line) in lines.enumerated() {
            guard let mark = marks[index] else {
                result.append(line)
                continue
            }
            let next = lines.indices[(index + 1)...].first { !lines[$0].isBlank }
            let isLast = next.map { lines[$0].headingLevel != nil } ?? true
            log.note(.timedLine, line)
            result += written(line, mark, isLast: isLast, after: result.last)
        }
        return result
    }

    private static func written(
        _ line: NoteLine,
        _ mark: TimeMark,
        isLast: Bool,
        after before: NoteLine?
    ) -> [NoteLine] {
        let gap = before.map { $0.isBlank } ?? true ? [] : [line.beside("")]
        if !isLast, let title = line.title(from: mark.words), title != .term, !line.endsInColon {
            return gap + [line.heading(level: title.level)]
        }
        if let colon = DefinitionTerm.colon(in: line.bytes, from: mark.words) {
            let term = line.part(0..<colon)
            let words = ByteScan.trimmed(line.bytes, colon + 1..<line.bytes.count)
            if !words.isEmpty, let title = term.title(from: mark.words), title != .term {
                return gap + [term.heading(level: title.level), line.part(words)]
            }
        }
        let isBelowEntry = before?.entryMark != nil || before?.headingLevel != nil
        return (isBelowEntry ? [] : gap) + [line.beginning(with: "- ")]
    }
}

/// The time of a recording that begins a line: `1:20`, `[00:12:30]`, `(12:30) -`.
struct TimeMark {
    let seconds: Int
    /// Where the words begin behind it.
    let words: Int

    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let first = line.first else { return nil }
        let isOpen = first == UInt8(ascii: "[") || first == UInt8(ascii: "(")
        var place = isOpen ? 1 : 0
        var parts: [Int] = []
        while parts.count < 3 {
            let digits = line[place...].prefix(3).prefix { ByteScan.isDigit($0) }
            guard (1...2).contains(digits.count), parts.isEmpty || digits.count == 2 else {
                return nil
            }
            parts.append(digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) })
            place = digits.endIndex
            guard place < line.count, line[place] == UInt8(ascii: ":") else { break }
            place += 1
        }
        guard parts.count > 1, parts.dropFirst().allSatisfy({ $0 < 60 }), place < line.count,
            !isOpen || "])".utf8.contains(line[place])
        else { return nil }
        if isOpen { place += 1 }
        let behind = line[place...].firstIndex { !ByteScan.isBlank($0) } ?? line.count
        // A dash may part it from the words.
        let dash = line[behind...].prefix { "-:".utf8.contains($0) }
        let words = line[dash.endIndex...].firstIndex { !ByteScan.isBlank($0) } ?? line.count
        guard words > place, words < line.count, ByteScan.isBlank(line[words - 1]) else {
            return nil
        }
        seconds = parts.reduce(0) { 60 * $0 + $1 }
        self.words = words
    }
}

extension LineTitle {
    /// The level of its heading.
    var level: Int { mark.utf8.count - 1 }
}
