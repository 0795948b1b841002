public import StudyCore

/// A file of notes with what it says about itself, and its cards.
public struct Note: Hashable, Sendable {
    /// The file, as it is shown to people.
    public let file: String
    /// The topic: from the front matter, else made of the title or the file name.
    public let topic: TopicID
    /// The title: from the front matter, else the first heading, else the file name.
    public let title: String
    /// The course week: from the title or the front matter, else from a folder such as `week-08`.
    public let week: Int?
    /// The day of the week; the cards of a note may belong to several days.
    public let day: Int?
    /// The topic whose questions go with the note.
    public let quiz: TopicID?
    /// Other names for the topic.
    public let aliases: [String]
    /// All that the front matter says.
    public let frontMatter: FrontMatter
    /// The cards in the order of the file; together they hold all of its text.
    public let cards: [TopicCard]
    /// What was read differently from how it was written.
    public let repairs: [Repair]
}

extension Note {
    /// The file name without folder and ending: `pooling`.
    static func stem(of file: String) -> String {
        // In bytes, as it is asked of every note of a library.
        var name = file.utf8[...]
        while name.last == UInt8(ascii: "/") { name.removeLast() }
        if let slash = name.lastIndex(of: UInt8(ascii: "/")) {
            name = name[name.index(after: slash)...]
        }
        if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex {
            name = name[..<dot]
        }
        return String(Substring(name))
    }
}
