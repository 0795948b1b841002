internal import StudyCore
internal import StudyKit
public import StudyNotes

/// Prints the table of contents of notes: by week and day, a topic and its title per line.
public struct ContentsPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// A line of the table: a note, or a topic of a note that holds several days.
    private struct Entry {
        let week: Int?
        let day: Int?
        let topic: String
        let title: String
        let cards: Int
        let hasQuestions: Bool
    }

    /// The lines of the table.
    public func lines(_ library: NoteLibrary) -> [String] {
        // Of one file, a person wants to see what is in it.
        let isOne = library.notes.count == 1
        let entries = library.notes.flatMap { self.entries($0, isOpened: isOne) }.enumerated()
            .sorted { first, second in
                let (left, right) = (first.element, second.element)
                return (left.week ?? .max, left.day ?? .max, first.offset)
                    < (right.week ?? .max, right.day ?? .max, second.offset)
            }.map(\.element)
        let column = TopicLine.column(entries.map(\.topic), style)
        var lines: [String] = []
        var section: String?
        for entry in entries {
            let title = sectionTitle(entry)
            if title != section {
                lines += (section == nil ? [] : [""]) + [style.heading(title)]
                section = title
            }
            lines += self.lines(entry, column: column)
        }
        return lines
    }

    /// One entry for a note of one day; of a note with several days, and of one that is opened, one
    /// for each topic of a day.
    private func entries(_ note: Note, isOpened: Bool) -> [Entry] {
        let places = note.cards.map { [$0.week, $0.day] }
        let isOneDay = places.allSatisfy { $0 == [note.week, note.day] }
        guard !isOneDay || isOpened else {
            return [
                Entry(
                    week: note.week,
                    day: note.day,
                    topic: note.topic.slug,
                    title: note.title,
                    cards: note.cards.count,
                    hasQuestions: note.quiz != nil
                )
            ]
        }
        return note.cards.chunked { ($0.week, $0.day) == ($1.week, $1.day) }.flatMap { day in
            day.groupedBySubject().map { group in
                Entry(
                    week: day[0].week,
                    day: day[0].day,
                    topic: group.cards[0].topic.slug,
                    title: group.title,
                    cards: group.cards.count,
                    hasQuestions: note.quiz != nil
                )
            }
        }
    }

    private func sectionTitle(_ entry: Entry) -> String {
        switch (entry.week, entry.day) {
        case (let week?, let day?): "Week \(week), day \(day)"
        case (let week?, nil): "Week \(week)"
        case (nil, let day?): "Day \(day)"
        case (nil, nil): "Notes"
        }
    }

    private func lines(_ entry: Entry, column: Int) -> [String] {
        let cards = entry.cards > 1 ? ", \(entry.cards) cards" : ""
        let quiz = entry.hasQuestions ? ", with questions" : ""
        let title = TerminalText.harmless(ShortTitle.of(entry.title))
        return TopicLine(
            topic: TerminalText.harmless(entry.topic),
            text: title + style.faint(cards + quiz)
        )
        .lines(style, column: column, indent: 2)
    }
}

extension Array {
    /// The runs of neighbours that belong together.
    fileprivate func chunked(_ belong: (Element, Element) -> Bool) -> [[Element]] {
        reduce(into: []) { runs, element in
            if let last = runs.last?.last, belong(last, element) {
                runs[runs.count - 1].append(element)
            } else {
                runs.append([element])
            }
        }
    }
}
