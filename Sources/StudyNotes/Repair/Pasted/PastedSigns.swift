/// Puts the line breaks back into a page whose titles stand behind pictures, keycaps or the times of
/// a recording, and that was pasted as one line: `🔥 Pooling no weights 💧 Dropout in training`.
///
/// Four signs or more stand in a long line, and a topic of the field or a place in the course
/// stands behind three of them, where a line ends. Times do not go back, and stand before whole
/// lines.
struct PastedSigns {
    static let fewest = 4
    private static let fewestTitles = 3

    /// A sign with the words behind it.
    private struct Piece {
        let range: Range<Int>
        /// Where the title ends; `nil` where none stands behind the sign.
        let title: Int?
    }

    /// Breaks such lines.
    @Sendable static func restore(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacing(.pastedSigns) { line in
            let pieces = pieces(of: line.bytes)
            guard pieces.count > 1 else { return nil }
            log.note(.lostLineBreaks, line, pieces[1].range.lowerBound..<line.bytes.count)
            return pieces.flatMap { piece -> [NoteLine] in
                guard let title = piece.title else { return [line.part(piece.range)] }
                let words = ByteScan.trimmed(line.bytes, title..<piece.range.upperBound)
                let heading = line.part(piece.range.lowerBound..<title)
                let rest = words.isEmpty ? [] : [line.part(words)]
                return piece.range.lowerBound == 0
                    ? [heading] + rest : [heading.beside(""), heading] + rest
            }
        }
    }

    private static func pieces(of bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        var starts: [(place: Int, words: Int)] = []
        var times: [Int] = []
        for place in bytes.indices where place == 0 || ByteScan.isBlank(bytes[place - 1]) {
            let rest = UnsafeBufferPointer(rebasing: bytes[place...].prefix(longestSign))
            if let mark = TimeMark(rest) {
                times.append(mark.seconds)
                starts.append((place, place + mark.words))
            } else if isPicture(bytes, place) || ByteScan.isDigit(bytes[place]),
                let sign = TitleSign(rest)
            {
                starts.append((place, place + sign.words))
            }
        }
        guard starts.count >= fewest, zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            return []
        }
        let isRecording = 4 * times.count >= 3 * starts.count
        let ends = starts.dropFirst().map(\.place) + [bytes.count]
        let pieces = zip(starts, ends).map { start, end in
            let range = ByteScan.trimmed(bytes, start.place..<end)
            let words = min(start.words, range.upperBound)..<range.upperBound
            return Piece(range: range, title: endOfTitle(bytes, words))
        }
        // The times of a recording stand before whole lines.
        let titles = pieces.count { piece in
            piece.title.map { !isRecording || $0 == piece.range.upperBound } ?? false
        }
        guard titles >= fewestTitles || isRecording && starts[0].place == 0,
            isRecording || 2 * titles >= pieces.count
        else { return [] }
        let lines = isRecording ? pieces.map { Piece(range: $0.range, title: nil) } : pieces
        let head = ByteScan.trimmed(bytes, 0..<starts[0].place)
        return (head.isEmpty ? [] : [Piece(range: head, title: nil)]) + lines
    }

    private static let longestSign = 64

    /// Whether a picture may begin; dashes and quotation marks are none.
    private static func isPicture(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        bytes[place] >= 0xE2 && !(bytes[place] == 0xE2 && bytes[place + 1] == 0x80)
    }

    /// The end of the longest topic with which words begin, or of a place in the course.
    private static func endOfTitle(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        var ends: [Int] = []
        var place = range.lowerBound
        while ends.count < Term.mostWords, place < range.upperBound {
            let word = bytes[place..<range.upperBound].prefix { !ByteScan.isBlank($0) }
            ends.append(word.endIndex)
            place = word.endIndex
            while place < range.upperBound, ByteScan.isBlank(bytes[place]) { place += 1 }
        }
        return ends.last { end in
            let words = UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end])
            let title = LineTitle(words)
            // `Pooling:` stands before its words as it is.
            return title != nil && title != .term && words.last != UInt8(ascii: ":")
        }
    }
}
