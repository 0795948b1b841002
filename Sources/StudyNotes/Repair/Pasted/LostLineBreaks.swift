/// Puts the line breaks back into notes that were pasted as one line.
enum LostLineBreaks {
    /// Shorter lines are prose with dashes in it.
    private static let longLine = 200
    /// A page of titles may be shorter.
    static let shortestPage = 80
    static let fewestDashes = 4
    static let fewestBoldPlaces = 2
    static let fewestBoldTopics = 3

    /// Breaks long lines before headings, list entries, tables, boxes and bold headings.
    @Sendable static func restore(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacing([.blockWithin, .manyDashes, .manyBold]) { line in
            guard mayBePasted(line) else { return nil }
            let marks = PastedMarks.marks(in: line.bytes)
            guard isPasted(marks, line.bytes) else { return nil }
            let pieces = PastedPiece.pieces(of: line.bytes, marks)
            guard pieces.count > 1, let first = marks.first(where: { $0.range.lowerBound > 0 })
            else { return nil }
            let start = min(first.range.lowerBound, pieces[1].range.lowerBound)
            log.note(.lostLineBreaks, line, start..<line.bytes.count)
            return spaced(pieces, of: line)
        }
    }

    private static func mayBePasted(_ line: NoteLine) -> Bool {
        !line.signs.isDisjoint(with: [.blockWithin, .manyBold])
            || line.signs.contains(.manyDashes) && line.bytes.count > shortestPage
    }

    /// Whether a line holds what belongs on several: a heading or a table in its middle, two days of
    /// a course, or a list.
    private static func isPasted(
        _ marks: [PastedMark],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var (entries, tasks, places, topics) = (0, 0, 0, 0)
        let hasBoxEnd = marks.contains { $0.kind == .boxEnd }
        for mark in marks {
            switch mark.kind {
            case .heading where mark.range.lowerBound > 0:
                // One `# ` behind other text may be a comment of code, or a number sign.
                if bytes[0] == UInt8(ascii: "#") || mark.level > 1 { return true }
            case .tableRow, .place, .title: return true
            case .boldHeading where mark.isPlaceAlone: places += 1
            case .boldHeading where beginsSentence(mark, bytes): topics += 1
            case .box where hasBoxEnd: return true
            case .entry:
                entries += 1
                let rest = bytes[mark.range.upperBound...].prefix(4)
                if mark.range.lowerBound > 0, TaskEntry.begins(rest) { tasks += 1 }
            default: break
            }
        }
        return tasks > 0 || places >= fewestBoldPlaces || topics >= fewestBoldTopics
            || (bytes.count > longLine && entries >= fewestDashes)
    }

    /// Whether a bold topic of the field stands where no sentence needs it.
    private static func beginsSentence(
        _ mark: PastedMark,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let before = bytes[..<mark.range.lowerBound].last { !ByteScan.isBlank($0) }
        return before.map { ByteScan.isAny(of: ".?!:", $0) } != false
            && PastedMarks.isFieldTopic(mark.range, bytes)
    }

    /// Blank lines around headings, so that a list does not swallow them.
    private static func spaced(_ pieces: [PastedPiece], of line: NoteLine) -> [NoteLine] {
        var lines: [NoteLine] = []
        var previous: PastedPiece.Kind?
        for piece in pieces {
            let text = line.part(piece.range, isVerbatim: piece.kind.isVerbatim)
            if let previous, !piece.kind.follows(previous) { lines.append(text.beside("")) }
            if piece.level > 0 {
                let mark = String(repeating: "#", count: piece.level) + " "
                lines.append(text.beginning(with: mark))
            } else if piece.indent > 0 {
                lines.append(text.beginning(with: String(repeating: " ", count: piece.indent)))
            } else {
                lines.append(text)
            }
            previous = piece.kind
        }
        return lines
    }
}
