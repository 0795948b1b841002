import StudyNotes
import Testing

struct BoldTopicTests {
    @Test(arguments: [
        (
            "- a\n- b\n**Underfitting** train longer",
            "- a\n- b\n\n**Underfitting**\n\ntrain longer"
        ),
        (
            "7. less layers\n**Batch norm** scales the batch",
            "7. less layers\n\n**Batch norm**\n\nscales the batch"
        ),
        ("cheat sheet\n**Fine-tuning** - unfreeze", "cheat sheet\n\n**Fine-tuning**\n\n- unfreeze"),
    ])
    func `a topic right below a list or a line is a heading`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.map(\.kind) == [.boldHeading])
    }

    @Test(arguments: [
        "- a\n\n**Underfitting** is when the net is too small", "text\n**Underfitting** goes on",
        "- a\n  **Underfitting** goes on",
    ])
    func `stressed words stay in their sentence`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `bold terms below each other stay a list of definitions`() {
        let repair = NoteRepair("- shrinks\n**Padding** - zeros\n**Stride** - steps")
        #expect(repair.repairs.map(\.kind) == [.definitionLine, .definitionLine])
    }

    private static let pasted = "# Week 8 ## Day 1 **Pooling Layer** - shrinks - saves work "

    @Test(arguments: ["**Dropout** removes some nodes", "(why?) **How it works** slide and sum"])
    func `bold words among bold headings of a pasted line are one as well`(words: String) throws {
        let text = NoteRepair(Self.pasted + words + " - end").text
        let title = try #require(
            words.split(separator: "**").first { $0.first?.isUppercase == true }
        )
        #expect(text.contains("\n**\(title)**\n"))
    }

    @Test(arguments: [
        "with the **Adam** optimizer of today", "we use **ReLU** as always",
        "as in **VGG** layers too", "so **Max pooling** is better",
    ])
    func `bold words that their sentence needs are none`(words: String) {
        #expect(NoteRepair(Self.pasted + words + " - end").text.contains(words))
    }

    @Test(arguments: ["rate 0.2 - 0.5", "rate 0.2 - 0.5 is usual", "epochs 10 - 20"])
    func `a dash between two numbers is a range`(words: String) {
        let text = NoteRepair(Self.pasted + "- " + words + " - batch size").text
        #expect(text.contains("- \(words)\n"))
    }
}
