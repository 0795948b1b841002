/// When an item may be reviewed next, from today to the day before the test, and what that leads to.
///
/// It does not depend on prices: worked out once for a plan.
struct ItemChoices {
    /// A review with so many days left.
    struct Review {
        let step: MemoryTransitions.Step
        let daysLeft: Int
    }

    /// What it is worth on the day of the test when it is left alone: the chance to know it, by worth.
    let untouched: Double
    /// The reviews that may come next, today's first.
    let reviews: [Review]

    init(_ item: PlannedItem, values: ReviewValues) {
        let transitions = values.transitions
        if let memory = item.memory {
            let recalled = transitions.model.retrievability(
                after: item.daysSinceReview + Double(values.daysLeft + values.daysBeyond),
                stability: memory.stability
            )
            untouched = transitions.costs.worth * recalled
        } else {
            // What was never met is not known: a guess is no knowledge.
            untouched = 0
        }
        reviews = ([0] + transitions.gaps).filter { $0 < values.daysLeft }.map { wait in
            let step =
                item.memory.map {
                    transitions.step($0, after: item.daysSinceReview + Double(wait))
                } ?? transitions.firstMeeting
            return Review(step: step, daysLeft: values.daysLeft - wait)
        }
    }

    /// What today's review gains over the best that could be done instead, per second.
    ///
    /// Today's own price is left out: the ranking of the day's reviews takes its place.
    func gainToday(_ values: ReviewValues, prices: [Double]) -> Double {
        guard let today = reviews.first else { return 0 }
        let others = reviews.dropFirst().map { values.net($0, prices: prices) }
        let value = values.value(of: today.step, daysLeft: today.daysLeft)
        return (value - max(untouched, others.max() ?? 0)) / today.step.seconds
    }
}
