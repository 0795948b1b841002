/// Reads marks of Obsidian that other programs show: comments in `%%`, names of blocks behind `^`,
/// and the kinds of boxes, `[!tip]`.
enum ObsidianMarks {
    /// Writes comments of a page for `%% … %%` and ` ^name` at the end of a line.
    @Sendable static func hide(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.hidden) { line in
            guard let range = comment(line.bytes) ?? name(line.bytes) else { return nil }
            let text = String(decoding: line.bytes[range], as: UTF8.self)
            let words = String(text.drop { $0 == "%" }.reversed().drop { $0 == "%" }.reversed())
            guard !words.contains("--"), !words.contains(">") else { return nil }
            log.note(.exportedMark, line, range, as: "a comment")
            let comment = "<!-- \(words.trimmingBlanks) -->"
            let rest = range.upperBound..<line.bytes.count
            return line.edited([
                NoteLine.Edit(range: range, text: comment), NoteLine.Edit(range: rest, text: ""),
            ])
        }
    }

    /// Writes `**tip: words**` for the first line of a box, `> [!tip]- words`.
    @Sendable static func nameBoxes(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        var copied = 0
        for index in lines.indices where lines[index].signs.contains(.box) {
            let line = lines[index]
            guard let (mark, name, words) = box(line.bytes) else { continue }
            result += lines[copied..<index]
            log.note(.infoBox, line, mark)
            let title = String(decoding: line.bytes[words], as: UTF8.self)
            let isPlain = !title.contains("*")
            let kind = String(decoding: line.bytes[name], as: UTF8.self)
            let colon = title.isEmpty ? "" : ": "
            let end = NoteLine.Edit(
                range: words.upperBound..<line.bytes.count,
                text: isPlain ? "**" : ""
            )
            let start = isPlain ? "**\(kind)\(colon)" : "**\(kind)**\(colon)"
            result.append(line.edited([NoteLine.Edit(range: mark, text: start), end]))
            if index + 1 < lines.count, lines[index + 1].firstByte == UInt8(ascii: ">"),
                lines[index + 1].words.count > 1
            {
                result.append(line.beside(">", atEnd: true))
            }
            copied = index + 1
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    /// `%% … %%` at the end of a line.
    private static func comment(_ line: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let end = ByteScan.trimmed(line, line.indices).upperBound
        guard end > 4, ByteScan.begins("%%", line, end - 2..<end),
            let start = ByteScan.firstPlace(of: "%%", line, 0..<end - 2),
            start + 2 < end - 2, start == 0 || ByteScan.isBlank(line[start - 1]),
            !line[..<start].contains(UInt8(ascii: "`"))
        else { return nil }
        return start..<end
    }

    /// `^name` behind a blank or a full stop at the end of a line.
    private static func name(_ line: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let end = ByteScan.trimmed(line, line.indices).upperBound
        guard let start = line[..<end].lastIndex(of: UInt8(ascii: "^")), start > 1,
            ByteScan.isBlank(line[start - 1]) || line[start - 1] == UInt8(ascii: "."),
            start + 2 < end, ByteScan.isLetter(line[start + 1]),
            !isOperand(before: start, line),
            line[(start + 1)..<end].allSatisfy({
                $0 < 0x80 && ByteScan.isWord($0) || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        return start..<end
    }

    /// Whether a number or a sign stands before a place: `2 ^stages` is a power.
    private static func isOperand(
        before place: Int,
        _ line: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let last = line[..<place].last(where: { !ByteScan.isBlank($0) }) else { return true }
        return ByteScan.isDigit(last) || "+-*/=^(".utf8.contains(last)
    }

    /// `[!tip]- ` behind the mark of a quote, its kind, and the words behind it.
    private static func box(
        _ line: UnsafeBufferPointer<UInt8>
    ) -> (mark: Range<Int>, kind: Range<Int>, words: Range<Int>)? {
        guard let start = ByteScan.firstPlace(of: "[!", line, 0..<min(line.count, 8)),
            line[..<start].allSatisfy({ $0 == UInt8(ascii: ">") || ByteScan.isBlank($0) })
        else { return nil }
        let kind = line[(start + 2)...].prefix { ByteScan.isLetter($0) }
        guard !kind.isEmpty, kind.endIndex < line.count, line[kind.endIndex] == UInt8(ascii: "]")
        else { return nil }
        var end = kind.endIndex + 1
        if end < line.count, "+-".utf8.contains(line[end]) { end += 1 }
        guard end == line.count || ByteScan.isBlank(line[end]) else { return nil }
        let words = ByteScan.trimmed(line, end..<line.count)
        guard words.isEmpty else {
            return (start..<words.lowerBound, kind.startIndex..<kind.endIndex, words)
        }
        return (start..<end, kind.startIndex..<kind.endIndex, end..<end)
    }
}
