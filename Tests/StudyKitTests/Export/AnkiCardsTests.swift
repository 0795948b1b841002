import Foundation
import StudyNotes
import Testing

@testable import StudyKit

struct AnkiCardsTests {
    private static let text = """
        ---
        day: 2
        ---
        # Padding

        A frame of zeros around the *input*, see [stride](stride.md).

        **Why twice p.** The frame has two sides.

        **Worked example.** Input 7 and kernel 3: `7 − 3 + 1 = 5`.

        ## Kinds

        The three kinds:

        - Valid: none at all
        - Same: as much as needed
        - Full: k − 1

        ![a <frame>](https://a.org/f.png)
        """

    private func notes(_ text: String, file: String = "notes/week-08/padding.md") throws
        -> [AnkiNote]
    {
        let note = try #require(Note.read(Array(text.utf8), file: file).note)
        return AnkiCards(note, named: AnkiCards.names(of: [note])[0], cards: note.cards).notes
    }

    @Test func `files of one name and one set of headings share no guid`() throws {
        let files = ["a/notes.md", "b/notes.md", "c/week-08/notes.md", "d/week-08/notes.md"]
        let notes = try files.enumerated().map { number, file in
            let text = "# Padding\n\nA frame of zeros.\n"
            return try #require(
                Note.read(Array(text.utf8), file: file, idPrefix: "notes-\(number)").note
            )
        }
        let names = AnkiCards.names(of: notes)
        let guids = zip(notes, names).flatMap { note, name in
            AnkiCards(note, named: name, cards: note.cards).notes.map(\.guid)
        }
        #expect(guids.count == 4 && Set(guids).count == 4)
        #expect(names.first == "notes" && names[2] == "week-08/notes")
        // What is chosen of a library does not change the names.
        let topic = try NotesExport(notes, cards: notes[1].cards, as: .anki).text
        #expect(topic.contains(guids[1]))
    }

    @Test func `deck and tags are those of the card, in a file of two weeks too`() throws {
        let text = "# Notes\n\n## Week 8\n### Padding\nZeros.\n## Week 9\n### Stride\nSteps.\n"
        let notes = try notes(text, file: "notes.md")
        #expect(notes.map(\.deck).contains("study::Week 8"))
        #expect(notes.map(\.deck).contains("study::Week 9"))
        #expect(notes.contains { $0.tags.contains("week-9") })
    }

    @Test func `topics, questions, examples, terms and lists have names of their place`() throws {
        let notes = try notes(Self.text)
        #expect(
            notes.map(\.guid) == [
                "study:week-08/padding:topic", "study:week-08/padding:question:why-twice-p",
                "study:week-08/padding:example:worked-example", "study:week-08/padding/kinds:topic",
                "study:week-08/padding/kinds:term:valid", "study:week-08/padding/kinds:term:same",
                "study:week-08/padding/kinds:term:full",
                "study:week-08/padding/kinds:list:the-three-kinds",
            ]
        )
        #expect(Set(notes.map(\.deck)) == ["study::Week 8"])
        #expect(Set(notes.map(\.tags)) == [["week-8::day-2", "topic::padding"]])
    }

    @Test func `links beside the file are words, and images captions`()
        throws
    {
        let notes = try notes(Self.text)
        #expect(notes[0].back.contains("<em>input</em>"))
        #expect(notes[0].back.contains("see stride.") && !notes[0].back.contains("<a "))
        #expect(notes[0].back.hasSuffix("<small>notes/week-08/padding.md:4</small>"))
        #expect(notes[3].back.contains("[image: a &lt;frame&gt;, https://a.org/f.png]"))
        #expect(!notes[3].back.contains("<img"))
    }

    @Test(arguments: [
        ("# Max pooling\n\nmax pooling: the largest value\n", "<p>the largest value</p>"),
        ("# Max pooling\n\n*Max pooling* – the largest value\n", "<p>the largest value</p>"),
        (
            "# Max pooling\n\nMax pooling takes the largest value.\n",
            "<p>Max pooling takes the largest value.</p>"
        ),
        ("# A\n\n**Why it helps.** It is cheap.\n", "<p>It is cheap.</p>"),
        ("# A\n\n**Remedies**\n\nMore data.\n", "<p>More data.</p>"),
    ])
    func `an answer does not begin with the question`(text: String, answer: String) throws {
        let back = try #require(try notes(text).last?.back)
        #expect(back.contains("left\">\(answer)"), "\(back)")
    }

    @Test(arguments: [
        "Q: How many?\nA: Eight *numbers*.", "**Q:** How many?\n**A:** Eight *numbers*.",
        "- Q: How many?\n- A: Eight *numbers*.\n- Q: Why?\n- A: So that it fits.",
    ])
    func `an answer is asked for without its label`(text: String) throws {
        let card = try #require(try notes("# Quiz\n\n\(text)\n").first)
        #expect(card.front == "<b>How many?</b>")
        #expect(card.back.contains("Eight <em>numbers</em>."))
        #expect(!card.back.contains("A:"))
    }

    @Test(arguments: ["->", "-->", "=>", "→", "="])
    func `an arrow parts a term from what is said of it`(arrow: String) throws {
        for mark in ["", "- "] {
            let text = "# Kinds\n\n\(mark)**Big windows** \(arrow) takes the biggest value\n"
            let card = try #require(try notes(text).first { $0.front.contains("Big windows") })
            #expect(card.back.contains(">takes the biggest value<"))
        }
    }

    @Test func `what is known to be wrong is told on the card`() throws {
        let text = """
            # CNN

            CNN was developed in 2012.

            **Worked example.** The filter: `3*3*64 = 500`.

            - Pooling: has weights to learn
            - Flatten: 7x7x512 = 25,088
            """
        let backs = try notes(text).map(\.back)
        #expect(backs.count { $0.contains("<b>Not quite:</b>") } == 3, "\(backs)")
        #expect(backs[0].contains("<b>Not quite:</b> CNNs date from about 1980"))
        #expect(backs[1].contains("<b>Not quite:</b> it is 576"))
        #expect(backs[2].contains("it has no parameters"))
    }

    @Test func `a formula reaches the card as it was written`() throws {
        let notes = try notes("# Padding\n\nIt adds $a_1 * b_1 * c$.\n\n$$\n\\frac{n_1}{s_1}\n$$\n")
        #expect(notes[0].back.contains(#"\(a_1 * b_1 * c\)"#))
        #expect(notes[0].back.contains(#"\[\frac{n_1}{s_1}\]"#))
    }

    @Test(arguments: [
        (#"## Loss \(\alpha_1\)"#, #"Loss \(\alpha_1\)"#),
        (#"## Day 2 - $n < m$ cells"#, #"\(n &lt; m\) cells"#),
        ("## Plain <n>", "Plain &lt;n&gt;"),
    ])
    func `a formula of a title is one on the front`(heading: String, title: String) throws {
        let notes = try notes("# Week 8\n\n\(heading)\n\nText.\n\n**Padding**: zeros\n")
        #expect(notes[0].front == "<b>\(title)</b>")
        #expect(notes.last?.front.hasPrefix("<small>\(title)</small>") == true)
    }

    @Test func `a formula of a term, of what is said of it, and of a list is one on the card`()
        throws
    {
        let text = #"""
            # Loss

            The parts of \(L\):

            - **$\lambda$**: the weight \(\lambda > 0\) of n terms
            - \(\eta\): the rate
            - bias: $b$
            """#
        let notes = try notes(text)
        let terms = notes.filter { $0.guid.contains(":term:") }
        #expect(
            terms.map { $0.front.components(separatedBy: "<br>")[1] } == [
                #"<b>\(\lambda\)</b>"#, #"<b>\(\eta\)</b>"#, "<b>bias</b>",
            ]
        )
        #expect(terms[0].back.contains(#">the weight \(\lambda &gt; 0\) of n terms<"#))
        #expect(terms[2].back.contains(#">\(b\)<"#))
        let list = try #require(notes.first { $0.guid.contains(":list:") })
        #expect(list.front.hasSuffix(#"Name all 3: The parts of \(L\)"#))
        #expect(list.back.contains(#"<li>\(\eta\): the rate</li>"#))
    }

    @Test func `an example asks for its last result`() throws {
        let example = try notes(Self.text)[2]
        #expect(example.front.contains("<code>7 − 3 + 1 = <b>?</b></code>"))
        #expect(example.back.contains("<code>7 − 3 + 1 = 5</code>"))
    }

    @Test func `a name outlives other words, another order and another folder`() throws {
        let old = try notes(Self.text)
        let reworded = try notes(
            Self.text.replacing("The frame has two sides.", with: "Left and right.")
                .replacing(
                    "- Valid: none at all\n- Same: as much as needed",
                    with: "- Same: s\n- Valid: v"
                ),
            file: "/home/me/week-08/padding.md"
        )
        #expect(Set(old.map(\.guid)) == Set(reworded.map(\.guid)))
        #expect(old.map(\.guid) != reworded.map(\.guid))
        #expect(Set(old.map(\.guid)).count == old.count)
    }

    // MARK: - Anki itself

    /// A Python that has the package `anki`: that of `STUDY_ANKI_PYTHON`, or `python3`.
    private static let python: String? = {
        let named = ProcessInfo.processInfo.environment["STUDY_ANKI_PYTHON"] ?? "python3"
        return run([named, "-c", "import anki.collection"])?.status == 0 ? named : nil
    }()

    private static func run(_ command: [String]) -> (output: String, status: Int32)? {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }

    @Test(.enabled(if: python != nil, "skipped: no Python with the package anki"))
    func `Anki takes the file twice, and after an edit keeps what was learned`() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["first.txt", "edited.txt"].map { folder.appending(path: $0) }
        let edited =
            Self.text.replacing("A frame of", with: "An \"edge\" of") + "\n\n## New\n\nText.\n"
        for (file, text) in zip(files, [Self.text, edited]) {
            try Data(AnkiFile.text(try notes(text)).utf8).write(to: file)
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/anki/import.py")
        let paths = ([script] + files).map { $0.path(percentEncoded: false) }
        let python = try #require(Self.python)
        let result = try #require(Self.run([python] + paths))
        let lines = result.output.split(separator: "\n").map(String.init)
        try #require(lines.count > 4, "\(result)")
        #expect(lines[0] == "new 8, updated 0, duplicate 0")
        #expect(lines[1] == "new 0, updated 0, duplicate 8")
        #expect(lines[2] == "new 1, updated 1, duplicate 7")
        #expect(lines[3] == "interval kept, reviews 1")
        #expect(lines[4].contains("An &quot;edge&quot; of"))
    }
}
