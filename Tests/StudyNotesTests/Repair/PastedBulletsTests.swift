import StudyNotes
import Testing

/// Bullets of word processors in a page that was pasted as one line.
struct PastedBulletsTests {
    private func page(_ sign: String) -> String {
        """
        CNN week Convolution \(sign) a filter slides over the image \(sign) all places share its \
        weights Padding \(sign) zeros around the border \(sign) same keeps the size of the image \
        Pooling \(sign) max or mean of each window of the input \(sign) no weights to learn
        """
    }

    @Test(arguments: ["•", "·", "–", "—", "*", "▪", "➢", "●", "-"])
    func `a page with bullets is read as one with dashes`(sign: String) {
        #expect(
            NoteRepair(page(sign)).text.split(separator: "\n") == [
                "# CNN week",
                "### Convolution", "- a filter slides over the image",
                "- all places share its weights",
                "### Padding", "- zeros around the border", "- same keeps the size of the image",
                "### Pooling", "- max or mean of each window of the input",
                "- no weights to learn",
            ]
        )
    }

    @Test func `a star between sizes is a product among bullets`() {
        let raw = """
            Convolution * a filter slides over the image * 6x6x3 * 3x3x3 = 4x4 Pooling * max or \
            mean of a window * no weights Dropout * switches units off * in training only
            """
        #expect(NoteRepair(raw).text.contains("- 6x6x3 × 3x3x3 = 4x4\n"))
    }

    @Test func `hollow bullets stand below full ones, and need no titles`() {
        let raw = """
            what the tutor said on Friday • the test has forty questions ◦ all of them with numbers \
            ◦ some with drawings • bring a pen and a ruler • no calculators ◦ not even the one of \
            the phone • it takes an hour, and we may leave after half of it
            """
        #expect(
            NoteRepair(raw).text.split(separator: "\n") == [
                "what the tutor said on Friday",
                "- the test has forty questions", "  - all of them with numbers",
                "  - some with drawings", "- bring a pen and a ruler",
                "- no calculators", "  - not even the one of the phone",
                "- it takes an hour, and we may leave after half of it",
            ]
        )
    }

    @Test(arguments: [
        """
        The filter – a small matrix – slides over the image, and the pooling layer – without any \
        weights – follows it. A dense layer – the last one – makes classes of what it gets, as the \
        tutor – a patient man – told us twice
        """,
        """
        A layer of 3 · 3 · 64 · 128 + 128 numbers stands behind one of 5 · 5 · 3 · 64 + 64 numbers, \
        and so we count 3 ∙ 3 ∙ 3 ∙ 3 ∙ 3 of them where each of the channels is read by a filter of \
        its own, and not by all of them
        """,
    ])
    func `dashes and points of prose stay`(raw: String) {
        #expect(NoteRepair(raw).text == raw)
    }
}
