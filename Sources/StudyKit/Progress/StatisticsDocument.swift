internal import StudyCore
public import StudyProgress

/// What `study stats --json` prints, `study.stats/1`.
public struct StatisticsDocument: Encodable, Sendable {
    let schema = "study.stats/1"
    let today: String
    /// Answers, and those that were right by themselves.
    let reviews: Int
    let right: Int
    let minutes: Double
    let daysStudied: Int
    let streak: Streak
    let retention: Retention
    let weeks: [Period]
    /// The calendar: days with answers.
    let days: [Period]
    let topics: [Topic]
    let cards: Cards
    let mistakes: [Mistake]
    let forecast: [DueDay]

    enum CodingKeys: String, CodingKey {
        case schema, today, reviews, right, minutes, streak, retention, weeks, days, topics, cards
        case mistakes, forecast
        case daysStudied = "days_studied"
    }

    struct Streak: Encodable, Sendable {
        let current: Int
        let longest: Int
    }

    /// Answers to what was answered on an earlier day: how many, how many were right, and the mean
    /// chance that the schedule gave them.
    struct Retention: Encodable, Sendable {
        let reviews: Int
        let right: Int
        let actual: Double?
        let predicted: Double?

        init(_ tally: Tally) {
            reviews = tally.recalls
            right = tally.recalled
            actual = tally.recalledShare
            predicted = tally.predictedShare
        }
    }

    struct Period: Encodable, Sendable {
        let day: String
        let reviews: Int
        let right: Int
        let minutes: Double
        let retention: Retention

        init(_ period: StudyStatistics.Period) {
            day = "\(period.day)"
            reviews = period.tally.answers
            right = period.tally.right
            minutes = period.tally.minutes
            retention = Retention(period.tally)
        }
    }

    struct Topic: Encodable, Sendable {
        let id: String
        let title: String
        let reviews: Int
        let right: Int
        let questions: Int
        let met: Int
        let due: Int
        let mastery: Double?
        let retention: Retention
    }

    struct Cards: Encodable, Sendable {
        let met: Int
        let due: Int
        let remembered: Double
    }

    struct Mistake: Encodable, Sendable {
        let topic: String
        let mistake: String
        let made: Int
        let chances: Int
    }

    struct DueDay: Encodable, Sendable {
        let day: String
        let due: Int
    }

    /// The document of statistics.
    public init(_ statistics: StudyStatistics) {
        let (total, first) = (statistics.total, statistics.today.number)
        today = "\(statistics.today)"
        reviews = total.answers
        right = total.right
        minutes = total.minutes
        daysStudied = statistics.days.count
        streak = Streak(
            current: statistics.currentStreak,
            longest: statistics.longestStreak
        )
        retention = Retention(total)
        weeks = statistics.weeks.map(Period.init)
        days = statistics.days.map(Period.init)
        topics = statistics.topics.map(Topic.init)
        cards = Cards(
            met: statistics.cards.met,
            due: statistics.cards.due,
            remembered: statistics.cards.remembered
        )
        mistakes = statistics.mistakes.map {
            Mistake(
                topic: $0.id.topic.slug,
                mistake: $0.id.name,
                made: $0.tally.made,
                chances: $0.tally.chances
            )
        }
        forecast = statistics.forecast.enumerated().map { ahead, due in
            DueDay(day: "\(StudyDay(number: first + ahead))", due: due)
        }
    }
}

extension StatisticsDocument.Topic {
    fileprivate init(_ topic: StudyStatistics.Topic) {
        id = topic.id.slug
        title = topic.title
        reviews = topic.tally.answers
        right = topic.tally.right
        questions = topic.questions
        met = topic.memory.met
        due = topic.memory.due
        mastery = topic.mastery
        retention = .init(topic.tally)
    }
}

extension Tally {
    /// What the answers took.
    public var minutes: Double { Double(milliseconds) / 60_000 }
}
