internal import StudyCore
public import StudyProgress

/// A line of `study progress export`, `study.progress/1`: the header, an answer, or a card.
public enum ProgressLine {
    /// The first line of an export.
    public static let header = JSONValue.fields(["schema": .string("study.progress/1")]).text

    private static let cardNames = [
        "card", "topic", "name", "file", "headings", "prompt", "answer",
    ]

    /// The line of a card that was met; `name` tells its answers.
    public static func text(_ item: ItemID, _ card: CardText) -> String {
        JSONValue.fields([
            "card": .string(card.kind.rawValue),
            "topic": .string(item.topic.slug),
            "name": .string(item.name),
            "file": .string(card.file),
            "headings": .array(card.headings.map { .string($0) }),
            "prompt": .string(card.prompt),
            "answer": .array(card.answer.map { .string($0) }),
        ]).text
    }

    /// What a line holds; `nil` for the header.
    static func read(_ line: String) throws(RequestError) -> ProgressEntry? {
        let fields = try RequestFields.object(of: line, named: "A line")
        switch fields.first?.name {
        case "schema":
            guard fields.map(\.value) == [.string("study.progress/1")] else {
                throw RequestError(
                    "unknown_schema",
                    "The export is of another version than study.progress/1."
                )
            }
            return nil
        case "card": return try card(RequestFields(fields, of: "A card", allowed: cardNames))
        default: return .answer(try AnswerLine.read(fields))
        }
    }

    private static func card(_ read: RequestFields) throws(RequestError) -> ProgressEntry {
        guard let kind = try read.choice("card", CardText.Kind.self),
            let topic = try read.string("topic").flatMap({ TopicID($0) }),
            let name = try read.string("name"), !name.isEmpty,
            let file = try read.string("file"), let prompt = try read.string("prompt")
        else {
            throw RequestError(
                "missing_field",
                "A card needs the fields 'card', 'topic', 'name', 'file' and 'prompt'."
            )
        }
        let card = CardText(
            kind: kind,
            topic: topic,
            file: file,
            headings: try read.strings("headings") ?? [],
            prompt: prompt,
            answer: try read.strings("answer") ?? []
        )
        return .card(ItemID(.recall, topic, name), card)
    }
}

extension RequestFields {
    /// A list of texts; `nil` for none, and for null.
    func strings(_ name: String) throws(RequestError) -> [String]? {
        guard let value = raw(name), value != .null else { return nil }
        guard case .array(let entries) = value else {
            throw RequestError("wrong_type", "The field '\(name)' needs a list of texts.")
        }
        return try entries.map { entry throws(RequestError) in
            guard case .string(let text) = entry else {
                throw RequestError("wrong_type", "The field '\(name)' needs a list of texts.")
            }
            return text
        }
    }
}
