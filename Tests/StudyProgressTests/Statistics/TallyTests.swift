import Foundation
import GRDB
import StudyCore
import Testing

@testable import StudyProgress

/// What answers come to, against numbers worked out by hand.
struct TallyTests {
    private static let size = SampleEvents.item(.question, "cnn-output", "height")
    private static let card = SampleEvents.item(.recall, "pooling", "4f2a")

    private static func event(
        _ item: ItemID,
        _ rating: Rating,
        _ moment: String,
        seconds: Double = 30,
        catches: [String]? = nil,
        mistake: String? = nil
    ) throws -> ReviewEvent {
        let moment = try #require(Timestamp("2026-11-\(moment):00Z"))
        var event = SampleEvents.event(item, rating, at: moment)
        event.seconds = seconds
        event.catches = catches
        event.mistake = mistake
        return event
    }

    /// A question on three days, a card on two; the night belongs to the day before.
    private static func log() throws -> [ReviewEvent] {
        [
            try event(size, .good, "16T09:00", catches: ["ceil-for-floor", "no-plus-one"]),
            try event(card, .good, "16T09:05", seconds: 6),
            try event(size, .good, "16T09:10", catches: ["no-plus-one"]),
            try event(
                size,
                .again,
                "19T03:59",
                catches: ["ceil-for-floor", "no-plus-one"],
                mistake: "ceil-for-floor"
            ),
            try event(size, .good, "19T09:00", catches: ["ceil-for-floor"]),
            try event(card, .hard, "19T09:01", seconds: 6),
            try event(size, .again, "19T09:02", mistake: "ceil-for-floor"),
        ]
    }

    private func store(_ events: [ReviewEvent]) throws -> ReviewStore {
        let store = try ReviewStore()
        for event in events { try store.record(event) }
        return store
    }

    private func day(_ date: String) throws -> StudyDay { try #require(StudyDay(date)) }

    /// R after 2 days of a stability of 2.3065 days, then after 3: with FSRS-6's formula 0.909493
    /// and, for the card, 0.880948.
    @Test func `days have their answers, and what came back has the chance it was given`() throws {
        let days = try store(Self.log()).dayTallies()
        #expect(try days.map(\.day) == [day("2026-11-16"), day("2026-11-18"), day("2026-11-19")])
        #expect(days.map(\.tally.answers) == [3, 1, 3])
        #expect(days.map(\.tally.right) == [3, 0, 2])
        #expect(days.map(\.tally.milliseconds) == [66_000, 30_000, 66_000])
        // The answer of the 19th at nine comes a day after that of the night before.
        #expect(days.map(\.tally.recalls) == [0, 1, 2])
        #expect(days.map(\.tally.recalled) == [0, 0, 2])
        #expect(days[0].tally.predictedShare == nil)
        #expect(days[1].tally.predictedMillionths == 909_493)
        let card = 880_948
        let question = try #require(days.last).tally.predictedMillionths - card
        #expect((1...1_000_000).contains(question))
    }

    @Test func `topics have all their answers`() throws {
        let topics = try store(Self.log()).topicTallies()
        #expect(try topics[#require(TopicID("cnn-output"))]?.answers == 5)
        #expect(try topics[#require(TopicID("pooling"))]?.predictedMillionths == 880_948)
    }

    /// An answer that does not tell what its question could have shown counts for no rate.
    @Test func `a mistake is counted against the questions that could have shown it`() throws {
        let mistakes = try store(Self.log()).mistakeTallies()
        let topic = try #require(TopicID("cnn-output"))
        let ceil = try #require(mistakes[MistakeID(topic, "ceil-for-floor")])
        #expect(ceil.made == 1 && ceil.chances == 3)
        let plusOne = try #require(mistakes[MistakeID(topic, "no-plus-one")])
        #expect(plusOne.made == 0 && plusOne.chances == 3)
    }

    @Test func `answers made again from the log come to the same`() throws {
        var samples = SampleEvents(seed: 4)
        let store = try store(samples.history(300))
        let (days, topics) = (try store.dayTallies(), try store.topicTallies())
        #expect(days.reduce(0) { $0 + $1.tally.answers } == 300)
        try store.rebuild()
        #expect(try store.dayTallies().map(\.tally) == days.map(\.tally))
        #expect(try store.topicTallies() == topics)
    }

    @Test func `what is due is counted by day, and what is gone is not`() throws {
        let store = try store(Self.log())
        let schedules = try store.allSchedules().filter { $0.id != Self.card }
        let today = try day("2026-11-19")
        let due = schedules.map { max($0.schedule.dueDay.number - today.number, 0) }
        var expected = [Int](repeating: 0, count: 30)
        for ahead in due where ahead < 30 { expected[ahead] += 1 }
        try store.database.write { db in
            let row = try #require(try Self.card.rowID(db))
            try db.execute(sql: "INSERT INTO withdrawn VALUES (?)", arguments: [row])
        }
        #expect(try store.dueCounts(from: today, days: 30) == expected)
    }

    /// A store of the version before has answers and no tallies.
    @Test func `answers from before statistics are counted when the store is opened`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        let database = try DatabaseQueue(path: path)
        try StoreSchema.migrator.migrate(database, upTo: "v2")
        try database.write { db in
            try db.execute(sql: "INSERT INTO item VALUES (1, 'question', 'cnn-output', 'height')")
            for (number, day) in [20_773, 20_775].enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO review VALUES
                          (?, ?, ?, ?, 1, 3, 'right', NULL, '', '3', NULL, NULL, 0, 5, 0, '', 'fsrs6')
                        """,
                    arguments: [
                        number, Data(repeating: UInt8(number), count: 16), day * 86_400_000, day,
                    ]
                )
            }
        }
        try database.close()
        let days = try ReviewStore(path: path).dayTallies()
        #expect(days.map(\.day.number) == [20_773, 20_775])
        #expect(days.map(\.tally.recalls) == [0, 1])
        #expect(FileManager.default.fileExists(atPath: path + ".backup-v2"))
    }
}
