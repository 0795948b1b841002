public import StudyCore

/// The name of what is learned: a kind of question, a mistake to unlearn, or a card to recall.
public struct ItemID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// What is learned.
    public enum Kind: String, Sendable, CaseIterable {
        /// A question template, asked with fresh numbers each time.
        case question
        /// A mistake, met by questions that catch it.
        case mistake
        /// Something of the notes to know by heart.
        case recall
    }

    /// What is learned.
    public let kind: Kind
    /// Its topic.
    public let topic: TopicID
    /// Its name in the topic: that of a question, of a mistake, or the key of a card.
    public let name: String

    /// A name of its parts.
    public init(_ kind: Kind, _ topic: TopicID, _ name: String) {
        self.kind = kind
        self.topic = topic
        self.name = name
    }

    /// `question/cnn-output/height-of-feature-maps`.
    public var description: String { "\(kind.rawValue)/\(topic)/\(name)" }

    /// Orders by kind, topic and name.
    public static func < (left: ItemID, right: ItemID) -> Bool {
        (left.kind.rawValue, left.topic, left.name) < (right.kind.rawValue, right.topic, right.name)
    }
}
