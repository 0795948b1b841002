import StudyNotes
import Testing

@testable import StudyKit

struct SheetSentenceTests {
    private func facts(_ text: String) throws -> [String] {
        let note = try #require(Note.read(Array("# Week 8\n\n\(text)\n".utf8), file: "n.md").note)
        return try Cheatsheet([note]).facts.map { "\($0.title): \($0.sentence)" }
    }

    @Test(arguments: [
        ("## YOLO\n- one forward pass\n- grid 19x19", "YOLO: one forward pass; grid 19x19"),
        ("## ResNet\n- skip connections", "ResNet: skip connections"),
        ("## Pooling\n- max of a window is kept\n- b", "Pooling: max of a window is kept"),
        (
            "## Images\n- grayscale: 1 channel\n  - 0 to 255\n- RGB: 3 channels\n  - red",
            "Images: grayscale: 1 channel; RGB: 3 channels"
        ),
        (
            "## Pooling\n- max\n  - keeps the strongest\n- average\n  - used in LeNet",
            "Pooling: max: keeps the strongest; average: used in LeNet"
        ),
        ("## Flask\n- back: python\n  - x\n- front: html", "Flask: back: python; front: html"),
        (
            "## Overfitting\n- Gegenmittel:\n  - mehr Daten\n  - Dropout",
            "Overfitting: Gegenmittel: mehr Daten, Dropout"
        ),
        ("## Task\n- [ ] ask about it\n- two stages.\n- slow", "Task: two stages; slow"),
        ("## Kernel\nA small matrix.", "Kernel: A small matrix."),
        (
            "## Size\nn_out = (n - f)/s + 1\nExample: n=32, f=4, s=4 -> 8",
            "Size: n_out = (n - f)/s + 1"
        ),
    ])
    func `a topic is said by what its card begins with`(text: String, fact: String) throws {
        #expect(try facts(text) == [fact])
    }

    @Test(arguments: ["## Pooling\n- max", "## Pooling\n\n![a](b.png)", "## Pooling\n- [ ] ask"])
    func `a card that says nothing has no sentence`(text: String) throws {
        #expect(try facts(text).isEmpty)
    }
}
