/// Where in its life a learned thing is.
public enum LearningPhase: String, Sendable, CaseIterable {
    /// Its first steps, minutes apart.
    case learning = "Learning"
    /// Intervals of days.
    case review = "Review"
    /// Steps again after it was forgotten.
    case relearning = "Relearning"
}

/// How often things are to come back.
public struct SchedulerSettings: Hashable, Sendable {
    /// R at which a review falls due, above 0, at most 1.
    public var desiredRetention: Double
    /// The longest interval, in days.
    public var maximumInterval: Int
    /// Seconds to the next step of what is new.
    public var learningSteps: [Double]
    /// Seconds to the next step of what was forgotten.
    public var relearningSteps: [Double]

    /// Anki's settings where nothing else is given.
    public init(
        desiredRetention: Double = 0.9,
        maximumInterval: Int = 36_500,
        learningSteps: [Double] = [60, 600],
        relearningSteps: [Double] = [600]
    ) {
        self.desiredRetention = desiredRetention
        self.maximumInterval = maximumInterval
        self.learningSteps = learningSteps
        self.relearningSteps = relearningSteps
    }
}

/// A memory and its place in the steps, after a review.
public struct LearningState: Hashable, Sendable {
    /// The memory.
    public var memory: MemoryState
    /// The phase.
    public var phase: LearningPhase
    /// The step, from 0; `nil` in review.
    public var step: Int?

    /// A state.
    public init(memory: MemoryState, phase: LearningPhase, step: Int?) {
        self.memory = memory
        self.phase = phase
        self.step = step
    }
}

/// When something comes back.
public enum Delay: Hashable, Sendable {
    /// A step within the day.
    case seconds(Double)
    /// A number of days, at least 1.
    case days(Int)

    /// The delay in seconds, a day as 24 hours.
    public var seconds: Double {
        switch self {
        case .seconds(let seconds): seconds
        case .days(let days): Double(days) * 86_400
        }
    }
}

/// Decides when something comes back: FSRS-6 with learning and relearning steps; pure.
public struct Scheduler: Hashable, Sendable {
    /// The name that reviews keep, so that a later scheduler can tell what made their dates.
    public static let name = "fsrs6"

    /// The forgetting model.
    public let model: FSRSModel
    /// The settings.
    public let settings: SchedulerSettings

    /// A scheduler of a model and settings.
    public init(model: FSRSModel = FSRSModel(), settings: SchedulerSettings = SchedulerSettings()) {
        self.model = model
        self.settings = settings
    }

    /// The state after a review, and when the next one is due.
    ///
    /// `days` have passed since the review before; less than one is the same day. `fuzz`, from 0 to
    /// below 1, spreads intervals of days; without it they are exact.
    public func review(
        _ state: LearningState?,
        _ rating: Rating,
        afterDays days: Double,
        fuzz: Double? = nil
    ) -> (state: LearningState, delay: Delay) {
        let memory =
            state.map { model.next($0.memory, rating, afterDays: days) } ?? model.initial(rating)
        let phase = state?.phase ?? .learning
        switch phase {
        case .learning, .relearning:
            let steps = phase == .learning ? settings.learningSteps : settings.relearningSteps
            if let (step, seconds) = Self.step(after: rating, at: state?.step ?? 0, of: steps) {
                return (LearningState(memory: memory, phase: phase, step: step), .seconds(seconds))
            }
        case .review:
            if rating == .again, let seconds = settings.relearningSteps.first {
                let state = LearningState(memory: memory, phase: .relearning, step: 0)
                return (state, .seconds(seconds))
            }
        }
        let interval = interval(for: memory, fuzz: fuzz)
        return (LearningState(memory: memory, phase: .review, step: nil), .days(interval))
    }

    /// Days to the review of a memory, spread by the fuzz.
    public func interval(for memory: MemoryState, fuzz: Double? = nil) -> Int {
        let days = model.interval(
            stability: memory.stability,
            desiredRetention: settings.desiredRetention,
            maximum: settings.maximumInterval
        )
        guard let fuzz else { return days }
        return IntervalFuzz.range(around: days, maximum: settings.maximumInterval).day(at: fuzz)
    }

    /// The step that follows, and the seconds to it; `nil` where the steps are done.
    private static func step(
        after rating: Rating,
        at step: Int,
        of steps: [Double]
    ) -> (step: Int, seconds: Double)? {
        guard let first = steps.first else { return nil }
        if rating == .again { return (0, first) }
        // With fewer steps than there were when it was last seen, it may stand behind the last.
        guard step < steps.count else { return nil }
        switch rating {
        case .again, .easy: return nil
        case .hard: return (step, secondsAfterHard(at: step, of: steps))
        case .good: return step + 1 < steps.count ? (step + 1, steps[step + 1]) : nil
        }
    }

    /// On the first step the mean of the first two, or one and a half times the only one.
    private static func secondsAfterHard(at step: Int, of steps: [Double]) -> Double {
        guard step == 0 else { return steps[step] }
        return steps.count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2
    }
}
