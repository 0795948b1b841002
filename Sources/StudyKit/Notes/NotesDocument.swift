internal import StudyCore
public import StudyNotes

/// What `study notes --json` prints, `study.notes/1`.
public struct NotesDocument: Encodable, Sendable {
    let schema = "study.notes/1"
    let cards: [Card]
    /// How a query was answered; absent from the list of all cards.
    let match: String?
    let understoodAs: String?
    let total: Int
    /// Where the words of a query stand in the texts, in the order of the cards.
    let hits: [Hit]

    enum CodingKeys: String, CodingKey {
        case schema, cards, match, total, hits
        case understoodAs = "understood_as"
    }

    /// The document of some cards.
    public init(_ cards: [TopicCard]) {
        self.cards = cards.map { Card($0) }
        (match, understoodAs, total, hits) = (nil, nil, cards.count, [])
    }

    /// The document of what was found.
    public init(_ found: NoteSearchResult) {
        cards = found.cards.map { Card($0, corrections: Corrections.of($0)) }
        match = found.match.map { "\($0)" }
        understoodAs = found.understoodAs
        total = found.total
        hits = found.hits.flatMap { hit in hit.lines.map { Hit(hit.card, $0) } }
    }

    struct Hit: Encodable, Sendable {
        let card: String
        let file: String
        let line: Int
        let text: String
        /// First and last byte of each word in the UTF-8 of the line, counted from 0, end excluded.
        let places: [[Int]]

        init(_ card: TopicCard, _ line: NoteHit.Line) {
            self.card = card.id
            file = card.source.file
            self.line = line.number
            text = line.text
            places = line.places.map { [$0.lowerBound, $0.upperBound] }
        }
    }

    struct Card: Encodable, Sendable {
        let id: String
        let topic: String
        let title: String
        let path: [String]
        let week: Int?
        let day: Int?
        let source: Source
        let markdown: String
        let text: String
        let links: [Reference]
        let images: [Reference]
        let definitions: [Definition]
        let lists: [List]
        let numbers: [Number]
        let quiz: String?
        /// What is true instead of what is known to be wrong; absent from the list of all cards.
        let corrections: [String]?

        init(_ card: TopicCard, corrections: [String]? = nil) {
            self.corrections = corrections
            id = card.id
            topic = card.topic.slug
            title = card.title
            path = card.path
            week = card.week
            day = card.day
            source = Source(
                file: card.source.file,
                line: card.source.line,
                endLine: card.source.endLine
            )
            markdown = card.markdown
            text = card.text
            links = card.links.map(Reference.init)
            images = card.images.map(Reference.init)
            definitions = card.definitions.map {
                Definition(term: $0.term, text: $0.text, line: $0.line)
            }
            lists = card.lists.map(List.init)
            numbers = card.numbers.map {
                Number(
                    text: $0.text,
                    value: $0.value,
                    unit: $0.unit,
                    label: $0.label,
                    line: $0.line
                )
            }
            quiz = card.quiz?.slug
        }
    }

    struct Source: Encodable, Sendable {
        let file: String
        let line: Int
        let endLine: Int

        enum CodingKeys: String, CodingKey {
            case file, line
            case endLine = "end_line"
        }
    }

    struct Reference: Encodable, Sendable {
        let text: String
        let address: String

        init(_ reference: CardReference) {
            text = reference.text
            address = reference.destination
        }
    }
    struct Definition: Encodable, Sendable {
        let term: String
        let text: String
        let line: Int
    }

    struct List: Encodable, Sendable {
        let title: String
        let items: [String]
        let numbered: Bool
        let line: Int

        init(_ list: CardList) {
            title = list.title
            items = list.items.map(\.text)
            numbered = list.isNumbered
            line = list.line
        }
    }

    struct Number: Encodable, Sendable {
        let text: String
        let value: Double
        let unit: String
        let label: String
        let line: Int
    }
}
