import StudyCore
import StudyNotes
import Testing

@testable import StudyKit

struct NoteCheckTests {
    @Test(arguments: [
        ("# A\n\nSee [b](nowhere.md).\n", Finding.Kind.brokenLink, 3, 9, "'nowhere.md'"),
        ("# A\n\nSee [b](#nothing).\n", .brokenLink, 3, 9, "'#nothing'"),
        ("# Pooling\n\nSee [[poolin]].\n", .brokenLink, 3, 7, "[[poolin]]"),
        ("# A\n\nText.\n\n## Empty\n", .emptySection, 5, 4, "'Empty'"),
        ("# A\n\n## B\n\nOne.\n\n## B\n\nTwo.\n", .duplicatedTopic, 7, 4, ":3:4"),
        ("# A\n\nThe Kernal slides.\n", .misspelling, 3, 5, "'kernel'"),
        ("# A\n\n- RestNET\n", .misspelling, 3, 3, "'ResNet'"),
        ("# A\n\n- LeNET is old\n", .misspelling, 3, 3, "'LeNet'"),
        ("# A\n\nLow resulution.\n", .misspelling, 3, 5, "'resolution'"),
        ("# A\n\nAn alogrimth.\n", .misspelling, 3, 4, "'algorithm'"),
        ("# A\n\nEach Hyparameter.\n", .misspelling, 3, 6, "'hyperparameter'"),
        ("# A\n\nA Regularlizer.\n", .misspelling, 3, 3, "'regularizer'"),
        ("# A\n\nIt makes sure that the std\n", .unfinished, 3, 24, "that the std"),
        ("# A\n\nIt is so because\n", .unfinished, 3, 10, "'because'"),
        ("# A\n\nOne, two,\n", .unfinished, 3, 9, "comma"),
        ("# A\n\nAnd so on ...\n", .unfinished, 3, 11, "'...'"),
    ])
    func `a finding has its kind and its exact place`(
        text: String,
        kind: Finding.Kind,
        line: Int,
        column: Int,
        words: String
    ) throws {
        let found = try CheckedText.document(text).findings.filter { $0.kind == kind }
        try #require(found.count == 1)
        let diagnostic = found[0].diagnostic
        #expect(diagnostic.position.line == line && diagnostic.position.column == column)
        #expect("\(diagnostic)".contains(words))
    }

    @Test(arguments: [
        "functons": "functions", "probabilites": "probabilities", "conections": "connections",
        "stoping": "stopping", "funtion": "function", "neurral": "neural", "gradiant": "gradient",
        "poolling": "pooling", "convoltuion": "convolution", "droupout": "dropout",
        "normalisaton": "normalization", "backpropogation": "backpropagation",
        "netwrok": "network", "paramter": "parameter", "dimesnion": "dimension",
        "featuer": "feature", "acuracy": "accuracy", "vecor": "vector", "embeding": "embedding",
    ])
    func `a misspelt term of the field is known`(word: String, right: String) {
        #expect(TermSpelling.correction(of: word) == right)
    }

    @Test(arguments: [
        ("It makes sure that the std\n- next entry\n", 3, 24),
        ("The kernel slides over the\n## Heading\n\nText.\n", 3, 24),
        ("It makes sure that the std\nDropout: removes nodes.\n", 3, 24),
        ("It becomes smaller by\n**Stride** is the step.\n", 3, 20),
        ("The kernel slides over the\nStride is the step.\n", 3, 24),
        ("- pooling and\n- stride\n", 3, 11), ("- output size =\n", 3, 15),
        ("- first\n- it is so because\n- third\n", 4, 12),
        ("- you can see that\n- pooling\n", 3, 15), ("- it makes sure that\n", 3, 17),
    ])
    func `an unfinished sentence is found whatever stands behind it`(
        text: String,
        line: Int,
        column: Int
    ) throws {
        let found = try CheckedText.document("# A\n\n\(text)").findings
            .filter { $0.kind == .unfinished }.map(\.diagnostic.position)
        #expect(found.map(\.line) == [line] && found.map(\.column) == [column])
    }

    @Test(arguments: [
        "What a kernel is\n", "- what the output depends on\n- how to zoom in\n",
        "We trained it with the\nImageNet data set.\n", "The remedies are\n- dropout\n",
        "The formula is\n\n$$x = 1$$\n", "- overfitting -->\n  - dropout\n",
        "- early stopping\n- Adam, SGD and so on\n- pooling, max or average\n",
        "- what dropout is used for\n", "- it has 36 billion weights, nobody can train that\n",
        "- pooling and things like that\n", "The size is the\nkernel: 3 or 5.\n",
    ])
    func `a phrase that is complete is not unfinished`(text: String) throws {
        let found = try CheckedText.document("# A\n\n\(text)").findings
        #expect(!found.contains { $0.kind == .unfinished }, "\(found.map(\.diagnostic))")
    }

    @Test(arguments: [
        "3. ResNet: skip connections so that 50+ layers can be trained ## Wednesday: "
            + "**Underfitting**: bad on both. Batch size: number of samples per update -- bigger "
            + "is faster but needs more memory",
        "# Week 8 ## Monday: CNN - Padding: zeros ## Tuesday: Fitting **Overfitting**: good on "
            + "train, bad on test. **Underfitting**: bad on both.",
    ])
    func `a line that the repair cuts has not stopped`(text: String) throws {
        let found = try CheckedText.document(text).findings
        #expect(!found.contains { $0.kind == .unfinished }, "\(found.map(\.diagnostic))")
    }

    @Test func `entries that begin cards are no headings`() throws {
        let text = """
            # Right

            - YOLO looks at the image only once.
            - IoU is the overlap of two boxes.
            - YOLO: one stage
            - ResNet-50: skip connections
            - ResNet-50: 50 layers

            # More

            - YOLO: grid cells
            """
        let kinds = try CheckedText.document(text).findings.map(\.kind)
        #expect(!kinds.contains(.duplicatedTopic))
    }

    @Test func `a link spelt right leads to a title that is misspelt`() throws {
        let text = "# A\n\nSee [[Pooling]] and [it](#pooling).\n\n## Poolling\n\nText.\n"
        let kinds = try CheckedText.document(text).findings.map(\.kind)
        #expect(kinds == [.misspelling])
    }

    @Test func `what is not true comes first, and style that repeats is told once`() throws {
        let text = "# A\n\na --> b\n\nKernal --> c\n\n3x4 = 13\n\nThe Kernal --> d\n"
        let document = try CheckedText.document(text)
        let groups = document.groups()
        #expect(groups.map(\.first.kind) == [.wrongClaim, .repair, .misspelling])
        #expect(groups.map(\.others.count) == [0, 2, 1])
        #expect(groups[1].others.map(\.diagnostic.position.line) == [5, 9])
        #expect(document.groups(gathersAlike: false).count == document.findings.count)
    }

    // Words that technical prose is full of, each two letters from a term.
    @Test(arguments: [
        "tracking", "insertion", "compilations", "generation", "variables", "moment", "integration",
        "perimeter", "variation", "competition", "production", "detector", "influence", "reset",
        "connecting", "translator", "conviction", "collection", "transition", "interaction",
        "optimiser", "visualise", "greyscale", "logit", "stepping", "shopping", "minimal",
        "conference", "interface", "decided", "sharing", "simple", "evolution", "statistical",
    ])
    func `a word of the language is no misspelt term`(word: String) {
        #expect(TermSpelling.correction(of: word) == nil)
    }

    @Test func `a topic that no questions are about is told`() throws {
        let note = Note.read(Array("---\nquiz: poolng\n---\n# A\n\nText.\n".utf8), file: "a.md")
            .note
        let checked = CheckedNote(
            try #require(note),
            source: SourceText(decoding: Array("---\nquiz: poolng\n---\n".utf8), file: "a.md")
        )
        let library = NoteLibrary(notes: [checked.note])
        let pooling = try #require(TopicID("pooling"))
        let found = TopicCheck(library, [pooling]).findings(of: checked)
        #expect(found.first?.diagnostic.remedy == "did you mean 'pooling'?")
        #expect(found.first?.diagnostic.position.column == 7)
    }
}
