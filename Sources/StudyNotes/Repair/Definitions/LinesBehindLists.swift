/// Sets apart what stands at the margin right below the last entry of a list, and is no part of it.
///
/// CommonMark takes a picture, the foot of a slide, or `formula: (n + 2p - f)/s + 1`, for the end of
/// that entry.
enum LinesBehindLists {
    /// Puts a blank line before a picture, a foot, or words behind a label, that end a list.
    @Sendable static func setApart(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        var copied = 0
        for index in lines.indices.dropFirst() where isApart(lines, index) {
            result += lines[copied..<index] + [lines[index - 1].beside("", atEnd: true)]
            log.note(.definitionLine, lines[index])
            copied = index
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    private static func isApart(_ lines: [NoteLine], _ index: Int) -> Bool {
        let (line, before) = (lines[index], lines[index - 1])
        guard !line.isVerbatim, before.wordsOfEntry != nil, endsBlock(lines, index),
            !DefinitionTerm.continuesSentence(before.bytes, before.words.upperBound)
        else { return false }
        if line.signs.contains(.picture) { return isPicture(line) }
        if !line.signs.isDisjoint(with: [.bullet, .title]), line.isFootOfSlide {
            // The last number of a calculation is no page.
            return before.words.last.map { !"=+-*/,:".utf8.contains(before.bytes[$0]) } ?? false
        }
        guard line.signs.contains(.definition),
            let colon = DefinitionTerm.colon(in: line.bytes)
        else { return false }
        return TermScan.labels.contains(lowercased: line.bytes, 0..<colon)
    }

    /// Whether nothing stands behind a line, or no more than the page behind the foot of a slide.
    private static func endsBlock(_ lines: [NoteLine], _ index: Int) -> Bool {
        func ends(_ next: Int) -> Bool {
            next >= lines.count || lines[next].isBlank || lines[next].headingLevel != nil
        }
        return ends(index + 1)
            || ends(index + 2) && lines[index].isFootOfSlide && lines[index + 1].isFootOfSlide
    }

    /// Whether a picture is all that stands on a line: `![](a.png)`, `![[a.png]]`.
    private static func isPicture(_ line: NoteLine) -> Bool {
        let (bytes, words) = (line.bytes, line.words)
        guard let last = words.last else { return false }
        let closer = ByteScan.begins("![[", bytes, words) ? UInt8(ascii: "]") : UInt8(ascii: ")")
        return bytes[last] == closer && bytes[words].count { $0 == closer } < 3
    }
}
