/// Reads `##Heading` as a heading; `#word` is a tag.
enum HeadingMarks {
    /// Puts a blank behind two or more `#` at the start of a line.
    @Sendable static func space(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.headingMark) { line in
            let level = line.bytes.prefix { $0 == UInt8(ascii: "#") }.count
            guard level <= 6, let next = line.bytes[level...].first, ByteScan.isWordByte(next)
            else { return nil }
            log.note(.headingMark, line)
            return line.edited([NoteLine.Edit(range: level..<level, text: " ")])
        }
    }
}

/// Parts a bold heading from the heading that it is glued to: `## Transfer Learning**What is CNN**`.
enum GluedHeadings {
    /// Puts the bold heading on a line of its own.
    @Sendable static func split(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacing(.glued) { line in
            guard let heading = endOfHeading(line.bytes) else { return nil }
            let second = heading..<line.bytes.count
            log.note(.gluedHeading, line, second)
            return [line.part(0..<heading), line.part(second).beside(""), line.part(second)]
        }
    }

    /// Where the first heading ends, behind which bold words stand and nothing else.
    private static func endOfHeading(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        let star = UInt8(ascii: "*")
        let level = line.prefix { $0 == UInt8(ascii: "#") }.count
        let end = line.lastIndex { !ByteScan.isSpace($0) }.map { $0 + 1 } ?? 0
        guard (1...6).contains(level), level < end, line[level] == 0x20,
            ByteScan.begins("**", line, max(end - 2, level)..<end),
            let open = line[..<(end - 2)].lastIndex(of: star), open + 1 < end - 2,
            open > level + 2, line[open - 1] == star, line[open - 2] != star,
            !ByteScan.isSpace(line[open - 2])
        else { return nil }
        return open - 1
    }
}

/// Closes the blank lines within a formula, which would end its paragraph.
enum FormulaGaps {
    /// Takes blank lines out between `$$` and `$$`.
    @Sendable static func close(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        for (before, line) in zip(lines, lines.dropFirst())
        where line.signs.contains(.formulaGap) && !before.signs.contains(.formulaGap) {
            log.note(.formulaGap, before)
        }
        return lines.filter { !$0.signs.contains(.formulaGap) }
    }
}

/// Reads the boxes of HackMD, `:::info` to `:::`, as quotes.
enum InfoBoxes {
    /// Quotes what stands in a box; its kind and title become the first line.
    @Sendable static func quote(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        // A box without an end is left as it is, or it would take the rest of the file.
        guard let lastEnd = lines.lastIndex(where: isEnd) else { return lines }
        var isInside = false
        var result: [NoteLine] = []
        for (index, line) in lines.enumerated() {
            if !isInside, index < lastEnd, line.signs.contains(.colons),
                let title = title(line.bytes)
            {
                isInside = true
                log.note(.infoBox, line)
                result += [line.beside("> **\(title)**"), line.beside(">")]
            } else if isInside, isEnd(line) {
                isInside = false
                result.append(line.beside(""))
            } else {
                result.append(
                    isInside ? line.beginning(with: line.isBlank ? ">" : "> ") : line
                )
            }
        }
        return result
    }

    /// `info: Remember` of `:::info Remember`.
    private static func title(_ line: UnsafeBufferPointer<UInt8>) -> String? {
        let text = ByteScan.trimmed(line, 0..<line.count)
        guard ByteScan.begins(":::", line, text) else { return nil }
        let kind = line[text.dropFirst(3)].drop { ByteScan.isBlank($0) }
            .prefix { ByteScan.isLetter($0) }
        guard !kind.isEmpty else { return nil }
        let words = line[kind.endIndex...].drop { ByteScan.isBlank($0) }
        return ([kind] + (words.isEmpty ? [] : [words]))
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: ": ")
    }

    private static func isEnd(_ line: NoteLine) -> Bool {
        guard line.signs.contains(.colons) else { return false }
        let bytes = line.bytes
        let text = ByteScan.trimmed(bytes, 0..<bytes.count)
        return text.count == 3 && ByteScan.begins(":::", bytes, text)
    }
}
