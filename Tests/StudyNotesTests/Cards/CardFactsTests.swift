import StudyNotes
import Testing

/// The definitions, lists and numbers of a card, each with its line.
struct CardFactsTests {
    @Test(arguments: [
        ("**Padding** puts zeros around", "Padding | puts zeros around"),
        ("**H<sub>2</sub>O** is water", "H2O | is water"),
        ("**Batch<br>norm** scales", "Batch norm | scales"),
        ("- **Max pooling**: takes the max", "Max pooling | takes the max"),
        ("- LeNET 5: First CNN, average pooling", "LeNET 5 | First CNN, average pooling"),
        ("- Flask - a Python framework", "Flask | a Python framework"),
        ("- size = stride and\n  padding", "size | stride and padding"),
        ("A stride is how far the window\nmoves. Text.", "stride | how far the window moves."),
        ("Words. A pixel is a cell of an image!", "pixel | a cell of an image!"),
        ("MAC means multiply and add", "MAC | multiply and add"),
        ("- Padding (p = 1): a frame of zeros", "Padding | a frame of zeros"),
        ("- `Conv2D`: a layer of filters", "Conv2D | a layer of filters"),
        ("IoU = intersection / union", "IoU | intersection / union"),
    ])
    func `a term and what it is`(text: String, definition: String) throws {
        let found = try read("# T\n\n\(text)").cards.flatMap(\.definitions).map {
            "\($0.term) | \($0.text)"
        }
        #expect(found == [definition])
    }

    @Test(arguments: [
        "This is a test", "What is a CNN? It is a network.", "**The slip.** A remedy is judged.",
        "Input Size: 7 Padding: 0 Kernal: 3 Stride: 2", "1000*1000*3 = 3 mill", "- AlexNET",
        "**Worked example.** Input 7", "- Example: 7", "The weights are learned. Noise is bad.",
        "The network works like this - it looks at parts", "- Forgetting the biases: 48,000",
        "- `Conv2D(filters = 32)` makes 32 maps",
        "- Conv2D(filters = 32, padding: same) makes maps",
        "- `stride = 2` halves the size", "- `x: int` for each value",
        "- maps [h = 2, w = 3] are small",
        "# Padding: zeros", "```\nx: int\n```", "see https://a.org/x", "Size: 7",
        "We walked for hours: it was late", "",
    ])
    func `what is no definition`(text: String) throws {
        #expect(try read("# T\n\n\(text)").cards.flatMap(\.definitions) == [])
    }

    @Test(arguments: [
        (
            "n_out = floor(n / s) + 1\nExample: n=32, s=1 -> 33", ["n_out | floor(n / s) + 1"]
        ),
        (
            "n_out = (n - f)/s + 1\n28 -> 14 with f=2\nparams = k * k + 1",
            ["n_out | (n - f)/s + 1", "params | k * k + 1"]
        ),
        ("Parameters\nparams = (k * k + 1) * c\n(5*5+1)*6 = 156", ["params | (k * k + 1) * c"]),
        ("size = stride and\npadding", ["size | stride and padding"]),
        ("out = a * b +\nbias", ["out | a * b + bias"]),
    ])
    func `an equation ends with its line`(text: String, definitions: [String]) throws {
        let found = try read("# T\n\n## Sizes\n\n\(text)").cards.flatMap(\.definitions)
        #expect(found.map { "\($0.term) | \($0.text)" } == definitions)
    }

    @Test(arguments: [
        "- kernel slides over image → feature map", "- x -> conv -> relu",
        "- learns edges → textures → objects",
    ])
    func `an arrow from what happens to what comes of it parts no term`(text: String) throws {
        #expect(try read("# T\n\n\(text)").cards.flatMap(\.definitions) == [])
    }

    @Test(arguments: [
        "## Day 1 - Convolution\n\n- slides\n- shares",
        "**Day 1 - Convolution**\n\n- slides\n- shares",
    ])
    func `a list below a heading has its title without the day`(text: String) throws {
        let lists = try read("# Week 8\n\n\(text)").cards.flatMap(\.lists)
        #expect(lists.map(\.title) == ["Convolution"])
    }

    @Test func `each definition stands once, on its own line`() throws {
        let found = try card("intro:\n\n- a\n- Kernel: a grid\n\nText. A bias\nis a number.\n")
            .definitions
        #expect(found.map(\.term) == ["Kernel", "bias"])
        #expect(found.map(\.line) == [6, 8])
    }

    @Test func `a list knows its title, its entries and their lines`() throws {
        let lists = try card(
            "We met many. The seven remedies:\n\n1. Augmentation\n2. more **data**\n   - much\n"
        ).lists
        #expect(lists.map(\.title) == ["The seven remedies", "more data"])
        #expect(lists.map { $0.items.map(\.text) } == [["Augmentation", "more data"], ["much"]])
        #expect(lists.map(\.isNumbered) == [true, false])
        #expect(lists.map { $0.items.map(\.line) } == [[5, 6], [7]])
    }

    @Test(arguments: [
        ("## Against overfitting\n\n- dropout", "Against overfitting"),
        ("text\n\n- dropout", "T"),
        ("**Remedies:**\n\n- dropout", "Remedies"),
        ("Why? These help:\n- dropout", "These help"),
    ])
    func `a list is called by the words before it`(text: String, title: String) throws {
        #expect(try read("# T\n\n\(text)").cards.flatMap(\.lists).map(\.title) == [title])
    }

    @Test func `a list may stand in a sentence`() throws {
        let list = try #require(
            try card("Against overfitting: augmentation, more\ndata, train less and dropout.").lists
                .first
        )
        #expect(list.title == "Against overfitting")
        #expect(list.items.map(\.text) == ["augmentation", "more data", "train less", "dropout"])
        #expect(try card("setting: input 7, padding 0, kernel 3").lists == [])
        #expect(try card("Note: it is late, and we are tired, so good night").lists == [])
    }

    @Test(arguments: [
        ("LeNet-5 has 61,706 parameters", "|61,706|parameters|61706"),
        ("needs 12 GB", "needs|12|GB|12"),
        ("= 3 mill features", "|3 mill|features|3000000"),
        ("Kernal: 3 Stride: 2", "Kernal|3||3; Stride|2||2"),
        ("a 7x7x30 grid", "|7x7x30|grid|1470"),
        ("5 × 0.02", "|5 × 0.02||0.1"),
        ("accuracy of 99.5 %", "|99.5|%|99.5"),
        ("about 3 billion", "|3 billion||3000000000"),
        (
            "AlexNet: 60M parameters, 1.5B FLOPs",
            "AlexNet|60M|parameters|60000000; |1.5B|FLOPs|1500000000"
        ),
        ("60k weights in 2D, 10kB", "|60k|weights|60000"),
        ("VGG-16, ResNet18, C3 and v2.1", ""),
        ("between 1 and 10", "|1||1; |10||10"),
        ("```python\nDense(10)\n```", ""),
        ("    stride 2", "stride|2||2"),
    ])
    func `numbers with what stands beside them`(text: String, numbers: String) throws {
        let found = try card(text).numbers.map {
            let value = $0.value == $0.value.rounded() ? "\(Int($0.value))" : "\($0.value)"
            return "\($0.label)|\($0.text)|\($0.unit)|\(value)"
        }
        #expect(found.joined(separator: "; ") == numbers)
    }

    @Test func `numbers know their lines`() throws {
        let text = "one\ntwo 2 `3`\n4\n\n```\n5\n6\n```\n\n- 7\n  8\n\n      9\n"
        #expect(try card(text).numbers.map(\.line) == [4, 4, 5, 8, 9, 12, 13, 15])
    }

    /// The only card of a text that begins on line 3.
    private func card(_ text: String) throws -> TopicCard {
        try #require(try read("# T\n\n\(text)").cards.first)
    }
}
