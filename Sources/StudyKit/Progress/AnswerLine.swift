internal import Foundation
internal import StudyCore
public import StudyProgress

/// An answer as a line of JSON, `study.progress/1`: what `study progress export` writes.
public enum AnswerLine {
    private static let names = [
        "id", "at", "day", "kind", "topic", "name", "rating", "verdict", "seed", "given", "typed",
        "mistake", "target", "hints", "seconds", "guessed", "credits", "scheduler",
        "source", "catches",
    ]

    // MARK: - Writing

    /// The line of an answer.
    public static func text(_ event: ReviewEvent) -> String {
        JSONValue.fields([
            "id": .string(event.id.uuidString.lowercased()),
            "at": .string("\(event.at)"),
            "day": .string("\(event.day)"),
            "kind": .string(event.item.kind.rawValue),
            "topic": .string(event.item.topic.slug),
            "name": .string(event.item.name),
            "rating": .integer(event.rating.rawValue),
            "verdict": .string(event.verdict.rawValue),
            // Whole numbers above 2^53 are not read exactly by everybody.
            "seed": event.seed.map { .string("\($0)") } ?? .null,
            "given": .object(event.given.map { .init(name: $0.name, value: .string($0.value)) }),
            "typed": .string(event.typed),
            "mistake": event.mistake.map { .string($0) } ?? .null,
            "target": event.target.map { .string($0) } ?? .null,
            "hints": .integer(event.hints),
            "seconds": event.seconds.map { .number($0) } ?? .null,
            "guessed": .bool(event.isGuessed),
            "credits": .object(
                event.credits.map { .init(name: $0.topic.slug, value: .number($0.fraction)) }
            ),
            "scheduler": .string(event.scheduler),
            "source": event.source.map { .string($0.rawValue) } ?? .null,
            "catches": event.catches.map { .array($0.map { .string($0) }) } ?? .null,
        ]).text
    }

    // MARK: - Reading

    /// Reads the fields of a line strictly: every one by its name and type.
    static func read(_ fields: [JSONValue.Field]) throws(RequestError) -> ReviewEvent {
        let read = try RequestFields(fields, of: "An answer", allowed: names)
        var event = ReviewEvent(
            id: try required("id", read) { UUID(uuidString: $0) },
            at: try required("at", read) { Timestamp($0) },
            day: try required("day", read) { StudyDay($0) },
            item: try item(read),
            rating: try rating(read),
            verdict: try required("verdict", read) { ReviewEvent.Verdict(rawValue: $0) }
        )
        event.seed = try optional("seed", read) { UInt64($0) }
        event.given = try pairs("given", read).map { name, value throws(RequestError) in
            // The store writes pairs as n=7;k=3.
            guard case .string(let number) = value, !(name + number).contains(where: ";=".contains)
            else {
                throw RequestError(
                    "wrong_type",
                    "The numbers of 'given' are texts without '=' and ';'."
                )
            }
            return ReviewEvent.Given(name: name, value: number)
        }
        event.typed = try read.string("typed") ?? ""
        event.mistake = try optional("mistake", read) { $0 }
        event.target = try optional("target", read) { $0 }
        event.hints = try within(ReviewEvent.hintCounts, "hints", read.integer("hints")) ?? 0
        let seconds = read.raw("seconds") == .null ? nil : try read.number("seconds")
        event.seconds = try within(ReviewEvent.durations, "seconds", seconds)
        event.isGuessed = try read.bool("guessed") ?? false
        event.credits = try credits(read)
        event.scheduler = try read.string("scheduler") ?? Scheduler.name
        event.source = try optional("source", read) { ReviewEvent.Source(rawValue: $0) }
        event.catches = try catches(read)
        return event
    }

    private static func item(_ read: RequestFields) throws(RequestError) -> ItemID {
        ItemID(
            try required("kind", read) { ItemID.Kind(rawValue: $0) },
            try required("topic", read) { TopicID($0) },
            try required("name", read) { $0.isEmpty ? nil : $0 }
        )
    }

    private static func rating(_ read: RequestFields) throws(RequestError) -> Rating {
        guard let rating = try read.integer("rating").flatMap({ Rating(rawValue: $0) }) else {
            throw RequestError("out_of_range", "An answer needs a 'rating' from 1 to 4.")
        }
        return rating
    }

    private static func credits(
        _ read: RequestFields
    ) throws(RequestError) -> [ReviewEvent.Credit] {
        try pairs("credits", read).map { name, value throws(RequestError) in
            let fraction: Double? =
                switch value {
                case .integer(let number): Double(number)
                case .number(let number): number
                default: nil
                }
            guard let topic = TopicID(name), let fraction, fraction > 0, fraction <= 1 else {
                throw RequestError(
                    "out_of_range",
                    "The field 'credits' has topics with shares above 0 and at most 1."
                )
            }
            return ReviewEvent.Credit(topic: topic, fraction: fraction)
        }
    }

    private static func catches(_ read: RequestFields) throws(RequestError) -> [String]? {
        let names = try read.strings("catches")
        // The store writes a list as one;other.
        guard names?.allSatisfy({ !$0.isEmpty && !$0.contains(";") }) ?? true else {
            throw RequestError("wrong_type", "The mistakes of 'catches' are names without ';'.")
        }
        return names
    }

    private static func pairs(
        _ name: String,
        _ read: RequestFields
    ) throws(RequestError) -> [(String, JSONValue)] {
        guard let value = read.raw(name) else { return [] }
        guard case .object(let fields) = value else {
            throw RequestError("wrong_type", "The field '\(name)' needs an object.")
        }
        return fields.map { ($0.name, $0.value) }
    }

    private static func within<Number>(
        _ bounds: ClosedRange<Number>,
        _ name: String,
        _ number: Number?
    ) throws(RequestError) -> Number? {
        guard let number, !bounds.contains(number) else { return number }
        throw RequestError(
            "out_of_range",
            "The field '\(name)' is from \(bounds.lowerBound) to \(bounds.upperBound), "
                + "not \(number)."
        )
    }

    private static func optional<Value>(
        _ name: String,
        _ read: RequestFields,
        _ value: (String) -> Value?
    ) throws(RequestError) -> Value? {
        guard let raw = read.raw(name), raw != .null else { return nil }
        return try required(name, read, value)
    }

    private static func required<Value>(
        _ name: String,
        _ read: RequestFields,
        _ value: (String) -> Value?
    ) throws(RequestError) -> Value {
        guard let text = try read.string(name) else {
            throw RequestError("missing_field", "An answer needs the field '\(name)'.")
        }
        guard let value = value(text) else {
            throw RequestError("unknown_value", "'\(text)' is no \(name) of an answer.")
        }
        return value
    }
}
