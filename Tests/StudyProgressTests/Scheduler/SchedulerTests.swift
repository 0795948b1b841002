import Testing

@testable import StudyProgress

struct SchedulerTests {
    /// A history as a scheduler goes through it, each review at its time.
    private func delays(
        _ ratings: [Rating],
        _ scheduler: Scheduler = Scheduler(),
        fuzz: Double? = nil
    ) -> [Delay] {
        var (state, delay): (LearningState?, Delay) = (nil, .seconds(0))
        return ratings.map { rating in
            let days = (delay.seconds / 86_400).rounded(.down)
            let next = scheduler.review(state, rating, afterDays: days, fuzz: fuzz)
            (state, delay) = (next.state, next.delay)
            return next.delay
        }
    }

    // py-fsrs, tests/test_basic.py; ts-fsrs, FSRS-6.test; swift-fsrs, FSRSV6Tests.
    @Test func `thirteen reviews at their time have the published intervals`() {
        var ratings = Array(repeating: Rating.good, count: 13)
        (ratings[6], ratings[7]) = (.again, .again)
        let days = delays(ratings).map { delay in
            if case .days(let days) = delay { days } else { 0 }
        }
        #expect(days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
    }

    // ts-fsrs, FSRS-6.test, "first repeat".
    @Test(
        arguments: zip(
            Rating.allCases,
            [Delay.seconds(60), .seconds(330), .seconds(600), .days(8)]
        )
    )
    func `a first review takes a step or leaves the steps`(rating: Rating, delay: Delay) {
        #expect(delays([rating]) == [delay])
    }

    @Test func `hard on the only step takes one and a half`() {
        let scheduler = Scheduler(settings: SchedulerSettings(learningSteps: [60]))
        #expect(delays([.hard, .hard, .good], scheduler)[..<2] == [.seconds(90), .seconds(90)])
    }

    @Test func `without steps each review counts days`() {
        let settings = SchedulerSettings(learningSteps: [], relearningSteps: [])
        let found = delays([.again, .good, .again], Scheduler(settings: settings))
        #expect(
            found.allSatisfy { if case .days(let days) = $0 { days >= 1 } else { false } }
        )
    }

    @Test(arguments: [SchedulerSettings(), SchedulerSettings(learningSteps: [60])])
    func `a step that is no more ends the steps`(settings: SchedulerSettings) {
        let memory = MemoryState(stability: 2, difficulty: 5)
        let state = LearningState(memory: memory, phase: .learning, step: 7)
        let scheduler = Scheduler(settings: settings)
        for rating in [Rating.hard, .good, .easy] {
            #expect(scheduler.review(state, rating, afterDays: 0).state.phase == .review)
        }
        #expect(scheduler.review(state, .again, afterDays: 0).delay == .seconds(60))
    }

    @Test func `no interval is longer than the maximum`() {
        let scheduler = Scheduler(settings: SchedulerSettings(maximumInterval: 100))
        for fuzz in [nil, 0, 0.5, 0.999_999] {
            let ratings = Array(repeating: Rating.easy, count: 10)
            for delay in delays(ratings, scheduler, fuzz: fuzz) {
                #expect(delay.seconds <= 100 * 86_400)
            }
        }
    }

    @Test func `fuzz leaves short intervals and spreads long ones`() {
        for days in 1...2 {
            #expect(IntervalFuzz.range(around: days, maximum: 36_500).days == days...days)
        }
        // 1 + 0.15·4.5 + 0.1·13 + 0.05·(100 − 20) days either way.
        #expect(IntervalFuzz.range(around: 100, maximum: 36_500).days == 93...107)
        #expect(IntervalFuzz.range(around: 3, maximum: 36_500).days == 2...4)
        let range = IntervalFuzz.range(around: 100, maximum: 36_500)
        #expect(range.day(at: 0) == 93 && range.day(at: 0.999_999) == 107)
    }
}
