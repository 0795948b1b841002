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
    /// The sentence with which its card begins.
    public let sentence: String
    /// What is true instead, where the sentence is known to be wrong.
    public let corrections: [String]
    /// Where the card stands: `notes/week-08/pooling.md:12`.
    public let source: String

    /// Whether the sentence asks something; what is true is its answer then.
    public var isQuestion: Bool { sentence.hasSuffix("?") }

    /// Sentences longer than this belong into notes.
    private static let longestSentence = 220
    /// More do not fit on a sheet of two pages.
    private static let (mostFacts, mostCharacters) = (32, 6_000)
    /// With so many notes, their main cards are the topics; with fewer, all cards are.
    private static let manyNotes = 6

    init?(_ card: TopicCard, _ corrections: inout NoteCorrections) {
        // Notes written in class are lists: the first entry says what the topic is.
        let entries = card.lists.lazy.flatMap(\.items).map(\.text)
        let sentence = card.opening ?? entries.first { !CardOpening.isTask($0) }
        guard let sentence, sentence.count <= Self.longestSentence,
            sentence.words.count > 3
        else { return nil }
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

/// The list that a card gives against an illness of training.
public struct SheetRemedies: Hashable, Sendable {
    /// What goes wrong.
    public enum Illness: String, Hashable, Sendable, CaseIterable {
        /// Well on known data, badly on new data.
        case overfitting
        /// Badly on known data too.
        case underfitting

        /// Whether words name it, rightly spelt or not: `overfit`, `Overfiting`, `over-fitting`.
        fileprivate func isNamed(among words: [String]) -> Bool {
            let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
            return (words + pairs).contains { word in
                // Two slips lead to neither from the other: they differ by three letters.
                word.hasPrefix(rawValue.dropLast(4))
                    || word.count > 7 && Spelling.distance(word, rawValue) <= 2
            }
        }
    }

    /// One remedy: its name, and what the card says of it.
    public struct Remedy: Hashable, Sendable {
        /// `Augmentation`.
        public let name: String
        /// `more variety from the same images`; empty where there is only a name.
        public let text: String
        /// What is true instead, where that is known to be wrong.
        public let corrections: [String]
    }

    /// More remedies, and longer ones, do not fit on a sheet of two pages.
    private static let (mostRemedies, longestRemedy) = (12, 160)

    /// Against what it is.
    public let illness: Illness
    /// The remedies in the order of the card.
    public let remedies: [Remedy]
    /// Where the list stands.
    public let source: String

    /// The best list of the cards: one that says so itself, then the longest.
    init?(_ illness: Illness, in cards: [TopicCard], _ corrections: inout NoteCorrections) {
        var best: (card: TopicCard, list: CardList, rank: [Int])?
        for card in cards where card.speaks(of: illness) {
            for list in card.lists where list.items.count > 1 {
                guard let rank = Self.rank(list, of: card, illness) else { continue }
                if let best, !best.rank.lexicographicallyPrecedes(rank) { continue }
                best = (card, list, rank)
            }
        }
        guard let best else { return nil }
        self.illness = illness
        remedies = best.list.items.filter { !CardOpening.isTask($0.text) }
            .prefix(Self.mostRemedies).map {
                let text = ShortTitle.of($0.text, to: Self.longestRemedy)
                return Remedy(text, of: best.list, in: best.card, &corrections)
            }
        source = "\(best.card.source.file):\(best.list.line)"
    }

    /// How well a list fits; `nil` where neither it nor its card is about the illness.
    private static func rank(_ list: CardList, of card: TopicCard, _ illness: Illness) -> [Int]? {
        let (own, ofCard) = (list.title.words, card.title.words)
        let isOwn = illness.isNamed(among: own)
        guard isOwn || illness.isNamed(among: ofCard) else { return nil }
        let others = Illness.allCases.filter { $0 != illness }
        guard !others.contains(where: { $0.isNamed(among: own) }) else { return nil }
        let isRemedies = own.contains { word in
            ["remed", "against", "avoid", "prevent", "solution"].contains {
                word.hasPrefix($0) || $0.count > 4 && Spelling.distance(word, $0) == 1
            }
        }
        return [isRemedies ? 1 : 0, isOwn ? 1 : 0, list.items.count]
    }
}

extension SheetRemedies.Remedy {
    /// `Augmentation: more variety (augmentation).` without the words that only link.
    fileprivate init(
        _ text: String,
        of list: CardList,
        in card: TopicCard,
        _ corrections: inout NoteCorrections
    ) {
        let corrections = corrections.of("\(list.title)\n\(text)", in: card)
        var text = card.links.reduce(text) { $0.replacing(" (\($1.text))", with: "") }
        if text.hasSuffix(".") { text.removeLast() }
        let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].words.count <= 5 else {
            self.init(name: text, text: "", corrections: corrections)
            return
        }
        self.init(name: parts[0], text: parts[1], corrections: corrections)
    }
}

extension TopicCard {
    fileprivate func speaks(of illness: SheetRemedies.Illness) -> Bool {
        illness.isNamed(among: (title + " " + text).words)
    }
}
