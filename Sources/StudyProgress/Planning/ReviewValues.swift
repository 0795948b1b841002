/// What a memory is worth on each day, when every second of study has its price.
///
/// The value of a memory that was last reviewed with d days left is the chance to remember on the
/// day of the test, less the price of the reviews to come, when the best of these is done: leave it,
/// or review it once more after a gap g and go on from there,
///
///     v(d, m) = max( R(d, m), max_g  R·v(d − g, m after right) + (1 − R)·v(d − g, m after wrong)
///                                    − price(d − g)·seconds )
///
/// (Bellman 1957). Reviews end on the day before the test.
struct ReviewValues {
    let transitions: MemoryTransitions
    /// Days of study left.
    let daysLeft: Int
    /// Days between the last of them and the day before the test, on which nothing is done.
    let daysBeyond: Int
    /// R on the day of the test times the worth, by days since the review, then by cell.
    private let remembered: [Double]
    /// v by days left, then by cell.
    private(set) var values: [Double]

    init(transitions: MemoryTransitions, daysLeft: Int, daysBeyond: Int = 0) {
        self.transitions = transitions
        self.daysLeft = daysLeft
        self.daysBeyond = daysBeyond
        let model = transitions.model
        remembered = (0...daysLeft).flatMap { days in
            (0..<MemoryGrid.count).map { cell in
                transitions.costs.worth
                    * model.retrievability(
                        after: Double(days + daysBeyond),
                        stability: MemoryGrid.memory(at: cell).stability
                    )
            }
        }
        values = remembered
    }

    /// Works out all values; `prices` are recall per second, by days left.
    mutating func update(prices: [Double]) {
        guard daysLeft > 0 else { return }
        for days in 1...daysLeft {
            for cell in 0..<MemoryGrid.count {
                var best = remembered(days, cell)
                for index in transitions.gaps.indices {
                    let left = days - transitions.gaps[index]
                    guard left > 0 else { break }
                    let step = transitions.step(gap: index, cell: cell)
                    best = max(best, net(.init(step: step, daysLeft: left), prices: prices))
                }
                values[days * MemoryGrid.count + cell] = best
            }
        }
    }

    /// R on the day of the test of a memory that is not reviewed any more.
    func remembered(_ daysLeft: Int, _ cell: Int) -> Double {
        remembered[daysLeft * MemoryGrid.count + cell]
    }

    /// The value behind a review, less its price.
    func net(_ review: ItemChoices.Review, prices: [Double]) -> Double {
        value(of: review.step, daysLeft: review.daysLeft)
            - prices[review.daysLeft] * review.step.seconds
    }

    /// The value behind a review, its own price aside.
    func value(of step: MemoryTransitions.Step, daysLeft: Int) -> Double {
        let offset = daysLeft * MemoryGrid.count
        let right = MemoryGrid.value(at: step.right, in: values, from: offset)
        let wrong = MemoryGrid.value(at: step.wrong, in: values, from: offset)
        return step.retrievability * right + (1 - step.retrievability) * wrong
    }
}
