extension NoteLine {
    /// The lines of a text; code, comments and formulas are verbatim.
    static func lines(of text: String) -> [NoteLine] {
        var text = text
        // The line ends first, as the text may not be looked at while its bytes are.
        let (parts, holdsFormulas) = text.withUTF8 { bytes in
            (Self.parts(of: bytes), ByteScan.firstPlace(of: "$$", bytes, 0..<bytes.count) != nil)
        }
        let bytes = text.utf8
        var lines: [NoteLine] = []
        lines.reserveCapacity(parts.count)
        for part in parts {
            let start = bytes.index(bytes.startIndex, offsetBy: part.range.lowerBound)
            let end = bytes.index(start, offsetBy: part.range.count)
            lines.append(
                NoteLine(
                    text[start..<end],
                    number: lines.count + 1,
                    isVerbatim: part.kind != .text,
                    signs: part.signs
                )
            )
        }
        if holdsFormulas { markVerbatim(&lines, kinds: parts.map(\.kind)) }
        return lines
    }

    /// The lines as one text.
    static func text(of lines: [NoteLine]) -> String {
        let count = lines.reduce(lines.count - 1) { $0 + $1.withBytes(\.count) }
        return String(unsafeUninitializedCapacity: max(count, 0)) { text in
            var written = 0
            for index in lines.indices {
                if index > 0 { written = text[written...].update(fromContentsOf: [0x0A]) }
                written = lines[index].withBytes { text[written...].update(fromContentsOf: $0) }
            }
            return written
        }
    }

    /// A line of a text with what its bytes say.
    private typealias Part = (range: Range<Int>, signs: LineSigns, kind: VerbatimLines.Kind)

    private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [Part] {
        var parts: [Part] = []
        parts.reserveCapacity(bytes.count / 32 + 2)
        var reader = VerbatimLines()
        var start = 0
        while start <= bytes.count {
            let range = start..<ByteScan.lineEnd(bytes, from: start)
            let kind = reader.read(bytes, range)
            let line = UnsafeBufferPointer(rebasing: bytes[range])
            parts.append((range, kind == .text ? LineSigns(line) : [], kind))
            start = range.upperBound + 1
        }
        return parts
    }

    /// Finds the lines of code, of comments and of formulas.
    static func markVerbatim(_ lines: inout [NoteLine]) {
        var reader = VerbatimLines()
        let kinds = lines.map { line in
            line.withBytes { reader.read($0, 0..<$0.count) }
        }
        markVerbatim(&lines, kinds: kinds)
    }

    private static func markVerbatim(_ lines: inout [NoteLine], kinds: [VerbatimLines.Kind]) {
        var formulaEnd = -1
        for index in lines.indices {
            if index <= formulaEnd {
                lines[index].set(isVerbatim: true, isFormulaGap: lines[index].isBlank)
            } else if kinds[index] != .text {
                lines[index].set(isVerbatim: true)
            } else if lines[index].withBytes(beginsFormula) {
                let closes = ByteScan.countsTwo("$$", in: lines[index].text)
                if !closes { formulaEnd = end(ofFormulaAt: index, lines, kinds) ?? -1 }
                lines[index].set(isVerbatim: closes || formulaEnd > index)
            } else {
                lines[index].set(isVerbatim: false)
            }
        }
    }

    /// The line that closes a formula; `nil` when a heading, code or nothing comes before it.
    private static func end(
        ofFormulaAt index: Int,
        _ lines: [NoteLine],
        _ kinds: [VerbatimLines.Kind]
    ) -> Int? {
        for next in (index + 1)..<max(min(lines.count, index + mostLinesOfFormula), index + 1) {
            if lines[next].withBytes({ ByteScan.firstPlace(of: "$$", $0, 0..<$0.count) }) != nil {
                return next
            }
            if lines[next].firstByte == UInt8(ascii: "#") || kinds[next] == .fence { return nil }
        }
        return nil
    }

    /// Dollar signs further apart have nothing to do with each other.
    private static let mostLinesOfFormula = 80

    /// Whether `$$` stands at the start of a line, marks of quotes and lists aside.
    private static func beginsFormula(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first, !ByteScan.isWord(first) || ByteScan.isDigit(first) else {
            return false
        }
        return ByteScan.begins("$$", line, BlockPrefix.end(line, 0..<line.count)..<line.count)
    }
}
