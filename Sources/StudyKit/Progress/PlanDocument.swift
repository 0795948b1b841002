internal import StudyCore
internal import StudyProgress

/// What `study plan --json` prints, `study.plan/1`.
public struct PlanDocument: Encodable, Sendable {
    let schema = "study.plan/1"
    let exam: String
    let today: String
    let daysLeft: Int
    let minutesPerDay: Double
    let minutesToday: Double
    let items: Int
    let met: Int
    let secure: Int
    let expectedScore: Score
    let scoreWithoutStudy: Double
    let reviewsToday: [Review]
    let days: [Day]

    struct Score: Encodable, Sendable {
        let mean: Double
        let low: Double
        let high: Double
    }

    struct Review: Encodable, Sendable {
        let kind: String
        let topic: String
        let name: String
        let seconds: Double
        let isNew: Bool

        enum CodingKeys: String, CodingKey {
            case kind, topic, name, seconds
            case isNew = "is_new"
        }
    }

    struct Day: Encodable, Sendable {
        let day: String
        let reviews: Double
        let firstMeetings: Double
        let minutes: Double

        enum CodingKeys: String, CodingKey {
            case day, reviews, minutes
            case firstMeetings = "first_meetings"
        }
    }

    enum CodingKeys: String, CodingKey {
        case schema, exam, today, items, met, secure, days
        case daysLeft = "days_left"
        case minutesPerDay = "minutes_per_day"
        case minutesToday = "minutes_today"
        case expectedScore = "expected_score"
        case scoreWithoutStudy = "score_without_study"
        case reviewsToday = "reviews_today"
    }

    /// The document of a plan.
    public init(_ plan: StudyPlan) {
        exam = "\(plan.goal.day)"
        today = "\(plan.today)"
        daysLeft = plan.daysLeft
        minutesPerDay = plan.goal.minutesPerDay
        minutesToday = plan.minutesToday
        items = plan.items
        met = plan.met
        secure = plan.secure
        let score = plan.plan.expectedScore
        expectedScore = Score(mean: score.mean, low: score.low, high: score.high)
        scoreWithoutStudy = plan.plan.recallWithoutStudy
        reviewsToday = plan.reviewsToday.map { item, choice in
            Review(
                kind: item.kind.rawValue,
                topic: item.topic.slug,
                name: item.name,
                seconds: choice.seconds,
                isNew: choice.item.memory == nil
            )
        }
        days = plan.plan.days.map { day in
            Day(
                day: "\(StudyDay(number: plan.today.number + day.daysAhead))",
                reviews: day.reviews,
                firstMeetings: day.firstMeetings,
                minutes: day.seconds / 60
            )
        }
    }
}

extension PlanSimulation.Settings {
    enum CodingKeys: String, CodingKey {
        case students, items, days, seed
        case minutesPerDay = "minutes_per_day"
    }
}

extension PlanSimulation.Outcome {
    enum CodingKeys: String, CodingKey {
        case policy, recall, deviation, minutes, reviews, lead, beaten, foretold
        case weakestTenth = "weakest_tenth"
        case monthLater = "month_later"
        case leadError = "lead_error"
    }
}

/// What `study plan --simulate --json` prints, `study.simulation/1`.
public struct SimulationDocument: Encodable, Sendable {
    let schema = "study.simulation/1"
    let settings: PlanSimulation.Settings
    let outcomes: [PlanSimulation.Outcome]

    /// The document of a simulation.
    public init(_ settings: PlanSimulation.Settings, _ outcomes: [PlanSimulation.Outcome]) {
        self.settings = settings
        self.outcomes = outcomes
    }
}
