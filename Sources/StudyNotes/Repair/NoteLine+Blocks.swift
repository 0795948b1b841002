extension NoteLine {
    /// The lines of a text; code, comments and formulas are verbatim.
    static func lines(of text: String) -> [NoteLine] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [NoteLine] = []
            lines.reserveCapacity(bytes.count / 40 + 1)
            var start = 0
            while start <= bytes.count {
                let end = ByteScan.lineEnd(bytes, from: start)
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                lines.append(NoteLine(line, number: lines.count + 1))
                start = end + 1
            }
            markVerbatim(&lines)
            return lines
        }
    }

    /// Finds the lines of code, of comments and of formulas.
    static func markVerbatim(_ lines: inout [NoteLine]) {
        var reader = VerbatimLines()
        let kinds = lines.map { line in
            var text = line.text
            return text.withUTF8 { reader.read($0, 0..<$0.count) }
        }
        var formulaEnd = -1
        for index in lines.indices {
            if index <= formulaEnd {
                lines[index].set(isVerbatim: true, isFormulaGap: lines[index].isBlank)
            } else if kinds[index] != .text {
                lines[index].set(isVerbatim: true)
            } else if lines[index].text.beginsFormula {
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
            let text = lines[next].text
            if ByteScan.contains("$$", in: text) { return next }
            if text.utf8.first == UInt8(ascii: "#") || kinds[next] == .fence { return nil }
        }
        return nil
    }

    /// Dollar signs further apart have nothing to do with each other.
    private static let mostLinesOfFormula = 80
}

extension String {
    /// Whether `$$` stands at its start, marks of quotes and lists aside.
    fileprivate var beginsFormula: Bool {
        guard let first = utf8.first, !ByteScan.isWord(first) || ByteScan.isDigit(first) else {
            return false
        }
        var line = self
        return line.withUTF8 { line in
            ByteScan.begins("$$", line, BlockPrefix.end(line, 0..<line.count)..<line.count)
        }
    }
}
