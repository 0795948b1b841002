import Foundation
import StudyKit
import StudyNotes
import StudyTerminal
import Testing

struct DrawingRendererTests {
    @Test func `localization is two boxes and what they share`() throws {
        let lines = try picture(.localization, width: 80)
        #expect(lines.joined().components(separatedBy: "██").count - 1 == 16 + 1)
        #expect(lines.joined().contains("IoU   0.32"))
    }

    @Test func `pooling parts the windows`() throws {
        let lines = try picture(.pooling, width: 80)
        #expect(lines[0].hasPrefix("┌─────┬─────┐"))
        #expect(lines.contains { $0.contains("max →") })
    }

    @Test func `the output size is shown by its windows`() throws {
        #expect(
            try picture(.windows, width: 60) == [
                " 0 1 2 3 4 5 6   columns", " ■ ■ ■ · · · ·   window 1: 0 to 2",
                " · · ■ ■ ■ · ·   window 2: 2 to 4", " · · · · ■ ■ ■   window 3: 4 to 6",
            ]
        )
    }

    @Test(arguments: Drawing.Kind.allCases)
    func `no drawing is wider than the terminal`(kind: Drawing.Kind) throws {
        let drawing = try DrawingRequest(kind).drawing()
        for width in 20...120 {
            let style = TerminalStyle(width: width)
            for line in DrawingRenderer(style: style).lines(drawing) {
                #expect(DisplayWidth.of(line) <= width, "\(line)")
            }
        }
    }

    @Test func `plain text and narrow terminals have the description only`() throws {
        let drawing = try DrawingRequest(.channels).drawing()
        for style in [TerminalStyle(width: 20), TerminalStyle(isPlain: true)] {
            #expect(DrawingRenderer(style: style).picture(drawing) == nil)
        }
    }

    @Test func `a card shows the drawing of its topic`() throws {
        let text = "---\ntopic: pooling\n---\n# Pooling\n\nx\n"
        let note = try #require(Note.read(Array(text.utf8), file: "a.md").note)
        let lines = CardRenderer(style: TerminalStyle(width: 80)).lines(note.cards[0])
        #expect(lines.contains { $0.contains("max →") })
        let plain = CardRenderer(style: TerminalStyle(isPlain: true)).lines(note.cards[0])
        #expect(!plain.contains { $0.contains("max →") })
    }

    private func picture(_ kind: Drawing.Kind, width: Int) throws -> [String] {
        let drawing = try DrawingRequest(kind).drawing()
        let renderer = DrawingRenderer(style: TerminalStyle(width: width))
        return try #require(renderer.picture(drawing))
    }
}
