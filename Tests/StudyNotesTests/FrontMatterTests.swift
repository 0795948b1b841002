import StudyCore
import StudyNotes
import Testing

struct FrontMatterTests {
    private func read(_ text: String) -> (FrontMatter, [Diagnostic]) {
        FrontMatter.read(SourceText(decoding: Array(text.utf8), file: "a.md"))
    }

    @Test func readsWhatItKnowsAndKeepsTheRest() {
        let (matter, findings) = read(
            """
            ---
            title: "Max: pooling"
            topic: Max Pooling
            Day: 2
            quiz: pooling-output
            aliases: [max pool, 'MaxPool2D', ]
            # a comment
            author: someone

            tags:
              - a
              - b
            ---
            text
            """
        )
        #expect(findings.isEmpty)
        #expect(matter.title == "Max: pooling")
        #expect(matter.topic?.slug == "max-pooling")
        #expect(matter.quiz?.slug == "pooling-output")
        #expect(matter.day == 2)
        #expect(matter.aliases == ["max pool", "MaxPool2D"])
        #expect(matter.lineCount == 13)
        let keys = ["title", "topic", "day", "quiz", "aliases", "author", "tags"]
        #expect(matter.entries.map(\.key) == keys)
        #expect(matter.entries.last?.value == .list(["a", "b"]))
        #expect(matter.entries.last?.line == 10)
    }

    @Test(arguments: [
        ("---\ntitle: a\nnonsense\n---\n", 3, "'nonsense' is not 'key: value'"),
        ("---\ntitle: a\nday: soon\n---\n", 3, "'soon' is not the number of a day"),
        ("---\nday: 99999999999999999999\n---\n", 2, "is not the number of a day"),
        ("---\ntopic: ???\n---\n", 2, "'???' is not a topic"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "'title' is given twice"),
        ("---\ntitle: a\n\n# Heading\n", 1, "no closing '---'"),
        ("---\ntitle: a", 1, "no closing '---'"),
    ])
    func reportsWhatItCannotRead(text: String, line: Int, message: String) throws {
        let (_, findings) = read(text)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.severity == .warning)
        #expect(finding.position.line == line)
        #expect(finding.message.contains(message))
        #expect(finding.remedy != nil)
    }

    @Test(arguments: ["", "---", "---\n", "# A\n---\n", "---\n\nA text.\n\n---\n", " ---\na\n---"])
    func textThatOnlyBeginsWithARuleIsNoFrontMatter(text: String) {
        let (matter, findings) = read(text)
        #expect(matter.lineCount == 0)
        #expect(matter.entries.isEmpty)
        #expect(findings.isEmpty)
    }

    @Test(arguments: [
        ("---\n---\n", 2), ("---\ntitle: a\n...\n", 3), ("---  \ntitle: a\n--- \n", 3),
    ])
    func countsItsLines(text: String, count: Int) {
        #expect(read(text).0.lineCount == count)
    }
}
