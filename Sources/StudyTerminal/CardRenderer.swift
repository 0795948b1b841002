internal import StudyKit
public import StudyNotes

/// Shows a card of notes on a terminal.
public struct CardRenderer: Sendable {
    /// Longer lines than this are hard to read, however wide the terminal is.
    public static let widestText = 100

    private var style: TerminalStyle

    /// A renderer for a style.
    public init(style: TerminalStyle) {
        self.style = style
        self.style.width = min(style.width, Self.widestText)
    }

    /// The lines of a card: its title, where it stands, its text, what is true instead of
    /// what is known to be wrong in it, and how to practise it.
    ///
    /// No line is wider than the style allows, those of code blocks aside. Nothing that stands in
    /// the notes can drive the terminal.
    public func lines(_ card: TopicCard) -> [String] {
        let title = TerminalText.harmless(card.title)
        var lines = TextWrapper.wrap(StyledText(title, .heading), style: style)
        let place = TerminalText.harmless(card.source.description)
        lines += TextWrapper.wrap(StyledText(place, .faint), style: style)

        var blocks = BlockRenderer(card.body, style: style)
        blocks.render(leavingOut: card.titleBlock)
        if !blocks.lines.isEmpty { lines += [""] + blocks.lines }
        lines += CorrectionLines.of(Corrections.of(card), style: style, indent: "")
        if let kind = Drawing.kind(for: card), let drawing = try? DrawingRequest(kind).drawing(),
            let picture = DrawingRenderer(style: style).picture(drawing)
        {
            let title = StyledText(drawing.title, .emphasis)
            lines += [""] + TextWrapper.wrap(title, style: style) + [""] + picture
        }
        if let quiz = card.quiz {
            let command = TerminalText.harmless("study quiz --topic \(quiz)")
            let text = StyledText([
                .init("Practise: "), .init(command, [.code], isBreakable: false),
            ])
            lines += [""] + TextWrapper.wrap(text, style: style)
        }
        return lines
    }
}
