public import StudyNotes

/// Notes as files of clean markdown: the front matter as it was written, the text repaired.
public struct MarkdownFiles: Sendable {
    /// A file to be written.
    public struct File: Sendable {
        /// Its path below the folder of the export: the name of the note, with its folders where
        /// two notes have one name.
        public let path: String
        /// Its text.
        public let text: String
    }

    /// The files in the order of the notes.
    public let files: [File]

    /// The files of some notes; with `cards`, of these alone.
    public init(_ notes: [Note], cards: [TopicCard]? = nil) {
        let ids = cards.map { Set($0.map(\.id)) }
        files = notes.compactMap { note in
            let chosen = note.cards.filter { ids?.contains($0.id) ?? true }
            guard let first = chosen.first else { return nil }
            let path = first.id.split(separator: "#", maxSplits: 1)[0]
            return File(path: "\(path).md", text: note.frontMatter.text + Self.text(of: chosen))
        }
    }

    /// The text of cards of one note, with a line end behind it.
    static func text(of cards: [TopicCard]) -> String {
        let text = cards.map(\.markdown).joined()
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
