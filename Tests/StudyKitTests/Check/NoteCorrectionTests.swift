import StudyNotes
import Testing

@testable import StudyKit

/// What goes with the parts of cards that are exported or stand on a sheet.
struct NoteCorrectionTests {
    private func note(_ text: String) throws -> Note {
        try #require(Note.read(Array("# Week 8\n\n\(text)\n".utf8), file: "n.md").note)
    }

    private func backs(_ text: String) throws -> [String] {
        let note = try note(text)
        return AnkiCards(note, named: "n", cards: note.cards).notes.map(\.back)
    }

    private static let table = """
        ## Sizes

        | input | kernel | stride | padding | output |
        |---|---|---|---|---|
        | 7 | 3 | 2 | 0 | 4 |
        | 8 | 3 | 1 | 0 | 6 |
        """

    @Test(arguments: [
        (table, "it is 3"),
        ("## Conv\n\nthe window\ninput 28 kernel 5 stride 1 padding 0 gives 25", "it is 24"),
        ("## Sum\n\n```\n3 * 3 * 64 = 575\n```", "it is 576"),
        (
            "## Sum\n\nA layer.\n\n**Count.** It has\n$3 \\cdot 3 \\cdot 64 = 575$ values",
            "it is 576"
        ),
        (
            "## A\n\n- Windows\n  and max pooling reduces noise\n  and more",
            "averaging reduces noise"
        ),
        ("## CNN was developed in 2012\n\nA kind of network.", "CNNs date from"),
        ("## Fit\n\ninput 3, kernel 5, stride 1, padding 0 gives 1", "kernel"),
    ])
    func `what the check finds comes with the card, once`(text: String, told: String) throws {
        let found = try CheckedText.document("# Week 8\n\n\(text)\n").findings
            .filter { $0.kind == .wrongClaim || $0.kind == .knownError }
        #expect(found.count == 1)
        let backs = try backs(text)
        #expect(backs.count { $0.contains("Not quite:</b> \(told)") || $0.contains(told) } == 1)
    }

    @Test func `each part has what is said of it, of one pasted line too`() throws {
        let text =
            "## Terms\n\n**CNN**: it was developed in 2012. **Sum**: 3 * 3 * 64 = 575 values."
        for back in try backs(text) where back.contains("Not quite") {
            #expect(back.contains("575") == back.contains("it is 576"), "\(back)")
            #expect(back.contains("2012.") == back.contains("CNNs date"), "\(back)")
        }
        let list =
            "## Terms\n\n- CNN: developed in 2012\n- Flatten: it has 3 * 3 * 64 = 575 values\n- Stride: step"
        let terms = try backs(list).filter { !$0.contains("<li>") }
        #expect(terms.map { $0.contains("CNNs date") } == [true, false, false])
        #expect(terms.map { $0.contains("it is 576") } == [false, true, false])
    }

    @Test(arguments: [
        ("## Conv\n\nthe window\ninput 28 kernel 5 stride 1 padding 0 gives 25", "it is 24"),
        ("## A\n\nof each window\nmax pooling reduces noise", "averaging reduces noise"),
        ("## CNN of 2012\n\nCNN was developed in 2012 by one student", "CNNs date from"),
    ])
    func `what the check finds comes with the fact on the sheet`(text: String, told: String) throws
    {
        let facts = try Cheatsheet([note(text)]).facts
        #expect(facts.count == 1)
        #expect(facts.first?.corrections.first?.hasPrefix(told) == true, "\(facts)")
    }
}
