import StudyNotes
import Testing

struct ExportedMarksTests {
    @Test(arguments: [
        ("## Pooling {#pooling}\n\ntext", "## Pooling\n\ntext"),
        ("# **Week 8** {#week-8.1_a}", "# **Week 8**"),
        ("**Pooling**&nbsp;&nbsp;\n\ntext", "**Pooling**\n\ntext"),
        ("**Pooling:**&nbsp;max and mean", "**Pooling:** max and mean"),
    ])
    func `what an export leaves behind goes`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(!repair.repairs.isEmpty)
        #expect(repair.repairs.allSatisfy { $0.kind == .exportedMark })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "## The set {a, b}", "## A dict {#}", "## A {#b c}", "{#x}", "a&nbsp;b", "`**a**&nbsp;`",
    ])
    func `other braces and blanks stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
