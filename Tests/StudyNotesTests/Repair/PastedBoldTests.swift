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

    @Test(arguments: [
        // A year or a short name belongs to the title.
        (
            "# W ## A **Pooling** - max - no params! **LeNet-5** (1998) - 60k - tanh **Batch norm** (BN) - a",
            ["Pooling", "LeNet-5 (1998)", "Batch norm (BN)"]
        ),
        // A term that is another topic, and no part of that before it, leads to a card.
        (
            "# W ## A **Batch norm** - per channel **Overfitting**: more data **YOLO:** one pass - a - b",
            ["Batch norm", "Overfitting", "YOLO"]
        ),
        (
            "# W ## A **Conv layer** - slides **Stride**: step size **Padding**: zeros around - a - b",
            ["Conv layer"]
        ),
        (
            "# W ## A **Overfitting** - what **Dropout**: some rest **Early stopping**: in time - a - b",
            ["Overfitting"]
        ),
        (
            "# W ## A **Terms** - few **Dropout**: some rest **YOLO**: in one pass - a - b",
            ["Terms"]
        ),
    ])
    func `a topic of its own is a card`(line: String, titles: [String]) throws {
        let cards = try read(line).cards.filter { !$0.path.dropFirst().isEmpty }
        #expect(cards.map(\.title).filter { $0 != "A" } == titles)
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
