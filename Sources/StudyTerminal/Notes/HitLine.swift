internal import StudyNotes

/// A line of notes with the words that were looked for, cut to a width around the first of them.
struct HitLine {
    private struct Letter {
        let character: Character
        let isHit: Bool
    }

    private let letters: [Letter]

    init(_ line: NoteHit.Line) { self.init(line.text[...], places: line.places) }

    /// A line in which none of the words stand.
    init(_ text: Substring) { self.init(text, places: []) }

    private init(_ text: Substring, places: [Range<Int>]) {
        var letters: [Letter] = []
        // The places are in order: those that have been passed are not looked at again.
        var (offset, places) = (0, places[...])
        for character in text {
            while let passed = places.first, passed.upperBound <= offset { places.removeFirst() }
            let isHit = places.first?.contains(offset) == true
            offset += character.utf8.count
            for harmless in TerminalText.harmless(String(character)) {
                letters.append(Letter(character: harmless, isHit: isHit))
            }
        }
        let trimmed = letters.drop { $0.character.isWhitespace }
        let end = trimmed.lastIndex { !$0.character.isWhitespace } ?? trimmed.startIndex
        self.letters = trimmed.isEmpty ? [] : Array(trimmed[...end])
    }

    /// The part of the line that fits, with `…` where it was cut.
    func text(width: Int, style: TerminalStyle) -> String {
        let widths = letters.map { DisplayWidth.of($0.character) }
        guard widths.reduce(0, +) > width else { return painted(letters[...], style) }
        var start = letters.firstIndex(where: \.isHit) ?? 0
        var lead = 0
        // A third of the room goes to what comes before the first hit.
        while start > 0, lead + widths[start - 1] <= width / 3 {
            start -= 1
            lead += widths[start]
        }
        var (end, filled) = (start, start > 0 ? 1 : 0)
        while end < letters.count, filled + widths[end] < width {
            filled += widths[end]
            end += 1
        }
        return (start > 0 ? "…" : "") + painted(letters[start..<end], style)
            + (end < letters.count ? "…" : "")
    }

    private func painted(_ part: ArraySlice<Letter>, _ style: TerminalStyle) -> String {
        var text = ""
        var rest = part
        while let first = rest.first {
            let run = rest.prefix { $0.isHit == first.isHit }
            let word = String(run.map(\.character))
            text += first.isHit ? style.paint(word, .good) : word
            rest = rest.dropFirst(run.count)
        }
        return text
    }
}
