internal import StudyNotes

/// A list of a card that may be one of remedies.
struct RemedyList {
    /// The words that lead to it.
    let title: String
    /// What it names.
    private(set) var entries: [String]
    /// The line of the file on which it begins.
    let line: Int
    /// The better of two lists has the higher one.
    private(set) var rank: [Int] = []

    /// The lists of a card, and those within its sentences.
    static func all(of card: TopicCard) -> [RemedyList] {
        let lists = card.lists.map { list in
            RemedyList(title: list.title, entries: list.items.map(\.text), line: list.line)
        }
        let sentences = card.lists.flatMap(\.items).compactMap { item -> RemedyList? in
            let parts = item.text.split(separator: ": ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            return RemedyList(title: parts[0], entries: enumeration(parts[1]), line: item.line)
        }
        let answer = card.opening.map {
            RemedyList(title: card.title, entries: enumeration($0), line: card.source.line)
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
    func remedies(against illness: SheetRemedies.Illness, in card: TopicCard) -> RemedyList? {
        let illnesses = illnesses(in: card)
        let (own, above) = (RemedyWords(title), RemedyWords(card.title))
        guard illnesses.contains(illness), !own.areDenied else { return nil }
        let isOwn = own.announceRemedies
        let isAbove = above.announceRemedies && !above.areDenied && !isBelowEntry(of: card)
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

    private func isBelowEntry(of card: TopicCard) -> Bool {
        card.lists.flatMap(\.items).contains { $0.line < line && $0.text.hasPrefix(title) }
    }

    /// What its own words, else its heading, else the nearest line before it are about.
    private func illnesses(in card: TopicCard) -> [SheetRemedies.Illness] {
        let own = SheetRemedies.Illness.named(in: title)
        let above = card.path.reversed().map(SheetRemedies.Illness.named)
        if !own.isEmpty { return own }
        if let heading = above.first, heading.count == 1 { return heading }
        let lines = card.linesOfFile.reversed().lazy.filter { $0.number < line }
        let before = lines.map { SheetRemedies.Illness.named(in: String($0.text)) }
            .first { $0.count == 1 }
        return before ?? above.first { !$0.isEmpty } ?? []
    }
}

extension Substring {
    fileprivate var words: [String] { String(self).words }
}
