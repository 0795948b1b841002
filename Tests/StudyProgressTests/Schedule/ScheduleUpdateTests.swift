import StudyCore
import Testing

@testable import StudyProgress

struct ScheduleUpdateTests {
    private let update = ScheduleUpdate(scheduler: Scheduler(), isFuzzed: false)
    private let item = SampleEvents.item(.question, "conv-params", "square")
    private let monday = StudyDay(number: 20_000)

    private func moment(_ day: Int) -> Timestamp {
        Timestamp(milliseconds: (monday.number + day) * 86_400_000 + 36_000_000)
    }

    private func day(_ number: Int) -> StudyDay { StudyDay(number: monday.number + number) }

    /// Known since Monday, with S = 2.3065 and an interval of two days.
    private func known() -> ItemSchedule {
        let first = update.reviewed(nil, item, .good, at: moment(0), on: monday)
        return update.reviewed(first, item, .good, at: moment(0), on: monday)
    }

    @Test func `what is new comes again in minutes, then in days`() {
        let first = update.reviewed(nil, item, .good, at: moment(0), on: monday)
        #expect(first.dueDay == monday)
        #expect(first.dueAt == moment(0).adding(seconds: 600))
        #expect(!first.isDue(at: moment(0), on: monday))
        #expect(first.isDue(at: moment(0).adding(seconds: 600), on: monday))
        let second = known()
        #expect(second.dueDay == day(2) && second.state.phase == .review)
        #expect(second.reviews == 2 && second.rightDays == 1 && second.lapses == 0)
    }

    @Test func `a day begins without regard to the hour`() {
        #expect(known().isDue(at: moment(2).adding(seconds: -20_000), on: day(2)))
        #expect(!known().isDue(at: moment(1), on: day(1)))
    }

    @Test func `a lapse is counted once, and right days one by one`() {
        let lapsed = update.reviewed(known(), item, .again, at: moment(2), on: day(2))
        let again = update.reviewed(lapsed, item, .again, at: moment(2), on: day(2))
        #expect(again.lapses == 1 && again.state.phase == .relearning && again.rightDays == 1)
        let right = update.reviewed(again, item, .good, at: moment(3), on: day(3))
        #expect(right.rightDays == 2 && right.lastRightDay == day(3))
    }

    @Test func `a clock that was set back makes no time pass`() {
        let early = update.reviewed(known(), item, .good, at: moment(-9), on: day(-9))
        let same = update.reviewed(known(), item, .good, at: moment(0), on: monday)
        #expect(early.state == same.state)
    }

    @Test func `a whole credit is worth a review`() {
        let credited = update.credited(known(), item, 1, at: moment(2), on: day(2))
        let reviewed = update.reviewed(known(), item, .good, at: moment(2), on: day(2))
        let stability = reviewed.state.memory.stability
        #expect(abs(credited.state.memory.stability / stability - 1) < 1e-12)
        #expect(abs(credited.lastDay - reviewed.lastDay) < 1e-9)
        #expect(credited.dueDay == reviewed.dueDay)
        #expect(credited.reviews == 2)
    }

    @Test func `credit grows with its share, and none is none`() {
        let shares = [0, 0.1, 0.25, 0.5, 0.9, 1]
        let found = shares.map { update.credited(known(), item, $0, at: moment(2), on: day(2)) }
        #expect(found[0] == known())
        let model = FSRSModel()
        for (less, more) in zip(found, found.dropFirst()) {
            #expect(less.state.memory.stability < more.state.memory.stability)
            #expect(less.dueDay <= more.dueDay)
            let chances = [less, more].map { $0.retrievability(on: day(2), model) }
            #expect(chances[0] < chances[1])
        }
        // R after a share f lies the share f of the way to 1.
        let before = known().retrievability(on: day(2), model)
        let half = found[3].retrievability(on: day(2), model)
        #expect(abs(half - (before + 1) / 2) < 1e-9)
    }

    @Test func `what is still being learned gets no credit, nor what was seen today`() {
        let first = update.reviewed(nil, item, .good, at: moment(0), on: monday)
        #expect(update.credited(first, item, 1, at: moment(2), on: day(2)) == first)
        #expect(update.credited(known(), item, 1, at: moment(0), on: monday) == known())
    }

    @Test func `a mistake is an item of its own`() {
        var event = SampleEvents.event(item, .again, at: moment(0))
        event.mistake = "no-bias"
        var replay = Replay(update)
        replay.apply(event)
        let slip = SampleEvents.item(.mistake, "conv-params", "no-bias")
        #expect(replay.schedules[slip]?.dueAt == moment(0).adding(seconds: 60))
        #expect(replay.schedules[item]?.dueAt == moment(0).adding(seconds: 60))
        var right = SampleEvents.event(item, .good, at: moment(1))
        right.target = "no-bias"
        replay.apply(right)
        #expect(replay.schedules[slip]?.rightDays == 1)
    }

    @Test func `fuzz is the same for ever and spread evenly`() {
        #expect(ScheduleUpdate.fuzz(item, 3) == ScheduleUpdate.fuzz(item, 3))
        let places = (0..<4_000).map { ScheduleUpdate.fuzz(item, $0) }
        #expect(places.allSatisfy { (0..<1).contains($0) })
        for tenth in 0..<10 {
            let count = places.count { Int($0 * 10) == tenth }
            #expect((330...470).contains(count), "\(tenth): \(count)")
        }
    }
}
