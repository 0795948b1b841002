internal import Foundation

/// Carries answers over into schedules; pure, so that the log can be replayed at any time.
struct ScheduleUpdate: Sendable {
    let scheduler: Scheduler
    /// Whether intervals of days are spread.
    let isFuzzed: Bool

    /// The schedule after a review.
    func reviewed(
        _ schedule: ItemSchedule?,
        _ item: ItemID,
        _ rating: Rating,
        at moment: Timestamp,
        on day: StudyDay
    ) -> ItemSchedule {
        // A clock that was set back makes no time pass, and never less than none.
        let days = schedule.map { max(Double(day.number) - $0.lastDay, 0) } ?? 0
        let reviews = (schedule?.reviews ?? 0) + 1
        let (state, delay) = scheduler.review(
            schedule?.state,
            rating,
            afterDays: days,
            fuzz: isFuzzed ? Self.fuzz(item, reviews) : nil
        )
        let isLapse = rating == .again && schedule?.state.phase == .review
        var next = ItemSchedule(
            state: state,
            lastDay: Double(day.number),
            dueDay: day,
            dueAt: moment,
            lastAt: moment,
            reviews: reviews,
            lapses: (schedule?.lapses ?? 0) + (isLapse ? 1 : 0),
            rightDays: schedule?.rightDays ?? 0,
            lastRightDay: schedule?.lastRightDay
        )
        switch delay {
        case .seconds(let seconds): next.dueAt = moment.adding(seconds: seconds)
        case .days(let days): next.dueDay.number += days
        }
        if rating != .again, next.lastRightDay != day {
            next.rightDays += 1
            next.lastRightDay = day
        }
        return next
    }

    /// The schedule of an item whose rule was a part of a right answer to another.
    ///
    /// A share f of a review makes the stability S^(1−f)·S′^f, where S′ follows from a whole one, and
    /// takes the share f of what is missing from R to 1. f = 1 is a review, f = 0 nothing. What is
    /// still being learned gets none.
    func credited(
        _ schedule: ItemSchedule,
        _ item: ItemID,
        _ fraction: Double,
        at moment: Timestamp,
        on day: StudyDay
    ) -> ItemSchedule {
        let days = Double(day.number) - schedule.lastDay
        guard schedule.state.phase == .review, days >= 1, fraction > 0, fraction <= 1 else {
            return schedule
        }
        let model = scheduler.model
        let memory = schedule.state.memory
        let whole = model.next(memory, .good, afterDays: days).stability
        let chance = model.retrievability(after: days, stability: memory.stability)
        var next = schedule
        next.state.memory.stability = memory.stability * pow(whole / memory.stability, fraction)
        next.lastDay =
            Double(day.number)
            - model.days(
                untilRetrievability: chance + fraction * (1 - chance),
                stability: next.state.memory.stability
            )
        let interval = scheduler.interval(
            for: next.state.memory,
            fuzz: isFuzzed ? Self.fuzz(item, schedule.reviews) : nil
        )
        let due = StudyDay(number: Int((next.lastDay + Double(interval)).rounded()))
        next.dueDay = max(schedule.dueDay, due)
        next.lastAt = max(schedule.lastAt, moment)
        return next
    }

    /// From 0 to below 1, the same for the same item and review on every machine.
    static func fuzz(_ item: ItemID, _ reviews: Int) -> Double {
        let hash = StableHash.of("\(item)#\(reviews)")
        return Double(hash >> 11) / Double(1 << 53 as UInt64)
    }
}
