internal import StudyCore
internal import StudyNotes

/// A topic of the notes in a sentence.
public struct SheetFact: Hashable, Sendable {
    /// The topic.
    public let title: String
    /// The sentence with which its card begins.
    public let sentence: String
    /// Where the card stands: `notes/week-08/pooling.md:12`.
    public let source: String

    /// Sentences longer than this belong into notes.
    private static let longestSentence = 220
    /// More do not fit on a sheet of two pages.
    private static let mostFacts = 32
    /// With so many notes, their main cards are the topics; with fewer, all cards are.
    private static let manyNotes = 6

    init?(_ card: TopicCard) {
        // Notes written in class are lists: the first entry says what the topic is.
        let sentence = card.opening ?? card.lists.first?.items.first?.text
        guard let sentence, sentence.count <= Self.longestSentence,
            sentence.words.count > 3
        else { return nil }
        title = card.title
        self.sentence = sentence
        source = card.source.description
    }

    /// The facts of the cards of some notes, day by day.
    static func facts(of notes: [[TopicCard]]) -> [SheetFact] {
        let days = notes.enumerated().sorted {
            ($0.element.first?.day ?? .max, $0.offset) < ($1.element.first?.day ?? .max, $1.offset)
        }
        let cards = days.map(\.element).flatMap { cards in
            notes.count < manyNotes ? cards : Array(cards.prefix(1))
        }
        return Array(cards.lazy.compactMap(SheetFact.init).prefix(mostFacts))
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

        fileprivate var stem: String { String(rawValue.prefix(8)) }
    }

    /// One remedy: its name, and what the card says of it.
    public struct Remedy: Hashable, Sendable {
        /// `Augmentation`.
        public let name: String
        /// `more variety from the same images`; empty where there is only a name.
        public let text: String
    }

    /// Against what it is.
    public let illness: Illness
    /// The remedies in the order of the card.
    public let remedies: [Remedy]
    /// Where the list stands.
    public let source: String

    /// The best list of the cards: one that says so itself, then the longest.
    init?(_ illness: Illness, in cards: [TopicCard]) {
        var best: (card: TopicCard, list: CardList, rank: [Int])?
        for card in cards where card.speaks(of: illness.stem) {
            for list in card.lists where list.items.count > 1 {
                guard let rank = Self.rank(list, of: card, illness) else { continue }
                if let best, !best.rank.lexicographicallyPrecedes(rank) { continue }
                best = (card, list, rank)
            }
        }
        guard let best else { return nil }
        self.illness = illness
        remedies = best.list.items.map { Remedy($0.text, links: best.card.links) }
        source = "\(best.card.source.file):\(best.list.line)"
    }

    /// How well a list fits; `nil` where neither it nor its card is about the illness.
    private static func rank(_ list: CardList, of card: TopicCard, _ illness: Illness) -> [Int]? {
        let (own, ofCard) = (list.title.words, card.title.words)
        let isOwn = own.contains { $0.hasPrefix(illness.stem) }
        guard isOwn || ofCard.contains(where: { $0.hasPrefix(illness.stem) }) else { return nil }
        let others = Illness.allCases.filter { $0 != illness }
        guard !others.contains(where: { other in own.contains { $0.hasPrefix(other.stem) } }) else {
            return nil
        }
        let isRemedies = own.contains { word in
            ["remed", "against", "avoid", "prevent", "solution"].contains { word.hasPrefix($0) }
        }
        return [isRemedies ? 1 : 0, isOwn ? 1 : 0, list.items.count]
    }
}

extension SheetRemedies.Remedy {
    /// `Augmentation: more variety (augmentation).` without the words that only link.
    fileprivate init(_ text: String, links: [CardReference]) {
        var text = links.reduce(text) { $0.replacing(" (\($1.text))", with: "") }
        if text.hasSuffix(".") { text.removeLast() }
        let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].words.count <= 5 else {
            self.init(name: text, text: "")
            return
        }
        self.init(name: parts[0], text: parts[1])
    }
}

extension TopicCard {
    fileprivate func speaks(of stem: String) -> Bool {
        text.lowercased().contains(stem) || title.lowercased().contains(stem)
    }
}
