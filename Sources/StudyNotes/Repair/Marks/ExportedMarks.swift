/// Takes out what exports of documents leave behind: `{#pooling}` behind the words of a heading, and
/// hard blanks around bold words.
enum ExportedMarks {
    /// Takes the name of its place out of a heading: `## Pooling {#pooling}`.
    @Sendable static func dropAnchors(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.anchor) { line in
            let bytes = line.bytes
            let end = line.words.upperBound
            guard let start = bytes.lastIndex(of: UInt8(ascii: "{")), start + 3 < end,
                bytes[start + 1] == UInt8(ascii: "#"), line.headingLevel != nil,
                bytes[(start + 2)..<(end - 1)].allSatisfy({
                    ByteScan.isWordByte($0) || "-_.".utf8.contains($0)
                })
            else { return nil }
            log.note(.exportedMark, line, start..<end, as: "nothing")
            let words = ByteScan.trimmed(bytes, 0..<start)
            return line.edited([NoteLine.Edit(range: words.upperBound..<bytes.count, text: "")])
        }
    }

    /// Writes a blank for each `&nbsp;` of a line that begins with bold words, and none at its end.
    @Sendable static func softenBlanks(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.boldStart) { line in
            guard ByteScan.contains(UInt8(ascii: "&"), line.bytes) else { return nil }
            var edits: [NoteLine.Edit] = []
            var place = 0
            while let start = ByteScan.firstPlace(
                of: "&nbsp;",
                line.bytes,
                place..<line.bytes.count
            ) {
                place = start + 6
                let isLast = line.bytes[place...].allSatisfy { "&nbsp; ".utf8.contains($0) }
                log.note(.exportedMark, line, start..<place, as: "a blank")
                edits.append(NoteLine.Edit(range: start..<place, text: isLast ? "" : " "))
            }
            return edits.isEmpty ? nil : line.edited(edits)
        }
    }
}
