import CNNEngine
import Testing

struct LearningRateScheduleTests {
    struct Fixture: Decodable, CustomTestStringConvertible {
        struct Settings: Decodable {
            var type: String
            var every: Int?
            var factor: Double?
            var epochs: Int?
            var minimum: Double?
        }

        var name: String
        var schedule: Settings
        var base: Double
        var values: [Double]

        var testDescription: String { name }

        struct File: Decodable { var schedules: [Fixture] }

        static let all = (try? fixture("optimizers", as: File.self).schedules) ?? []

        var rule: LearningRateSchedule? {
            switch (schedule.type, schedule.every, schedule.factor, schedule.epochs) {
            case ("step", let every?, let factor?, _): .step(every: every, factor: factor)
            case ("exponential", _, let factor?, _): .exponential(factor: factor)
            case ("cosine", _, _, let epochs?):
                .cosine(epochs: epochs, minimum: schedule.minimum ?? 0)
            default: nil
            }
        }
    }

    @Test(arguments: Fixture.all)
    func `rates are PyTorch's`(example: Fixture) throws {
        let rule = try #require(example.rule)
        try rule.check()
        let rates = example.values.indices.map { rule.rate(from: example.base, at: $0) }
        expectClose(rates, example.values)
    }

    @Test func `three kinds of schedules have cases`() {
        #expect(Set(Fixture.all.map(\.schedule.type)) == ["step", "exponential", "cosine"])
    }

    @Test func `a warm-up climbs to the rate and hands over to the next schedule`() {
        let schedule = LearningRateSchedule.warmUp(
            epochs: 4,
            start: 0.2,
            then: .step(every: 2, factor: 0.5)
        )
        let rates = (0..<8).map { schedule.rate(from: 1, at: $0) }
        expectClose(rates, [0.2, 0.4, 0.6, 0.8, 1, 1, 0.5, 0.5])
    }

    @Test func `a cosine stays at its minimum, a constant where it is`() {
        let cosine = LearningRateSchedule.cosine(epochs: 3, minimum: 0.25)
        #expect([3, 4, 100].map { cosine.rate(from: 1, at: $0) } == [0.25, 0.25, 0.25])
        #expect(LearningRateSchedule.constant.rate(from: 0.3, at: 77) == 0.3)
    }

    @Test(
        arguments: [
            .step(every: 0, factor: 0.5), .step(every: 1, factor: -1), .exponential(factor: .nan),
            .cosine(epochs: 0), .warmUp(epochs: -1), .warmUp(epochs: 1, then: .cosine(epochs: -1)),
        ] as [LearningRateSchedule]
    )
    func `schedules outside their range are refused`(schedule: LearningRateSchedule) {
        #expect(throws: TrainingError.self) { try schedule.check() }
        // Unchecked they still give a number or infinity, and do not trap.
        _ = schedule.rate(from: 1, at: 3)
    }
}
