internal import StudyNotes

/// A list of a card that may be one of remedies.
struct RemedyList {
    /// The words that lead to it.
    let title: String
    /// What it names.
    private(set) var entries: [String]
    /// The line of the file on which it begins.
    let line: Int
    /// Whether an entry leads to it.
    private let isBelowEntry: Bool
    /// The better of two lists has the higher one.
    private(set) var rank: [Int] = []

    private init(_ title: String, _ entries: [String], line: Int, isBelowEntry: Bool = false) {
        (self.title, self.entries, self.line) = (title, entries, line)
        self.isBelowEntry = isBelowEntry
    }

    /// The lists of a card, and those within its sentences.
    static func all(of card: TopicCard) -> [RemedyList] {
        let all = card.lists
        let items = Set(all.flatMap(\.items).map(\.text))
        let lists = all.map { list in
            let isBelow = items.contains(list.title) || items.contains(list.title + ":")
            return RemedyList(
                list.title,
                list.items.map(\.text),
                line: list.line,
                isBelowEntry: isBelow
            )
        }
        let sentences = all.flatMap(\.items).compactMap { item -> RemedyList? in
            let parts = item.text.split(separator: ": ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            return RemedyList(parts[0], enumeration(parts[1]), line: item.line)
        }
        let answer = card.opening.map {
            RemedyList(card.title, enumeration($0), line: card.source.line)
        }
        return (lists + sentences + [answer].compactMap(\.self)).filter { $0.entries.count > 1 }
    }

    /// The parts of `more data, dropout and L2.`; none where they are more than names.
    private static func enumeration(_ sentence: String) -> [String] {
        let plain = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        let parts = plain.replacing(#/ (and|or|und|oder) /#, with: ", ").split(separator: ", ")
        return parts.allSatisfy { (1...5).contains($0.words.count) } ? parts.map(String.init) : []
    }

    /// The list with its remedies against an illness alone; `nil` where it has none.
    ///
    /// Where no words say that its entries are remedies, they are those that the field knows.
    func remedies(against illness: SheetRemedies.Illness, in card: IllnessCard) -> RemedyList? {
        let illnesses = card.illnesses(of: self)
        let (own, above) = (RemedyWords(title), RemedyWords(card.title))
        guard illnesses.contains(illness), !own.areDenied else { return nil }
        let isOwn = own.announceRemedies
        let isAbove = above.announceRemedies && !above.areDenied && !isBelowEntry
        let isOfCauses = own.announceCauses || !isOwn && above.announceCauses
        if isOfCauses, !isOwn { return nil }
        // `Dropout reduces overfitting` leads to what dropout does.
        let isOfRemedy = own.nameRemedy(against: illness)
        let isSaid = (isOwn || isAbove) && !isOfCauses && !isOfRemedy && illnesses.count == 1
        var list = self
        list.entries = entries.filter { entry in
            guard !CardOpening.isTask(entry) else { return false }
            return isSaid || RemedyWords(entry).nameRemedy(against: illness)
        }
        guard list.entries.count > 1 else { return nil }
        let isNamed = illness.isNamed(among: title.words)
        list.rank = [isSaid ? 1 : 0, isNamed ? 1 : 0, list.entries.count]
        return list
    }
}

/// A card with the places at which it names illnesses.
struct IllnessCard {
    let title: String
    private let headings: [[SheetRemedies.Illness]]
    /// The lines that name one, and no other.
    private let lines: [(number: Int, illness: SheetRemedies.Illness)]

    init(_ card: TopicCard) {
        title = card.title
        headings = card.path.reversed().map(SheetRemedies.Illness.named)
        lines = card.linesOfFile.compactMap { line in
            let named = SheetRemedies.Illness.named(in: String(line.text))
            return named.count == 1 ? (line.number, named[0]) : nil
        }
    }

    /// What the words of a list, else its heading, else the nearest line before it are about.
    func illnesses(of list: RemedyList) -> [SheetRemedies.Illness] {
        let own = SheetRemedies.Illness.named(in: list.title)
        if !own.isEmpty { return own }
        if let heading = headings.first, heading.count == 1 { return heading }
        if let before = lines.last(where: { $0.number < list.line }) { return [before.illness] }
        return headings.first { !$0.isEmpty } ?? []
    }
}

extension Substring {
    fileprivate var words: [String] { String(self).words }
}
