import StudyNotes
import Testing

struct PastedSignsTests {
    private static let words = "and words about it that take some room on the line of the page"

    @Test func `a line with titles behind signs is broken before them`() {
        let raw =
            "🎓 Week 8 📅 Day 1 🔥 Pooling no weights, \(Self.words) 💧 Batch norm mean 0, \(Self.words) "
            + "⚠️ no parameters, \(Self.words)"
        let repair = NoteRepair(raw)
        #expect(
            repair.text
                == "# 🎓 Week 8\n\n## 📅 Day 1\n\n### 🔥 Pooling\nno weights, \(Self.words)\n\n"
                + "### 💧 Batch norm\nmean 0, \(Self.words)\n⚠️ no parameters, \(Self.words)"
        )
        #expect(repair.repairs.contains { $0.kind == .lostLineBreaks })
        #expect(NoteRepair(repair.text).text == repair.text)
    }

    @Test func `a recording on one line is broken before its times`() {
        let raw =
            "CNNs 0:12 hello, \(Self.words) 1:40 Pooling 1:52 no weights, \(Self.words) "
            + "2:10 Stride 2:20 the step, \(Self.words) 3:00 Padding 3:10 zeros"
        let text = NoteRepair(raw).text
        #expect(
            text.contains("\n### 1:40 Pooling\n- 1:52 no weights, \(Self.words)\n\n### 2:10 Stride")
        )
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        // Pictures between sentences, times that go back, figures of a screen.
        "Hi 👋 all of you, \(words) 🎉 so it is 🚀 and so on 🔥 and more of it, \(words) \(words)",
        "9:30 Pooling 8:20 Stride 7:10 Padding 6:00 Dropout, \(words) \(words) \(words)",
        "At 9:30 it began, at 10:20 it went on, at 11:10 it ended, at 12:00 we ate, \(words) \(words)",
    ])
    func `other long lines stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
