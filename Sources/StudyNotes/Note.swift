public import StudyCore

/// A file of notes with what it says about itself, and its cards.
public struct Note: Hashable, Sendable {
    /// The file, as it is shown to people.
    public let file: String
    /// The topic: from the front matter, else made of the title or the file name.
    public let topic: TopicID
    /// The title: from the front matter, else the first heading, else the file name.
    public let title: String
    /// The course week, from a folder such as `week-08`.
    public let week: Int?
    /// The day of the week.
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
    /// The number in the name of the innermost folder called `week-08`, `Week 8` or `week8`.
    static func week(of file: String) -> Int? {
        for folder in file.split(separator: "/").dropLast().reversed() {
            let name = folder.lowercased()
            guard name.hasPrefix("week") else { continue }
            let rest = name.dropFirst(4).drop { "-_ ".contains($0) }
            if let week = Int(rest), week >= 0 { return week }
        }
        return nil
    }

    /// The file name without folder and ending: `pooling`.
    static func stem(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
        return String(name[..<dot])
    }
}
