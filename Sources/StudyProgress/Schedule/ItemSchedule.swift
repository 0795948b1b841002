/// What the log says about one item: its memory, and when it is due.
public struct ItemSchedule: Hashable, Sendable {
    /// The memory and the place in the steps.
    public var state: LearningState
    /// The day from which forgetting is counted; credit moves it by parts of a day.
    public var lastDay: Double
    /// The day on which it is due.
    public var dueDay: StudyDay
    /// The moment before which it is not due, for steps of minutes.
    public var dueAt: Timestamp
    /// The newest answer that counted.
    public var lastAt: Timestamp
    /// Reviews so far.
    public var reviews: Int
    /// Times it was forgotten after it had been known.
    public var lapses: Int
    /// Different days on which it was remembered.
    public var rightDays: Int
    /// The last of them.
    public var lastRightDay: StudyDay?

    /// The chance to remember it on a day.
    public func retrievability(on day: StudyDay, _ model: FSRSModel) -> Double {
        model.retrievability(
            after: Double(day.number) - lastDay,
            stability: state.memory.stability
        )
    }

    /// Whether it is due.
    public func isDue(at moment: Timestamp, on day: StudyDay) -> Bool {
        dueDay <= day && dueAt <= moment
    }
}
