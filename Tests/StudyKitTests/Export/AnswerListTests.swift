import StudyNotes
import Testing

@testable import StudyKit

/// Answers that are lists, names with brackets, or nothing yet.
struct AnswerListTests {
    private func note(_ text: String) throws -> Note {
        let text = "Q: What is a stride?\nA: a step\n\n\(text)\n"
        return try #require(Note.read(Array(text.utf8), file: "quiz.md").note)
    }

    private func asked(_ text: String) throws -> [AnkiNote] {
        let note = try note(text)
        return AnkiCards(note, named: "quiz", cards: note.cards).notes
    }

    @Test(arguments: [
        "Q: What helps?\nA: - more of the data\n- less depth\n- dropout of units",
        "Q: What helps?\nA:\n- more of the data\n- less depth\n- dropout of units",
        "Q: What helps?\n**A:** - more of the data\n- less depth\n- dropout of units",
    ])
    func `an answer that is a list has all of its entries`(text: String) throws {
        let card = try #require(try asked(text).last)
        #expect(card.front == "<b>What helps?</b>")
        #expect(card.back.contains("<ul>\n<li>more of the data</li>\n<li>less depth</li>"))
        let fact = try #require(try Cheatsheet([note(text)]).facts.last)
        #expect(fact.sentence == "more of the data")
    }

    @Test func `names in brackets are no list, nor is a label the name of one`() throws {
        let names = "Q: Who made AlexNet?\nA: AlexNet (Krizhevsky, Sutskever, Hinton)"
        #expect(try asked(names).count == 2)
        let list = "Q: What helps?\nA: dropout, augmentation, early stopping"
        #expect(try asked(list).map(\.front) == ["<b>What is a stride?</b>", "<b>What helps?</b>"])
    }

    @Test func `a question without an answer is not asked`() throws {
        let asked = try asked("Q: What is padding?\nA: a frame\n\nQ: What is pooling?\nA:")
        #expect(asked.count == 2)
        #expect(!asked.contains { $0.back.contains("A:") })
    }

    @Test func `the title of a fact ends with one sign`() throws {
        let sheet = try Cheatsheet([note("Q: What is padding?\nA: a frame around the image")])
        #expect(sheet.facts.map(\.heading).last == "What is padding?")
        #expect(CheatsheetPage(sheet).html.contains("<dt>What is padding?</dt>"))
        let plain = try #require(
            Note.read(Array("# Padding\n\nIt is a frame.\n".utf8), file: "n").note
        )
        #expect(try Cheatsheet([plain]).facts.map(\.heading) == ["Padding."])
    }
}
