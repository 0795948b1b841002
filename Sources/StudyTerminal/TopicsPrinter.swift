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
        let column = TopicLine.column(entries.map(\.id.slug), style)
        return entries.flatMap { entry in
            let counts = [
                entry.cards > 0 ? entry.cards.counted("card") : nil,
                entry.questions > 0 ? entry.questions.counted("question") : nil,
                entry.progress.flatMap { $0.due > 0 ? "\($0.due) due" : nil },
                entry.progress.flatMap { progress in
                    entry.questions > 0 ? "\(Int((progress.mastery * 100).rounded())) % known" : nil
                },
            ].compactMap { $0 }.joined(separator: ", ")
            return TopicLine(
                topic: TerminalText.harmless(entry.id.slug),
                text: TerminalText.harmless(entry.title) + style.faint(" (\(counts))")
            )
            .lines(style, column: column)
        }
    }
}
