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
        /// The expected part of all items, by their worth, that is known on the day of the test.
        public let expectedRecall: Double
        /// The same when nothing more is done.
        public let recallWithoutStudy: Double
        /// The standard deviation of that part, as each item is known or not: √(p(1 − p)·Σw²)/Σw.
        public let standardDeviation: Double
    }

    /// Days further ahead than this are not planned yet, and nothing is expected of them: what is
    /// known by then is taken to be left alone up to the test.
    public static let longestHorizon = 60

    private let model: FSRSModel
    /// What reviews do, for each pace of the last plan.
    private var transitions: [AnswerCosts: MemoryTransitions] = [:]
    /// Recall per second, by days left; kept from plan to plan, as little changes in a day.
    private var prices: [Double] = []

    /// A planner for memories that follow a model.
    public init(model: FSRSModel = FSRSModel()) {
        self.model = model
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
        let daysBeyond = max(daysLeft, Self.longestHorizon) - Self.longestHorizon
        let daysLeft = min(max(daysLeft, 0), Self.longestHorizon)
        var material = material(items, daysLeft: daysLeft, daysBeyond: daysBeyond)
        guard daysLeft > 0, !items.isEmpty else { return Self.nothingToDo(material, items) }
        var budgets = [Double](repeating: max(secondsPerDay, 1), count: daysLeft + 1)
        if let secondsToday { budgets[daysLeft] = max(secondsToday, 1) }
        let demand = items.reduce(0) { $0 + $1.costs.new }
        let flow = balance(&material, budgets, demand: demand)
        return Plan(
            today: material.choices(prices: prices, seconds: secondsToday ?? secondsPerDay),
            days: (1...daysLeft).reversed().map { days in
                Day(
                    daysAhead: daysLeft - days,
                    reviews: flow.reviews[days],
                    firstMeetings: flow.firstMeetings[days],
                    seconds: flow.seconds[days]
                )
            },
            recalled: flow.recalled,
            untouched: material.untouched,
            of: items
        )
    }

    /// The items with what reviews do at their paces.
    private mutating func material(
        _ items: [PlannedItem],
        daysLeft: Int,
        daysBeyond: Int
    ) -> PlannedMaterial {
        var used: [AnswerCosts: MemoryTransitions] = [:]
        let material = PlannedMaterial(items) { costs in
            let found =
                transitions[costs]
                ?? MemoryTransitions(model: model, costs: costs, longestGap: Self.longestHorizon)
            used[costs] = found
            return ReviewValues(transitions: found, daysLeft: daysLeft, daysBeyond: daysBeyond)
        }
        transitions = used
        return material
    }

    /// Moves the prices until no day holds more than its time.
    private mutating func balance(
        _ material: inout PlannedMaterial,
        _ budgets: [Double],
        demand: Double
    ) -> StudyFlow {
        // Prices of the days that are still to come stay good guesses, as long as the pace does.
        if prices.count >= budgets.count {
            prices = Array(prices.prefix(budgets.count))
            let flow = balance(&material, budgets, rounds: 16)
            if flow.isWithin(budgets) { return flow }
        }
        // Where there is more to meet than time, a second is worth its share of a first meeting.
        let supply = budgets.dropFirst().reduce(0, +)
        let newest = material.parts.map(\.values.transitions.costs.new).max() ?? 50
        let guess = 0.3 / newest * min(demand / supply, 1)
        prices = budgets.map { _ in max(guess, 1e-7) }
        return balance(&material, budgets, rounds: 60)
    }

    private mutating func balance(
        _ material: inout PlannedMaterial,
        _ budgets: [Double],
        rounds: Int
    ) -> StudyFlow {
        let daysLeft = budgets.count - 1
        var means = [Double](repeating: 0, count: budgets.count)
        for round in 0..<rounds {
            material.update(prices: prices)
            let flow = StudyFlow(material, daysLeft: daysLeft, prices: prices)
            let rate = Self.rate(round)
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
        return settle(&material, budgets)
    }

    /// Large steps find the balance; small ones stay there, however alike the items are.
    private static func rate(_ round: Int) -> Double {
        let step = Double(round)
        return 0.6 / (1 + 0.2 * step + 0.02 * step * step)
    }

    /// Small steps from prices near their balance: where all items are alike, a little makes much.
    private mutating func settle(
        _ material: inout PlannedMaterial,
        _ budgets: [Double]
    ) -> StudyFlow {
        material.update(prices: prices)
        var flow = StudyFlow(material, daysLeft: budgets.count - 1, prices: prices)
        for _ in 0..<Self.settlingRounds where !flow.isWithin(budgets) {
            for days in 1..<budgets.count {
                let excess = flow.seconds[days] / budgets[days] - 1
                prices[days] *= exp(0.04 * min(max(excess, -0.5), 1))
            }
            material.update(prices: prices)
            flow = StudyFlow(material, daysLeft: budgets.count - 1, prices: prices)
        }
        return flow
    }

    private static let settlingRounds = 40

    private static func nothingToDo(_ material: PlannedMaterial, _ items: [PlannedItem]) -> Plan {
        let untouched = material.untouched
        return Plan(today: [], days: [], recalled: untouched, untouched: untouched, of: items)
    }
}

extension ExamPlanner.Plan {
    fileprivate init(
        today: [ExamPlanner.Choice],
        days: [ExamPlanner.Day],
        recalled: Double,
        untouched: Double,
        of items: [PlannedItem]
    ) {
        let total = max(items.reduce(0) { $0 + $1.costs.worth }, .leastNormalMagnitude)
        let squares = items.reduce(0) { $0 + $1.costs.worth * $1.costs.worth }
        let share = min(max(recalled / total, 0), 1)
        self.init(
            today: today,
            days: days,
            expectedRecall: share,
            recallWithoutStudy: untouched / total,
            standardDeviation: (share * (1 - share) * squares).squareRoot() / total
        )
    }
}

extension StudyFlow {
    /// Whether all days together hold what they may, and none much more.
    fileprivate func isWithin(_ budgets: [Double]) -> Bool {
        let (asked, given) = (
            seconds.dropFirst().reduce(0, +), budgets.dropFirst().reduce(0, +)
        )
        return asked <= 1.05 * given
            && zip(seconds, budgets).dropFirst().allSatisfy { $0 <= 1.5 * $1 }
    }
}
