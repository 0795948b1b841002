public import StudyCore

/// What stands between the two `---` lines at the top of a note.
public struct FrontMatter: Hashable, Sendable {
    /// A value as it was written.
    public enum Value: Hashable, Sendable {
        /// Text without its quotation marks.
        case text(String)
        /// A list, written `[a, b]` or as lines that begin with `-`.
        case list([String])
    }

    /// A key with its value.
    public struct Entry: Hashable, Sendable {
        /// The key in lower case.
        public let key: String
        /// The value.
        public internal(set) var value: Value
        /// The line of the key in its file.
        public let line: Int
    }

    /// All entries in order, those with keys that `study` does not know among them.
    public internal(set) var entries: [Entry] = []
    /// Its lines as they were written, `---` lines included.
    public internal(set) var text = ""
    /// The number of lines it takes at the top of the file, `---` lines included.
    public internal(set) var lineCount = 0

    /// The title of the note.
    public internal(set) var title: String?
    /// The topic of the note.
    public internal(set) var topic: TopicID?
    /// The topic whose questions go with the note.
    public internal(set) var quiz: TopicID?
    /// The course week.
    public internal(set) var week: Int?
    /// The day of the course week.
    public internal(set) var day: Int?
    /// Other names for the topic.
    public internal(set) var aliases: [String] = []
}

extension FrontMatter.Value {
    /// The text, or the parts of the list with commas between them.
    public var text: String {
        switch self {
        case .text(let text): text
        case .list(let items): items.joined(separator: ", ")
        }
    }

    /// The list, or the text as a list of one; empty text is no item.
    public var list: [String] {
        switch self {
        case .text(let text): text.isEmpty ? [] : [text]
        case .list(let items): items
        }
    }
}
