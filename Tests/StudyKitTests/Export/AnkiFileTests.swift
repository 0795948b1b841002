import Testing

@testable import StudyKit

struct AnkiFileTests {
    private func note(_ text: String) -> AnkiNote {
        AnkiNote(guid: "g\(text)", deck: text, front: text, back: text, tags: [])
    }

    @Test func `the header answers what the dialog would ask`() throws {
        let file = try AnkiReader(AnkiFile.text([]))
        #expect(
            file.headers == [
                "separator": "tab", "html": "true", "notetype": "Basic", "guid column": "1",
                "deck column": "2", "tags column": "5",
            ]
        )
        #expect(file.rows.isEmpty)
    }

    @Test(arguments: [
        "", "plain", "a\tb", "a\nb", "a\r\nb", "\"", "\"\"", "say \"3\"", "a\"\tb\"\n\"",
        "#comment",
        "<b>bold</b> &amp; <pre>\n  1\t2\n</pre>", "ö 語 🤖 e\u{301}", "\u{301}\"", "\t", "\n",
        "\"\n",
        "'", ";", ",", "\\t", "nul\u{0}esc\u{1B}",
    ])
    func `every text comes back in its field`(text: String) throws {
        let file = try AnkiReader(AnkiFile.text([note(text), note("next")]))
        let clean = ExportedText.clean(text)
        #expect(file.rows == [["g" + clean, clean, clean, clean, ""], note("next").row])
    }

    @Test func `tags have no blanks, as blanks part them`() throws {
        var note = note("x")
        note.tags = ["week-8::day-2", "max pooling", "a\tb\u{A0}c"]
        let file = try AnkiReader(AnkiFile.text([note]))
        #expect(file.column("tags column") == ["week-8::day-2 max_pooling a_b_c"])
    }
}

extension AnkiNote {
    fileprivate var row: [String] { [guid, deck, front, back, tags.joined(separator: " ")] }
}
