import StudyCore
import StudyNotes
import Testing

/// Questions with their answers, as people write cards by hand.
struct QuestionPairsTests {
    @Test(arguments: [
        (
            "Q: What is IoU?\nA: overlap / union\n\nQ: Who?\nA: LeCun",
            "### Q: What is IoU?\nA: overlap / union\n\n### Q: Who?\nA: LeCun"
        ),
        (
            "Q: Stride?\nA: the step\nQ: Padding?\nA: zeros",
            "### Q: Stride?\nA: the step\n\n### Q: Padding?\nA: zeros"
        ),
        (
            "Q1: Stride?\nA1: the step\n\nQuestion 2: Padding?\nAnswer 2: zeros",
            "### Q1: Stride?\nA1: the step\n\n### Question 2: Padding?\nAnswer 2: zeros"
        ),
        (
            "Frage: Was macht Pooling?\nAntwort: kleiner\n\nF: Wie viele?\nA: Keine.",
            "### Frage: Was macht Pooling?\nAntwort: kleiner\n\n### F: Wie viele?\nA: Keine."
        ),
        (
            "## Day 2\n\n**Q:** Stride?\n**A:** the step\n\n**Q:** Padding?\n**A:** zeros",
            "## Day 2\n\n### Q: Stride?\n**A:** the step\n\n### Q: Padding?\n**A:** zeros"
        ),
        (
            "### Pooling\n\n- Q: Weights?\n- A: none\n- Q: Kinds?\n  A: max and average",
            "### Pooling\n\n#### Q: Weights?\n- A: none\n\n#### Q: Kinds?\nA: max and average"
        ),
        (
            "Q: Stride? A: the step Q: Padding? A: zeros",
            "### Q: Stride?\nA: the step\n\n### Q: Padding?\nA: zeros"
        ),
        (
            "Q: Channels?\nA: Equal.\n- K filters\n- 4x4xK\n\n\nQ: Weights\n\nA: none",
            "### Q: Channels?\nA: Equal.\n- K filters\n- 4x4xK\n\n\n### Q: Weights\n\nA: none"
        ),
    ])
    func `a question is the heading of its answer`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.map(\.kind) == [.questionPair, .questionPair])
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        (
            "What is overfitting?\nBy heart.\n\nWhy do we use pooling?\nSmaller maps.",
            "### What is overfitting?\nBy heart.\n\n### Why do we use pooling?\nSmaller maps."
        ),
        (
            "What helps?\nDropout\n\nIn which layers?\n- dense ones",
            "### What helps?\nDropout\n\n### In which layers?\n- dense ones"
        ),
        (
            "Was ist Pooling?\nEs verkleinert.\nWarum Padding?\nDie Größe bleibt.",
            "### Was ist Pooling?\nEs verkleinert.\n\n### Warum Padding?\nDie Größe bleibt."
        ),
        (
            "## Day 2\n\n1. What is IoU?\n   Overlap / union.\n2. Is it below 1?\n   It is.",
            "## Day 2\n\n### 1. What is IoU?\nOverlap / union.\n\n### 2. Is it below 1?\nIt is."
        ),
        (
            "Q: Why padding?\nA: Keeps the size.\n\nQ: Why stride?\nA: Smaller.\n\nWhy pooling?\nSmall.",
            "### Q: Why padding?\nA: Keeps the size.\n\n### Q: Why stride?\nA: Smaller.\n\n"
                + "### Why pooling?\nSmall."
        ),
        (
            "Why pooling?\nSmall.\n\nQ: Why padding?\nA: Keeps the size.",
            "### Why pooling?\nSmall.\n\n### Q: Why padding?\nA: Keeps the size."
        ),
    ])
    func `a plain question is the heading of the words right below it`(
        raw: String,
        repaired: String
    ) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .questionPair })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // Open questions, and one within other notes.
        "Questions for the tutor\n- What is padding?\n- Why stride?",
        "What is padding?\n\nWhy stride?\n", "What is padding?\nWhy stride?\nHow large?",
        "Questions for the tutor:\nWhat is padding?\nWhy stride?\n",
        "1. What is padding?\n2. Why stride?", "What to ask?\n- why?\n\nWhat else?\n- how?",
        "Why pooling?\nIt shrinks.\n\nPadding adds zeros.",
        // Questions of a text, which begin no paragraph, or are none.
        "Pooling shrinks. So\nwhy pad?\nIt keeps.\nWhy stride?\nIt shrinks.",
        "Note: why pad?\nzeros\n\nOr: what for?\nzeros",
        "Padding?\nzeros\n\nStride?\nsteps",
        "> What is a?\n> b\n>\n> What is c?\n> d",
        "```\nWhat is a?\nb\n\nWhat is c?\nd\n```",
    ])
    func `questions without answers, and those of a text, stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("# Quiz\n\nQ: How many?\nA: 8", "# Quiz\n\n### Q: How many?\nA: 8"),
        ("Weights\n\nQ: Any?\nA: none\n", "Weights\n\n### Q: Any?\nA: none\n"),
    ])
    func `a single question is a heading where nothing follows its answer`(
        raw: String,
        repaired: String
    ) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "Is it used?\nIt is.\n\nWhy?\nCheap.\n\nUnrelated: the tutor is ill on Monday.",
        "Which network has skip connections?\nResNet (2015)",
    ])
    func `what may be no answer stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: ["Q: Any?\n\nA: none\n\nMore.", "- Q: Any?\n- A: none\n- more"])
    func `the label of a question is no term`(text: String) throws {
        #expect(try read("# Pooling\n\n" + text).cards.flatMap(\.definitions).isEmpty)
    }

    @Test func `the label of an answer is no part of it`() throws {
        let note = try read("# Quiz\n\nQ: How many outputs?\nA: 8 (p, x, y, h, w and 3 classes)\n")
        let card = try #require(note.cards.last)
        #expect(card.title == "How many outputs?")
        #expect(card.opening == "8 (p, x, y, h, w and 3 classes)")
        #expect(card.reasons.map(\.answer) == ["8 (p, x, y, h, w and 3 classes)"])
    }

    @Test(arguments: [
        // One question within other notes is a part of them, and so is one without an answer.
        "Q: do they throw them away?\nA: no\n\nPadding adds zeros.",
        "Q: what is it?\nQ: and that?\n", "A: one\nA: two", "Q: queries\nK: keys\nV: values",
        "Q: a?\nA: b\n\nQ: c?\nA: d\n\nPadding adds zeros.",
        "Q: a?\nA: b\nQ: c?\nA: d\nQ: e?\nQ: f?\nQ: g?",
        "F: features\nA: areas\nF: filters\nA: all",
        "Quality: high\nAmount: low\nQuality: low\nAmount: high",
        "FAQ: see there\nA: no\nFAQ: and there\nA: no",
        "```\nQ: a?\nA: b\nQ: c?\nA: d\n```",
    ])
    func `what is no row of pairs stays together`(text: String) {
        #expect(!NoteRepair(text).repairs.contains { $0.kind == .questionPair })
    }

    @Test func `each question is a card of its topic, and asks for its answer`() throws {
        let note = try read(
            """
            Deep learning week 8

            Q: What does pooling do?
            A: It shrinks, without parameters.

            Q: Why are survivors of dropout scaled?
            A: So that the expected sum stays.
            """
        )
        let cards = note.cards.filter { $0.title.hasSuffix("?") }
        #expect(
            cards.map(\.title) == [
                "What does pooling do?", "Why are survivors of dropout scaled?",
            ]
        )
        #expect(cards.map(\.subject.slug) == ["pooling", "dropout"])
        #expect(cards.map { $0.reasons.map(\.question) } == cards.map { [$0.title] })
        #expect(cards[0].reasons[0].answer == "It shrinks, without parameters.")
        #expect(cards.allSatisfy { $0.definitions.isEmpty })
    }
}
