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
        guard found.isClear, let card = found.cards.first else { return list }
        guard found.total > 1 else { return whole([card]) }
        return whole([card]) + ["", "", style.faint("Also in:"), ""]
            + self.list(Array(hits.dropFirst()), total: found.total, shown: 1)
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
            return wrapped(style.faint(harmless(hit.card.source.description)))
        }
        var lines = hit.lines.prefix(Self.mostLines).map { line in
            let place = harmless("\(hit.card.source.file):\(line.number)")
            let room = style.width - 4 - DisplayWidth.of(place)
            let text = HitLine(line).text(width: max(room, 24), style: style)
            return "  " + style.faint(place) + "  " + text
        }
        let others = hit.lines.count - lines.count
        if others > 0 {
            lines += wrapped(style.faint("and \(others) more line\(others == 1 ? "" : "s")"))
        }
        return lines
    }

    private func wrapped(_ text: String, lead: String = "  ") -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: lead, hang: lead)
    }

    private func harmless(_ text: String) -> String { TerminalText.harmless(text) }
}
