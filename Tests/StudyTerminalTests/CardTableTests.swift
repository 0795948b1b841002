import StudyNotes
import Testing

@testable import StudyTerminal

struct CardTableTests {
    static let header = ["Layer", "Parameters", "What it is good for"]
    static let rows = [
        ["conv1", "156", "local features of 5×5 pixels"], ["dense", "48,120", "everything"],
    ]
    static let alignments: [MarkdownNode.ColumnAlignment] = [.left, .right, .center]

    @Test func `columns keep their alignment`() {
        #expect(
            lines(width: 60) == [
                "Layer  Parameters      What it is good for",
                String(repeating: "─", count: 47),
                "conv1         156  local features of 5×5 pixels",
                "dense      48,120           everything",
            ]
        )
    }

    @Test func `columns shrink and cells wrap where the table is too wide`() {
        #expect(
            lines(width: 40) == [
                "Layer  Parameters   What it is good for",
                String(repeating: "─", count: 40),
                "conv1         156  local features of 5×5",
                "                          pixels",
                "",
                "dense      48,120       everything",
            ]
        )
    }

    @Test func `below a usable width each row is told as a list`() {
        #expect(
            lines(width: 20) == [
                "conv1", "  Parameters: 156", "  What it is good", "    for: local",
                "    features of 5×5", "    pixels", "dense", "  Parameters: 48,120",
                "  What it is good", "    for: everything",
            ]
        )
    }

    @Test func `wide and combining characters are counted by their columns`() {
        let lines = Self.table(["畳み込み", "x²"], [["e\u{301}", "🙂"]], [.none, .none])
            .lines(width: 60)
        #expect(lines == ["畳み込み  x²", "────────────", "e\u{301}         🙂"])
    }

    @Test func `a table without a header has no rule`() {
        #expect(Self.table(["", ""], [["a", "b"]], [.none, .none]).lines(width: 60) == ["a  b"])
    }

    @Test(arguments: 2...60)
    func `no line is wider than the width`(width: Int) {
        for line in lines(width: width) where width >= 8 {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
    }

    private func lines(width: Int) -> [String] {
        Self.table(Self.header, Self.rows, Self.alignments).lines(width: width)
    }

    private static func table(
        _ header: [String],
        _ rows: [[String]],
        _ alignments: [MarkdownNode.ColumnAlignment]
    ) -> CardTable {
        CardTable(
            header: header.map { StyledText($0) },
            rows: rows.map { $0.map { StyledText($0) } },
            alignments: alignments,
            style: .plain
        )
    }
}

struct PlainStyleTests {
    @Test func `plain text has no drawing characters and no colour`() throws {
        let text = "x\n\n- **open**\n- done\n\n> quote\n\n---\n"
        let note = try #require(Note.read(Array(text.utf8), file: "a.md").note)
        let style = TerminalStyle(width: 40, isColored: true, isPlain: true)
        #expect(
            Array(CardRenderer(style: style).lines(note.cards[0]).dropFirst(5)) == [
                "- open", "- done", "", "> quote", "", String(repeating: "-", count: 40),
            ]
        )
    }
}
