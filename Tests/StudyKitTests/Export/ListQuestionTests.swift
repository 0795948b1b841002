import StudyNotes
import Testing

@testable import StudyKit

/// What Anki is given to ask of the lists and terms of notes.
struct ListQuestionTests {
    private func asked(_ text: String) throws -> [AnkiNote] {
        let note = try #require(Note.read(Array(text.utf8), file: "notes.md").note)
        return AnkiCards(note, named: "notes", cards: note.cards).notes
    }

    private func fronts(_ text: String) throws -> [String] {
        try asked("# Week 8\n\n\(text)\n").map(\.front)
    }

    @Test(arguments: [
        "## Day 1 - Convolution\n- kernel slides\n- weights are shared\n- gives maps",
        "**Day 1 - Convolution**\n\n- kernel slides\n- weights are shared\n- gives maps",
        "## Convolution\n- kernel slides over image\n  - edges\n  - lines\n  - spots",
        "## Convolution\n- kernel slides over image --> feature map\n- learns edges",
    ])
    func `facts of a topic are asked for by the topic`(text: String) throws {
        #expect(try fronts(text) == ["<b>Convolution</b>"])
    }

    @Test(arguments: [
        ("- Gegenmittel:\n  - mehr Daten\n  - Dropout\n  - Pausen", "Name all 3: Gegenmittel"),
        ("The parts of it:\n\n- a\n- b\n- c", "Name all 3: The parts of it"),
        ("- RGB has 3 channels\n  - red\n  - green\n  - blue", "Name all 3: RGB has 3 channels"),
        ("- kinds of pooling\n  - max\n  - average\n  - sum", "Name all 3: kinds of pooling"),
        ("- training\n  1. load\n  2. fit\n  3. save", "Name all 3: training"),
        ("- Flask\n  - python\n  - routes\n  - json", "<b>Flask</b>"),
    ])
    func `a list that says what it names is asked so`(text: String, front: String) throws {
        #expect(try fronts("## Topic\n\(text)").last == "<small>Topic</small><br>\(front)")
    }

    @Test func `what is asked for as a list is not asked for as a term`() throws {
        let text = "## Overfitting\n- bad\n- remedies: more data, dropout, early stopping"
        #expect(
            try fronts(text) == [
                "<b>Overfitting</b>", "<small>Overfitting</small><br>Name all 3: remedies",
            ]
        )
    }

    @Test func `no question says where in the course it stands`() throws {
        let texts = [
            "# CNN\n\n## Day 1\n\nIt has layers.\n\n- Padding: a frame\n",
            "# Week 8 CNN\n\nText.\n",
            "# Week 8\n\n- Padding: a frame\n- b\n", "# Tag 3 - CNN\n\n- a\n- b\n",
        ]
        for text in texts {
            let fronts = try asked(text).map(\.front)
            #expect(!fronts.contains { $0.contains("Day") || $0.contains("Week") }, "\(fronts)")
            #expect(!fronts.contains { $0.contains("Tag") }, "\(fronts)")
        }
        #expect(try asked(texts[0]).first?.front == "<b>CNN</b>")
        #expect(try asked(texts[1]).first?.front == "<b>CNN</b>")
    }

    @Test(arguments: [
        ("Kernel: A grid of it.\nStride: How far it goes.\n", "Kernel", "<p>A grid of it.</p>"),
        ("## A\n\n- **Kernel**: a grid\n- Stride: a step\n", "Kernel", "a grid"),
    ])
    func `an entry does not begin with its own title`(text: String, front: String, back: String)
        throws
    {
        let card = try #require(
            try asked("# Week 8\n\n\(text)").first { $0.front.contains("<b>\(front)</b>") }
        )
        #expect(card.back.contains(back), "\(card.back)")
        #expect(!card.back.contains("Kernel"))
    }

    @Test func `a setting is no term`() throws {
        let text = """
            ## Tag 2 - Padding und Stride
            - Padding: Nullen am Rand
            - Stride: Schrittweite vom Filter
            - Input Size: 7 Padding: 0 Kernel: 3 Stride: 2 → Output 3
            """
        #expect(try !fronts(text).contains { $0.contains("Input Size") })
    }

    @Test func `a title that is a question is asked`() throws {
        let text = "## What is overfitting?\nThe model learns the data by heart.\n"
        #expect(try fronts(text) == ["<b>What is overfitting?</b>"])
    }
}
