internal import Foundation

/// Plans the days up to a test so that as much as possible is remembered on its day.
///
/// Each item alone would be a dynamic program (`ReviewValues`); what ties the items together is the
/// time of a day. It gets a shadow price for each day (Lagrangian relaxation: Everett 1963), which
/// rises where more is planned than the day holds and falls where less is. Today's reviews are then
/// the items that gain most per second, as far as the minutes go: the index rule for restless
/// bandits (Whittle 1988).
public struct ExamPlanner: Sendable {
    /// A review for today.
    public struct Choice: Hashable, Sendable {
        /// The item.
        public let item: PlannedItem
        /// What the review adds to the expected recall, per second.
        public let gain: Double
        /// The seconds that it is expected to take.
        public let seconds: Double
    }

    /// What is expected of a day.
    public struct Day: Hashable, Sendable {
        /// Days from today on, 0 for today.
        public let daysAhead: Int
        /// Expected reviews, first meetings among them.
        public let reviews: Double
        /// Expected first meetings.
        public let firstMeetings: Double
        /// Expected seconds.
        public let seconds: Double
    }

    /// The plan from today on.
    public struct Plan: Hashable, Sendable {
        /// Today's reviews, the one that gains most first.
        public let today: [Choice]
        /// Today and the days ahead.
        public let days: [Day]
        /// The expected part of all items that is known on the day of the test, from 0 to 1.
        public let expectedRecall: Double
        /// The same when nothing more is done.
        public let recallWithoutStudy: Double
        /// The standard deviation of that part: each item is known or not, √(p(1 − p)/n).
        public let standardDeviation: Double
    }

    /// Days further ahead than this are not planned yet, and nothing is expected of them: what is
    /// known by then is taken to be left alone up to the test.
    public static let longestHorizon = 60

    private var transitions: MemoryTransitions
    /// Recall per second, by days left; kept from plan to plan, as little changes in a day.
    private var prices: [Double] = []

    /// A planner for memories that follow a model.
    public init(model: FSRSModel = FSRSModel(), costs: AnswerCosts = AnswerCosts()) {
        transitions = MemoryTransitions(
            model: model,
            costs: costs,
            longestGap: Self.longestHorizon
        )
    }

    /// Goes on with other costs, from the prices that were found.
    public mutating func adopt(costs: AnswerCosts) {
        guard costs != transitions.costs else { return }
        transitions = MemoryTransitions(
            model: transitions.model,
            costs: costs,
            longestGap: Self.longestHorizon
        )
    }

    /// Plans so many days, today the first of them; the test is on the day behind the last.
    ///
    /// `secondsPerDay` is the time of each day; `secondsToday` what is left of today: where nothing is
    /// left, nothing is planned for today.
    public mutating func plan(
        _ items: [PlannedItem],
        daysLeft: Int,
        secondsPerDay: Double,
        secondsToday: Double? = nil
    ) -> Plan {
        let daysBeyond = max(daysLeft - Self.longestHorizon, 0)
        let daysLeft = max(daysLeft - daysBeyond, 0)
        guard daysLeft > 0, !items.isEmpty else { return Self.nothingToDo(items, transitions) }
        var budgets = [Double](repeating: max(secondsPerDay, 1), count: daysLeft + 1)
        if let secondsToday { budgets[daysLeft] = max(secondsToday, 1) }
        var values = ReviewValues(
            transitions: transitions,
            daysLeft: daysLeft,
            daysBeyond: daysBeyond
        )
        let flow = balance(items, &values, budgets)
        return Plan(
            today: today(items, values, seconds: secondsToday ?? secondsPerDay),
            days: (1...daysLeft).reversed().map { days in
                Day(
                    daysAhead: daysLeft - days,
                    reviews: flow.reviews[days],
                    firstMeetings: flow.firstMeetings[days],
                    seconds: flow.seconds[days]
                )
            },
            recalled: flow.recalled,
            untouched: items.reduce(0) { $0 + ItemChoices($1, values: values).untouched },
            of: items.count
        )
    }

    /// Moves the prices until no day holds more than its time.
    private mutating func balance(
        _ items: [PlannedItem],
        _ values: inout ReviewValues,
        _ budgets: [Double]
    ) -> StudyFlow {
        // Prices of the days that are still to come stay good guesses.
        let isWarm = prices.count > budgets.count - 1
        // Where there is more to meet than time, a second is worth its share of a first meeting.
        let demand = Double(items.count) * transitions.costs.new
        let supply = budgets.dropFirst().reduce(0, +)
        let guess = 0.3 / transitions.costs.new * min(demand / supply, 1)
        prices =
            isWarm ? Array(prices.prefix(budgets.count)) : budgets.map { _ in max(guess, 1e-7) }
        let rounds = isWarm ? 16 : 60
        var means = [Double](repeating: 0, count: budgets.count)
        for round in 0..<rounds {
            values.update(prices: prices)
            let flow = StudyFlow(items, values: values, prices: prices)
            // Large steps find the balance; small ones stay there, however alike the items are.
            let step = Double(round)
            let rate = 0.6 / (1 + 0.2 * step + 0.02 * step * step)
            for days in 1..<budgets.count {
                let excess = flow.seconds[days] / budgets[days] - 1
                prices[days] *= exp(rate * min(max(excess, -1), 1))
                prices[days] = min(max(prices[days], 1e-9), 1)
                // Prices swing around their balance; the mean of the later ones lies nearer to it.
                if round >= rounds / 2 {
                    means[days] += prices[days] / Double(rounds - rounds / 2)
                }
            }
        }
        prices = means
        values.update(prices: prices)
        return StudyFlow(items, values: values, prices: prices)
    }

    /// The items that gain most per second, as many as fit into the time.
    private func today(
        _ items: [PlannedItem],
        _ values: ReviewValues,
        seconds: Double
    ) -> [Choice] {
        let choices = items.compactMap { item -> Choice? in
            let choices = ItemChoices(item, values: values)
            let gain = choices.gainToday(prices: prices)
            guard gain > 0, let review = choices.reviews.first else { return nil }
            return Choice(item: item, gain: gain, seconds: review.step.seconds)
        }.sorted { ($1.gain, $0.item.id) < ($0.gain, $1.item.id) }
        var left = seconds
        return choices.prefix { choice in
            defer { left -= choice.seconds }
            return left > 0
        }.map(\.self)
    }

    private static func nothingToDo(
        _ items: [PlannedItem],
        _ transitions: MemoryTransitions
    ) -> Plan {
        let values = ReviewValues(transitions: transitions, daysLeft: 0)
        let untouched = items.reduce(0) { $0 + ItemChoices($1, values: values).untouched }
        return Plan(
            today: [],
            days: [],
            recalled: untouched,
            untouched: untouched,
            of: items.count
        )
    }
}

extension ExamPlanner.Plan {
    fileprivate init(
        today: [ExamPlanner.Choice],
        days: [ExamPlanner.Day],
        recalled: Double,
        untouched: Double,
        of count: Int
    ) {
        let total = Double(max(count, 1))
        let share = min(max(recalled / total, 0), 1)
        self.init(
            today: today,
            days: days,
            expectedRecall: share,
            recallWithoutStudy: untouched / total,
            standardDeviation: (share * (1 - share) / total).squareRoot()
        )
    }
}
