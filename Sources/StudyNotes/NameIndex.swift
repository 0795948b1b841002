internal import StudyCore

/// The names under which cards are looked up.
struct NameIndex: Sendable {
    /// A name with the cards it stands for: all of a note, or a card and those below it.
    struct Entry: Sendable {
        let shown: String
        let slug: String
        let name: Name
        let cards: Range<Int>
    }

    private(set) var cards: [TopicCard] = []
    private(set) var entries: [Entry] = []

    init(_ notes: [Note]) {
        for note in notes {
            let first = cards.count
            cards += note.cards
            let all = first..<cards.count
            guard !all.isEmpty else { continue }
            for name in [note.topic.slug, note.title, Note.stem(of: note.file)] + note.aliases {
                add(name, slug: note.topic.slug, all)
            }
            for index in all where cards[index].path.count > 1 {
                let card = cards[index]
                let below = cards[(index + 1)..<all.upperBound].prefix { $0.level > card.level }
                add(card.title, slug: card.topic.slug, index..<index + 1 + below.count)
            }
        }
    }

    private mutating func add(_ shown: String, slug: String, _ cards: Range<Int>) {
        let name = Name(shown)
        guard !name.words.isEmpty else { return }
        entries.append(Entry(shown: shown, slug: slug, name: name, cards: cards))
    }
}
