public import StudyCore

/// The cards on one topic, from all places and weeks.
public struct TopicGroup: Hashable, Sendable {
    /// What the cards share.
    public let subject: TopicID
    /// The title of the first card.
    public let title: String
    /// The cards in their order; each knows its place.
    public let cards: [TopicCard]
}

extension TopicCard {
    /// The topic in the field's own spelling: `resnet` for `RestNET`, `pooling` for `Pooling Layer`.
    ///
    /// A label such as `Example` is a part of its note, and shares its subject with no other note.
    public var subject: TopicID {
        let known =
            FieldTopics.topic(of: title) ?? (level == 1 ? FieldTopics.topic(of: topic.slug) : nil)
        if let subject = known.flatMap({ TopicID($0.name) }) { return subject }
        if Term(title) == nil, title.split(separator: " ").count <= 2 {
            return TopicID("\(noteTopic) \(topic)") ?? topic
        }
        return topic
    }
}

extension Sequence<TopicCard> {
    /// The cards put together by their subjects, in the order in which each subject comes first.
    public func groupedBySubject() -> [TopicGroup] {
        var order: [TopicID] = []
        var groups: [TopicID: [TopicCard]] = [:]
        for card in self {
            let subject = card.subject
            if groups[subject] == nil { order.append(subject) }
            groups[subject, default: []].append(card)
        }
        return order.compactMap { subject in
            guard let cards = groups[subject], let first = cards.first else { return nil }
            return TopicGroup(subject: subject, title: first.title, cards: cards)
        }
    }
}
