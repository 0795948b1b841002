import StudyNotes
import StudyTerminal
import Testing

struct CardRendererTests {
    @Test func cardIsTitlePlaceTextAndPractice() throws {
        let card = try card(
            """
            ---
            quiz: cnn-output
            ---
            # Max values

            Keeps the *largest* value; it has **no parameters** and `size` 2.

            > Average keeps
            >
            > the mean.

            1. one
            2. two words that go on to the next line for sure
               - inner

               more

            ```text
            1 3   a line of code that is much longer than the forty columns

            ```

            ---

            [here](http://a.b) and <http://c.d> ![a map](m.png)![](n.png)
            """
        )
        let expected = """
            Max values
            notes/week-08/layers.md:4

            Keeps the largest value; it has no
            parameters and `size` 2.

            │ Average keeps
            │
            │ the mean.

            1. one

            2. two words that go on to the next line
               for sure

               • inner

               more

                1 3   a line of code that is much longer than the forty columns


            ────────────────────────────────────────

            here (http://a.b) and http://c.d Image:
            a map (m.png)Image (n.png)

            Practise: study quiz --topic cnn-output
            """
        #expect(lines(card, width: 40).joined(separator: "\n") == expected)
    }

    @Test func colorShowsRolesInsteadOfMarks() throws {
        let card = try card("# T\n\n**[a *b*](u)** `c`\n")
        let style = TerminalStyle(width: 80, isColored: true)
        let body = CardRenderer(style: style).lines(card).last
        let escape = "\u{1B}["
        #expect(
            body == "\(escape)1;4ma \(escape)0m\(escape)3;1;4mb\(escape)0m"
                + "\(escape)2m (u)\(escape)0m \(escape)36mc\(escape)0m"
        )
    }

    @Test(arguments: [
        ("- a\n- b\n  - c\n\n  d", ["• a", "", "• b", "", "  • c", "", "  d"]),
        ("- a\n- b\n  - c\n  - d", ["• a", "• b", "  • c", "  • d"]),
        ("9. a\n10. b\n    c", ["9. a", "10. b", "    c"]),
        ("-\n- x", ["•", "• x"]),
        ("- - x", ["• • x"]),
        ("- > a\n  > b", ["• │ a", "  │ b"]),
        ("-     code", ["•     code"]),
        ("> ```\n> a\n>\n> b\n> ```", ["│     a", "│", "│     b"]),
        ("a  \nb", ["a", "b"]),
        ("a<br>b<!-- no -->", ["a", "b"]),
        ("<!-- no -->\n\na", ["a"]),
        ("<pre>\nhello\n</pre>", ["<pre>", "hello", "</pre>"]),
        ("> # b\n> c", ["│ b", "│", "│ c"]),
        ("mail <a@b.c>", ["mail a@b.c"]),
    ])
    func blocksAreLaidOut(markdown: String, lines: [String]) throws {
        let card = try card("x\n\n\(markdown)")
        let shown = self.lines(card, width: 80)
        #expect(Array(shown.dropFirst(5)) == lines)
    }

    @Test func headingThatIsNotTheTitleIsShown() throws {
        let card = try card("---\ntitle: Layers\n---\n# Pooling layers\n\nx\n")
        #expect(
            lines(card, width: 80) == [
                "Layers", "notes/week-08/layers.md:4", "", "Pooling layers", "", "x",
            ]
        )
    }

    @Test func cardOfAHeadingAloneIsTitleAndPlace() throws {
        #expect(
            lines(try card("# RestNET"), width: 80) == [
                "RestNET", "notes/week-08/layers.md:1",
            ]
        )
    }

    @Test func noteCannotDriveTheTerminal() throws {
        let evil = "\u{1B}[2J\u{9B}31m\u{07}\u{202E}"
        let card = try card(
            """
            # T \(evil)

            a \(evil) `\(evil)` [l\(evil)](<u\(evil)>) ![i\(evil)](p) <b title="\(evil)">

            ```
            \(evil)
            ```

            <div>
            \(evil)
            """,
            file: "notes/\(evil).md"
        )
        let shown = lines(card, width: 40).joined(separator: "\n")
        let controls = shown.unicodeScalars.filter {
            $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
        }
        #expect(controls.isEmpty)
        #expect(shown.contains("␛[2J"))
    }

    @Test(.timeLimit(.minutes(1)), arguments: [">", "- "])
    func deepNestingIsShown(mark: String) throws {
        let card = try card("x\n\n" + String(repeating: mark, count: 100_000) + " deep")
        #expect(lines(card, width: 40).joined().contains("deep"))
    }

    private func card(
        _ text: String,
        file: String = "notes/week-08/layers.md"
    ) throws -> TopicCard {
        let cards = try #require(Note.read(Array(text.utf8), file: file).note).cards
        return try #require(cards.first)
    }

    private func lines(_ card: TopicCard, width: Int) -> [String] {
        CardRenderer(style: TerminalStyle(width: width)).lines(card)
    }
}
