internal import StudyProgress

/// Days between two times in days, counted from morning to morning, as FSRS and this program do: what
/// was asked last evening was asked a day ago.
func calendarDays(from earlier: Double, to later: Double) -> Double {
    later.rounded(.down) - earlier.rounded(.down)
}

/// A way to choose what is studied next, told nothing but what was answered and when.
protocol StudyPolicy: Sendable {
    /// The score that was expected on the morning of each day; empty where none is.
    var forecasts: [ExpectedScore] { get }

    /// A day begins; `daysLeft` counts it, `seconds` are its time.
    mutating func begin(day: Int, daysLeft: Int, seconds: Double)

    /// The item to study next, at a time in days, with so many seconds left of the day.
    mutating func next(at now: Double, secondsLeft: Double) -> Int

    /// An item was answered, in so many seconds.
    mutating func record(_ item: Int, isRight: Bool, seconds: Double, at now: Double)
}

extension StudyPolicy {
    var forecasts: [ExpectedScore] { [] }
}

/// The schedules that are compared.
public enum StudyPolicyKind: String, Sendable, CaseIterable, Encodable {
    /// The plan of this program.
    case planner
    /// Anki's default: FSRS-6, retention 0.9, steps of 1 and 10 minutes.
    case anki
    /// SM-2 (Woźniak 1990).
    case sm2 = "sm-2"
    /// After 1, 3 and 7 days, then every 7.
    case fixedIntervals = "fixed-intervals"
    /// All minutes on the last days, at most four hours on each, round and round.
    case cramming

    func make(itemCount: Int, costs: AnswerCosts) -> any StudyPolicy {
        switch self {
        case .planner: PlannerPolicy(itemCount: itemCount, costs: costs)
        case .anki: DueDatePolicy(itemCount: itemCount, rule: AnkiRule())
        case .sm2: DueDatePolicy(itemCount: itemCount, rule: SM2Rule())
        case .fixedIntervals: DueDatePolicy(itemCount: itemCount, rule: FixedIntervalRule())
        case .cramming: CrammingPolicy(itemCount: itemCount)
        }
    }

    /// The most that anyone crams on one day, in seconds.
    private static let longestDay = 4 * 3600.0

    /// The seconds of each day: all the same, or for cramming as late as four hours a day allow.
    func seconds(days: Int, secondsPerDay: Double) -> [Double] {
        var seconds = [Double](repeating: secondsPerDay, count: days)
        guard self == .cramming else { return seconds }
        var left = secondsPerDay * Double(days)
        for day in seconds.indices.reversed() {
            seconds[day] = min(left, max(Self.longestDay, secondsPerDay))
            left -= seconds[day]
        }
        return seconds
    }
}
