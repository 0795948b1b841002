/// Parts a bold heading from the heading that it is glued to: `## Transfer Learning**What is CNN**`.
enum GluedHeadings {
    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let pattern =
        /(#{1,6} .*[^\s*])(\*\*[^*]+\*\*)\s*/

    /// Puts the bold heading on a line of its own.
    @Sendable static func split(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        lines.flatMap { line -> [NoteLine] in
            guard line.signs.contains(.glued), let match = line.text.wholeMatch(of: pattern) else {
                return [line]
            }
            repairs.append(Repair(.gluedHeading, line))
            return [line.with(String(match.1)), line.with(""), line.with(String(match.2))]
        }
    }
}

/// Reads `--` at the start of a line as an entry of a list below the entry before it.
enum NestedDashes {
    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let pattern = /( {0,3})--\s+(\S.*)/

    /// `-- text` becomes an entry that is indented by two blanks more.
    @Sendable static func nest(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        lines.map { line in
            guard line.signs.contains(.dashDash), let match = line.text.wholeMatch(of: pattern)
            else { return line }
            repairs.append(Repair(.nestedDashes, line))
            return line.with("\(match.1)  - \(match.2)")
        }
    }
}

/// Reads the boxes of HackMD, `:::info` to `:::`, as quotes.
enum InfoBoxes {
    // Compiled once for all lines, and never changed.
    nonisolated(unsafe) private static let pattern = /:::\s*([A-Za-z]+)\s*(.*)/

    /// Quotes what stands in a box; its kind and title become the first line.
    @Sendable static func quote(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        // A box without an end is left as it is, or it would take the rest of the file.
        guard lines.contains(where: { isEnd($0) }) else { return lines }
        let lastEnd = lines.lastIndex(where: { isEnd($0) }) ?? 0
        var isInside = false
        var result: [NoteLine] = []
        for (index, line) in lines.enumerated() {
            if !isInside, line.signs.contains(.colons), index < lastEnd,
                let box = line.text.wholeMatch(of: pattern)
            {
                isInside = true
                repairs.append(Repair(.infoBox, line))
                let title = box.2.isEmpty ? box.1 : box.2
                result += [line.with("> **\(title)**"), line.with(">")]
            } else if isInside, isEnd(line) {
                isInside = false
                result.append(line.with(""))
            } else if isInside {
                result.append(
                    NoteLine("> \(line.text)", number: line.number, isVerbatim: line.isVerbatim)
                )
            } else {
                result.append(line)
            }
        }
        return result
    }

    private static func isEnd(_ line: NoteLine) -> Bool {
        line.signs.contains(.colons) && line.text.trimmingBlanks == ":::"
    }
}

/// Closes `**` that a line leaves open.
enum UnclosedBold {
    /// A mark at the start of a word is closed at the end of the line; any other is a plain sign.
    @Sendable static func close(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        lines.indices.map { index in
            let line = lines[index]
            // Bold may go on in the next line of a paragraph, where its other mark stands.
            guard line.signs.contains(.openBold), let last = line.text.boldMarks.last,
                !continues(into: index + 1, lines), !continues(into: index - 1, lines)
            else { return line }
            repairs.append(Repair(.unclosedBold, line))
            let behind = line.text[last.upperBound...]
            if let first = behind.first, !first.isWhitespace { return line.with(line.text + "**") }
            return line.with(
                String(line.text[..<last.lowerBound]) + #"\*\*"# + String(behind)
            )
        }
    }

    private static func continues(into index: Int, _ lines: [NoteLine]) -> Bool {
        lines.indices.contains(index) && lines[index].signs.contains(.openBold)
    }
}

extension String {
    /// Where `**` stands, outside code spans and not behind a backslash.
    fileprivate var boldMarks: [Range<Index>] {
        var marks: [Range<Index>] = []
        var (index, isCode) = (startIndex, false)
        while index < endIndex {
            let next = self.index(after: index)
            switch self[index] {
            case "\\" where next < endIndex: index = self.index(after: next)
            case "`":
                isCode.toggle()
                index = next
            case "*" where !isCode && next < endIndex && self[next] == "*":
                let end = self.index(after: next)
                marks.append(index..<end)
                index = end
            default: index = next
            }
        }
        return marks
    }
}
