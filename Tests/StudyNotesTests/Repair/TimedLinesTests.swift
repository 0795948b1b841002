import StudyNotes
import Testing

struct TimedLinesTests {
    @Test(arguments: [
        (
            "0:12 hello\n1:40 Pooling\n1:52 no weights\n2:10 Stride: the step",
            "- 0:12 hello\n\n### 1:40 Pooling\n- 1:52 no weights\n\n### 2:10 Stride\nthe step"
        ),
        (
            "[00:00:12] Day 2\n[00:01:40] - so it began\nand went on\n[00:02:00] end",
            "## [00:00:12] Day 2\n- [00:01:40] - so it began\nand went on\n\n- [00:02:00] end"
        ),
    ])
    func `lines of a recording are headings and entries`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .timedLine })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "12:30 Pooling\n12:40 no weights", "3:30 a\n2:30 b\n1:30 c", "16:9 a\n16:9 b\n16:9 c",
        "12:75 a\n12:80 b\n12:90 c", "12:30\n12:40\n12:50",
    ])
    func `other figures with a colon stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `the title of the card has no time`() throws {
        let note = try read("CNNs\n\n0:12 hello\n1:40 Pooling\n1:52 no weights")
        #expect(note.cards.last?.title == "Pooling")
    }
}
