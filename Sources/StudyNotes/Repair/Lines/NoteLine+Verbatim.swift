extension NoteLine {
    /// Finds the lines of code, of comments and of formulas.
    static func markVerbatim(_ lines: inout [NoteLine]) {
        var reader = VerbatimLines()
        let kinds = lines.map { reader.read($0.bytes, $0.bytes.indices) }
        markVerbatim(&lines, kinds: kinds)
    }

    /// The same, where it is known what each line is to CommonMark, to which formulas are words.
    static func markVerbatim(_ lines: inout [NoteLine], kinds: [VerbatimLines.Kind]) {
        var formulaEnd = -1
        for index in lines.indices {
            if index <= formulaEnd {
                lines[index].set(isVerbatim: true, isFormulaGap: lines[index].isBlank)
            } else if kinds[index] != .text {
                lines[index].set(isVerbatim: true)
            } else if beginsFormula(lines[index].bytes) {
                let closes = lines[index].bytes.countsTwo("$$")
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
            let line = lines[next].bytes
            if ByteScan.firstPlace(of: "$$", line, line.indices) != nil { return next }
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
