import Foundation
import StudyCore
import Testing

@testable import StudyProgress

/// Answers of a clock that was a year ahead, and is right again.
struct ClockCorrectionTests {
    private let now = SampleEvents.start
    private let ahead = SampleEvents.start.adding(seconds: 400 * 86_400)
    private let today = StudyCalendar(timeZone: .gmt).day(of: SampleEvents.start)
    private let item = SampleEvents.item(.question, "topic-0", "question-0")

    private func corrected() throws -> ReviewStore {
        let store = try ReviewStore()
        for minutes in 0..<3 {
            let moment = ahead.adding(seconds: Double(minutes) * 900)
            try store.record(SampleEvents.event(item, .good, at: moment))
        }
        #expect(try store.correctClock(to: now, today) == 3)
        return store
    }

    @Test func `they count as given now, and come back as those of now do`() throws {
        let store = try corrected()
        let schedule = try #require(try store.schedule(of: item))
        #expect(schedule.lastAt == now && schedule.lastDay == Double(today.number))
        let month = now.adding(seconds: 30 * 86_400)
        let day = StudyCalendar(timeZone: .gmt).day(of: month)
        #expect(try store.due(at: month, on: day, limit: 9).map(\.id) == [item])
        #expect(try store.newestAnswer() == now)
        #expect(try store.correctClock(to: now, today) == 0)
    }

    @Test func `what is answered afterwards follows on them, and lasts`() throws {
        let store = try corrected()
        let later = now.adding(seconds: 20 * 86_400)
        try store.record(SampleEvents.event(item, .good, at: later))
        let kept = try store.allSchedules()
        #expect(kept.first?.schedule.lastAt == later)
        #expect(kept.first?.schedule.reviews == 4)
        try store.rebuild()
        #expect(try store.allSchedules() == kept)
        // One that comes out of order too.
        let between = now.adding(seconds: 10 * 86_400)
        try store.record(SampleEvents.event(item, .again, at: between))
        let mended = try store.allSchedules()
        try store.rebuild()
        #expect(try store.allSchedules() == mended)
    }

    @Test func `the log keeps their dates`() throws {
        var dates: [Timestamp] = []
        try corrected().forEachAnswer { dates.append($0.at) }
        #expect(dates == (0..<3).map { ahead.adding(seconds: Double($0) * 900) })
    }
}
