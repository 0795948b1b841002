import StudyNotes
import StudyTerminal
import Testing

struct ContentsPrinterTests {
    private func lines(_ text: String, file: String = "raw.md") throws -> [String] {
        let note = try #require(Note.read(Array(text.utf8), file: file).note)
        let style = TerminalStyle(width: 60, isColored: false)
        return ContentsPrinter(style: style).lines(NoteLibrary(notes: [note]))
    }

    @Test func `a raw file is listed by its days, a topic a line`() throws {
        let text = """
            # Week 8
            ## Day 1 - Image Augmentation
            - flip
            ## Day 2 - CNN
            **Pooling Layer**
            - small
            **Padding**
            - zeros
            **Pooling Layer**
            - no weights
            """
        #expect(
            try lines(text) == [
                "Week 8, day 1",
                "  image-augmentation  Image Augmentation",
                "",
                "Week 8, day 2",
                "  pooling-layer       Pooling Layer, 2 cards",
                "  padding             Padding",
            ]
        )
    }

    private static let ofOneDay =
        "---\ntopic: pool\nday: 2\nquiz: pool\n---\n# Pooling\n\na\n\n## Max\n\nb\n"

    @Test func `a note of one day takes a line among others`() throws {
        let notes = try ["week-08/a.md", "week-08/b.md"].map {
            try #require(Note.read(Array(Self.ofOneDay.utf8), file: $0).note)
        }
        let style = TerminalStyle(width: 60, isColored: false)
        #expect(
            ContentsPrinter(style: style).lines(NoteLibrary(notes: notes)) == [
                "Week 8, day 2", "  pool  Pooling, 2 cards, with questions",
                "  pool  Pooling, 2 cards, with questions",
            ]
        )
    }

    @Test func `a single file is opened`() throws {
        #expect(
            try lines(Self.ofOneDay, file: "week-08/a.md") == [
                "Week 8, day 2", "  pool  Pooling, with questions", "  max   Max, with questions",
            ]
        )
    }
}
