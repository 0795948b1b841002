internal import StudyCore
public import StudyKit

/// Prints the list of topics with the numbers of their cards and question templates.
public struct TopicsPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// One line per topic.
    public func lines(_ entries: [TopicEntry]) -> [String] {
        let widest = entries.map { DisplayWidth.of($0.id.slug) }.max() ?? 0
        let column = min(widest, style.width / 2)
        return entries.flatMap { entry in
            let topic = TerminalText.harmless(entry.id.slug)
            let gap = String(repeating: " ", count: max(column - DisplayWidth.of(topic), 0) + 2)
            let counts = [
                entry.cards > 0 ? entry.cards.counted("card") : nil,
                entry.questions > 0 ? entry.questions.counted("question") : nil,
                entry.progress.flatMap { $0.due > 0 ? "\($0.due) due" : nil },
                entry.progress.flatMap { progress in
                    entry.questions > 0 ? "\(Int((progress.mastery * 100).rounded())) % known" : nil
                },
            ].compactMap { $0 }.joined(separator: ", ")
            return TextWrapper.wrap(
                TerminalText.harmless(entry.title) + style.faint(" (\(counts))"),
                width: style.width,
                lead: style.code(topic) + gap,
                hang: String(repeating: " ", count: column + 2)
            )
        }
    }
}
