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

    @Test(arguments: [
        (
            "# Week 8\n\nLeNet: digits\nAlexNet: 2012\nResNet: skips\n\nBatch norm: mean 0",
            ["LeNet", "AlexNet", "ResNet", "Batch norm"]
        ),
        ("Pooling: no weights\n\nStride: a step\n\nIoU = overlap / union", ["Pooling", "IoU"]),
        (
            "LeNet: digits\nAlexNet: ReLU\n\nTransfer learning: a new head\n\n- freeze the rest",
            ["LeNet", "AlexNet", "Transfer learning"]
        ),
        // A part of the topic before, one paragraph alone, settings and derivatives are none.
        (
            "# Week 8\n\nConvolution: a filter slides\n\nPooling: max\n\nStride: a step",
            ["Convolution", "Pooling"]
        ),
        ("# Week 8\n\nMany words.\n\nPadding: zeros around", ["Week 8"]),
        ("# Week 8\n\nKernel: 3\n\nPooling: 2", ["Week 8"]),
        ("# Week 8\n\nYOLO: one pass\nSSD: the same\n\nReLU' = one or zero", ["YOLO", "SSD"]),
        ("# Pooling\n\nIoU: overlap\n\nDropout: off", ["Pooling"]),
    ])
    func `paragraphs that define topics below a place or another topic are cards`(
        text: String,
        titles: [String]
    ) throws {
        #expect(try read(text, file: "notes.md").cards.map(\.title) == titles)
    }

    @Test(arguments: [
        // A line above a list is as good as a heading; below a network it may be a part of it.
        ("### R-CNN\n\n- slow\n\nIoU = overlap / union\n- good above 0.5", ["R-CNN", "IoU"]),
        ("### R-CNN\n\nslow\n\nIoU = overlap / union", ["R-CNN"]),
        ("### AlexNet\n\n- deep\n\nReLU: faster than tanh\n- no end", ["AlexNet"]),
        // Facts behind kinds are about all of them.
        (
            "### Pooling\n\n- max pooling takes one\n- average pooling takes all\n- no weights",
            ["Pooling"]
        ),
        ("### Padding\n\n- zeros around\n- same padding keeps the size", ["Padding"]),
        (
            "### Pooling\n\n- smaller maps\n- **Max pooling** takes one\n- **Average pooling** all",
            ["Pooling", "Max pooling", "Average pooling"]
        ),
        (
            "Padding - zeros around\nDropout - switches units off\nFlatten – one long vector",
            ["Padding", "Dropout", "Flatten"]
        ),
        ("Well - it works\nPadding - 2 zeros\nso - no", ["a"]),
    ])
    func `cards are what lines and lists say together`(text: String, titles: [String]) throws {
        #expect(try read(text, file: "a.md").cards.map(\.title) == titles)
    }

    @Test func `a heading that begins with a week says so of the cards below it`() throws {
        let cards = try read("## Week 8 CNN\n\n### Pooling\n\nmax\n", file: "a.md").cards
        #expect(cards.map(\.title) == ["Week 8 CNN", "Pooling"])
        #expect(cards.map(\.week) == [8, 8])
        #expect(try read("## Week 8 of ten\n\ntext\n", file: "a.md").cards.map(\.week) == [nil])
    }
}
