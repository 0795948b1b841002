internal import StudyCore
internal import StudyNotes

/// The list that a card gives against an illness of training.
public struct SheetRemedies: Hashable, Sendable {
    /// What goes wrong.
    public enum Illness: String, Hashable, Sendable, CaseIterable {
        /// Well on known data, badly on new data.
        case overfitting
        /// Badly on known data too.
        case underfitting
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
        var best: (card: TopicCard, list: RemedyList, rank: [Int])?
        for card in cards where card.speaks(of: illness) {
            let places = IllnessCard(card)
            for list in RemedyList.all(of: card) {
                guard let list = list.remedies(against: illness, in: places) else { continue }
                if let best, !best.rank.lexicographicallyPrecedes(list.rank) { continue }
                best = (card, list, list.rank)
            }
        }
        guard let best else { return nil }
        self.illness = illness
        remedies = best.list.entries.prefix(Self.mostRemedies).map {
            let text = ShortTitle.of($0, to: Self.longestRemedy)
            return Remedy(text, below: best.list.title, in: best.card, &corrections)
        }
        source = "\(best.card.source.file):\(best.list.line)"
    }
}

extension SheetRemedies.Illness {
    /// Whether words name it, rightly spelt or not: `overfit`, `Overfiting`, `over-fitting`.
    func isNamed(among words: [String]) -> Bool {
        let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
        return (words + pairs).contains { word in
            // Two slips lead to neither from the other: they differ by three letters.
            word.hasPrefix(rawValue.dropLast(4)) || word.hasPrefix(german)
                || word.count > 7 && Spelling.distance(word, rawValue) <= 2
        }
    }

    private var german: String { self == .overfitting ? "überanpass" : "unteranpass" }

    /// Those that words name.
    static func named(in text: String) -> [Self] {
        let words = text.words
        return allCases.filter { $0.isNamed(among: words) }
    }
}

extension SheetRemedies.Remedy {
    /// `Augmentation: more variety (augmentation).` without the words that only link.
    fileprivate init(
        _ text: String,
        below title: String,
        in card: TopicCard,
        _ corrections: inout NoteCorrections
    ) {
        let corrections = corrections.of("\(title)\n\(text)", in: card)
        var text = card.links.reduce(text) { $0.replacing(" (\($1.text))", with: "") }
        if text.hasSuffix(".") || text.hasSuffix(":") { text.removeLast() }
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
        illness.isNamed(among: (path + [title, text]).joined(separator: " ").words)
    }
}
