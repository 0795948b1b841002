import StudyNotes
import Testing

/// Titles that are stressed in other ways than with `**`.
struct StressedTitlesTests {
    @Test(arguments: [
        ("__Pooling__\n\nmax", "**Pooling**\n\nmax"),
        ("__Pooling__\nmax", "**Pooling**\n\nmax"),
        ("text.\n__Weight sharing__\nsaves", "text.\n\n**Weight sharing**\n\nsaves"),
        ("***Networks***\n\nmany", "**Networks**\n\nmany"),
        ("___Networks___\n\nmany", "**Networks**\n\nmany"),
        ("*Pooling*\n\nmax", "**Pooling**\n\nmax"),
        ("_Batch norm_\n\nmax", "**Batch norm**\n\nmax"),
        ("__Stride__ the step", "**Stride** the step"),
        ("**overfitting what to do:**\nmore data", "**overfitting what to do:**\n\nmore data"),
    ])
    func `a stressed line is a bold heading`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "__init__ is called", "__init__", "*This is stressed.*\n\nb", "_not a topic_\n\nb",
        "__a__b", "___\n\ntext", "* Pooling *\n\nb", "*Pooling* is stressed", "__ a __",
        "```\n__Pooling__\n```", "*Pooling*\ngoes on", "_Pooling__\n\nb", "__Pooling_\n\nb",
    ])
    func `other stress stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `the colon at the end of a heading is no part of its title`() throws {
        let note = try read("## overfitting what to do:\n\nmore data\n\n**Stride:**\n\nstep")
        #expect(note.cards.map(\.title) == ["overfitting what to do", "Stride"])
    }
}
