import Foundation
import StudyCore

@testable import StudyProgress

/// Answers for tests, the same for the same seed.
struct SampleEvents {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return StableHash.of("\(state)")
    }

    mutating func integer(below bound: Int) -> Int { Int(next() >> 1) % bound }

    /// The first day of the samples.
    static let start = Timestamp("2026-11-16T09:00:00Z") ?? Timestamp(milliseconds: 0)

    static func item(_ kind: ItemID.Kind, _ topic: String, _ name: String) -> ItemID {
        guard let topic = TopicID(topic) else { preconditionFailure("no topic: '\(topic)'") }
        return ItemID(kind, topic, name)
    }

    static func event(
        _ item: ItemID,
        _ rating: Rating,
        at moment: Timestamp,
        id: UUID = UUID()
    ) -> ReviewEvent {
        ReviewEvent(
            id: id,
            at: moment,
            day: StudyCalendar(timeZone: .gmt).day(of: moment),
            item: item,
            rating: rating,
            verdict: rating == .again ? .wrong : .right
        )
    }

    /// Answers to a few questions, some minutes or days apart, with mistakes, targets and credits.
    mutating func history(_ count: Int) -> [ReviewEvent] {
        var moment = Self.start
        return (0..<count).map { number in
            let minutes = integer(below: 4) == 0 ? 600 + integer(below: 5_000) : 1
            moment = moment.adding(seconds: Double(minutes) * 60 + 0.001)
            let topic = "topic-\(integer(below: 4))"
            let item = Self.item(.question, topic, "question-\(integer(below: 5))")
            let rating = Rating(rawValue: [1, 3, 3, 3, 2, 4][integer(below: 6)]) ?? .good
            var event = Self.event(item, rating, at: moment, id: uuid(number))
            event.seed = next()
            event.given = [.init(name: "n", value: "\(number)"), .init(name: "k", value: "3/2")]
            event.typed = "3x3 ‘é; =\n"
            event.hints = integer(below: 3)
            event.seconds = Double(integer(below: 1_000)) / 8
            event.isGuessed = integer(below: 2) == 0
            if rating == .again, integer(below: 2) == 0 { event.mistake = "no-plus-one" }
            if integer(below: 4) == 0 { event.target = "no-plus-one" }
            if rating != .again, let lower = TopicID("topic-\(integer(below: 4))") {
                event.credits = [.init(topic: lower, fraction: 0.25 * Double(1 + number % 4))]
            }
            return event
        }
    }

    private mutating func uuid(_ number: Int) -> UUID {
        let (high, low) = (next(), next())
        let bytes =
            (0..<8).map { UInt8(truncatingIfNeeded: high >> ($0 * 8)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> ($0 * 8)) }
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: UUID.self) }
    }
}

extension [ScheduledItem] {
    /// By item, to compare.
    var byItem: [ItemID: ItemSchedule] {
        Dictionary(uniqueKeysWithValues: map { ($0.id, $0.schedule) })
    }
}
