/// Sets a line that is bold and nothing else apart, so that it is the heading it was meant to be.
///
/// CommonMark takes `**Padding**` below an entry for a part of that entry.
enum BoldLines {
    /// Puts blank lines around bold lines that are no part of a sentence.
    @Sendable static func setApart(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        /// Up to here the lines are in the result.
        var copied = 0
        for (index, line) in lines.enumerated() where line.signs.contains(.boldStart) {
            let before = index > 0 ? lines[index - 1] : nil
            let after = index + 1 < lines.count ? lines[index + 1] : nil
            if let before, let topic = BoldTopic(line, after: before, before: after) {
                log.note(.boldHeading, line, 0..<topic.end)
                result += lines[copied..<index] + [before.beside("", atEnd: true)] + topic.lines
                copied = index + 1
                continue
            }
            guard isTitle(line), line.text.contains(":**") || !isWithinSentence(before, after)
            else { continue }
            let gapBefore = before.map { !$0.isBlank } ?? false
            let gapAfter = after.map { !$0.isBlank } ?? false
            guard gapBefore || gapAfter else { continue }
            log.note(.boldHeading, line)
            result += lines[copied..<index]
            if gapBefore { result.append((before ?? line).beside("", atEnd: true)) }
            result.append(line)
            if gapAfter { result.append(line.beside("", atEnd: true)) }
            copied = index + 1
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    /// `**Pooling Layer**` at the left margin; what ends like a sentence is only stressed.
    private static func isTitle(_ line: NoteLine) -> Bool {
        let text = line.text.trimmingBlanks
        guard text.hasSuffix("**"), text.utf8.count > 4, text.utf8.count <= 84 else { return false }
        let title = text.dropFirst(2).dropLast(2)
        guard let first = title.first, let last = title.last,
            !ByteScan.contains("**", in: String(title))
        else {
            return false
        }
        return (first.isUppercase || first.isNumber) && !"!.,".contains(last) && !last.isWhitespace
    }

    /// Whether prose without a mark at its end goes on here: its line is long, or the next is small.
    private static func isWithinSentence(_ before: NoteLine?, _ after: NoteLine?) -> Bool {
        guard let before, !before.isVerbatim else { return false }
        let text = before.text.trimmingBlanks
        guard let first = text.first, let last = text.last else { return false }
        let isMarked = "#->*+|!:".contains(first) || before.text.first?.isWhitespace == true
        guard !isMarked, !".!?:)".contains(last) else { return false }
        return text.utf8.count >= 60 || after?.text.first?.isLowercase == true
    }
}
