import StudyCore
import StudyNotes
import Testing

@testable import StudyKit

/// Questions whose answer is what the notes say.
struct AnsweredQuestionTests {
    @Test(arguments: [
        "Q: How many learnable parameters does a max pooling layer have?\nA: 0",
        "- How many weights does a pooling layer have? - none",
        "Q: Does max pooling change the number of channels?\nA: No, each channel is pooled alone.",
        "### Was AlexNet the first CNN?\n\nNo.", "### Is dropout active during inference?\n\nno",
        "Q: T/F: dropout is used at test time?\nA: F",
        "Q: Does batch norm have no learnable parameters?\nA: It has two for each channel.",
    ])
    func `the answer counts, and not the question`(text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n") == [])
        let note = try #require(Note.read(Array("# Notes\n\n\(text)\n".utf8), file: "n.md").note)
        #expect(note.cards.flatMap { Corrections.of($0) } == [])
    }

    @Test(arguments: [
        "Q: Is dropout active during prediction?\nA: yes",
        "### Do pooling layers have weights?\n\nYes, four.", "Do pooling layers have weights?",
    ])
    func `a question is told where it is affirmed, or left open`(text: String) throws {
        #expect(try CheckedText.errors("# Notes\n\n\(text)\n").count == 1)
    }

    @Test(arguments: [
        "- LeNet-5: C1 has 156 parameters",
        "- BN for 64 channels: 128 trainable, 128 not trainable",
        "- LeNet-5: C1 has 156 parameters, C3 1516 (not fully connected), F6 10164",
        "- $7\\cdot7\\cdot512\\cdot4096 \\approx 102.8$M",
        "- **Idea**: ==the same kernel is used at every position==",
        "- Underfitting: beides schlecht, high bias",
    ])
    func `what is right is left alone`(line: String) throws {
        let document = try CheckedText.document("# Notes\n\n\(line)\n")
        #expect(document.findings.filter { $0.kind != .repair }.map(\.diagnostic.message) == [])
    }

    @Test func `lines that an exported card joins are not one statement`() throws {
        let text =
            "# Conv\n\nfilter 3x3 most common\n28x28x1 with 6 filters 5x5 no pad -> 24x24x6\n"
        let note = try #require(Note.read(Array(text.utf8), file: "n.md").note)
        let cards = AnkiCards(note, named: "n", cards: note.cards).notes
        #expect(cards.map(\.front) == ["<b>Conv</b>"])
        #expect(cards.allSatisfy { !$0.back.contains("Not quite") })
    }
}
