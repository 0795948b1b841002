import StudyNotes
import Testing

/// Lists that are outlines, and the bullets of word processors.
struct OutlineEntriesTests {
    @Test(arguments: [
        (
            "- Day 1\n  - Convolution\n    - slides\n  - Pooling\n    - max\n      - biggest",
            "## Day 1\n\n### Convolution\n- slides\n\n### Pooling\n- max\n  - biggest"
        ),
        (
            "- Week 8 Day 1 - Image augmentation of small data sets\n  - flips",
            "# Week 8 Day 1 - Image augmentation of small data sets\n- flips"
        ),
        (
            "* Batch norm:\n\t* per channel\n* Dropout\n\t* rate 0.5",
            "### Batch norm\n* per channel\n\n### Dropout\n* rate 0.5"
        ),
        (
            "# Week 8\n\n- Pooling\n  - max\n    goes on\n- homework",
            "# Week 8\n\n### Pooling\n- max\n  goes on\n- homework"
        ),
        (
            "•\tPooling\n◦\tmax\n◦\tavg\n•\tDropout\no\tonly in training",
            "### Pooling\n- max\n- avg\n\n### Dropout\n- only in training"
        ),
    ])
    func `an entry that only names a topic or a day is a heading`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "## Layers\n\n- Pooling\n  - max", "Kinds of layers:\n\n- Pooling\n  - max",
        "- layers I know\n  - Pooling\n    - max", "- Pooling\n- Dropout",
        "- Pooling shrinks\n  - max",
        "- Convolution\n  words about it",
    ])
    func `other lists stay lists`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("• max\n• avg", "- max\n- avg"), ("– max\n   ◦ 2x2", "- max\n   - 2x2"),
        ("☐ read\n☑ done", "- [ ] read\n- [x] done"), ("◦ a\n◦ b", "- a\n- b"),
        ("§ a\n🔹 b\n▪️ c\n✔ d", "- a\n- b\n- c\n- [x] d"),
    ])
    func `bullets are marks of entries`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .bulletSign })
    }
}
