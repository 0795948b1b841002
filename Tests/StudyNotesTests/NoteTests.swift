import StudyCore
import StudyNotes
import Testing

struct NoteTests {
    @Test func `a week pasted as one line becomes the cards of a careful person`() throws {
        let raw = """
            ---
            day: 2
            ---
            # Week 8 ## Day 1 - Augmentation - makes new images -- flip ## Day 2 - CNN \
            **Pooling Layer** - takes the max --> smaller maps **Padding** - same keeps 3*4*5 cells
            """
        let note = try #require(Note.read(Array(raw.utf8), file: "week.md").note)
        #expect(
            note.cards.map(\.path) == [
                ["Week 8", "Day 1 - Augmentation"], ["Week 8", "Day 2 - CNN", "Pooling Layer"],
                ["Week 8", "Day 2 - CNN", "Padding"],
            ]
        )
        #expect(note.cards.map(\.title) == ["Augmentation", "Pooling Layer", "Padding"])
        #expect(note.cards.map(\.day) == [1, 2, 2])
        #expect(note.cards.allSatisfy { $0.source.line == 4 && $0.source.endLine == 4 })
        let cards = try #require(note.cards.count == 3 ? note.cards : nil)
        #expect(cards[1].text.contains("takes the max → smaller maps"))
        #expect(cards[2].text.contains("same keeps 3×4×5 cells"))
        #expect(note.repairs.map(\.line) == [4, 4, 4, 4])
        #expect(note.day == 2)
    }

    @Test func frontMatterNamesTheNote() throws {
        let note = try read(
            "---\ntitle: Pooling layers\ntopic: pool\nquiz: q\nday: 2\n---\n# Other\n"
        )
        #expect(note.title == "Pooling layers")
        #expect(note.topic.slug == "pool")
        #expect(note.quiz?.slug == "q")
        #expect(note.week == 8)
        #expect(note.day == 2)
        #expect(note.cards.map(\.noteTopic.slug) == ["pool"])
    }

    @Test(arguments: [
        ("# Max *pooling*\n\ntext", "notes/a.md", "Max pooling", "max-pooling"),
        ("text", "notes/cnn output.md", "cnn output", "cnn-output"),
        ("# ???\n", "notes/a.md", "???", "a"),
        ("## Second level\n", "a.md", "a", "a"),
        ("", "a.md", "a", "a"),
    ])
    func withoutFrontMatterTheHeadingOrTheFileNamesTheNote(
        text: String,
        file: String,
        title: String,
        topic: String
    ) throws {
        let note = try read(text, file: file)
        #expect(note.title == title)
        #expect(note.topic.slug == topic)
    }

    @Test(arguments: [
        ("notes/week-08/a.md", 8), ("Week 12/a.md", 12), ("week3/day/a.md", 3),
        ("week-1/week-2/a.md", 2), ("week_4/day-2/a.md", 4),
    ])
    func weekComesFromTheFolder(file: String, week: Int) throws {
        #expect(try read("a", file: file).week == week)
    }

    @Test func `the exactest word on week and day counts`() throws {
        let matter = "---\nweek: 7\nday: 3\n---\n"
        #expect(try read("a", file: "week-08/day-2/a.md").day == 2)
        let note = try read(
            matter + "a\n\n## Day 4: CNN\n\nb\n\n# Week 9\n\nc",
            file: "week-08/a.md"
        )
        #expect(note.week == 7)
        #expect(note.day == 3)
        #expect(note.cards.map(\.week) == [7, 7, 9])
        #expect(note.cards.map(\.day) == [3, 4, nil])
        #expect(try read("# Week 5\n\na").week == 5)
        #expect(try read(matter + "# Week 7\n\na").day == 3)
        let findings = Note.read(Array("---\nweek: soon\n---\na".utf8), file: "a.md").diagnostics
        #expect(findings.map(\.message) == ["'soon' is not the number of a week"])
    }

    @Test(arguments: ["notes/a.md", "weekend/a.md", "week-08.md", "week-99999999999999999999/a.md"])
    func otherFoldersHaveNoWeek(file: String) throws {
        #expect(try read("a", file: file).week == nil)
    }

    @Test func noteThatNothingNamesIsAnError() throws {
        let reading = Note.read(Array("text".utf8), file: "notes/???.md")
        #expect(reading.note == nil)
        let finding = try #require(reading.diagnostics.first)
        #expect(finding.severity == .error)
        #expect(finding.message.contains("has no name"))
    }

    @Test(arguments: ["", "\n \n\t\n", "---\ntitle: a\n---\n\n"])
    func noteWithoutTextHasNoCardsAndIsReported(text: String) throws {
        let reading = Note.read(Array(text.utf8), file: "a.md")
        #expect(try #require(reading.note).cards.isEmpty)
        #expect(reading.diagnostics.map(\.message) == ["the note has no text"])
    }
}

struct PlaceOfTitleTests {
    @Test func `the digits behind the title of an exported page are no part of it`() throws {
        let id = "3f2a9c1b8e7d4a5f9c0b1a2d3e4f5a6b"
        let note = try read("# DL Week 8 \(id)\n\na\n\n## Pooling \(id)\n\nb", file: "a.md")
        #expect(note.title == "DL Week 8")
        #expect(note.cards.map(\.title) == ["DL Week 8", "Pooling"])
        #expect(note.week == 8)
    }

    @Test(arguments: [
        ("# Deep learning, week 8\n\na", 8), ("Deep Learning Week 8 notes\n\na", 8),
        ("# Woche 8 CNNs\n\na", 8), ("# The weekday\n\na", nil), ("# In a week\n\na", nil),
    ])
    func `the week may stand anywhere in the title`(text: String, week: Int?) throws {
        #expect(try read(text, file: "a.md").week == week)
    }

    @Test(arguments: [
        "## Day 2", "## 📅 Day 2", "## Tag 2", "## Day 2 - Wed", "## Tag 2 (Mittwoch)",
    ])
    func `a day may have a picture before it, and be a German one`(heading: String) throws {
        let note = try read("# Week 8\n\n\(heading)\n\n### 💧 Dropout\n\nrate", file: "a.md")
        #expect(note.cards.last?.day == 2)
        #expect(note.cards.last?.title == "Dropout")
    }
}
