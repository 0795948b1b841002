import StudyNotes
import Testing

/// Bold words in the middle of a line whose breaks were lost.
struct PastedBoldTests {
    @Test(arguments: [
        // A day or a week is a heading whatever follows.
        ("**Day 1** crops of images **Day 2** more of it", ["Day 1", "Day 2"]),
        ("# Week 8 **Day 1** crops of images **Day 2** more of it", ["Day 1", "Day 2"]),
        // A topic right behind a heading, a list or code.
        ("# W ## A **Day 2** **CNN** dense layer is large", ["Day 2", "CNN"]),
        ("# W ## A **Day 1** - flip - crop **Dropout** p=0.5 in training", ["Day 1", "Dropout"]),
        (
            "# W ## A **Day 4** `Dense(10)` **Fine tuning** freeze the base",
            ["Day 4", "Fine tuning"]
        ),
        (
            "# W ## A **Day 1** max or average **Dropout** p=0.5 in training",
            ["Day 1", "Dropout"]
        ),
        // What is only stressed stays in its sentence.
        ("# W ## A **Day 1** we use **Dropout** in training **Day 2** more", ["Day 1", "Day 2"]),
        ("# W ## A **Day 1** it is the **Dropout** that helps - a - b", ["Day 1"]),
        ("# W ## A **Day 1** **Never** forget the bias - a - b", ["Day 1"]),
        ("# W ## A **Day 1** they see **Many** small things - a - b", ["Day 1"]),
    ])
    func `a place and a topic are headings`(line: String, headings: [String]) {
        let lines = NoteRepair(line).text.split(separator: "\n")
        let bold = lines.filter { $0.hasPrefix("**") && $0.hasSuffix("**") }
        #expect(bold.map { String($0.dropFirst(2).dropLast(2)) } == headings, "\(lines)")
    }

    @Test func `settings stay with the words that introduce them`() {
        let raw = "# W ## Size - no params - e.g. Input Size: 32 Padding: 2 Kernel: 5 Stride: 1"
        #expect(
            NoteRepair(raw).text.hasSuffix(
                "- no params\n- e.g. Input Size: 32 Padding: 2 Kernel: 5 Stride: 1"
            )
        )
    }
}
