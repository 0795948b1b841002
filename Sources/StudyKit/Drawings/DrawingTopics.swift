internal import StudyCore
public import StudyNotes

extension Drawing {
    /// The picture that goes with a card, by its topic, or by the words around an image without any.
    public static func kind(for card: TopicCard) -> Kind? {
        if card.level == 1, let kind = topics[card.noteTopic.slug] { return kind }
        guard card.images.contains(where: { $0.text.isEmpty }) else { return nil }
        let text = (card.path.joined(separator: " ") + " " + card.text).lowercased()
        return words.first { text.contains($0.word) }?.kind
    }

    private static let topics: [String: Kind] = [
        "cnn-output": .windows, "padding": .padding, "stride": .stride, "pooling": .pooling,
        "multi-channel": .channels, "detection": .localization, "localization": .localization,
    ]

    /// What students write beside the pictures of the week, the more telling words first.
    private static let words: [(word: String, kind: Kind)] = [
        ("channel", .channels), ("localization", .localization), ("localisation", .localization),
        ("bounding box", .localization), ("pooling", .pooling), ("output size", .windows),
        ("output shape", .windows), ("formula", .windows), ("padding", .padding),
        ("stride", .stride),
    ]
}
