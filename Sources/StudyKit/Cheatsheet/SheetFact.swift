internal import StudyCore
internal import StudyNotes

/// A topic of the notes in a sentence.
public struct SheetFact: Hashable, Sendable {
    /// The topic.
    public let title: String
    /// The title with the sign that ends it: a question has its own.
    public var heading: String {
        title.last.map { "?!.:…".contains($0) } == true ? title : title + "."
    }
    /// What its card says first.
    public let sentence: String
    /// What is true instead, where the sentence is known to be wrong.
    public let corrections: [String]
    /// Where the card stands: `notes/week-08/pooling.md:12`.
    public let source: String

    /// Whether the sentence asks something; what is true is its answer then.
    public var isQuestion: Bool { sentence.hasSuffix("?") }

    /// More do not fit on a sheet of two pages.
    private static let (mostFacts, mostCharacters) = (32, 6_000)
    /// With so many notes, their main cards are the topics; with fewer, all cards are.
    private static let manyNotes = 6

    init?(_ card: TopicCard, _ corrections: inout NoteCorrections) {
        guard let sentence = SheetSentence.of(card) else { return nil }
        title = ShortTitle.of(card.title)
        self.sentence = AnswerText.plain(sentence, without: card.title)
        self.corrections = corrections.of("\(card.title)\n\(sentence)", in: card)
        source = card.source.description
    }

    private var characters: Int {
        title.count + sentence.count + corrections.reduce(0) { $0 + $1.count }
    }

    /// The facts of the cards of some notes, day by day.
    static func facts(
        of notes: [[TopicCard]],
        _ corrections: inout NoteCorrections
    ) -> [SheetFact] {
        let days = notes.enumerated().sorted {
            ($0.element.first?.day ?? .max, $0.offset) < ($1.element.first?.day ?? .max, $1.offset)
        }
        let cards = days.map(\.element).flatMap { cards in
            notes.count < manyNotes ? cards : Array(cards.prefix(1))
        }
        var facts: [SheetFact] = []
        var room = mostCharacters
        for card in cards where facts.count < mostFacts {
            guard let fact = SheetFact(card, &corrections) else { continue }
            room -= fact.characters
            guard room >= 0 else { break }
            facts.append(fact)
        }
        return facts
    }
}
