import StudyNotes
import Testing

struct ObsidianMarksTests {
    @Test(arguments: [
        ("## 1x1 convolution %% ask teacher %%", "## 1x1 convolution <!-- ask teacher -->"),
        ("It gives 28x28.^conv1", "It gives 28x28.<!-- ^conv1 -->"),
        ("- an entry ^id-2", "- an entry <!-- ^id-2 -->"),
        ("> [!question]- Why?\n> So.", "> **question: Why?**\n>\n> So."),
        ("> [!tip]\n> Use it.", "> **tip**\n>\n> Use it."),
        ("> [!note] About `x`", "> **note: About `x`**"),
    ])
    func `what Obsidian hides or draws is no text`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "100 %%", "n^2", "x ^2", "2 ^stages", "= ^name", "5x^n", "2 ^ n", "e^x is ^", "`a %% b %%`",
        "```\nx ^name\n```",
        "> [link] words", "> see [!tip] here", "> [!]", "50%% of 20%%",
    ])
    func `other signs stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
