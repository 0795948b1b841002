internal import StudyCore
internal import StudyNotes

/// Finds headings without text, and headings that stand in two places of a week.
struct SectionCheck {
    private struct Place {
        let position: SourcePosition
        let path: [String]
    }

    private struct Key: Hashable {
        let week: Int?
        let file: String?
        let topic: TopicID
    }

    private var places: [Key: Place] = [:]

    /// Headings that are a part of any topic, and repeat.
    private static let general: Set<String> = [
        "example", "examples", "worked-example", "summary", "exercise", "exercises", "notes",
        "links", "questions", "overview", "introduction", "in-code", "code", "keras", "pytorch",
        "sources", "references", "see-also", "todo", "formula", "why", "definition",
        "further-reading",
    ]

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        let cards = checked.note.cards
        var cursor = ColumnCursor(checked.source)
        return cards.indices.flatMap { index -> [Finding] in
            let (card, next) = (cards[index], index + 1 < cards.count ? cards[index + 1] : nil)
            let column = cursor.column(of: card.title, in: card.source.line)
            return [empty(card, next, checked, column), duplicate(card, checked, column)]
                .compactMap(\.self)
        }
    }

    private func empty(
        _ card: TopicCard,
        _ next: TopicCard?,
        _ checked: CheckedNote,
        _ column: Int
    ) -> Finding? {
        // The main card of a note without a heading of its own is no section.
        guard let title = card.titleBlock, card.body.nodes[title].end == card.body.nodes.count,
            next.map({ !$0.path.starts(with: card.path) }) ?? true
        else { return nil }
        return checked.warning(
            .emptySection,
            line: card.source.line,
            column: column,
            "nothing stands under the heading '\(card.title)'",
            remedy: "write a sentence, or delete the heading"
        )
    }

    private mutating func duplicate(
        _ card: TopicCard,
        _ checked: CheckedNote,
        _ column: Int
    ) -> Finding? {
        guard let topic = TopicID(card.title), !Self.general.contains(topic.slug) else {
            return nil
        }
        let week = card.week ?? checked.note.week
        let key = Key(week: week, file: week == nil ? checked.note.file : nil, topic: topic)
        let position = SourcePosition(
            file: checked.source.file,
            line: card.source.line,
            column: column
        )
        guard let first = places[key] else {
            places[key] = Place(position: position, path: card.path)
            return nil
        }
        // A heading that repeats the title of its own note is one topic.
        guard first.position != position, first.path != Array(card.path.dropLast()) else {
            return nil
        }
        return checked.warning(
            .duplicatedTopic,
            line: position.line,
            column: position.column,
            "'\(card.title)' is a heading twice; the other one is at \(first.position)",
            remedy: "put both under one heading, or name them differently"
        )
    }
}
