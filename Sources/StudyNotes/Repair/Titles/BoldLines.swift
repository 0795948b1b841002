/// Sets a line that is bold and nothing else apart, so that it is the heading it was meant to be.
///
/// CommonMark takes `**Padding**` below an entry for a part of that entry.
enum BoldLines {
    /// Puts blank lines around bold lines that are no part of a sentence.
    @Sendable static func setApart(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        /// Up to here the lines are in the result.
        var copied = 0
        for index in lines.indices where lines[index].signs.contains(.boldStart) {
            let line = lines[index]
            let before = index > 0 ? lines[index - 1] : nil
            let after = index + 1 < lines.count ? lines[index + 1] : nil
            if let before, let topic = BoldTopic(line, after: before, before: after) {
                log.note(.boldHeading, line, 0..<topic.end)
                result += lines[copied..<index] + [before.beside("", atEnd: true)] + topic.lines
                copied = index + 1
                continue
            }
            let gapBefore = before.map { !$0.isBlank } ?? false
            let gapAfter = after.map { !$0.isBlank } ?? false
            guard gapBefore || gapAfter,
                isTitle(line.bytes, maySmall: !gapBefore),
                endsInColon(line.bytes) || !isWithinSentence(before, after)
            else { continue }
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
    ///
    /// A colon at the end lets a small letter begin it, where it begins a paragraph.
    private static func isTitle(_ line: UnsafeBufferPointer<UInt8>, maySmall: Bool) -> Bool {
        let end = ByteScan.trimmed(line, 0..<line.count).upperBound
        guard (5...84).contains(end), ByteScan.begins("**", line, end - 2..<end) else {
            return false
        }
        let title = UnsafeBufferPointer(rebasing: line[2..<max(end - 2, 2)])
        guard let last = title.last, !"!.,".utf8.contains(last), !title.endsInBlank,
            ByteScan.firstPlace(of: "**", title, title.indices) == nil
        else { return false }
        return title.beginsLarge || maySmall && last == UInt8(ascii: ":")
            || title.firstCharacter?.isNumber == true
    }

    private static func endsInColon(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        ByteScan.firstPlace(of: ":**", line, 0..<line.count) != nil
    }

    /// Whether prose without a mark at its end goes on here: its line is long, or the next is small.
    private static func isWithinSentence(_ before: NoteLine?, _ after: NoteLine?) -> Bool {
        guard let before, !before.isVerbatim, before.wordsOfEntry == nil else { return false }
        let line = before.bytes
        let words = ByteScan.trimmed(line, 0..<line.count)
        guard let first = words.first, let last = words.last, first == 0,
            !"#->*+|!:".utf8.contains(line[first]), !".!?:)".utf8.contains(line[last])
        else { return false }
        return words.count >= 60
            || after?.bytes.beginsSmall == true
    }
}
