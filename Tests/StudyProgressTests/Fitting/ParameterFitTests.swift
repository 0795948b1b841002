import Foundation
import Testing

@testable import StudyProgress

/// Fits to students who forget by parameters that are known.
struct ParameterFitTests {
    private typealias Answer = (item: Int, day: StudyDay, rating: Rating)

    /// The log of a student: eight new things a day, each review when it is due by the default
    /// parameters, right by the chance that the true ones give.
    private static func log(_ truth: FSRSModel, days: Int, seed: UInt64) -> [Answer] {
        var random = SampleEvents(seed: seed)
        let scheduler = Scheduler()
        var items: [(memory: MemoryState, state: LearningState, last: Int, due: Int)] = []
        var log: [Answer] = []
        for day in 0..<days {
            for index in items.indices where items[index].due <= day {
                let passed = Double(day - items[index].last)
                let memory = items[index].memory
                let chance = truth.retrievability(after: passed, stability: memory.stability)
                let isRight = Double(random.integer(below: 1_000_000)) < chance * 1e6
                let rating: Rating =
                    isRight ? random.integer(below: 5) == 0 ? .hard : .good : .again
                items[index].memory = truth.next(memory, rating, afterDays: passed)
                let state = items[index].state
                items[index].state.memory = scheduler.model.next(
                    state.memory,
                    rating,
                    afterDays: passed
                )
                items[index].last = day
                items[index].due = day + scheduler.interval(for: items[index].state.memory)
                log.append((index, StudyDay(number: day), rating))
            }
            guard day < days * 3 / 4 else { continue }
            for _ in 0..<8 {
                let rating: Rating = random.integer(below: 3) == 0 ? .again : .good
                let memory = scheduler.model.initial(rating)
                log.append((items.count, StudyDay(number: day), rating))
                items.append(
                    (
                        truth.initial(rating),
                        LearningState(memory: memory, phase: .review, step: nil), day,
                        day + scheduler.interval(for: memory)
                    )
                )
            }
        }
        return log
    }

    /// How the true parameters differ from the default ones: factors by index.
    @Test(arguments: [
        [0: 0.4, 2: 0.25, 20: 1.8], [0: 0.5, 2: 0.35, 8: 0.8], [8: 1.25, 11: 1.6, 20: 0.75],
    ])
    func `fitted parameters come close to the true ones`(factors: [Int: Double]) throws {
        var values = FSRSParameters.default.values
        for (index, factor) in factors { values[index] *= factor }
        let truth = try FSRSParameters(values)
        let log = Self.log(FSRSModel(truth), days: 70, seed: 11)
        let fit = try ParameterFit(log)
        let (histories, predicted) = ReviewHistory.all(log)
        let best = ParameterFit.error(truth, histories, from: predicted - fit.heldOut)
        #expect(fit.reviews == predicted && fit.heldOut == predicted / 5)
        #expect(fit.isBetter)
        // Of what there is to gain, most is gained.
        let gain = fit.before.logLoss - best.logLoss
        #expect(fit.after.logLoss - best.logLoss < 0.4 * gain, "\(fit.before) \(fit.after) \(best)")
        #expect(fit.after.binnedRMSE < fit.before.binnedRMSE)
        #expect(throws: Never.self) { try FSRSParameters(fit.parameters.values) }
    }

    @Test func `a student like many is foretold about as well as before`() throws {
        let log = Self.log(FSRSModel(), days: 60, seed: 5)
        let fit = try ParameterFit(log)
        #expect(abs(fit.after.logLoss - fit.before.logLoss) < 0.015, "\(fit.before) \(fit.after)")
    }

    @Test func `the same log leads to the same parameters`() throws {
        let log = Self.log(FSRSModel(), days: 30, seed: 3)
        #expect(try ParameterFit(log) == ParameterFit(log))
    }

    @Test func `too few reviews are said, whatever the log is long`() {
        // A thousand answers on one day tell nothing about forgetting.
        let day = StudyDay(number: 20_000)
        let log = (0..<1_000).map { (item: $0 % 10, day: day, rating: Rating.good) }
        let error = #expect(throws: ParameterFit.TooFew.self) { _ = try ParameterFit(log) }
        #expect(error?.reviews == 0)
        #expect(error?.description.contains("needs 400 reviews") == true)
    }

    @Test func `a store keeps fitted parameters and makes its schedules with them`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        var samples = SampleEvents(seed: 4)
        let store = try ReviewStore(path: path)
        for event in samples.history(60) { try store.record(event) }
        let before = try store.allSchedules()
        var settings = store.settings
        var values = FSRSParameters.default.values
        values[2] = 7.25
        settings.parameters = try FSRSParameters(values)
        try store.save(settings)
        let next = try ReviewStore(path: path)
        #expect(next.settings == settings)
        let after = try next.allSchedules()
        #expect(after.map(\.id) == before.map(\.id) && after != before)
    }
}
