import StudyNotes
import Testing

@testable import StudyTerminal

struct FoundCardsPrinterTests {
    private func library(_ texts: String...) -> NoteLibrary {
        NoteLibrary(
            notes: texts.enumerated().compactMap { number, text in
                Note.read(Array(text.utf8), file: "notes/n\(number + 1).md").note
            }
        )
    }

    private func printed(
        _ query: String,
        in library: NoteLibrary,
        _ style: TerminalStyle = TerminalStyle(width: 60)
    ) -> [String] {
        FoundCardsPrinter(style: style).lines(library.find(query))
    }

    @Test func hitsAreListedByCardWithFileLineAndText() {
        let library = library(
            "# Pooling\n\n## Average\n\nLess noise.\n\nNo noise at all.\n",
            "# Dropout\n\nIt adds noise.\n"
        )
        #expect(
            printed("noise", in: library) == [
                "Pooling › Average",
                "  notes/n1.md:5  Less noise.",
                "  notes/n1.md:7  No noise at all.",
                "",
                "Dropout",
                "  notes/n2.md:3  It adds noise.",
            ]
        )
    }

    @Test func headingWithoutCardIsShownWithWhatStandsBelow() {
        let text = "# Notes\n\n## Deploying with Flask\n\n### Backend\n\na server\n\n"
        let library = library(
            text + "### Frontend\n\na page\n\n## Other\n\nText.\n",
            "# B\n\nMore.\n"
        )
        let lines = printed("flask", in: library)
        #expect(lines.contains { $0.contains("a server") }, "\(lines)")
        #expect(lines.contains { $0.contains("a page") }, "\(lines)")
        #expect(!lines.contains { $0.contains("Text.") || $0.contains("More.") }, "\(lines)")
    }

    @Test func hitIsMarkedWhereThereIsColour() {
        let library = library("# A\n\nLess noise.\n", "# B\n\nMore noise.\n")
        let lines = printed("noise", in: library, TerminalStyle(width: 60, isColored: true))
        #expect(lines.contains { $0.hasSuffix("Less \u{1B}[1;32mnoise\u{1B}[0m.") })
    }

    @Test func clearAnswerIsShownWhole() {
        let library = library("# Pooling\n\nLess noise.\n\n- a\n- b\n", "# B\n\nText.\n")
        let lines = printed("noise", in: library)
        #expect(lines.first == "Pooling" && lines.contains { $0.contains("b") })
    }

    @Test func cardsOnOneTopicStandTogether() {
        let library = library(
            "# Week 8\n\n## Pooling\n\none\n\n## Pooling sizes\n\ntwo\n",
            "# Week 9\n\n## Pooling Layer\n\nthree\n"
        )
        let lines = printed("pool", in: library)
        #expect(lines.filter { ["one", "two", "three"].contains($0) } == ["one", "three", "two"])
    }

    @Test func longLineIsCutAroundTheHit() {
        let filler = String(repeating: "filler text ", count: 200)
        let library = library("# A\n\n\(filler)noise \(filler)\n", "# B\n\n\(filler)noise\n")
        for width in [20, 40, 60, 100] {
            let lines = printed("noise", in: library, TerminalStyle(width: width))
            #expect(lines.filter { $0.contains("noise") }.count == 2)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(width, 43) })
        }
    }

    @Test func manyCardsAreListedAndCounted() {
        let cards = (1...30).map { "## Part \($0)\n\nText.\n" }.joined()
        let lines = printed("part", in: library("# Long\n\n" + cards))
        #expect(lines.first == "Long › Part 1")
        #expect(lines.filter { $0.hasPrefix("Long › ") }.count == 10)
        #expect(lines.last == "and 20 more cards: say more words to find fewer")
    }

    @Test func nothingInTheNotesDrivesTheTerminal() {
        let library = library("# A\u{1B}[2J\n\nnoise \u{1B}[31m\u{7}\n", "# B\n\nnoise\n")
        #expect(!printed("noise", in: library).joined().contains("\u{1B}"))
    }
}
