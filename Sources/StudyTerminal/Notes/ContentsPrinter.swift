internal import StudyCore
public import StudyNotes

/// Prints the table of contents of notes: by week and day, a topic and its title per line.
public struct ContentsPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The lines of the table.
    public func lines(_ library: NoteLibrary) -> [String] {
        let notes = library.notes.enumerated().sorted { first, second in
            let (left, right) = (first.element, second.element)
            return (left.week ?? .max, left.day ?? .max, first.offset)
                < (right.week ?? .max, right.day ?? .max, second.offset)
        }.map(\.element)
        let widest = notes.map { DisplayWidth.of($0.topic.slug) }.max() ?? 0
        var lines: [String] = []
        var section: String?
        for note in notes {
            let title = sectionTitle(note)
            if title != section {
                lines += (section == nil ? [] : [""]) + [style.heading(title)]
                section = title
            }
            lines += entry(note, column: min(widest, style.width / 2))
        }
        return lines
    }

    private func sectionTitle(_ note: Note) -> String {
        switch (note.week, note.day) {
        case (let week?, let day?): "Week \(week), day \(day)"
        case (let week?, nil): "Week \(week)"
        case (nil, let day?): "Day \(day)"
        case (nil, nil): "Notes"
        }
    }

    private func entry(_ note: Note, column: Int) -> [String] {
        let topic = TerminalText.harmless(note.topic.slug)
        let gap = String(repeating: " ", count: max(column - DisplayWidth.of(topic), 0) + 2)
        let cards = note.cards.count > 1 ? ", \(note.cards.count) cards" : ""
        let quiz = note.quiz == nil ? "" : ", with questions"
        return TextWrapper.wrap(
            TerminalText.harmless(note.title) + style.faint(cards + quiz),
            width: style.width,
            lead: "  " + style.code(topic) + gap,
            hang: String(repeating: " ", count: column + 4)
        )
    }
}
