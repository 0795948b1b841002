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

    /// The lines as one text, made of the parts of the original text that they still are.
    ///
    /// Those are known to be UTF-8; what was written anew is checked.
    static func text(of lines: [NoteLine], from original: [NoteLine], in text: String) -> String {
        var result = ""
        result.reserveCapacity(lines.reduce(lines.count) { $0 + $1.bytes.count })
        let file = OriginalText(text, original)
        // The part of the file that comes next, up to where it is no longer the same.
        var part = 0..<0
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            guard let place = file.place(of: line.bytes, withLineEnd: !isLast) else {
                result.append(contentsOf: file.text(part))
                part = 0..<0
                result.append(String(decoding: line.bytes, as: UTF8.self))
                if !isLast { result.append("\n") }
                continue
            }
            if place.range.lowerBound != part.upperBound {
                result.append(contentsOf: file.text(part))
                part = place.range
            } else {
                part = part.lowerBound..<place.range.upperBound
            }
            guard !isLast, !place.hasLineEnd else { continue }
            result.append(contentsOf: file.text(part))
            result.append("\n")
            part = 0..<0
        }
        result.append(contentsOf: file.text(part))
        return result
    }
}

/// A text that lines may be parts of.
private struct OriginalText {
    private let text: String
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ text: String, _ lines: [NoteLine]) {
        self.text = text
        let length = lines.reduce(max(lines.count - 1, 0)) { $0 + $1.bytes.count }
        bytes = UnsafeBufferPointer(start: lines.first?.bytes.baseAddress, count: length)
    }

    /// Where bytes stand in it, and whether with the line end behind them; `nil` where they do not.
    func place(
        of line: UnsafeBufferPointer<UInt8>,
        withLineEnd: Bool
    ) -> (range: Range<Int>, hasLineEnd: Bool)? {
        guard let start = bytes.baseAddress, let own = line.baseAddress, own >= start,
            own + line.count <= start + bytes.count
        else { return nil }
        let (lower, upper) = (own - start, own - start + line.count)
        guard isBoundary(lower), isBoundary(upper) else { return nil }
        let hasLineEnd = withLineEnd && upper < bytes.count && bytes[upper] == 0x0A
        return (lower..<upper + (hasLineEnd ? 1 : 0), hasLineEnd)
    }

    /// Whether no character of several bytes goes on at a place.
    private func isBoundary(_ place: Int) -> Bool {
        place == bytes.count || bytes[place] & 0xC0 != 0x80
    }

    func text(_ range: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
}
