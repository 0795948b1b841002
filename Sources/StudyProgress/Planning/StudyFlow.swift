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

    private let prices: [Double]
    /// Items that were last reviewed with so many days left, by days, then by cell.
    private var mass: [Double] = []

    /// Follows all items from today to the test.
    init(_ material: PlannedMaterial, daysLeft: Int, prices: [Double]) {
        self.prices = prices
        seconds = [Double](repeating: 0, count: daysLeft + 1)
        reviews = seconds
        firstMeetings = seconds
        for part in material.parts { follow(part) }
    }

    private mutating func follow(_ part: PlannedMaterial.Part) {
        let values = part.values
        mass = [Double](repeating: 0, count: (values.daysLeft + 1) * MemoryGrid.count)
        for group in part.groups { begin(group, values) }
        for days in stride(from: values.daysLeft, to: 0, by: -1) {
            for cell in 0..<MemoryGrid.count { goOn(from: days, cell, values) }
        }
    }

    private mutating func begin(_ group: PlannedMaterial.Group, _ values: ReviewValues) {
        let isNew = group.items.first?.memory == nil
        let (amount, choices) = (Double(group.items.count), group.choices)
        share(amount, untouched: choices.untouched, choices.reviews, values) {
            flow,
            review,
            amount in
            if isNew { flow.firstMeetings[review.daysLeft] += amount }
        }
    }

    private mutating func goOn(from days: Int, _ cell: Int, _ values: ReviewValues) {
        let amount = mass[days * MemoryGrid.count + cell]
        guard amount > 1e-9 else { return }
        let transitions = values.transitions
        var reviews: [ItemChoices.Review] = []
        for (index, gap) in transitions.gaps.enumerated() where gap < days {
            let step = transitions.step(gap: index, cell: cell)
            reviews.append(ItemChoices.Review(step: step, daysLeft: days - gap))
        }
        share(amount, untouched: values.remembered(days, cell), reviews, values) { _, _, _ in }
    }

    /// Shares an amount of items among their choices.
    private mutating func share(
        _ amount: Double,
        untouched: Double,
        _ choices: [ItemChoices.Review],
        _ values: ReviewValues,
        note: (inout Self, ItemChoices.Review, Double) -> Void
    ) {
        let nets = choices.map { values.net($0, prices: prices) }
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
