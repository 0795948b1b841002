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

    /// The findings of a note whose cards have their titles at these columns.
    mutating func findings(of note: Note, columns: [Int]) -> [Finding] {
        var remarks: [Remark] = []
        for (index, (card, column)) in zip(note.cards, columns).enumerated() {
            let next = index + 1 < note.cards.count ? note.cards[index + 1] : nil
            let position = SourcePosition(
                file: note.file,
                line: card.source.line,
                column: column
            )
            if Self.isEmpty(card, before: next) {
                remarks.append(.init(.emptySection, position, card.title, first: nil))
            }
            if let first = place(of: card, at: position, in: note) {
                remarks.append(.init(.duplicatedTopic, position, card.title, first: first))
            }
        }
        // Most notes have nothing to show of their text.
        guard !remarks.isEmpty, let source = SourceText(of: note) else { return [] }
        return remarks.map { $0.finding(in: source) }
    }

    private static func isEmpty(_ card: TopicCard, before next: TopicCard?) -> Bool {
        // The main card of a note without a heading of its own is no section.
        guard let title = card.titleBlock, card.body.nodes[title].end == card.body.nodes.count
        else { return false }
        return next.map { !$0.path.starts(with: card.path) } ?? true
    }

    /// The place of an earlier heading of the same name; this one's is kept where there is none.
    private mutating func place(
        of card: TopicCard,
        at position: SourcePosition,
        in note: Note
    ) -> SourcePosition? {
        // An entry of a list that begins a card is no heading.
        guard card.titleBlock != nil, let topic = TopicID(card.title),
            !Self.general.contains(topic.slug)
        else { return nil }
        let week = card.week ?? note.week
        let key = Key(week: week, file: week == nil ? note.file : nil, topic: topic)
        guard let first = places[key] else {
            places[key] = Place(position: position, path: card.path)
            return nil
        }
        // A heading that repeats the title of its own note is one topic.
        let isOwn = first.position == position || first.path == Array(card.path.dropLast())
        return isOwn ? nil : first.position
    }
}

/// What is to say of a heading.
private struct Remark {
    private let kind: Finding.Kind
    private let position: SourcePosition
    private let title: String
    /// Where it stands too.
    private let first: SourcePosition?

    init(
        _ kind: Finding.Kind,
        _ position: SourcePosition,
        _ title: String,
        first: SourcePosition?
    ) {
        (self.kind, self.position, self.title, self.first) = (kind, position, title, first)
    }

    func finding(in source: SourceText) -> Finding {
        let (words, remedy) =
            first.map {
                (
                    "'\(title)' is a heading twice; the other one is at \($0)",
                    "put both under one heading, or name them differently"
                )
            } ?? (
                "nothing stands under the heading '\(title)'",
                "write a sentence, or delete the heading"
            )
        return source.warning(
            kind,
            line: position.line,
            column: position.column,
            words,
            remedy: remedy
        )
    }
}
