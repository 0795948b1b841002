/// What a review does to each memory of the grid, after each gap that a plan may leave.
struct MemoryTransitions: Sendable {
    /// A review after a gap: the chance that it is right, and where the memory goes.
    struct Step: Sendable {
        let retrievability: Double
        let right: MemoryGrid.Place
        let wrong: MemoryGrid.Place
        let seconds: Double
    }

    /// The gaps in days, shortest first: each up to a week, then about a fifth longer each.
    let gaps: [Int]
    let model: FSRSModel
    let costs: AnswerCosts
    /// The first meeting.
    let firstMeeting: Step
    /// By gap, then by cell.
    private let steps: [Step]

    init(model: FSRSModel, costs: AnswerCosts, longestGap: Int) {
        self.model = model
        self.costs = costs
        let gaps = Self.gaps(upTo: longestGap)
        self.gaps = gaps
        firstMeeting = Step(
            retrievability: costs.firstRight,
            right: MemoryGrid.place(of: model.initial(.good)),
            wrong: MemoryGrid.place(of: model.initial(.again)),
            seconds: costs.new
        )
        steps = gaps.flatMap { gap in
            (0..<MemoryGrid.count).map { cell in
                Self.step(MemoryGrid.memory(at: cell), after: Double(gap), model, costs)
            }
        }
    }

    private static func gaps(upTo longest: Int) -> [Int] {
        var gaps: [Int] = []
        var gap = 1
        while gap <= longest {
            gaps.append(gap)
            gap = max(gap + 1, gap * 6 / 5)
        }
        return gaps
    }

    /// A review of a memory of the grid, after the gap of an index.
    func step(gap index: Int, cell: Int) -> Step { steps[index * MemoryGrid.count + cell] }

    /// A review of any memory, so many days after its last one.
    func step(_ memory: MemoryState, after days: Double) -> Step {
        Self.step(memory, after: days, model, costs)
    }

    private static func step(
        _ memory: MemoryState,
        after days: Double,
        _ model: FSRSModel,
        _ costs: AnswerCosts
    ) -> Step {
        let chance = model.retrievability(after: days, stability: memory.stability)
        return Step(
            retrievability: chance,
            right: MemoryGrid.place(of: model.next(memory, .good, afterDays: days)),
            wrong: MemoryGrid.place(of: model.next(memory, .again, afterDays: days)),
            seconds: costs.expected(right: chance)
        )
    }
}
