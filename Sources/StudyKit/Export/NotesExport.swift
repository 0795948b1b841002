public import StudyNotes

/// The cards of notes as a file for another program.
public struct NotesExport: Sendable {
    /// The formats that notes are exported in.
    public enum Format: Sendable, CaseIterable {
        /// Text that Anki imports.
        case anki
        /// The document of `study notes --json`.
        case json
        /// The text of the notes, repaired.
        case markdown
    }

    /// The file.
    public let text: String
    /// What it has: `312 Anki cards`, `24 notes`.
    public let content: String

    /// The export of some notes; with `cards`, of these alone.
    public init(_ notes: [Note], cards: [TopicCard]? = nil, as format: Format) throws {
        let ids = cards.map { Set($0.map(\.id)) }
        let chosen = zip(notes, AnkiCards.names(of: notes)).map { note, name in
            (note: note, name: name, cards: note.cards.filter { ids?.contains($0.id) ?? true })
        }.filter { !$0.cards.isEmpty }
        let count = chosen.reduce(0) { $0 + $1.cards.count }
        switch format {
        case .anki:
            let made = chosen.flatMap { AnkiCards($0.note, named: $0.name, cards: $0.cards).notes }
            text = AnkiFile.text(made)
            content =
                "\(made.count) \(made.count == 1 ? "question" : "questions") of "
                + "\(count) \(count == 1 ? "card" : "cards")"
        case .json:
            text = try JSONDocument.line(NotesDocument(chosen.flatMap(\.cards))) + "\n"
            content = "\(count) cards"
        case .markdown:
            text = chosen.map { MarkdownFiles.text(of: $0.cards) }.joined(separator: "\n")
            content = "\(count) cards"
        }
    }
}
