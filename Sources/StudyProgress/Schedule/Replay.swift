internal import StudyCore

/// All schedules, made from answers one after the other.
struct Replay {
    let update: ScheduleUpdate
    private(set) var schedules: [ItemID: ItemSchedule] = [:]
    /// What the answers that were carried over came to.
    private(set) var tallies = Tallies()
    private var questions: [TopicID: [ItemID]] = [:]
    /// The items that are looked at; `nil` for all.
    private let chosen: Set<ItemID>?

    init(
        _ update: ScheduleUpdate,
        from schedules: [ItemID: ItemSchedule] = [:],
        only chosen: Set<ItemID>? = nil
    ) {
        self.update = update
        self.chosen = chosen
        for (item, schedule) in schedules { set(item, schedule) }
    }

    private mutating func set(_ item: ItemID, _ schedule: ItemSchedule) {
        let isNew = schedules.updateValue(schedule, forKey: item) == nil
        if isNew, item.kind == .question { questions[item.topic, default: []].append(item) }
    }

    /// Carries one answer over; tells the items whose schedules changed.
    @discardableResult
    mutating func apply(_ event: ReviewEvent) -> [ItemID] {
        if isChosen(event.item) { tallies.count(event, chance: chance(of: event)) }
        var changed: [ItemID] = []
        for (item, rating) in event.effects where isChosen(item) {
            set(
                item,
                update.reviewed(schedules[item], item, rating, at: event.at, on: event.day)
            )
            changed.append(item)
        }
        for credit in event.credits {
            for item in questions[credit.topic] ?? [] where item != event.item {
                guard let schedule = schedules[item] else { continue }
                let next = update.credited(
                    schedule,
                    item,
                    credit.fraction,
                    at: event.at,
                    on: event.day
                )
                guard next != schedule else { continue }
                set(item, next)
                changed.append(item)
            }
        }
        return changed
    }

    private func isChosen(_ item: ItemID) -> Bool { chosen?.contains(item) ?? true }

    /// The chance to remember what an answer asks for; `nil` where no time has passed to forget it.
    private func chance(of event: ReviewEvent) -> Double? {
        guard let schedule = schedules[event.item], schedule.lastDay < Double(event.day.number)
        else { return nil }
        return schedule.retrievability(on: event.day, update.scheduler.model)
    }
}
