internal import CNNEngine
internal import StudyCore
public import StudyNotes

/// A week of notes on a sheet: its layers with their calls and rules, its networks, its lists of
/// remedies, and its topics in a sentence each.
///
/// What stands on it is chosen by what the cards speak of. The rules and figures are run by the
/// engine; the words are those of the cards.
public struct Cheatsheet: Sendable {
    /// There is nothing to make a sheet of.
    public struct NoCards: Error, Hashable, Sendable, CustomStringConvertible {
        let week: Int?
        let weeks: [Int]

        /// What is missing, and what there is.
        public var description: String {
            guard let week else { return "There are no cards to make a sheet of." }
            guard !weeks.isEmpty else {
                return "No card belongs to week \(week). Leave out --week: the notes name no weeks."
            }
            let known = weeks.map(String.init).joined(separator: ", ")
            return "No card belongs to week \(week). There are cards of week \(known)."
        }
    }

    /// `Cheat sheet, week 8`.
    public let title: String
    /// The layers of the notes.
    public let layers: [SheetLayer]
    /// The networks of the notes.
    public let models: [SheetModel]
    /// What helps against overfitting and underfitting.
    public let remedies: [SheetRemedies]
    /// The topics in a sentence each.
    public let facts: [SheetFact]
    /// Layers that were left out because a rule and the engine disagree, with the reason.
    public let refusals: [String]

    /// The sheet of the notes of a week, or of all.
    public init(_ notes: [Note], week: Int? = nil) throws(NoCards) {
        let cardsOfNotes = notes.map { note in
            note.cards.filter { week == nil || ($0.week ?? note.week) == week }
        }
        let cards = cardsOfNotes.flatMap(\.self)
        let weeks = Set(notes.flatMap { note in note.cards.compactMap { $0.week ?? note.week } })
            .sorted()
        guard !cards.isEmpty else { throw NoCards(week: week, weeks: weeks) }
        title = Self.title(of: week.map { [$0] } ?? weeks)
        (layers, refusals) = Self.layers(in: cards)
        models = ModelMentions.entries(in: cards).compactMap {
            try? SheetModel($0.entry, isExample: $0.isExample)
        }
        var corrections = NoteCorrections(notes)
        remedies = SheetRemedies.Illness.allCases.compactMap {
            SheetRemedies($0, in: cards, &corrections)
        }
        facts = SheetFact.facts(of: cardsOfNotes.filter { !$0.isEmpty }, &corrections)
    }

    private static func title(of weeks: [Int]) -> String {
        switch weeks.count {
        case 0: "Cheat sheet"
        case 1: "Cheat sheet, week \(weeks[0])"
        default: "Cheat sheet, weeks \(weeks.map(String.init).joined(separator: ", "))"
        }
    }

    /// The layers that cards speak of, each run once.
    private static func layers(in cards: [TopicCard]) -> ([SheetLayer], [String]) {
        var missing = SheetLayerEntry.all
        for card in cards where !missing.isEmpty {
            let words = Set((card.title + " " + card.text).words)
            missing.removeAll { $0.isMentioned(among: words) }
        }
        let found = Set(SheetLayerEntry.all).subtracting(missing)
        var (layers, refusals) = ([SheetLayer](), [String]())
        for entry in SheetLayerEntry.all where found.contains(entry) {
            do throws(SheetLayer.Refusal) {
                layers.append(try SheetLayer(entry))
            } catch {
                refusals.append(error.description)
            }
        }
        return (layers, refusals)
    }
}

extension SheetLayerEntry {
    /// Whether the words of a card speak of the layer.
    func isMentioned(among words: Set<String>) -> Bool {
        mentions.contains { mention in
            mention.allSatisfy { start in words.contains { $0.hasPrefix(start) } }
        }
    }
}
