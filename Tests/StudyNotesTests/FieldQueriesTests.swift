import StudyNotes
import Testing

/// What students type, and the card of the shipped notes that they look for.
struct FieldQueriesTests {
    private static let library = Result {
        try NoteLibrary(folder: Fixtures.folder + "/../../../../notes", shownAs: "notes")
    }

    @Test(arguments: [
        ("kernel", "Convolution and the feature map"),
        ("filter", "Convolution and the feature map"),
        ("kernal", "Convolution and the feature map"),
        ("fully connected", "Parameters of a dense layer"),
        ("dense", "Parameters of a dense layer"), ("fc", "Parameters of a dense layer"),
        ("BN", "Batch normalization"), ("batchnorm", "Batch normalization"),
        ("RoI", "R-CNN"), ("anchor", "Object detection"), ("SGD", "Batch size"),
        ("conv", "Parameters of a convolution"), ("GAP", "Global pooling and flatten"),
        ("lr", "Fine-tuning"), ("learning rate", "Fine-tuning"), ("IoU", "IoU"), ("jaccard", "IoU"),
        ("data augmentation", "Image augmentation"), ("1x1", "1×1 convolution"),
        ("1×1", "1×1 convolution"), ("1*1", "1×1 convolution"), ("restnet", "ResNet"),
        ("regularlizer", "Regularizer"), ("poling", "Pooling"), ("dropuot", "Dropout"),
        ("relu", "Weight initialization"), ("lenet5", "LeNet-5"), ("weight decay", "Regularizer"),
        ("fine tuning", "Fine-tuning"), ("skip connection", "The CNN models to know"),
    ])
    func `a word of the field finds its card first`(query: String, title: String) throws {
        let cards = try Self.library.get().find(query).cards
        #expect(cards.first?.title == title)
    }

    @Test func `a slip of a word of the field comes before a longer word that begins so`() throws {
        let text = "# A\n\n## HTTP\n\nThe page is reloaded.\n\n## Activation\n\nMostly ReLU.\n"
        let library = NoteLibrary(notes: [try read(text, file: "a.md")])
        #expect(library.find("relo").cards.map(\.title) == ["Activation"])
        #expect(library.find("reload").cards.map(\.title) == ["HTTP"])
        #expect(library.find("mostl").cards.map(\.title) == ["Activation"])
    }

    @Test(arguments: ["3x3", "3 x 3", "3×3", "3 × 3", "3*3"])
    func `a size in a text is found however it is written, and marked`(query: String) throws {
        let text =
            "# A\n\n## B\n\nA kernel of 3 x 3.\n\n## C\n\nTwo 3x3 maps.\n\n## D\n\n3 × 3, 3×3×64\n"
            + "\n## E\n\nA pad 3 wide, 5 x 7 tall, 33 x 3.\n"
        let found = NoteLibrary(notes: [try read(text, file: "a.md")]).find(query)
        #expect(Set(found.cards.map(\.title)) == ["B", "C", "D"])
        let marked = found.hits.flatMap(\.lines).flatMap { line in
            line.places.map { String(decoding: Array(line.text.utf8)[$0], as: UTF8.self) }
        }
        #expect(Set(marked) == ["3 x 3", "3x3", "3 × 3", "3×3"])
    }

    @Test(arguments: ["1x1", "1×1", "1*1", "1X1"])
    func `a size is found whichever sign the notes have`(query: String) throws {
        let note = try read(
            "# Layers\n\n## The 1x1 layer\n\nOne weight for each channel.\n",
            file: "a.md"
        )
        #expect(NoteLibrary(notes: [note]).find(query).cards.first?.title == "The 1x1 layer")
    }

    @Test func `long headings get names that can be typed, and no name twice`() throws {
        let heading = String(repeating: "what a convolution does to images ", count: 9)
        let note = try read("# A\n\n## \(heading)\n\na\n\n## \(heading)\n\nb\n", file: "a.md")
        let ids = note.cards.map(\.id)
        #expect(ids.allSatisfy { $0.count <= 64 } && Set(ids).count == ids.count)
        #expect(ids.contains("a#what-a-convolution-does-to-images-what-a-convolution-does-to"))
    }
}
