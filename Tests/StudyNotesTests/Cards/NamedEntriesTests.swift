import StudyNotes
import Testing

/// Entries and lines that begin with the name of a model, without a sign behind it.
struct NamedEntriesTests {
    @Test(arguments: [
        "- LeNet5 1998, for digits in banks\n- AlexNet 2012 with dropout and ReLU\n- R-CNN two thousand regions each",
        "LeNet5 1998, for digits in banks\nAlexNet 2012 with dropout and ReLU\nR-CNN two thousand regions each\n",
    ])
    func `each is a card`(text: String) throws {
        let cards = try read("# Architectures\n\nof the years\n\n\(text)", file: "a.md").cards
        #expect(cards.map(\.title) == ["Architectures", "LeNet5", "AlexNet", "R-CNN"])
    }

    @Test(arguments: [
        "- YOLO (famous)\n- R-CNN similar but slower\n",
        "- LeNet and AlexNet are old by now\n- VGG, then ResNet\n- AlexNet's dropout\n",
        "VGG16 was deep for its time and\nResNet is deeper, with its shortcuts around the layers\n",
    ])
    func `a name within a sentence is none`(text: String) throws {
        let cards = try read("# Architectures\n\n\(text)", file: "a.md").cards
        #expect(cards.map(\.title) == ["Architectures"])
    }

    @Test(arguments: [
        ("**TEST**", ["overfit", "dropout"]), ("## Summary", ["overfit", "dropout"]),
        ("## Day 5", ["overfit", "dropout"]), ("## Remedies", ["Remedies"]),
    ])
    func `topics below what is no topic are cards`(heading: String, titles: [String]) throws {
        let text = "\(heading)\n\n- overfit: knows the data by heart\n- dropout: nodes off\n"
        #expect(try read(text, file: "a.md").cards.map(\.title) == titles)
    }
}
