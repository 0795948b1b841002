import Foundation
import StudyNotes
import Testing

@testable import StudyKit

struct CheatsheetTests {
    private func note(_ text: String, _ file: String = "week-08/notes.md") throws -> Note {
        try #require(Note.read(Array(text.utf8), file: file).note)
    }

    private func sheet(_ text: String) throws -> Cheatsheet { try Cheatsheet([note(text)]) }

    private func course() throws -> NoteLibrary {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try NoteLibrary(folder: root.appending(path: "notes").path(percentEncoded: false))
    }

    @Test(arguments: [
        ("Pooling: max or average", ["Max pooling", "Average pooling"]),
        ("maxpool after each Conv2D", ["Convolution", "Max pooling"]),
        ("image * kernal = map", ["Convolution"]),
        ("The network converged", []),
        ("fully connected layers, then ReLU", ["Dense", "ReLU"]),
        ("global average pooling", ["Average pooling", "Global average pooling"]),
        ("batch norm has 4 parameters", ["Batch normalization"]),
        ("a batch of 32", []),
    ])
    func `the layers are those that the notes speak of`(text: String, names: [String]) throws {
        #expect(try sheet("# T\n\n\(text)").layers.map(\.name) == names)
    }

    @Test func `words of two cards make no mention`() throws {
        #expect(try sheet("# Max\n\nlargest\n\n## Pool\n\nof data").layers.isEmpty)
    }

    @Test(arguments: [
        ("LeNET 5: First CNN", ["lenet5"]), ("LeNet-5 of 1998", ["lenet5", "lenet5-1998"]),
        ("RestNET", ["resnet50"]), ("resnet50 restnet34", ["resnet34", "resnet50"]),
        ("ResNet-34 is a ResNet", ["resnet34"]), ("the planet and a magnet", []),
        ("vgg 16 and AlexNET", ["alexnet", "vgg16"]), ("Fast R-CNN", ["fast-r-cnn"]),
        ("R-CNN", ["r-cnn"]), ("a fast r", []), ("ImageNet, Internet and subnet", []),
        ("YOLO", ["yolov1"]), ("tiny-yolo", ["tiny-yolov2"]), ("", []),
    ])
    func `the networks are those that the notes name`(text: String, names: [String]) throws {
        #expect(try sheet("# T\n\n\(text)").models.map(\.name) == names)
    }

    @Test func `a network of a family that is named alone is an example`() throws {
        let models = try sheet("# T\n\n- RestNET\n- AlexNET\n").models
        #expect(models.map(\.isExample) == [false, true])
    }

    /// Totals as torchvision and Keras Applications print them.
    @Test func `networks have their published totals`() throws {
        let models = try sheet("# Models\n\n- AlexNet\n- ResNet-50\n").models
        #expect(models.map(\.parameters) == [61_100_840, 25_557_032])
        #expect(models.map(\.kerasParameters) == [nil, 25_636_712])
    }

    @Test func `remedies are the best list against each illness`() throws {
        let text = """
            # Training

            ## Overfitting

            Signs of it:

            - training good
            - test bad
            - gap

            Remedies:

            1. **Dropout**: no unit can rely on another ([dropout](dropout.md)).
            2. more data

            ## Underfitting

            Against underfitting: more layers, train longer and transfer learning.
            """
        let lists = try sheet(text).remedies
        #expect(lists.map(\.illness) == [.overfitting, .underfitting])
        let shown = lists.map { $0.remedies.map { "\($0.name)|\($0.text)" } }
        #expect(shown[0] == ["Dropout|no unit can rely on another", "more data|"])
        #expect(shown[1] == ["more layers|", "train longer|", "transfer learning|"])
        #expect(lists[0].source == "week-08/notes.md:13")
    }

    @Test(arguments: [
        "## Overfiting\n\n- more data\n- dropout", "## Over-fitting\n\n- more data\n- dropout",
        "## T\n\n**Agianst overfitting:**\n\n- more data\n- dropout",
        "## ovrfitting\n\n- [ ] ask\n\nsolutoins:\n\n- ☐ ask again\n- more data\n- dropout",
    ])
    func `remedies are found under a misspelt heading`(text: String) throws {
        let lists = try sheet("# Week 8\n\n\(text)\n").remedies
        #expect(lists.map(\.illness) == [.overfitting])
        #expect(lists.first?.remedies.map(\.name) == ["more data", "dropout"])
    }

    @Test(arguments: [
        (
            "## LeNET 5\n\nLeNET 5: LeNET 5: a net with average pooling",
            "a net with average pooling"
        ),
        ("## Task\n\n☐ ask about the slides\n\nIt is a long day.", "It is a long day."),
        ("## Task\n\n- [ ] ask about the slides\n- ☑ read all of it\n", nil),
        ("## CNN\n\nCNN is made of layers.", "CNN is made of layers."),
    ])
    func `a sentence says neither its title twice nor what is to do`(text: String, said: String?)
        throws
    {
        #expect(
            try sheet("# Week 8\n\n\(text)\n").facts.map(\.sentence) == [said].compactMap(\.self)
        )
    }

    @Test func `what is known to be wrong has its correction`() throws {
        let text = """
            # Week 8

            ## CNN

            CNN was developed in 2012 by a student.

            ## Setting

            Input Size: 7 Padding: 0 Kernel: 3 Stride: 2 gives 4

            ## Padding

            Padding is a frame of zeros.
            """
        let facts = try sheet(text).facts
        #expect(facts.map(\.title) == ["CNN", "Setting", "Padding"])
        #expect(facts[0].corrections.first?.hasPrefix("CNNs date from about 1980") == true)
        #expect(facts[1].corrections == ["it is 3, as ⌊(7 − 3)/2⌋ + 1 = 3"])
        #expect(facts[2].corrections.isEmpty)
        #expect(CheatsheetPage(try sheet(text)).html.contains("Not quite:</b> CNNs date"))
    }

    @Test func `a question is answered rather than corrected`() throws {
        let sheet = try sheet("# Week 8\n\n## CNN\n\nWas the CNN developed in 2012?\n")
        #expect(sheet.facts.map(\.isQuestion) == [true])
        #expect(CheatsheetPage(sheet).html.contains("Answer:</b> CNNs date"))
    }

    @Test func `however many notes there are, the sentences fit two pages`() throws {
        let sentence = String(repeating: "convolution ", count: 17)
        let text = (1...60).map { "## Topic \($0)\n\nIt is \(sentence).\n" }.joined(separator: "\n")
        let facts = try sheet("# Week 8\n\n" + text).facts
        #expect(facts.reduce(0) { $0 + $1.sentence.count } < 6_000 && facts.count > 20)
    }

    @Test func `a topic is a sentence, with the formula that it leads to`() throws {
        let text = """
            # Size

            The output has o cells:

                o = ⌊(n − k)/s⌋ + 1      without padding

            ## Pooling

            - shrinks the data at once
            """
        #expect(
            try sheet(text).facts.map { "\($0.title): \($0.sentence)" } == [
                "Size: The output has o cells: o = ⌊(n − k)/s⌋ + 1",
                "Pooling: shrinks the data at once",
            ]
        )
    }

    @Test func `a week without cards is refused with the weeks that there are`() throws {
        let notes = [try note("# A", "week-07/a.md"), try note("# B", "week-08/b.md")]
        #expect(try Cheatsheet(notes, week: 8).title == "Cheat sheet, week 8")
        let refusal = #expect(throws: Cheatsheet.NoCards.self) { try Cheatsheet(notes, week: 9) }
        #expect(refusal?.description.contains("There are cards of week 7, 8.") == true)
    }

    @Test func `a file of two weeks gives each its own sheet`() throws {
        let text =
            "# Notes\n\n## Week 8\n### Padding\nPadding is a frame of zeros.\n"
            + "## Week 9\n### Stride\nStride is the step of a window.\n"
        let notes = [try note(text, "notes.md")]
        #expect(try Cheatsheet(notes, week: 9).facts.map(\.title) == ["Stride"])
        #expect(try Cheatsheet(notes, week: 8).facts.map(\.title) == ["Padding"])
    }

    // MARK: - The page

    @Test func `the page of the course has all of the sheet and nothing from elsewhere`() throws {
        let sheet = try Cheatsheet(course().notes, week: 8)
        #expect(sheet.refusals.isEmpty)
        #expect(sheet.layers.count > 10 && sheet.models.count > 6 && sheet.facts.count > 20)
        #expect(sheet.remedies.map(\.remedies.count) == [7, 3])
        let page = CheatsheetPage(sheet).html
        #expect(page.components(separatedBy: "<tr><th>").count - 2 >= sheet.layers.count)
        #expect(page.contains("nn.BatchNorm2d(64)") && page.contains("<b>25,557,032</b>"))
        #expect(page.contains("@page { size: A4"))
        for foreign in ["<script", "<img", "<link", "src=", "href=", "http:", "https:", "url("] {
            #expect(!page.contains(foreign), "\(foreign)")
        }
    }

    @Test func `what stands in notes cannot become markup`() throws {
        let attack = "<script>alert(1)</script> & \"q\""
        let text = """
            # Overfitting \(attack)

            Remedies against overfitting:

            - more \(attack)
            - data

            ## Pooling `\(attack)`

            It is `\(attack)` and more.
            """
        let page = CheatsheetPage(try sheet(text)).html
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;"))
    }
}
