internal import StudyCore

/// Makes the index of notes that come one by one, in the order of the library.
struct CardIndexBuilder {
    /// What a word counts in the title of a card, in the titles above it, and in its text.
    static let (titleWeight, pathWeight, textWeight) = (5, 2, 1)

    private var writer = CardIndexWriter()
    private var joinedNames = WordTableBuilder()
    private var nameWords = WordTableBuilder()
    private var terms = WordTableBuilder()
    /// The titles above the last card, with the numbers of their words.
    private var path: [(title: String, words: [UInt32])] = []

    /// Takes in a file; one without a note keeps its place, so that it is not read again.
    mutating func add(_ file: CardIndex.File, _ note: Note?) {
        writer.add(file)
        guard let note, !note.cards.isEmpty else { return }
        let first = writer.cardCount
        let all = first..<first + note.cards.count
        for name in [note.topic.slug, note.title, Note.stem(of: note.file)] + note.aliases {
            add(name, slug: note.topic.slug, all)
        }
        // By their numbers: a card that is taken out is held, with all that it holds.
        for card in note.cards.indices { addTerms(of: note.cards[card]) }
        for heading in NamedHeading.all(of: note.cards) {
            let cards = heading.cards
            let numbers = first + cards.lowerBound..<first + cards.upperBound
            add(heading.title, slug: heading.slug, numbers, byItsWords: heading.hasCard)
        }
    }

    /// Adds a name of cards, found by each of its words, or only as a whole or by its beginning.
    private mutating func add(
        _ shown: String,
        slug: String,
        _ cards: Range<Int>,
        byItsWords: Bool = true
    ) {
        let number = writer.nameCount
        var joined: [UInt8] = []
        joined.reserveCapacity(shown.utf8.count)
        var line = Name.compared(shown)
        line.withUTF8 { line in
            WordScanner.scan(line) { word in
                if byItsWords { nameWords.add(word, to: number) }
                joined += word.bytes
            }
        }
        guard !joined.isEmpty else { return }
        joined.withUnsafeBufferPointer { joinedNames.add(ScannedWord($0, $0.count), to: number) }
        writer.add(
            CardIndex.NameEntry(
                shown: shown,
                slug: slug,
                joinedLength: joined.count,
                cards: cards
            )
        )
    }

    private mutating func addTerms(of card: TopicCard) {
        let number = writer.cardCount
        addTerms(of: card.title, weight: Self.titleWeight, to: number)
        read(path: card.path.dropLast())
        for title in path { terms.add(title.words, to: number, weight: Self.pathWeight) }
        let length = card.words.withUnsafeBufferPointer {
            terms.add(wordsOf: $0, to: number, weight: Self.textWeight)
        }
        writer.addCard(length: length)
    }

    /// Reads the titles above a card, but for those that stand above the last one too.
    private mutating func read(path titles: ArraySlice<String>) {
        let shared = zip(path, titles).prefix { $0.title == $1 }.count
        path.removeSubrange(shared...)
        for var title in titles.dropFirst(shared) {
            let words = title.withUTF8 { terms.numbers(ofWordsOf: $0) }
            path.append((title, words))
        }
    }

    private mutating func addTerms(of text: String, weight: Int, to card: Int) {
        var text = text
        _ = text.withUTF8 { terms.add(wordsOf: $0, to: card, weight: weight) }
    }

    /// The index; `nil` when it would not fit into 32 bits.
    func written(program: UInt64 = 0) -> [UInt8]? {
        writer.written(
            joinedNames: joinedNames.written(),
            nameWords: nameWords.written(),
            terms: terms.written(),
            program: program
        )
    }
}
