import StudyNotes
import Testing

struct TabbedTablesTests {
    @Test(arguments: [
        (
            "Layer\tDoes\tWeights\nPooling\tshrinks\t0\nDense\tall|all\t",
            "| Layer | Does | Weights |\n|---|---|---|\n| Pooling | shrinks | 0 |\n| Dense | all\\|all | |"
        ),
        (
            "so it was:\nNet\tYear\nLeNet-5\t1998\nAlexNet\t2012\ntext",
            "so it was:\n\n| Net | Year |\n|---|---|\n| LeNet-5 | 1998 |\n| AlexNet | 2012 |\n\ntext"
        ),
        ("A\t\tC\n1\t2\t3", "| A |  | C |\n|---|---|---|\n| 1 | 2 | 3 |"),
    ])
    func `cells with tabs between them are a table`(raw: String, repaired: String) throws {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .tabbedTable })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // One row, two of two cells, lists, times of a recording, code, indented lines.
        "Net\tYear\tWeights", "Net\tYear\nLeNet-5\t1998", "-\ta\n-\tb\n-\tc", "1.\ta\n2.\tb\n3.\tc",
        "a)\tx\ty\nb)\tx\ty", "00:01:20\ta\n00:02:20\tb\n00:03:20\tc", "```\na\tb\tc\nd\te\tf\n```",
        "\ta\tb\tc\n\td\te\tf", "#\ta\tb\n#\tc\td", "a\tb\tc\nd\te\ng\th",
    ])
    func `other tabs stay`(text: String) {
        #expect(!NoteRepair(text).repairs.contains { $0.kind == .tabbedTable })
    }

    @Test func `a table below a term belongs to its card`() throws {
        let note = try read("Our notes\n\nNetworks\n\nNet\tYear\tWeights\nLeNet-5\t1998\t60,000")
        #expect(note.cards.last?.title == "Networks")
        #expect(note.cards.last?.text.contains("LeNet-5") == true)
    }
}
