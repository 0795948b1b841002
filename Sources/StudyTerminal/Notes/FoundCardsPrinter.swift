public import StudyNotes

/// Prints what was found for a query: the cards whole, or a list where there are many.
public struct FoundCardsPrinter: Sendable {
    /// More cards than these nobody reads one after another.
    static let mostWhole = 12
    /// The cards of a list, and the lines shown of each.
    static let (mostListed, mostLines) = (10, 3)

    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The lines of a result that found something.
    public func lines(_ found: NoteSearchResult) -> [String] {
        if found.match == .text { return hits(found) }
        guard found.total > Self.mostWhole else { return whole(found.cards) }
        let listed = found.cards.prefix(Self.mostListed).map { card in
            title(of: card) + wrapped(style.faint(harmless(card.source.description)))
        }
        return list(Array(listed), total: found.total)
    }

    /// The cards, those on one topic together, from wherever they come.
    private func whole(_ cards: [TopicCard]) -> [String] {
        let renderer = CardRenderer(style: style)
        let cards = cards.groupedBySubject().flatMap(\.cards)
        return Array(cards.map { renderer.lines($0) }.joined(separator: ["", ""]))
    }

    private func hits(_ found: NoteSearchResult) -> [String] {
        let hits = found.hits.prefix(Self.mostListed).map { hit in
            title(of: hit.card) + lines(of: hit)
        }
        let list = list(Array(hits), total: found.total)
        let section = section(found)
        if !section.isEmpty {
            let others = found.hits.filter { !section.contains($0.card) }
            guard !others.isEmpty else { return whole(section) }
            let shown = others.prefix(Self.mostListed).map { hit in
                title(of: hit.card) + lines(of: hit)
            }
            return whole(section) + also
                + self.list(Array(shown), total: found.total, shown: section.count)
        }
        guard found.isClear, let card = found.cards.first else { return list }
        guard found.total > 1 else { return whole([card]) }
        let rest = self.list(Array(hits.dropFirst()), total: found.total, shown: 1)
        return whole([card]) + also + rest
    }

    private var also: [String] { ["", "", style.faint("Also in:"), ""] }

    /// The cards below a heading that has the words, and no card of its own, where they come first.
    private func section(_ found: NoteSearchResult) -> [TopicCard] {
        let words = found.words
        guard let card = found.hits.first(where: { $0.lines.isEmpty })?.card,
            let depth = card.path.lastIndex(where: { heading in
                words.allSatisfy(heading.lowercased().contains)
            }), depth > 0, !words.isEmpty
        else { return [] }
        let headings = card.path[...depth]
        let cards = found.cards.filter { $0.path.starts(with: headings) }
        return cards.count <= Self.mostWhole && cards.first == found.cards.first ? cards : []
    }

    private func list(_ entries: [[String]], total: Int, shown: Int = 0) -> [String] {
        let lines = Array(entries.joined(separator: [""]))
        let others = total - shown - entries.count
        guard others > 0 else { return lines }
        let words = "and \(others) more card\(others == 1 ? "" : "s"): say more words to find fewer"
        return lines + [""] + wrapped(style.faint(words), lead: "")
    }

    private func title(of card: TopicCard) -> [String] {
        let path = card.path.joined(separator: " › ")
        return TextWrapper.wrap(StyledText(harmless(path), .heading), style: style)
    }

    private func lines(of hit: NoteHit) -> [String] {
        guard !hit.lines.isEmpty else {
            // The words stand in the titles above: what the card begins with is shown.
            let first = hit.card.linesOfFile.first { !$0.text.allSatisfy(\.isWhitespace) }
            guard let first else { return [] }
            return [line(HitLine(first.text), of: hit.card, number: first.number)]
        }
        var lines = hit.lines.prefix(Self.mostLines).map {
            line(HitLine($0), of: hit.card, number: $0.number)
        }
        let others = hit.lines.count - lines.count
        if others > 0 {
            lines += wrapped(style.faint("and \(others) more line\(others == 1 ? "" : "s")"))
        }
        return lines
    }

    private func line(_ line: HitLine, of card: TopicCard, number: Int) -> String {
        let place = harmless("\(card.source.file):\(number)")
        let room = style.width - 4 - DisplayWidth.of(place)
        return "  " + style.faint(place) + "  " + line.text(width: max(room, 24), style: style)
    }

    private func wrapped(_ text: String, lead: String = "  ") -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: lead, hang: lead)
    }

    private func harmless(_ text: String) -> String { TerminalText.harmless(text) }
}

extension NoteSearchResult {
    /// The words that were found, as the lines have them.
    fileprivate var words: Set<String> {
        var words: Set<String> = []
        for line in hits.lazy.flatMap(\.lines) {
            for place in line.places {
                let bytes = Array(line.text.utf8)[place]
                words.insert(String(decoding: bytes, as: UTF8.self).lowercased())
            }
        }
        return words
    }
}
