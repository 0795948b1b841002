import CNNEngine
import StudyProgress
import Testing

@testable import StudyKit

struct PlanSimulationTests {
    private static let settings = PlanSimulation.Settings(
        students: 4,
        items: 40,
        days: 5,
        minutesPerDay: 15
    )
    private static let outcomes = PlanSimulation(settings).run()

    @Test func `the same seed makes the same table`() {
        let few = PlanSimulation.Settings(students: 2, items: 10, days: 3, minutesPerDay: 5)
        #expect(PlanSimulation(few).run() == PlanSimulation(few).run())
        var other = few
        other.seed = 2
        #expect(PlanSimulation(few).run() != PlanSimulation(other).run())
    }

    @Test func `every schedule uses the same minutes`() {
        for outcome in Self.outcomes {
            // A day ends with the answer that its time runs out in.
            #expect((75..<80).contains(outcome.minutes), "\(outcome.policy)")
        }
    }

    @Test func `the planner leads every other schedule`() {
        for outcome in Self.outcomes where outcome.policy != .planner {
            #expect(outcome.lead > 0.01, "\(outcome.policy): \(outcome.lead)")
        }
    }

    @Test func `the plan alone foretells a score, each morning`() {
        for outcome in Self.outcomes {
            #expect(outcome.foretold.count == (outcome.policy == .planner ? 5 : 0))
        }
    }

    /// What is known of a student narrows the bounds.
    @Test func `the bounds hold for most, and narrow up to the test`() {
        var planner = ExamPlanner()
        let new = (0..<40).map { PlannedItem(id: "\($0)", memory: nil) }
        let met = new.map { item in
            PlannedItem(id: item.id, memory: MemoryState(stability: 4, difficulty: 5))
        }
        let (first, last) = (
            planner.plan(new, daysLeft: 5, secondsPerDay: 900).expectedScore,
            planner.plan(met, daysLeft: 1, secondsPerDay: 900).expectedScore
        )
        #expect(first.low < first.mean && first.mean < first.high && last.contains(last.mean))
        #expect(last.high - last.low < first.high - first.low)
        let settings = PlanSimulation.Settings(students: 30, items: 40, days: 4, minutesPerDay: 15)
        let foretold = PlanSimulation(settings).run()[0].foretold
        #expect(foretold.allSatisfy { $0 >= 0.75 }, "\(foretold)")
    }

    @Test func `cramming takes the last days four hours at most`() {
        let hours = StudyPolicyKind.cramming.seconds(days: 10, secondsPerDay: 1_800)
            .map { $0 / 3_600 }
        #expect(hours == [0, 0, 0, 0, 0, 0, 0, 0, 1, 4])
    }

    @Test func `SM-2 gives its published intervals`() {
        // 1, 6, then times an ease that grade 4 leaves at 2.5.
        let rule = SM2Rule()
        var state: SM2Rule.State?
        var days: [Double] = []
        for _ in 0..<4 {
            let answer = rule.answer(state, isRight: true, daysSinceReview: 1)
            state = answer.state
            days.append(answer.days)
        }
        #expect(days == [1, 6, 15, 38])
        let wrong = rule.answer(state, isRight: false, daysSinceReview: 38)
        #expect(wrong.days < 1 && abs(wrong.state.ease - 2.18) < 1e-9)
    }

    @Test func `a student forgets`() {
        var student = SimulatedStudent(
            itemCount: 20,
            costs: AnswerCosts(),
            random: SplitMix64(seed: 3)
        )
        #expect(student.recall(at: 0) == 0)
        for item in 0..<20 { _ = student.answer(item, at: 0) }
        let recalls = [0.1, 1, 5, 30].map { student.recall(at: $0) }
        #expect(recalls == recalls.sorted(by: >))
        #expect(recalls[0] > 0.9)
    }

    @Test(arguments: [(0.0, 0.02, 0.0), (0.9, 1.0, 1), (0.02, 1.0, 1), (1.4, 8.01, 7)])
    func `days are counted from morning to morning`(earlier: Double, later: Double, days: Double) {
        #expect(calendarDays(from: earlier, to: later) == days)
    }

    @Test func `a student learns as much from the next day's morning as from its evening`() {
        let recalls = [1.0, 1.15, 1.3].map { time in
            var student = SimulatedStudent(
                itemCount: 1,
                costs: AnswerCosts(),
                random: SplitMix64(seed: 3)
            )
            _ = student.answer(0, at: 0.15)
            _ = student.answer(0, at: time)
            return student.recall(at: 10)
        }
        #expect(Set(recalls).count == 1)
    }

    /// Keeps the days that it is told as its state.
    private struct ListeningRule: DueDateRule {
        func answer(
            _ state: [Double]?,
            isRight: Bool,
            daysSinceReview: Double
        ) -> (state: [Double], days: Double) {
            ((state ?? []) + [daysSinceReview], 1)
        }
    }

    @Test func `a rule of intervals is told whole days`() {
        var policy = DueDatePolicy(itemCount: 1, rule: ListeningRule())
        for time in [0.2, 0.21, 1.0, 4.1] {
            policy.record(0, isRight: true, seconds: 25, at: time)
        }
        #expect(policy.state(of: 0) == [0, 0, 1, 3])
    }
}
