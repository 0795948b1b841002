import Testing

@testable import StudyProgress

struct ExamPlannerTests {
    private let model = FSRSModel()
    private let good = MemoryState(stability: 2.3065, difficulty: 2.118)

    private func items(_ count: Int, new: Int = 0) -> [PlannedItem] {
        (0..<count).map { index in
            PlannedItem(
                id: "item-\(index)",
                memory: index < new ? nil : good,
                daysSinceReview: Double(index % 5 + 1)
            )
        }
    }

    /// The best expected recall of one memory with free reviews: every way to go on is tried.
    private func best(_ memory: MemoryState, elapsed: Int, daysLeft: Int) -> Double {
        guard daysLeft > 0 else {
            return model.retrievability(after: Double(elapsed), stability: memory.stability)
        }
        let skipped = best(memory, elapsed: elapsed + 1, daysLeft: daysLeft - 1)
        let chance = model.retrievability(after: Double(elapsed), stability: memory.stability)
        let outcomes = [(Rating.good, chance), (.again, 1 - chance)].map { rating, chance in
            let next = model.next(memory, rating, afterDays: Double(elapsed))
            return chance * best(next, elapsed: 1, daysLeft: daysLeft - 1)
        }
        return max(skipped, outcomes[0] + outcomes[1])
    }

    @Test(arguments: [1, 2, 3, 5, 7])
    func `with all the time there is the plan is as good as any other`(days: Int) {
        var planner = ExamPlanner()
        let item = PlannedItem(id: "a", memory: good, daysSinceReview: 2)
        let plan = planner.plan([item], daysLeft: days, secondsPerDay: 36_000)
        let exhaustive = best(good, elapsed: 2, daysLeft: days)
        #expect(abs(plan.expectedRecall - exhaustive) < 0.01)
    }

    @Test func `a day holds no more than its time`() {
        var planner = ExamPlanner()
        let plan = planner.plan(items(60, new: 40), daysLeft: 6, secondsPerDay: 600)
        let seconds = plan.today.dropLast().reduce(0) { $0 + $1.seconds }
        #expect(!plan.today.isEmpty && seconds < 600)
        for day in plan.days {
            #expect(day.seconds < 1.15 * 600, "\(day)")
        }
    }

    @Test func `more time means more is known`() {
        let recalls = [120.0, 300, 900, 1_800].map { seconds in
            var planner = ExamPlanner()
            return planner.plan(items(50, new: 30), daysLeft: 5, secondsPerDay: seconds)
                .expectedRecall
        }
        #expect(recalls == recalls.sorted())
        #expect(recalls[3] > recalls[0] + 0.1)
    }

    @Test func `study is never worse than none`() {
        for days in [1, 4, 9] {
            var planner = ExamPlanner()
            let plan = planner.plan(items(30), daysLeft: days, secondsPerDay: 300)
            #expect(plan.expectedRecall >= plan.recallWithoutStudy)
        }
    }

    @Test func `what was never met comes before what is known`() {
        var planner = ExamPlanner()
        let known = PlannedItem(
            id: "known",
            memory: MemoryState(stability: 60, difficulty: 3),
            daysSinceReview: 1
        )
        let plan = planner.plan(
            [known, PlannedItem(id: "new", memory: nil)],
            daysLeft: 2,
            secondsPerDay: 60
        )
        #expect(plan.today.first?.item.id == "new")
    }

    @Test(arguments: [90.0, 149, 200, 600])
    func `the minutes of a day are not gone beyond`(seconds: Double) {
        var planner = ExamPlanner()
        let plan = planner.plan(items(40, new: 20), daysLeft: 4, secondsPerDay: seconds)
        #expect(!plan.today.isEmpty)
        #expect(plan.today.reduce(0) { $0 + $1.seconds } <= seconds)
    }

    @Test func `of alike items, those come first that were right on fewer days`() {
        let memory = MemoryState(stability: 2, difficulty: 5)
        let alike = (0..<6).map { number in
            PlannedItem(
                id: "\(number)",
                memory: memory,
                daysSinceReview: 2,
                rightDays: [3, 0, 2, 0, 1, 3][number]
            )
        }
        var planner = ExamPlanner()
        let plan = planner.plan(alike, daysLeft: 3, secondsPerDay: 600)
        #expect(plan.today.map(\.item.id) == ["1", "3", "4", "2", "0", "5"])
    }

    @Test func `questions and cards are met in turn, by how many there are`() {
        let questions = (0..<10).map { PlannedItem(id: "question-\($0)", memory: nil) }
        let cards = (0..<20).map { PlannedItem(id: "card-\($0)", memory: nil, costs: .card) }
        var planner = ExamPlanner()
        let plan = planner.plan(questions + cards, daysLeft: 2, secondsPerDay: 300)
        let kinds = plan.today.map { $0.item.id.prefix(4) }
        #expect(kinds.count { $0 == "card" } >= kinds.count { $0 == "ques" })
        #expect(kinds.count { $0 == "ques" } >= 3)
    }

    /// A planner keeps its prices from day to day; a slower pace must not make days too long.
    @Test(arguments: [0.7, 1.0, 1.6])
    func `a plan that follows another keeps within the minutes as well`(pace: Double) {
        var planner = ExamPlanner()
        let items = (0..<150).map { PlannedItem(id: "\($0)", memory: nil) }
        _ = planner.plan(items, daysLeft: 5, secondsPerDay: 600)
        let slower = AnswerCosts(right: 25 * pace, wrong: 45 * pace, new: 50 * pace)
        let next = (0..<150).map { PlannedItem(id: "\($0)", memory: nil, costs: slower) }
        let plan = planner.plan(next, daysLeft: 4, secondsPerDay: 600)
        let seconds = plan.days.reduce(0) { $0 + $1.seconds }
        #expect(seconds <= 1.1 * 4 * 600, "\(plan.days.map(\.seconds))")
        var fresh = ExamPlanner()
        let same = fresh.plan(next, daysLeft: 4, secondsPerDay: 600)
        #expect(abs(plan.expectedRecall - same.expectedRecall) < 0.05)
    }

    @Test func `the same questions make the same plan`() {
        var (first, second) = (ExamPlanner(), ExamPlanner())
        let items = items(40, new: 10)
        #expect(
            first.plan(items, daysLeft: 5, secondsPerDay: 600)
                == second.plan(items, daysLeft: 5, secondsPerDay: 600)
        )
    }

    @Test(arguments: [(0, 5), (3, 0), (3, -2)])
    func `without items or days there is nothing to do`(count: Int, days: Int) {
        var planner = ExamPlanner()
        let plan = planner.plan(items(count), daysLeft: days, secondsPerDay: 600)
        #expect(plan.today.isEmpty && plan.days.isEmpty)
        #expect(plan.expectedRecall == plan.recallWithoutStudy)
    }

    @Test func `a far test is planned as far as the horizon`() {
        var planner = ExamPlanner()
        let plan = planner.plan(items(3), daysLeft: 4_000, secondsPerDay: 600)
        #expect(plan.days.map(\.daysAhead) == Array(0..<ExamPlanner.longestHorizon))
        var near = ExamPlanner()
        let horizon = ExamPlanner.longestHorizon
        let nearPlan = near.plan(items(3), daysLeft: horizon, secondsPerDay: 600)
        #expect(plan.expectedRecall < nearPlan.expectedRecall)
        let alone = items(3).reduce(0) { sum, item in
            sum
                + model.retrievability(
                    after: item.daysSinceReview + 4_000,
                    stability: good.stability
                )
        }
        #expect(abs(plan.recallWithoutStudy - alone / 3) < 1e-12)
    }

    @Test(arguments: [0.0, -300])
    func `where today's time is used up, nothing is planned for today`(seconds: Double) {
        var planner = ExamPlanner()
        let plan = planner.plan(
            items(20, new: 5),
            daysLeft: 3,
            secondsPerDay: 600,
            secondsToday: seconds
        )
        #expect(plan.today.isEmpty)
        #expect(plan.days.map(\.daysAhead) == [0, 1, 2] && plan.days[1].reviews > 1)
    }

    @Test func `the pace follows the answers`() {
        let usual = AnswerCosts()
        var pace = AnswerPace()
        #expect(pace.costs(from: usual) == usual)
        for _ in 0..<90 { pace.record(isNew: false, isRight: true, seconds: 50, usual: usual) }
        // 10 answers at the usual pace and 90 at half of it.
        #expect(abs(pace.costs(from: usual).right - 25 * 1.9) < 1e-9)
        for _ in 0..<10 { pace.record(isNew: true, isRight: false, seconds: 50, usual: usual) }
        #expect(abs(pace.costs(from: usual).firstRight - 0.3) < 1e-9)
    }
}
