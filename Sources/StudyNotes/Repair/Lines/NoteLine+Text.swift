extension NoteLine {
    /// The lines of a text; code, comments and formulas are verbatim.
    static func lines(
        of text: UnsafeBufferPointer<UInt8>,
        in store: LineStore
    ) -> [NoteLine] {
        let holdsFormulas = ByteScan.firstPlace(of: "$$", text, text.indices) != nil
        var lines: [NoteLine] = []
        var kinds: [VerbatimLines.Kind] = []
        lines.reserveCapacity(text.count / 32 + 2)
        var reader = VerbatimLines()
        var start = 0
        while start <= text.count {
            let range = start..<ByteScan.lineEnd(text, from: start)
            let kind = reader.read(text, range)
            let line = NoteLine(
                UnsafeBufferPointer(rebasing: text[range]),
                number: lines.count + 1,
                isVerbatim: kind != .text,
                in: store
            )
            lines.append(line)
            if holdsFormulas { kinds.append(kind) }
            start = range.upperBound + 1
        }
        if holdsFormulas { markVerbatim(&lines, kinds: kinds) }
        return lines
    }

    /// The lines as one text.
    static func text(of lines: [NoteLine]) -> String {
        let count = lines.reduce(max(lines.count - 1, 0)) { $0 + $1.bytes.count }
        return String(unsafeUninitializedCapacity: count) { text in
            var written = 0
            for (index, line) in lines.enumerated() {
                if index > 0 {
                    text[written] = 0x0A
                    written += 1
                }
                written = text[written...].update(fromContentsOf: line.bytes)
            }
            return written
        }
    }
}
