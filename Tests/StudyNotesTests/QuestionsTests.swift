import Testing

@testable import StudyNotes

/// What students ask, and the card of the shipped notes that answers it.
struct QuestionsTests {
    private static let library = Result {
        try NoteLibrary(folder: Fixtures.folder + "/../../../../notes", shownAs: "notes")
    }

    private func titles(_ query: String) throws -> [String] {
        try Self.library.get().find(query).cards.map(\.title)
    }

    @Test(arguments: [
        ("what is dropout", "Dropout"), ("What is Dropout?", "Dropout"),
        ("what's dropout", "Dropout"), ("how does dropout work", "Dropout"),
        ("why do we need dropout?", "Dropout"), ("explain dropout", "Dropout"),
        ("what is dropuot", "Dropout"), ("was ist Dropout?", "Dropout"),
        ("wie funktioniert pooling", "Pooling"), ("tell me about pooling", "Pooling"),
        ("what are the kernels", "Convolution and the feature map"),
        ("was ist ein Kernel?", "Convolution and the feature map"),
        ("what is a kernal", "Convolution and the feature map"),
        ("what is a cnn", "Convolution and the feature map"),
        ("how does a CNN work", "Convolution and the feature map"),
        ("cnn", "Convolution and the feature map"),
        ("who invented CNNs", "Convolution and the feature map"),
        ("what does stride mean", "Stride"), ("was bedeutet stride", "Stride"),
        ("what is padding", "Padding"), ("what is same padding", "Same padding"),
        ("what is batch norm", "Batch normalization"),
        ("how does batch normalization work", "Batch normalization"),
        ("what is IoU", "IoU"), ("what does iou mean", "IoU"), ("what does YOLO stand for", "YOLO"),
        ("what is LeNet-5", "LeNet-5"), ("what is resnet", "ResNet"),
        ("what is a receptive field", "Receptive field"),
        ("what are FLOPs?", "Multiply-adds and FLOPs"),
        ("what is a MAC", "Multiply-adds and FLOPs"),
        ("what is overfitting", "Remedies against overfitting"),
        ("how to prevent overfitting", "Remedies against overfitting"),
        ("what is underfitting", "Remedies against underfitting"),
        ("what is the output size of a convolution", "Output size of a convolution"),
        ("what is the formula for the output size", "Output size of a convolution"),
        ("how do I compute the output size", "Output size of a convolution"),
        ("how many parameters does a conv layer have", "Parameters of a convolution"),
        ("how many parameters does a dense layer have", "Parameters of a dense layer"),
        ("what batch size should I use", "Batch size"), ("what is a mini-batch", "Batch size"),
        ("is augmentation useful for medical images", "Augmentation of medical images"),
        ("when should I use fine tuning", "Fine-tuning"), ("what is weight decay", "Regularizer"),
        ("why is weight initialization important", "Weight initialization"),
        ("how does global pooling work", "Global pooling and flatten"),
        ("what is a front-end", "Front-end"), ("nms", "Non-maximum suppression"),
        ("rcnn", "R-CNN"), ("what is non-max suppression", "Non-maximum suppression"),
        ("why not a dense layer", "Why not a dense layer for images"),
        ("61706", "The CNN models to know"), ("7x7x30", "YOLO"),
        ("maxpool", "Max pooling"), ("avgpool", "Average pooling"),
        ("batchnorm", "Batch normalization"),
        ("MaxPooling2D", "Max pooling"), ("poolling", "Pooling"), ("strides", "Stride"),
        ("early stoping", "Early stopping"), ("overfiting", "Remedies against overfitting"),
    ])
    func `the topic of a question comes first`(query: String, title: String) throws {
        #expect(try titles(query).first == title)
    }

    @Test(arguments: [
        ("padding vs stride", ["Padding", "Valid padding", "Same padding", "Stride"]),
        ("difference between yolo and r-cnn", ["YOLO", "R-CNN"]),
        ("R-CNN versus YOLO", ["R-CNN", "YOLO"]), ("AlexNet vs. LeNet", ["AlexNet", "LeNet-5"]),
        ("front-end vs back-end", ["Front-end", "Back-end"]),
        ("same vs valid padding", ["Same padding", "Valid padding"]),
        (
            "max pooling vs average pooling",
            ["Max or average pooling", "Max pooling", "Average pooling"]
        ),
        ("global pooling vs flatten", ["Global pooling and flatten", "Flatten"]),
        ("was ist der Unterschied zwischen Alexnet und Restnet", ["AlexNet", "ResNet"]),
    ])
    func `a comparison shows what compares, then both sides`(query: String, all: [String]) throws {
        #expect(try titles(query) == all)
    }

    @Test func `words that only ask are neither looked for nor marked`() throws {
        let text = "# A\n\n## B\n\nWhat is the momentum?\n\n## C\n\nWhat is this? What is that?\n"
        let found = NoteLibrary(notes: [try read(text, file: "a.md")]).find("what is momentum")
        #expect(found.cards.map(\.title) == ["B"])
        #expect(found.hits.flatMap(\.lines).flatMap(\.places) == [12..<20])
        #expect(found.understoodAs == nil)
    }

    @Test func `a query of such words alone is looked up as it stands`() throws {
        let text = "# A\n\n## What is this\n\nText.\n\n## Other\n\nWho we are.\n"
        let library = NoteLibrary(notes: [try read(text, file: "a.md")])
        #expect(library.find("what is this").cards.map(\.title) == ["What is this"])
        #expect(library.find("who we are").cards.map(\.title) == ["Other"])
    }

    @Test(arguments: ["r-cnn", "what is an R-CNN", "intersection over union"])
    func `a topic that the notes lack is not taken for one of its words`(query: String) throws {
        let text = "# Week\n\n## CNN\n\na\n\n## Overfitting\n\nb\n"
        let library = NoteLibrary(notes: [try read(text, file: "a.md")])
        #expect(library.find(query).cards.map(\.title) == [])
    }

    @Test func `a title comes before a note whose other name holds the word`() throws {
        let notes = try [
            ("---\naliases: [CNNs in practice]\n---\n# Web app\n\na\n\n## Flask\n\nc\n", "a.md"),
            ("# Week 8\n\n## What a CNN is\n\nb\n", "b.md"),
        ].map { try read($0.0, file: $0.1) }
        #expect(NoteLibrary(notes: notes).find("cnn").cards.map(\.title) == ["What a CNN is"])
    }

    @Test(arguments: ["dropout", "what is dropout?", "how does dropout work"])
    func `a title that asks is found with the title that names`(query: String) throws {
        let text = "# Week\n\n## Dropout\n\na\n\n## What is dropout?\n\nb\n\n## Dropout rate\n\nc\n"
        let library = NoteLibrary(notes: [try read(text, file: "a.md")])
        let titles = library.find(query).cards.map(\.title)
        #expect(Set(titles) == ["Dropout", "What is dropout?"] || titles == ["What is dropout?"])
    }

    @Test(arguments: [
        ("61706", "holds 61,706 weights", true), ("61,706", "holds 61706 weights", true),
        ("61.706", "holds 61,706 weights", true), ("1000", "1,000 units", true),
        ("61706", "holds 61,70 weights", false), ("617", "holds 6 17", false),
    ])
    func `a long number is found with and without its comma`(
        query: String,
        text: String,
        isFound: Bool
    )
        throws
    {
        let note = try read("# A\n\n\(text)\n", file: "a.md")
        #expect(!NoteLibrary(notes: [note]).find(query).cards.isEmpty == isFound)
    }
}
