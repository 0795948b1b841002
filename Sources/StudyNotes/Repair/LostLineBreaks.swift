/// Puts the line breaks back into notes that were pasted as one line.
enum LostLineBreaks {
    /// Shorter lines are prose with dashes in it.
    private static let longLine = 200
    static let fewestDashes = 4

    /// Breaks long lines before headings, list entries and bold headings.
    @Sendable static func restore(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        lines.flatMap { line -> [NoteLine] in
            guard isCollapsed(line) else { return [line] }
            let pieces = pieces(of: line.text)
            guard pieces.count > 1 else { return [line] }
            repairs.append(Repair(.lostLineBreaks, line))
            return spaced(pieces).map(line.with)
        }
    }

    /// Whether a line holds what belongs on several: a heading in its middle, or many dashes.
    private static func isCollapsed(_ line: NoteLine) -> Bool {
        let text = line.text
        let isLong = text.utf8.count > longLine
        guard line.signs.contains(.headingWithin) || isLong && line.signs.contains(.manyDashes)
        else { return false }
        let headings = headingStarts(in: text).filter { $0 > text.startIndex }
        // One `# ` behind other text may be a comment of code, or a number sign.
        if headings.contains(where: { text.hasPrefix("#") || text[$0...].hasPrefix("##") }) {
            return true
        }
        return isLong
            && text.matches(of: dash).count >= fewestDashes
    }

    /// Where `# ` to `###### ` stand before a word: at the start, or behind another word.
    ///
    /// Behind the mark of a list or a quote they stand at the start as well.
    private static func headingStarts(in text: String) -> [String.Index] {
        text.matches(of: heading).map(\.1.startIndex).filter { start in
            let before = text[..<start]
            return before.isEmpty || before.contains { $0.isLetter || $0.isNumber }
        }
    }

    /// The pieces, cut before every mark that begins a line.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        let headings = headingStarts(in: text)
        let bounds = ([text.startIndex] + headings.filter { $0 > text.startIndex })
        for (start, end) in zip(bounds, bounds.dropFirst() + [text.endIndex]) {
            let section = String(text[start..<end]).trimmingBlanks
            pieces += section.hasPrefix("#") ? underHeading(section) : entries(section)
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// A heading, then its entries; `Day 1 - Image Augmentation` is one heading.
    private static func underHeading(_ section: String) -> [String] {
        let title = section.prefixMatch(of: titleStart)
        let start = title?.range.upperBound ?? section.startIndex
        let rest = section[start...]
        let ends = [rest.firstMatch(of: titleEnd)?.range.lowerBound, rest.endIndex]
        let end = ends.compactMap(\.self).min() ?? rest.endIndex
        return [String(section[..<end]).trimmingBlanks] + entries(String(section[end...]))
    }

    // A pattern is compiled when it is made: once for all lines. It is never changed.
    nonisolated(unsafe) private static let mark =
        #/ (--?) (?=\S)|[\sa-z.?!)](\*\*[A-Z][^*]{0,60}[^*.:,]\*\*)(?=\s+[-#!*A-Z0-9]|\s*$)/#
    nonisolated(unsafe) private static let dash = #/ --? /#
    nonisolated(unsafe) private static let titleStart =
        /#{1,6} (?:(?:Day|Week|Part|Lesson) \d+(?: -+ )?)?/
    nonisolated(unsafe) private static let titleEnd = #/ --? |\*\*/#
    nonisolated(unsafe) private static let heading = /(?:^| )(#{1,6} )(?=[^\s#])/

    /// Prose, list entries and bold headings, each by itself.
    private static func entries(_ section: String) -> [String] {
        var pieces: [String] = []
        // With a blank in front, the first mark is found like the others.
        var rest = " \(section)"[...]
        // Bold right behind a dash begins the entry: `- **Max pooling** takes…`.
        var start = rest.startIndex
        while let match = rest[start...].firstMatch(of: mark) {
            let mark = (match.1 ?? match.2 ?? match.0).startIndex
            pieces.append(String(rest[..<mark]).trimmingBlanks)
            start = match.range.upperBound
            if match.1 != nil {
                rest = rest[mark...]
            } else {
                pieces.append(String(rest[mark..<start]).trimmingBlanks)
                rest = rest[start...]
            }
        }
        return pieces + [String(rest).trimmingBlanks]
    }

    /// Blank lines around headings, so that a list does not swallow them.
    private static func spaced(_ pieces: [String]) -> [String] {
        var lines: [String] = []
        for piece in pieces {
            let isEntry = piece.hasPrefix("- ") || piece.hasPrefix("-- ")
            let followsEntry = lines.last.map { $0.hasPrefix("- ") || $0.hasPrefix("-- ") } ?? true
            if !lines.isEmpty, !(isEntry && followsEntry) { lines.append("") }
            lines.append(piece)
        }
        return lines
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmingBlanks: String {
        var rest = self[...]
        while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return String(rest)
    }
}
