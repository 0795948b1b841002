import Foundation
import Testing

@testable import StudyProgress

/// The vectors that other programs publish with FSRS-6.
struct FSRSModelTests {
    private let model = FSRSModel()

    private func expectClose(
        _ actual: Double,
        _ expected: Double,
        within relative: Double = 1e-6,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let isClose = abs(actual - expected) <= relative * abs(expected)
        #expect(isClose, "\(actual), expected \(expected)", sourceLocation: sourceLocation)
    }

    // fsrs-rs, src/inference.rs, test_next_interval (the first in double precision).
    @Test(
        arguments: zip(1...10, [3_116_769, 34_793, 2_508, 387, 90, 27, 9, 3, 1, 1])
    )
    func `an interval ends where the desired retention is reached`(tenths: Int, days: Int) {
        let interval = model.interval(
            stability: 1,
            desiredRetention: Double(tenths) / 10,
            maximum: .max >> 12
        )
        #expect(interval == days)
    }

    // fsrs-rs, src/model.rs, test_power_forgetting_curve.
    @Test(arguments: [
        (0, 1, 1), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9),
        (5, 2, 0.8261359),
    ])
    func `the chance to remember falls by a power`(days: Double, stability: Double, chance: Double)
    {
        let found = model.retrievability(after: days, stability: stability)
        expectClose(found, chance)
        expectClose(model.days(untilRetrievability: found, stability: stability), days)
    }

    // fsrs-rs, src/model.rs, test_next_difficulty: difficulty 5, before and behind the reversion.
    @Test(
        arguments: zip(
            Rating.allCases,
            [
                (8.354889, 8.341763), (6.6774445, 6.6659956), (5.0, 4.990228),
                (3.3225555, 3.3144615),
            ]
        )
    )
    func `difficulty moves with the rating`(rating: Rating, expected: (Double, Double)) {
        expectClose(model.shiftedDifficulty(5, rating), expected.0)
        expectClose(model.nextDifficulty(5, rating), expected.1)
    }

    // fsrs-rs, src/model.rs, test_next_stability: S = 5, D = rating, R = 0.9, 0.8, 0.7, 0.6.
    @Test(
        arguments: zip(
            Rating.allCases,
            [
                (0.9, 25.602541, 1.0525396, 1.596818), (0.8, 28.226582, 1.1894329, 5.0),
                (0.7, 58.656002, 1.3680838, 5.0), (0.6, 127.226685, 1.584989, 8.12961),
            ]
        )
    )
    func `stability grows by recall and shrinks by a lapse`(
        rating: Rating,
        expected: (retrievability: Double, recall: Double, lapse: Double, sameDay: Double)
    ) {
        let memory = MemoryState(stability: 5, difficulty: Double(rating.rawValue))
        let chance = expected.retrievability
        let recall = model.stabilityAfterRecall(memory, rating, retrievability: chance)
        let lapse = model.stabilityAfterLapse(memory, retrievability: chance)
        expectClose(recall, expected.recall)
        expectClose(lapse, expected.lapse)
        expectClose(model.sameDayStability(5, rating), expected.sameDay)
    }

    // ts-fsrs, FSRS-6.test, "first repeat".
    @Test(
        arguments: zip(
            Rating.allCases,
            [(0.212, 6.4133), (1.2931, 5.11217071), (2.3065, 2.11810397), (8.2956, 1)]
        )
    )
    func `a first review sets stability and difficulty`(
        rating: Rating,
        expected: (stability: Double, difficulty: Double)
    ) {
        let memory = model.initial(rating)
        expectClose(memory.stability, expected.stability)
        expectClose(memory.difficulty, expected.difficulty)
    }

    // fsrs-rs, src/inference.rs, test_memory_state; py-fsrs, test_memory_state.
    @Test(arguments: [(true, 53.62691, 6.3574867), (false, 53.335106, 6.3574867)])
    func `a history leads to a memory`(hasSameDay: Bool, stability: Double, difficulty: Double) {
        var values = FSRSParameters.default.values
        if !hasSameDay { for index in 17...19 { values[index] = 0 } }
        let model = FSRSModel(FSRSParameters(unchecked: values))
        let later: [(Rating, Double)] = [
            (.good, 0), (.good, 1), (.good, 3), (.good, 8), (.good, 21),
        ]
        let memory = later.reduce(model.initial(.again)) { memory, review in
            model.next(memory, review.0, afterDays: review.1)
        }
        expectClose(memory.stability, stability, within: 1e-5)
        expectClose(memory.difficulty, difficulty, within: 1e-5)
    }

    // fsrs-rs, src/inference.rs, test_memory_from_sm2.
    @Test(arguments: [
        (2.5, 10, 0.9, 10, 6.9140563), (2.5, 10, 0.8, 3.01572, 9.393428),
        (2.5, 10, 0.95, 24.841097, 1.2974405), (1.3, 20, 0.9, 20, 10),
    ])
    func `an ease and an interval of SM-2 lead to a memory`(
        ease: Double,
        interval: Double,
        retention: Double,
        stability: Double,
        difficulty: Double
    ) {
        let memory = model.memory(ease: ease, interval: interval, retention: retention)
        // Published in single precision, which loses digits in 11 − D.
        expectClose(memory.stability, stability, within: 1e-5)
        expectClose(memory.difficulty, difficulty, within: 1e-5)
    }

    @Test func `a thousand lapses leave a little stability`() {
        var memory = model.initial(.again)
        for _ in 0..<1_000 { memory = model.next(memory, .again, afterDays: 1) }
        #expect(memory.stability >= 0.001 && memory.difficulty <= 10)
    }

    @Test func `ten times easy at once is as easy as can be`() {
        var memory = model.initial(.easy)
        for _ in 0..<10 { memory = model.next(memory, .easy, afterDays: 0) }
        #expect(memory.difficulty == 1)
    }
}
