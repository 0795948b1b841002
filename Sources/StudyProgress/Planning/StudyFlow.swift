internal import Foundation

/// How the items of a plan are expected to move: what is reviewed on which day, and what is known in
/// the end.
///
/// A shadow price for each day keeps the reviews within its minutes. A choice whose value is near to
/// the best is taken in part (softmax), so that a small change of a price moves a few reviews and
/// not all of them.
struct StudyFlow {
    /// Values this near to each other, in items known, are as good as equal.
    ///
    /// Measured on simulated students: at 0.003 the prices swing and up to 5 points of recall are
    /// lost, from 0.01 to 0.04 it makes no difference.
    private static let temperature = 0.015

    /// Expected seconds, by days left.
    private(set) var seconds: [Double]
    /// Expected reviews, first meetings among them, by days left.
    private(set) var reviews: [Double]
    /// Expected first meetings, by days left.
    private(set) var firstMeetings: [Double]
    /// The expected number of items that are known on the day of the test.
    private(set) var recalled = 0.0

    private let values: ReviewValues
    private let prices: [Double]
    /// Items that were last reviewed with so many days left, by days, then by cell.
    private var mass: [Double]

    /// Follows all items from today to the test.
    init(_ items: [PlannedItem], values: ReviewValues, prices: [Double]) {
        self.values = values
        self.prices = prices
        let days = values.daysLeft + 1
        seconds = [Double](repeating: 0, count: days)
        reviews = seconds
        firstMeetings = seconds
        mass = [Double](repeating: 0, count: days * MemoryGrid.count)
        for item in items { begin(item) }
        for days in stride(from: values.daysLeft, to: 0, by: -1) {
            for cell in 0..<MemoryGrid.count { goOn(from: days, cell) }
        }
    }

    private mutating func begin(_ item: PlannedItem) {
        let choices = ItemChoices(item, values: values)
        share(1, untouched: choices.untouched, choices.reviews) { flow, review, amount in
            if item.memory == nil { flow.firstMeetings[review.daysLeft] += amount }
        }
    }

    private mutating func goOn(from days: Int, _ cell: Int) {
        let amount = mass[days * MemoryGrid.count + cell]
        guard amount > 1e-9 else { return }
        let transitions = values.transitions
        var reviews: [ItemChoices.Review] = []
        for (index, gap) in transitions.gaps.enumerated() where gap < days {
            let step = transitions.step(gap: index, cell: cell)
            let value = values.value(of: step, daysLeft: days - gap)
            reviews.append(ItemChoices.Review(step: step, daysLeft: days - gap, value: value))
        }
        share(amount, untouched: values.remembered(days, cell), reviews) { _, _, _ in }
    }

    /// Shares an amount of items among their choices.
    private mutating func share(
        _ amount: Double,
        untouched: Double,
        _ choices: [ItemChoices.Review],
        note: (inout Self, ItemChoices.Review, Double) -> Void
    ) {
        let nets = choices.map { $0.value - prices[$0.daysLeft] * $0.step.seconds }
        let best = max(untouched, nets.max() ?? 0)
        let weights = nets.map { exp(($0 - best) / Self.temperature) }
        let unit = amount / weights.reduce(exp((untouched - best) / Self.temperature), +)
        recalled += unit * exp((untouched - best) / Self.temperature) * untouched
        for (choice, weight) in zip(choices, weights) where weight > 1e-6 {
            review(choice, unit * weight)
            note(&self, choice, unit * weight)
        }
    }

    private mutating func review(_ choice: ItemChoices.Review, _ amount: Double) {
        let (step, days) = (choice.step, choice.daysLeft)
        seconds[days] += amount * step.seconds
        reviews[days] += amount
        let offset = days * MemoryGrid.count
        let right = amount * step.retrievability
        MemoryGrid.spread(right, at: step.right, over: &mass, from: offset)
        MemoryGrid.spread(amount - right, at: step.wrong, over: &mass, from: offset)
    }
}
