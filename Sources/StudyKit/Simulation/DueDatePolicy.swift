internal import StudyProgress

/// A rule that gives an item the time at which it is due again.
protocol DueDateRule: Sendable {
    /// What the rule keeps of an item.
    associatedtype State: Sendable

    /// What is kept, and the days until the item is due, after an answer.
    func answer(
        _ state: State?,
        isRight: Bool,
        daysSinceReview: Double
    ) -> (state: State, days: Double)
}

/// Studies what is due, then what is new, then ahead: so that no minute is left unused.
struct DueDatePolicy<Rule: DueDateRule>: StudyPolicy {
    private struct Item {
        var state: Rule.State?
        var reviewed = 0.0
        var due = 0.0
        var isNew = true
    }

    private let rule: Rule
    private var items: [Item]
    private var newToday = 0
    /// As many new ones a day as Anki gives.
    private static var newPerDay: Int { 20 }

    init(itemCount: Int, rule: Rule) {
        self.rule = rule
        items = [Item](repeating: Item(), count: itemCount)
    }

    /// What the rule keeps of an item.
    func state(of item: Int) -> Rule.State? { items[item].state }

    mutating func begin(day: Int, daysLeft: Int, seconds: Double) { newToday = 0 }

    mutating func next(at now: Double, secondsLeft: Double) -> Int {
        // What is due later on the same day counts as due, as in Anki.
        let today = now.rounded(.down) + 1
        let met = items.indices.filter { !items[$0].isNew }
        let due = met.filter { items[$0].due <= now }.min { items[$0].due < items[$1].due }
        if let due { return due }
        let new = items.firstIndex(where: \.isNew)
        if let new, newToday < Self.newPerDay { return new }
        let later = met.filter { items[$0].due < today }.min { items[$0].due < items[$1].due }
        if let later { return later }
        if let new { return new }
        // Ahead of time, what comes due first; not the same item over and over on one day.
        let ahead = met.filter { items[$0].reviewed < today - 1 }
            .min { items[$0].due < items[$1].due }
        return ahead ?? met.min { items[$0].reviewed < items[$1].reviewed } ?? 0
    }

    mutating func record(_ item: Int, isRight: Bool, seconds: Double, at now: Double) {
        if items[item].isNew { newToday += 1 }
        let (state, days) = rule.answer(
            items[item].state,
            isRight: isRight,
            daysSinceReview: calendarDays(from: items[item].reviewed, to: now)
        )
        // An interval of days ends in the morning, whenever the answer was given.
        let due = days < 1 ? now + days : now.rounded(.down) + days.rounded()
        items[item] = Item(state: state, reviewed: now, due: due, isNew: false)
    }
}

/// FSRS-6 with Anki's default settings.
struct AnkiRule: DueDateRule {
    private let scheduler = Scheduler()

    func answer(
        _ state: LearningState?,
        isRight: Bool,
        daysSinceReview: Double
    ) -> (state: LearningState, days: Double) {
        let (state, delay) = scheduler.review(
            state,
            isRight ? .good : .again,
            afterDays: daysSinceReview
        )
        return (state, delay.seconds / 86_400)
    }
}

/// SM-2 with the grades 4, right, and 2, wrong; what is wrong is asked again on the same day.
struct SM2Rule: DueDateRule {
    struct State: Sendable {
        var repetitions = 0
        var interval = 0.0
        var ease = 2.5
    }

    func answer(
        _ state: State?,
        isRight: Bool,
        daysSinceReview: Double
    ) -> (state: State, days: Double) {
        var state = state ?? State()
        let grade = isRight ? 4.0 : 2.0
        state.ease = max(1.3, state.ease + 0.1 - (5 - grade) * (0.08 + (5 - grade) * 0.02))
        guard isRight else {
            state.repetitions = 0
            return (state, 600 / 86_400)
        }
        state.repetitions += 1
        switch state.repetitions {
        case 1: state.interval = 1
        case 2: state.interval = 6
        default: state.interval = (state.interval * state.ease).rounded()
        }
        return (state, state.interval)
    }
}

/// After 1, 3 and 7 days, then every 7; a wrong answer begins anew.
struct FixedIntervalRule: DueDateRule {
    private static let days = [1.0, 3, 7]

    func answer(
        _ state: Int?,
        isRight: Bool,
        daysSinceReview: Double
    ) -> (state: Int, days: Double) {
        guard isRight else { return (0, 600 / 86_400) }
        let step = state ?? 0
        return (step + 1, Self.days[min(step, Self.days.count - 1)])
    }
}
