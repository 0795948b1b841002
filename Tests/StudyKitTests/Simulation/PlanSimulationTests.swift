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

    @Test func theSameSeedMakesTheSameTable() {
        let few = PlanSimulation.Settings(students: 2, items: 10, days: 3, minutesPerDay: 5)
        #expect(PlanSimulation(few).run() == PlanSimulation(few).run())
        var other = few
        other.seed = 2
        #expect(PlanSimulation(few).run() != PlanSimulation(other).run())
    }

    @Test func everyScheduleUsesTheSameMinutes() {
        for outcome in Self.outcomes {
            // A day ends with the answer that its time runs out in.
            #expect((75..<80).contains(outcome.minutes), "\(outcome.policy)")
        }
    }

    @Test func thePlannerLeadsEveryOtherSchedule() {
        for outcome in Self.outcomes where outcome.policy != .planner {
            #expect(outcome.lead > 0.01, "\(outcome.policy): \(outcome.lead)")
        }
    }

    @Test func crammingTakesTheLastDaysFourHoursAtMost() {
        let hours = StudyPolicyKind.cramming.seconds(days: 10, secondsPerDay: 1_800)
            .map { $0 / 3_600 }
        #expect(hours == [0, 0, 0, 0, 0, 0, 0, 0, 1, 4])
    }

    @Test func sm2GivesItsPublishedIntervals() {
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

    @Test func aStudentForgets() {
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
}
