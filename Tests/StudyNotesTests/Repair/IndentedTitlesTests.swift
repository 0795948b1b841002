import StudyNotes
import Testing

struct IndentedTitlesTests {
    @Test(arguments: [
        (
            "Week 8\n\tDay 1\n\t\tPooling\n\t\t\tmax\n\t\t\t\tbig\n\t\t\tmean\n\tDay 2\n\t\ttest",
            "# Week 8\n\n## Day 1\n\n### Pooling\n- max\n  - big\n- mean\n\n## Day 2\n- test"
        ),
        (
            "CNN\n  Pooling\n    max\n    mean\n\n  Stride\n    step\nso far",
            "### CNN\n\n### Pooling\n- max\n- mean\n\n### Stride\n- step\n\nso far"
        ),
    ])
    func `an outline without marks is headings and lists`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .titleLine || $0.kind == .bulletSign })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        "def pooling(x):\n    return x\n\ndef conv(x):\n    y = x\n    return y",
        "1. Pooling\n   is good\n   and small\n   and quick",
        "```\nCNN\n  Pooling\n    max\n```", "a poem\n  is set\n    like this\n  or that",
    ])
    func `other indented lines stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
