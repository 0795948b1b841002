public import StudyNotes
public import StudyProgress

/// What is true instead of what notes say, for those who read or repeat them.
public enum Corrections {
    /// What is true instead of a card to know by heart; empty where nothing is known against it.
    public static func of(_ card: CardText) -> [String] {
        let words =
            switch card.kind {
            case .definition: "\(card.prompt): \(card.answer.joined(separator: "\n- "))"
            case .list: "## \(card.prompt)\n\n- \(card.answer.joined(separator: "\n- "))"
            case .reason: "\(card.prompt) \(card.answer.joined(separator: " "))"
            }
        return unique(SheetCorrections.of(words, under: card.headings.last ?? ""))
    }

    /// The same of a card of the notes, whole.
    public static func of(_ card: TopicCard) -> [String] {
        unique(SheetCorrections.of(card.markdown, under: card.title))
    }

    private static func unique(_ corrections: [String]) -> [String] {
        var seen: Set<String> = []
        return corrections.filter { seen.insert($0).inserted }
    }
}
