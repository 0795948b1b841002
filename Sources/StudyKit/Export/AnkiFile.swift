/// A note of Anki's type "Basic": a question, its answer, and where both belong.
struct AnkiNote: Hashable, Sendable {
    /// The name by which Anki knows the note again, whatever its texts have become.
    var guid: String
    /// The deck of a new note, `::` between a deck and one inside it; a note that is known stays.
    var deck: String
    /// The question, as HTML.
    var front: String
    /// The answer, as HTML.
    var back: String
    /// Its tags, `::` between a tag and one inside it; blanks in them become `_`.
    var tags: [String]
}

/// Writes notes as text that Anki imports.
///
/// The header lines tell Anki all that its dialog would ask. A second import finds each note by its
/// guid: what has changed is changed, and what was learned stays.
/// Source: the manual of Anki, "Importing: Text Files", File Headers.
enum AnkiFile {
    private static let header = """
        #separator:tab
        #html:true
        #notetype:Basic
        #guid column:1
        #deck column:2
        #tags column:5

        """

    /// The file of some notes.
    static func text(_ notes: [AnkiNote]) -> String {
        notes.reduce(into: header) { text, note in
            let tags = note.tags.map(tag).joined(separator: " ")
            let fields = [note.guid, note.deck, note.front, note.back, tags]
            text += fields.map(quoted).joined(separator: "\t") + "\n"
        }
    }

    /// A field in quotation marks: nothing in it can end the field or the line.
    private static func quoted(_ field: String) -> String {
        let escaped = ExportedText.escaped(ExportedText.clean(field)) { $0 == "\"" ? "\"\"" : nil }
        return "\"\(escaped)\""
    }

    private static func tag(_ name: String) -> String {
        ExportedText.escaped(name) { $0.properties.isWhitespace ? "_" : nil }
    }
}
