/// Reads `##Heading` as a heading; `#word` is a tag.
enum HeadingMarks {
    /// Puts a blank behind two or more `#` at the start of a line.
    @Sendable static func space(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.map { line in
            guard line.signs.contains(.headingMark) else { return line }
            let level = line.text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
            let next = line.text.utf8.dropFirst(level).first
            guard level <= 6, let next, ByteScan.isWordByte(next) else { return line }
            log.note(.headingMark, line)
            return line.edited([NoteLine.Edit(range: level..<level, text: " ")])
        }
    }
}

/// Parts a bold heading from the heading that it is glued to: `## Transfer Learning**What is CNN**`.
enum GluedHeadings {
    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let pattern =
        /(#{1,6} .*[^\s*])(\*\*[^*]+\*\*)\s*/

    /// Puts the bold heading on a line of its own.
    @Sendable static func split(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.flatMap { line -> [NoteLine] in
            guard line.signs.contains(.glued), let match = line.text.wholeMatch(of: pattern) else {
                return [line]
            }
            // A blank of the pattern may carry an accent, which is kept.
            let heading = match.1.utf8.count
            let second = heading..<line.text.utf8.count
            log.note(.gluedHeading, line, second)
            return [line.part(0..<heading), line.part(second).beside(""), line.part(second)]
        }
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
    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let pattern = /[ \t]*:::[ \t]*([A-Za-z]+)[ \t]*(.*)/

    /// Quotes what stands in a box; its kind and title become the first line.
    @Sendable static func quote(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        // A box without an end is left as it is, or it would take the rest of the file.
        guard let lastEnd = lines.lastIndex(where: isEnd) else { return lines }
        var isInside = false
        var result: [NoteLine] = []
        for (index, line) in lines.enumerated() {
            if !isInside, index < lastEnd, line.signs.contains(.colons),
                let box = line.text.wholeMatch(of: pattern)
            {
                isInside = true
                log.note(.infoBox, line)
                let kind = box.2.isEmpty ? "\(box.1)" : "\(box.1): \(box.2)"
                result += [line.beside("> **\(kind)**"), line.beside(">")]
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

    private static func isEnd(_ line: NoteLine) -> Bool {
        line.signs.contains(.colons) && line.text.trimmingBlanks == ":::"
    }
}
