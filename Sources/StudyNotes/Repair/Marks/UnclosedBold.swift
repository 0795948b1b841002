/// Closes `**` that a line leaves open.
enum UnclosedBold {
    /// A mark at the start of a word is closed behind the term that it stands before, or at the end
    /// of the line; any other is a plain sign.
    @Sendable static func close(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result = lines
        for index in lines.indices where lines[index].signs.contains(.openBold) {
            // Bold may go on in the next line of a paragraph, where its other mark stands.
            guard !continues(into: index + 1, lines), !continues(into: index - 1, lines) else {
                continue
            }
            result[index] = close(lines[index], &log)
        }
        return result
    }

    private static func close(_ line: NoteLine, _ log: inout RepairLog) -> NoteLine {
        guard let last = BoldMarks(in: line.bytes).last else { return line }
        let term = endOfTerm(line.bytes, from: last)
        let end = term ?? line.words.upperBound
        guard last < end, canClose(line.bytes[last..<end]) else {
            log.note(.unclosedBold, line, last - 2..<last, as: #"\*\*"#)
            return line.edited([NoteLine.Edit(range: last - 2..<last, text: #"\*\*"#)])
        }
        let bold = last - 2..<end
        let shown = term.map { _ in String(decoding: line.bytes[bold], as: UTF8.self) + "**" }
        log.note(.unclosedBold, line, bold, as: shown)
        return line.edited([NoteLine.Edit(range: end..<end, text: "**")])
    }

    private static func continues(into index: Int, _ lines: [NoteLine]) -> Bool {
        lines.indices.contains(index) && lines[index].signs.contains(.openBold)
    }

    /// Whether `**` behind the words would close what begins before them.
    private static func canClose(_ words: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        return !ByteScan.isBlank(first) && first != UInt8(ascii: "*")
            && last != UInt8(ascii: "*") && last != UInt8(ascii: "\\")
    }

    /// The place behind the colon of `Filter: a small matrix`, which begins at a place.
    private static func endOfTerm(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let colon = DefinitionTerm.colon(in: line, from: start) else { return nil }
        return DefinitionTerm.begins(line[start..<colon]) ? colon + 1 : nil
    }
}
