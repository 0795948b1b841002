/// Puts the line breaks back into a page without marks that was pasted as one line.
///
/// 1. Where five sentences or more begin with a topic of the field and a colon, each such topic is a
///    heading, and so are the weeks and days before them: `Day 2 CNN: … Pooling: …`.
/// 2. Where two blanks or more stand between short pieces, behind no full stop, they were the ends
///    of lines.
/// 3. Where numbers of chapters count up, or many sentences are questions: `PastedChapters`.
enum PastedProse {
    static let longLine = 200
    static let fewestTopics = 5
    static let fewestGaps = 6

    /// Breaks such lines.
    @Sendable static func restore(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacing(.pastedProse) { line in
            let gaps = PastedGaps.pieces(line.bytes)
            if gaps.count > 1 {
                log.note(
                    .lostLineBreaks,
                    line,
                    gaps[1].lowerBound..<gaps[gaps.count - 1].upperBound
                )
                return gaps.map { line.part($0) }
            }
            let chapters = PastedChapters.lines(of: line.bytes)
            if chapters.count > 1 {
                let start = chapters[1].range.lowerBound
                log.note(.lostLineBreaks, line, start..<line.bytes.count)
                return chapters.flatMap { chapter -> [NoteLine] in
                    let part = line.part(chapter.range)
                    return chapter.isApart ? [part.beside(""), part] : [part]
                }
            }
            let pieces = TopicSentences.pieces(of: line.bytes)
            guard pieces.count > 1 else { return nil }
            log.note(.lostLineBreaks, line, pieces[1].range.lowerBound..<line.bytes.count)
            return pieces.enumerated().flatMap { index, piece -> [NoteLine] in
                let part = line.part(piece.range)
                let written = piece.mark.isEmpty ? part : part.beginning(with: piece.mark)
                return index == 0 ? [written] : [part.beside(""), written]
            }
        }
    }
}

/// The pieces of a line between two blanks or more.
enum PastedGaps {
    private static let longestPiece = 160

    /// Nothing where the gaps are no line ends.
    static func pieces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var (start, place, sentences) = (0, 0, 0)
        while let gap = ByteScan.firstPlace(of: "  ", bytes, place..<bytes.count) {
            let end = gap + bytes[gap...].prefix { $0 == 0x20 }.count
            guard gap - start <= longestPiece else { return [] }
            if gap > start {
                if ByteScan.isAny(of: ".!?", bytes[gap - 1]) { sentences += 1 }
                pieces.append(start..<gap)
            }
            (start, place) = (end, end)
        }
        guard bytes.count - start <= longestPiece else { return [] }
        if start < bytes.count { pieces.append(start..<bytes.count) }
        // Rows of numbers are no page.
        let worded = pieces.count {
            ByteScan.isWordByte(bytes[$0.lowerBound]) && !ByteScan.isDigit(bytes[$0.lowerBound])
        }
        guard pieces.count > PastedProse.fewestGaps, 4 * sentences < pieces.count,
            2 * worded > pieces.count
        else { return [] }
        return pieces
    }
}
