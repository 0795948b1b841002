import Foundation
import GRDB
import StudyCore
import Testing

@testable import StudyProgress

struct ReviewStoreTests {
    private let noon = SampleEvents.start

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `schedules kept answer by answer are those of a replay`(seed: UInt64) throws {
        var samples = SampleEvents(seed: seed)
        let store = try ReviewStore()
        for event in samples.history(300) { try store.record(event) }
        let kept = try store.allSchedules()
        #expect(try store.rebuild() == 300)
        #expect(try store.allSchedules().byItem == kept.byItem)
        #expect(kept.contains { $0.id.kind == .mistake } && kept.count > 20)
    }

    @Test func `an answer comes back as it was`() throws {
        var samples = SampleEvents(seed: 7)
        let store = try ReviewStore()
        let events = samples.history(50)
        for event in events { try store.record(event) }
        var found: [ReviewEvent] = []
        try store.forEachAnswer { found.append($0) }
        #expect(found == events)
    }

    @Test func `an answer that is there already changes nothing`() throws {
        var samples = SampleEvents(seed: 8)
        let store = try ReviewStore()
        let event = samples.history(1)[0]
        try store.record(event)
        let kept = try store.allSchedules()
        try store.record(event)
        #expect(try store.allSchedules() == kept)
        #expect(try store.answerCount() == 1)
    }

    @Test func `the log cannot be changed or shortened`() throws {
        var samples = SampleEvents(seed: 9)
        let store = try ReviewStore()
        try store.record(samples.history(1)[0])
        for sql in ["DELETE FROM review", "UPDATE review SET rating = 4"] {
            #expect(throws: DatabaseError.self) {
                try store.database.write { db in try db.execute(sql: sql) }
            }
        }
        #expect(try store.answerCount() == 1)
    }

    @Test func `the most at risk is due first, behind what was just forgotten`() throws {
        let store = try ReviewStore()
        func answer(_ name: String, _ rating: Rating, day: Double) throws {
            let item = SampleEvents.item(.question, "cnn-output", name)
            try store.record(
                SampleEvents.event(item, rating, at: noon.adding(seconds: day * 86_400))
            )
        }
        try answer("easy", .easy, day: 0)
        try answer("old", .good, day: 0.01)
        try answer("old", .good, day: 0.02)
        try answer("older", .again, day: 0.03)
        try answer("older", .good, day: 0.04)
        try answer("older", .good, day: 0.05)
        try answer("forgotten", .again, day: 20)
        let now = noon.adding(seconds: 20 * 86_400 + 3_600)
        let today = StudyCalendar(timeZone: .gmt).day(of: now)
        let due = try store.due(at: now, on: today, limit: 10)
        #expect(due.map(\.id.name) == ["forgotten", "older", "old", "easy"])
        #expect(try store.dueCounts(at: now, on: today) == [TopicID("cnn-output"): 4])
        let cnn = Set([TopicID("cnn-output")].compactMap(\.self))
        #expect(try store.due(at: now, on: today, topics: cnn, limit: 10) == due)
        #expect(try store.dueCount(at: now, on: today, topics: cnn) == 4)
        #expect(try store.dueCount(at: now, on: today) == 4)
        #expect(try store.due(at: now, on: today, topics: [], limit: 10).isEmpty)
        #expect(try store.due(at: now, on: today, limit: 2).count == 2)
    }

    /// Answers to anything, with credits to anything, two of them given each other's place.
    @Test(arguments: [10, 11, 12, 13] as [UInt64])
    func `answers out of order lead where those in order do`(seed: UInt64) throws {
        var samples = SampleEvents(seed: seed)
        var events = samples.history(120)
        for place in events.indices where place % 3 == 0 { events[place].catches = ["no-plus-one"] }
        let inOrder = try ReviewStore()
        for event in events { try inOrder.record(event) }
        events.swapAt(10, 90)
        events.swapAt(40, 41)
        let store = try ReviewStore()
        for event in events { try store.record(event) }
        func expectSame(_ store: ReviewStore) throws {
            #expect(try store.allSchedules().byItem == inOrder.allSchedules().byItem)
            let sums = try (store.dayTallies(), inOrder.dayTallies())
            #expect(sums.0.map(\.day) == sums.1.map(\.day))
            #expect(sums.0.map(\.tally) == sums.1.map(\.tally))
            #expect(try store.topicTallies() == inOrder.topicTallies())
            #expect(try store.mistakeTallies() == inOrder.mistakeTallies())
        }
        try expectSame(store)
        // The same by a merge of those that came last.
        let merged = try ReviewStore()
        for event in events.prefix(100) { try merged.record(event) }
        var rest = events[...]
        let counts = try merged.merge { rest.popFirst().map(ProgressEntry.answer) }
        #expect(counts == (20, 100))
        try expectSame(merged)
    }

    @Test func `settings are kept, and dates follow them`() throws {
        let folder = try TemporaryFolder()
        var samples = SampleEvents(seed: 11)
        let store = try ReviewStore(path: folder.path("progress.db"))
        for event in samples.history(200) { try store.record(event) }
        var settings = store.settings
        settings.scheduler.desiredRetention = 0.7
        settings.firstHour = 0
        try store.save(settings)
        let before = try store.allSchedules().byItem
        let reopened = try ReviewStore(path: store.path)
        #expect(reopened.settings == settings)
        let after = try reopened.allSchedules().byItem
        let later = after.count { item, schedule in
            schedule.dueDay > before[item]?.dueDay ?? schedule.dueDay
        }
        #expect(later > 3)
    }

    @Test func `a window that is open follows settings that another one changes`() throws {
        let folder = try TemporaryFolder()
        var samples = SampleEvents(seed: 12)
        let events = samples.history(60)
        let open = try ReviewStore(path: folder.path("progress.db"))
        for event in events.prefix(30) { try open.record(event) }
        let other = try ReviewStore(path: open.path)
        var settings = other.settings
        settings.scheduler.desiredRetention = 0.7
        try other.save(settings)
        try other.rebuild()
        for event in events.suffix(30) { try open.record(event) }
        let kept = try open.allSchedules()
        try ReviewStore(path: open.path).rebuild()
        #expect(try open.allSchedules() == kept)
    }

    /// As a damaged file, or an older version, may hold it.
    @Test func `times that are none do not count`() throws {
        let store = try ReviewStore()
        let item = SampleEvents.item(.question, "topic-0", "question-0")
        try store.record(SampleEvents.event(item, .good, at: noon))
        try store.database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO review (id, at, day, item, rating, verdict, given, typed, hints,
                      seconds, guessed, credits, scheduler)
                    SELECT randomblob(16), at, day, item, rating, verdict, given, typed, hints,
                      -1e6, guessed, credits, scheduler FROM review
                    """
            )
        }
        #expect(try #require(try store.answerCosts()[.question]).right > 0)
        #expect(try store.seconds(on: StudyCalendar(timeZone: .gmt).day(of: noon)) == 0)
    }

    @Test func `the store in a file is one that answers survive in`() throws {
        let folder = try TemporaryFolder()
        let store = try ReviewStore(path: folder.path("progress.db"))
        let (mode, synchronous) = try store.database.read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(db, sql: "PRAGMA synchronous")
            )
        }
        // 2 is FULL.
        #expect(mode == "wal" && synchronous == 2)
    }

    @Test func `what is due is found by an index alone`() throws {
        let store = try ReviewStore()
        let plan = try store.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT schedule.item FROM schedule
                    WHERE due_day <= 1 AND due_at <= 1
                    ORDER BY phase = 2, (1 - last_day) / stability DESC, schedule.item LIMIT 1
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("COVERING INDEX schedule_by_due") }, "\(plan)")
    }
}
