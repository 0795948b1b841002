internal import StudyProgress

/// Studies what the plan of the day says, planned anew each day by what happened.
struct PlannerPolicy: StudyPolicy {
    private struct Item {
        var memory: MemoryState?
        var reviewed = 0.0
    }

    private let model = FSRSModel()
    private var costs: AnswerCosts
    private let usualCosts: AnswerCosts
    private var planner: ExamPlanner
    private var items: [Item]
    private var pace = AnswerPace()
    private var daysLeft = 0
    private var secondsPerDay = 0.0
    private var today: [Int] = []
    private(set) var forecasts: [ExpectedScore] = []

    init(itemCount: Int, costs: AnswerCosts) {
        usualCosts = costs
        self.costs = costs
        planner = ExamPlanner(model: model)
        items = [Item](repeating: Item(), count: itemCount)
    }

    mutating func begin(day: Int, daysLeft: Int, seconds: Double) {
        self.daysLeft = daysLeft
        secondsPerDay = seconds
        costs = pace.costs(from: usualCosts)
        forecasts.append(plan(at: Double(day), seconds: seconds).expectedScore)
    }

    mutating func next(at now: Double, secondsLeft: Double) -> Int {
        if today.isEmpty { plan(at: now, seconds: secondsLeft) }
        return today.popLast() ?? weakest(at: now)
    }

    mutating func record(_ item: Int, isRight: Bool, seconds: Double, at now: Double) {
        let isNew = items[item].memory == nil
        pace.record(isNew: isNew, isRight: isRight, seconds: seconds, usual: usualCosts)
        let rating: Rating = isRight ? .good : .again
        items[item].memory =
            items[item].memory.map {
                model.next(
                    $0,
                    rating,
                    afterDays: calendarDays(from: items[item].reviewed, to: now)
                )
            } ?? model.initial(rating)
        items[item].reviewed = now
    }

    @discardableResult
    private mutating func plan(at now: Double, seconds: Double) -> ExamPlanner.Plan {
        let planned = items.enumerated().map { index, item in
            PlannedItem(
                id: String(index),
                memory: item.memory,
                daysSinceReview: calendarDays(from: item.reviewed, to: now),
                costs: costs
            )
        }
        let plan = planner.plan(
            planned,
            daysLeft: daysLeft,
            secondsPerDay: secondsPerDay,
            secondsToday: seconds
        )
        today = plan.today.reversed().compactMap { Int($0.item.id) }
        return plan
    }

    /// Where the plan has nothing more to gain: what was seen longest ago, in parts of its stability.
    private func weakest(at now: Double) -> Int {
        items.indices.max { left, right in age(left, now) < age(right, now) } ?? 0
    }

    private func age(_ index: Int, _ now: Double) -> Double {
        guard let memory = items[index].memory else { return .infinity }
        return (now - items[index].reviewed) / memory.stability
    }
}
