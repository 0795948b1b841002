import StudyNotes
import Testing

struct LinesBehindListsTests {
    @Test(arguments: [
        ("- valid: none\nformula: (n+2p-f)/s + 1\n", "- valid: none\n\nformula: (n+2p-f)/s + 1\n"),
        ("1. max\n2. avg\nExample: 2x2\n# B", "1. max\n2. avg\n\nExample: 2x2\n# B"),
        ("- a filter\n![conv](a.png)\n\nMore", "- a filter\n\n![conv](a.png)\n\nMore"),
        ("- a filter\n![[conv.png|300]]", "- a filter\n\n![[conv.png|300]]"),
        ("- a filter\n© 2026 Bootcamp 17\n", "- a filter\n\n© 2026 Bootcamp 17\n"),
        ("- a filter\n© 2026 Bootcamp\n17\n", "- a filter\n\n© 2026 Bootcamp\n17\n"),
        ("- a filter\n17\n\n# B", "- a filter\n\n17\n\n# B"),
        ("- a filter\nSlide 3 / 24", "- a filter\n\nSlide 3 / 24"),
        ("- a filter\nPage 3 of 24", "- a filter\n\nPage 3 of 24"),
    ])
    func `what ends a list stands apart`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "- a filter\n![conv](a.png)\n- another", "- a filter\n  ![conv](a.png)",
        "- one of the\nrules: x",
        "- a\n![b](c) is what it looks like", "text\nformula: 1 + 2", "- a filter\nit says: no",
        "- a filter ![b](c)", "```\n- a\nformula: 1\n```",
        "- 3 x 3 =\n9", "- a filter has a size of\n9", "- born in\n2012", "- a\nPage by page",
    ])
    func `what may belong to an entry stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("Overfitting\n: low training error", "### Overfitting\nlow training error"),
        ("## Dropout\n\n:   off in prediction", "## Dropout\n\noff in prediction"),
        ("Some term\n: its meaning", "Some term\n: its meaning"),
    ])
    func `the text of a definition list has no colon below its heading`(
        raw: String,
        repaired: String
    ) {
        #expect(NoteRepair(raw).text == repaired)
    }
}
