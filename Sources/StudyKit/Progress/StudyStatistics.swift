public import StudyCore
public import StudyProgress
public import StudyQuizzes

/// What the answers so far say about a student.
public struct StudyStatistics: Sendable {
    /// A day, or a week by its Monday, and what its answers came to.
    public struct Period: Hashable, Sendable {
        /// The day, or the first day of the week.
        public let day: StudyDay
        /// What its answers came to.
        public let tally: Tally
    }

    /// What is known of a topic.
    public struct Topic: Hashable, Sendable {
        /// The topic.
        public let id: TopicID
        /// Its title.
        public let title: String
        /// Its question templates, those never asked among them.
        public let questions: Int
        /// Those that were asked, what is due, and the chances to remember.
        public let memory: TopicMemory
        /// What all answers to its questions and cards came to.
        public let tally: Tally

        /// The share of its question templates that would be answered right today, from 0 to 1.
        ///
        /// The mean chance to remember those that were met × the share that was met, where the chance
        /// is 0 for what was answered wrong last; `nil` for a
        /// topic of the notes that has no questions.
        public var mastery: Double? {
            questions > 0 ? min(memory.remembered / Double(questions), 1) : nil
        }
    }

    /// A mistake and how often it was made.
    public struct Mistake: Hashable, Sendable {
        /// The mistake.
        public let id: MistakeID
        /// How often it was made, of the times it could have been.
        public let tally: MistakeTally
    }

    /// The days that the forecast looks ahead, today among them.
    public static let daysAhead = 14

    /// Today.
    public let today: StudyDay
    /// Days with answers, the first day first.
    public let days: [Period]
    /// Topics that were answered, the best known last.
    public let topics: [Topic]
    /// Cards of the notes that were met.
    public let cards: TopicMemory
    /// Mistakes that were made, the likeliest first.
    public let mistakes: [Mistake]
    /// What is due today, overdue items among it, and on each of the days ahead.
    public let forecast: [Int]

    /// The statistics of a log; titles and numbers of questions are those of a library.
    public init(_ log: ProgressLog, _ library: QuizLibrary?) throws(StoreError) {
        let (store, now, today) = (log.store, log.clock.now, log.today)
        self.today = today
        days = try store.dayTallies().map { Period(day: $0.day, tally: $0.tally) }
        let memory = try store.memory(of: .question, at: now, on: today)
        topics = try store.topicTallies().map { id, tally in
            let topic = library?.topic(id)
            return Topic(
                id: id,
                title: topic?.title ?? id.slug,
                questions: topic?.questions.count ?? 0,
                memory: memory[id] ?? TopicMemory(),
                tally: tally
            )
        }.sorted { ($0.mastery ?? 2, $0.id) < ($1.mastery ?? 2, $1.id) }
        cards = try store.memory(of: .recall, at: now, on: today).values
            .reduce(into: TopicMemory()) { $0 += $1 }
        mistakes = try store.mistakeTallies().filter { $0.value.made > 0 }
            .map { Mistake(id: $0, tally: $1) }.sorted(by: Mistake.isLikelier)
        forecast = try store.dueCounts(from: today, days: Self.daysAhead)
    }

    /// What all answers came to.
    public var total: Tally { days.reduce(into: Tally()) { $0 += $1.tally } }

    /// Weeks with answers, from their Mondays, the first week first.
    public var weeks: [Period] {
        var weeks: [Period] = []
        for period in days {
            let monday = period.day.monday
            var tally = period.tally
            if let last = weeks.last, last.day == monday { tally += weeks.removeLast().tally }
            weeks.append(Period(day: monday, tally: tally))
        }
        return weeks
    }

    /// Days in a row with answers up to today, or up to yesterday where today has none yet.
    public var currentStreak: Int {
        guard let last = days.last?.day, last.number >= today.number - 1 else { return 0 }
        return streaks.last ?? 0
    }

    /// The most days in a row with answers.
    public var longestStreak: Int { streaks.max() ?? 0 }

    private var streaks: [Int] {
        var streaks: [Int] = []
        var before: StudyDay?
        for period in days {
            if let before, period.day.number == before.number + 1, let last = streaks.indices.last {
                streaks[last] += 1
            } else {
                streaks.append(1)
            }
            before = period.day
        }
        return streaks
    }
}

extension StudyStatistics.Mistake {
    /// The share of the times; where that is the same, what was made more often.
    fileprivate static func isLikelier(_ left: Self, _ right: Self) -> Bool {
        let products = (
            left.tally.made * right.tally.chances, right.tally.made * left.tally.chances
        )
        return (products.1, right.tally.made, left.id) < (products.0, left.tally.made, right.id)
    }
}

extension StudyDay {
    /// The Monday of its week.
    public var monday: StudyDay { StudyDay(number: number - weekday) }

    /// 0 for Monday to 6 for Sunday; day 0, 1970-01-01, was a Thursday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 }
}
