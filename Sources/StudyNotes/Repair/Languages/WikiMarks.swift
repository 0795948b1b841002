/// Reads the marks of wikis in notes that have two of their headings: `== Pooling ==`.
///
/// Then `'''x'''` is bold and `''x''` slanted, `** x` an entry below another one, and `# x` and `; x`
/// begin entries. Headings of DokuWiki have the more signs, the higher they stand.
struct WikiMarks {
    /// The signs of the highest heading, where more of them stand higher.
    private let mostSigns: Int?

    /// Writes the marks of CommonMark for those of a wiki.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        let levels = lines.compactMap { $0.wikiHeading?.level }
        guard levels.count > 1, let first = levels.first, let most = levels.max() else {
            return lines
        }
        let step = WikiMarks(mostSigns: first == most && most > 4 ? most : nil)
        var result: [NoteLine] = []
        for line in lines {
            guard !line.isVerbatim, let replaced = step.replaced(line) else {
                result.append(line)
                continue
            }
            log.note(.wikiMark, line, as: replaced.text.trimmingBlanks)
            if line.wikiHeading != nil { result.endParagraph(before: line) }
            result.append(replaced)
        }
        return result
    }

    private func replaced(_ line: NoteLine) -> NoteLine? {
        if let (level, words) = line.wikiHeading {
            let depth = mostSigns.map { $0 + 1 - level } ?? level
            return line.edited([
                NoteLine.Edit(
                    range: 0..<words.lowerBound,
                    text: String(repeating: "#", count: min(max(depth, 1), 6)) + " "
                ),
                NoteLine.Edit(range: words.upperBound..<line.bytes.count, text: ""),
            ])
        }
        let edits = Self.entry(line.bytes) + Self.quotes(line.bytes)
        return edits.isEmpty ? nil : line.edited(edits)
    }

    /// The mark of a list at the margin.
    private static func entry(_ bytes: UnsafeBufferPointer<UInt8>) -> [NoteLine.Edit] {
        guard let sign = bytes.first, "*#;".utf8.contains(sign) else { return [] }
        let depth = bytes.prefix { "*#".utf8.contains($0) }.count
        let end = max(depth, 1)
        guard end < bytes.count, ByteScan.isBlank(bytes[end]),
            depth > 1 || sign != UInt8(ascii: "*")
        else { return [] }
        let mark = sign == UInt8(ascii: "*") ? "*" : "-"
        return [
            NoteLine.Edit(range: 0..<end, text: String(repeating: "  ", count: end - 1) + mark)
        ]
    }

    /// `'''` and `''` in pairs.
    private static func quotes(_ bytes: UnsafeBufferPointer<UInt8>) -> [NoteLine.Edit] {
        var runs: [Range<Int>] = []
        var place = 0
        while let start = ByteScan.firstPlace(of: "''", bytes, place..<bytes.count) {
            place = start + bytes[start...].prefix { $0 == UInt8(ascii: "'") }.count
            runs.append(start..<place)
        }
        var edits: [NoteLine.Edit] = []
        var next = 0
        while next + 1 < runs.count {
            let (open, close) = (runs[next], runs[next + 1])
            let isPair = open.count == close.count && open.count < 4
            if isPair {
                let mark = open.count == 3 ? "**" : "*"
                edits += [open, close].map { NoteLine.Edit(range: $0, text: mark) }
            }
            next += isPair ? 2 : 1
        }
        return edits
    }
}

extension NoteLine {
    /// The number of signs and the place of the words of `== Pooling ==`.
    ///
    /// Two signs right at the words are a highlight.
    fileprivate var wikiHeading: (level: Int, words: Range<Int>)? {
        guard signs.contains(.wiki) else { return nil }
        let all = ByteScan.trimmed(bytes, 0..<bytes.count)
        let sign = UInt8(ascii: "=")
        let level = bytes.prefix { $0 == sign }.count
        guard level <= 6, 2 * level < all.count,
            bytes[(all.upperBound - level)..<all.upperBound].allSatisfy({ $0 == sign })
        else { return nil }
        let inner = level..<all.upperBound - level
        let words = ByteScan.trimmed(bytes, inner)
        guard !bytes[words].contains(sign),
            bytes[words].contains(where: { $0 >= 0x80 || ByteScan.isLetter($0) }),
            level > 2
                || words.lowerBound > inner.lowerBound && words.upperBound < inner.upperBound
        else { return nil }
        return (level, words)
    }
}
