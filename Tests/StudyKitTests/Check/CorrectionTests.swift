import StudyKit
import StudyNotes
import StudyProgress
import Testing

/// What is said below notes that are shown or repeated.
struct CorrectionTests {
    private static let wrong = """
        # Week 8

        ## Pooling

        - **Max pooling**: reduces noise, as it keeps the strongest value.

        ## History

        - **CNN**: was developed in 2012.

        ## Size

        Q: What does input 7, kernel 3, stride 2, padding 0 give?
        A: Input Size: 7 Padding: 0 Kernel: 3 Stride: 2 gives 4.
        """

    private static func library(_ text: String) throws -> NoteLibrary {
        NoteLibrary(notes: [try #require(Note.read(Array(text.utf8), file: "raw.md").note)])
    }

    @Test func `a card of notes says what is true instead`() throws {
        let corrections = try Self.library(Self.wrong).cards.map { Corrections.of($0).joined() }
        #expect(corrections.contains { $0.hasPrefix("averaging reduces noise") })
        #expect(corrections.contains { $0.contains("2012 is AlexNet") })
        #expect(corrections.contains { $0.hasPrefix("it is 3") })
    }

    @Test func `so does a card to know by heart`() throws {
        let library = try Self.library(Self.wrong)
        let cards = RecallDeck(folders: []) { library }.cards()
        let corrections = cards.map { Corrections.of($0).joined() }
        #expect(corrections.contains { $0.hasPrefix("averaging reduces noise") })
        #expect(corrections.contains { $0.contains("2012 is AlexNet") })
    }

    @Test(arguments: [
        ("- **CNN**: a network with kernels. It was developed in 2012.", "2012 is AlexNet"),
        (
            "- **Max pooling**: keeps the largest value of each window. It also reduces noise.",
            "averaging reduces noise"
        ),
        (
            "**Dropout** does three things:\n\n- drops units\n- is also used when predicting\n"
                + "- scales the rest",
            "dropout acts in training only"
        ),
    ])
    func `all of a card to know by heart is checked`(text: String, told: String) throws {
        let library = try Self.library("# Week 8\n\n## Terms\n\n\(text)\n")
        let cards = RecallDeck(folders: []) { library }.cards()
        #expect(cards.count == 1, "\(cards.map(\.prompt))")
        let corrections = cards.flatMap(Corrections.of)
        #expect(corrections.contains { $0.hasPrefix(told) || $0.contains(told) }, "\(cards)")
    }

    @Test(arguments: [
        "# Faster R-CNN\n- Regions\n\nYOLO: You Only Look Once\n- One forward pass for all\n",
        "# R-CNN\n\nYOLO: You Only Look Once\n\n- One forward pass for all\n",
        "# Faster R-CNN\n\n- Regions\n- YOLO: You Only Look Once\n  - One forward pass for all\n",
        "# R-CNN\n\n- **YOLO**: You Only Look Once\n    - one stage\n    - looks only once\n",
    ])
    func `a statement is about what its entry names`(text: String) throws {
        let library = try Self.library(text)
        #expect(try CheckedText.errors(text) == [])
        #expect(library.cards.flatMap { Corrections.of($0) } == [])
        let cards = RecallDeck(folders: []) { library }.cards()
        #expect(cards.flatMap(Corrections.of) == [], "\(cards)")
    }

    @Test(arguments: [
        "# R-CNN\n\n- Regions\n  - One forward pass\n",
        "# YOLO\n\n- R-CNN: Regions\n  - One forward pass for all\n",
        "# R-CNN\n\nYOLO: one stage\n\nOnly one forward pass for all.\n",
        "# R-CNN\n\n- YOLO: one stage\n- One forward pass for all\n",
    ])
    func `what the heading or the entry above names is meant`(text: String) throws {
        #expect(try CheckedText.errors(text) == ["rcnn-one-stage"])
    }

    @Test(arguments: [2, 5])
    func `a definition that leads to a list is asked with it, once`(count: Int) throws {
        let entries = (1...count).map { "- part number \($0)" }.joined(separator: "\n")
        let text = "# Week 8\n\n## Terms\n\n**Backbone**: it has these parts:\n\n\(entries)\n"
        let library = try Self.library(text)
        let cards = RecallDeck(folders: []) { library }.cards()
        #expect(cards.count == 1, "\(cards.map(\.prompt))")
        #expect(cards.first?.kind == (count == 2 ? .definition : .list))
        #expect(cards.first?.answer.last == "part number \(count)")
    }

    @Test func `the notes of the course need none`() throws {
        let library = try NoteLibrary(folder: CheckedText.shippedNotes)
        for card in library.cards { #expect(Corrections.of(card).isEmpty, "\(card.title)") }
        for card in RecallDeck(folders: [CheckedText.shippedNotes], load: { library }).cards() {
            #expect(Corrections.of(card).isEmpty, "\(card.prompt)")
        }
    }
}
