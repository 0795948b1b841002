public import StudyCore

/// A card to know by heart, as the notes have it now.
public struct CardText: Hashable, Sendable {
    /// What is asked for.
    public enum Kind: String, Sendable, CaseIterable {
        /// What a term means.
        case definition
        /// The entries of a list.
        case list
        /// Why something is so.
        case reason
    }

    /// What is asked for.
    public var kind: Kind
    /// The topic it stands in.
    public var topic: TopicID
    /// The file, below the folder of the notes.
    public var file: String
    /// The headings from the title of the note down to it.
    public var headings: [String]
    /// The term, the title of the list, or the whole question.
    public var prompt: String
    /// What it means, the entries, or the reason.
    public var answer: [String]

    /// A card of its place and content.
    public init(
        kind: Kind,
        topic: TopicID,
        file: String,
        headings: [String],
        prompt: String,
        answer: [String]
    ) {
        self.kind = kind
        self.topic = topic
        self.file = file
        self.headings = headings
        self.prompt = prompt
        self.answer = answer
    }

    /// The item of a card that was never met: named by its content, on every machine the same.
    ///
    /// It keeps the name when the notes change.
    public var freshItem: ItemID {
        let hash = StableHash.of("\(kind.rawValue)\n\(content)")
        return ItemID(.recall, topic, String(hash, radix: 16))
    }

    /// Where it stands.
    var place: String { ([file] + headings).joined(separator: "\u{1F}") }

    /// What it says.
    var content: String { ([prompt] + answer).joined(separator: "\n") }
}
