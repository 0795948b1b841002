internal import StudyNotes

/// How a list is asked for: for all that it names, or for what is known of a term.
struct ListQuestion {
    let list: CardList
    /// Whether its title says that there are several of something: `Remedies:`, `Kinds`.
    let asksForAll: Bool

    /// The title of the list, or the term with which it begins.
    var subject: String {
        asksForAll ? list.title : String(list.title.prefix { !":=".contains($0) }).trimmed
    }

    /// A term has no more words; what has more is said of something.
    private static let mostWordsOfTerm = 3

    /// `nil` where its entries are only what the card says of its topic.
    init?(_ list: CardList) {
        guard list.items.count > 2, list.isNameable else { return nil }
        self.list = list
        asksForAll = list.isAnnounced || list.isNumbered || Self.namesSeveral(list)
        guard asksForAll || (1...Self.mostWordsOfTerm).contains(subject.words.count) else {
            return nil
        }
    }

    /// Whether the title counts the entries, `RGB: 3 channels`, or calls them kinds or steps.
    private static func namesSeveral(_ list: CardList) -> Bool {
        let (words, count) = (list.title.words, list.items.count)
        let counts = ["\(count)"] + numbers.compactMap { $0.dropFirst(count).first }
        return RemedyWords(list.title).announceRemedies
            || words.dropLast().contains(where: counts.contains) || words.contains(where: several)
    }

    private static let numbers = [
        ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        ["", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"],
    ]

    private static func several(_ word: String) -> Bool {
        kinds.contains(word) || word.hasSuffix("s") && kinds.contains(String(word.dropLast()))
    }

    private static let kinds: Set<String> = [
        "step", "kind", "type", "part", "way", "reason", "advantage", "disadvantage", "property",
        "properties", "goal", "rule", "pro", "con", "ingredient", "component", "variant", "option",
        "example", "cause", "sign", "use", "application", "network", "model", "architecture",
        "schritte", "arten", "teile", "gründe", "vorteile", "nachteile", "ziele", "regeln",
        "beispiele", "ursachen", "netze", "modelle",
    ]
}

extension String {
    fileprivate var trimmed: String { ExportedText.trimmed(self) }
}
