import Foundation
import Testing

@testable import StudyProgress

/// 120 histories in four configurations, computed by py-fsrs with Anki's rule for the same day.
struct SchedulerOracleTests {
    private struct Oracle: Decodable {
        var parameters: [Double]
        var cases: [Case]
    }

    private struct Case: Decodable {
        var id: Int
        var config: Config
        var anki: [Review]
    }

    private struct Config: Decodable {
        var desired_retention: Double
        var maximum_interval: Int
        var learning_steps_s: [Double]
        var relearning_steps_s: [Double]
    }

    private struct Review: Decodable {
        var rating: Int
        var gap_s: Double
        var R_before: Double
        var S: Double
        var D: Double
        var state: String
        var step: Int?
        var due_in_s: Double
    }

    private static func isClose(_ actual: Double, _ expected: Double) -> Bool {
        abs(actual - expected) <= 1e-9 * abs(expected)
    }

    @Test func `every state of every history is that of the oracle`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/fsrs6-oracle.json")
        let oracle = try JSONDecoder().decode(Oracle.self, from: Data(contentsOf: file))
        #expect(oracle.cases.count == 120)
        #expect(oracle.parameters == FSRSParameters.default.values)
        for history in oracle.cases {
            let settings = SchedulerSettings(
                desiredRetention: history.config.desired_retention,
                maximumInterval: history.config.maximum_interval,
                learningSteps: history.config.learning_steps_s,
                relearningSteps: history.config.relearning_steps_s
            )
            try compare(history, Scheduler(settings: settings))
        }
    }

    private func compare(_ history: Case, _ scheduler: Scheduler) throws {
        var state: LearningState?
        for (number, review) in history.anki.enumerated() {
            let place = "history \(history.id), review \(number + 1)"
            let rating = try #require(Rating(rawValue: review.rating))
            let days = (review.gap_s / 86_400).rounded(.down)
            if let memory = state?.memory {
                let chance = scheduler.model.retrievability(
                    after: days,
                    stability: memory.stability
                )
                #expect(Self.isClose(chance, review.R_before), "\(place): R \(chance)")
            }
            let next = scheduler.review(state, rating, afterDays: days)
            state = next.state
            let memory = next.state.memory
            #expect(Self.isClose(memory.stability, review.S), "\(place): S \(memory.stability)")
            #expect(Self.isClose(memory.difficulty, review.D), "\(place): D \(memory.difficulty)")
            #expect(next.state.phase.rawValue == review.state, "\(place)")
            #expect(next.state.step == review.step, "\(place)")
            #expect(next.delay.seconds == review.due_in_s, "\(place): \(next.delay)")
        }
    }
}
