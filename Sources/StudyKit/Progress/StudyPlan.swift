public import StudyCore
public import StudyProgress
public import StudyQuizzes

/// The days up to a test: what to do today, what lies ahead, and what to expect.
public struct StudyPlan: Sendable {
    /// How much is known of a topic.
    public struct Topic: Hashable, Sendable {
        /// The topic.
        public let id: TopicID
        /// Its kinds of questions.
        public let items: Int
        /// Those planned for today.
        public let today: Int
        /// Those answered rightly on three different days.
        public let secure: Int
    }

    /// Right answers on different days after which an item counts as secure.
    ///
    /// Successive relearning to a criterion of three (Rawson et al. 2013).
    public static let secureDays = 3

    /// The test.
    public let goal: ExamGoal
    /// Today.
    public let today: StudyDay
    /// Today's reviews and the days ahead.
    public let plan: ExamPlanner.Plan
    /// Minutes that were studied today.
    public let minutesToday: Double
    /// Topics with something to do today first, then the others.
    public let topics: [Topic]
    /// Kinds of questions and cards in all.
    public let items: Int
    /// Those asked at least once.
    public let met: Int

    /// Those answered rightly on three different days.
    public var secure: Int { topics.reduce(0) { $0 + $1.secure } }
    /// Days of study left, today among them.
    public var daysLeft: Int { max(goal.day.number - today.number, 0) }
    /// Whether the minutes of today are used up.
    public var isTodayDone: Bool { minutesToday >= goal.minutesPerDay }

    /// Plans from what a log knows, over all kinds of questions, the cards that were met, and those
    /// of the notes that were not.
    public init(
        _ log: ProgressLog,
        _ library: QuizLibrary,
        _ deck: RecallDeck? = nil,
        goal: ExamGoal
    ) throws(StoreError) {
        self.goal = goal
        today = log.today
        let known = try log.store.plannedSchedules()
        let schedules = Dictionary(known.map { ($0.id, $0.schedule) }) { first, _ in first }
        let questions = library.inTurn(nil).map { ItemID($0.id) }
        let cards =
            try known.map(\.id).filter { $0.kind == .recall }
            + (deck?.unmetCards(log.store).map(\.freshItem) ?? [])
        let all = questions + cards
        let costs = try log.store.answerCosts()
        var planner = ExamPlanner(model: FSRSModel(log.store.settings.parameters))
        let studied = try log.store.seconds(on: log.today)
        minutesToday = studied / 60
        let day = today
        plan = planner.plan(
            all.map { Self.planned($0, schedules[$0], costs, on: day) },
            daysLeft: goal.day.number - day.number,
            secondsPerDay: goal.minutesPerDay * 60,
            secondsToday: goal.minutesPerDay * 60 - studied
        )
        items = all.count
        met = all.count { schedules[$0] != nil }
        topics = Self.topics(all, schedules, plan)
    }

    /// Today's reviews with their items, the one that gains most first.
    public var reviewsToday: [(item: ItemID, choice: ExamPlanner.Choice)] {
        plan.today.compactMap { choice in
            ItemID(planned: choice.item.id).map { ($0, choice) }
        }
    }

    /// Today's items, the one that gains most first.
    public var itemsToday: [ItemID] { reviewsToday.map(\.item) }

    /// Today's items with so many first meetings at most.
    public func itemsToday(newCount: Int) -> [ItemID] {
        var left = newCount
        return reviewsToday.compactMap { item, choice in
            guard choice.item.memory == nil else { return item }
            guard left > 0 else { return nil }
            left -= 1
            return item
        }
    }

    private static func planned(
        _ item: ItemID,
        _ schedule: ItemSchedule?,
        _ costs: [ItemID.Kind: AnswerCosts],
        on day: StudyDay
    ) -> PlannedItem {
        PlannedItem(
            id: item.plannedName,
            memory: schedule?.state.memory,
            daysSinceReview: schedule.map { max(Double(day.number) - $0.lastDay, 0) } ?? 0,
            rightDays: schedule?.rightDays ?? 0,
            costs: costs[item.kind] ?? .question
        )
    }

    private static func topics(
        _ items: [ItemID],
        _ schedules: [ItemID: ItemSchedule],
        _ plan: ExamPlanner.Plan
    ) -> [Topic] {
        let today = Set(plan.today.map(\.item.id))
        let rows = Dictionary(grouping: items, by: \.topic).map { topic, items in
            Topic(
                id: topic,
                items: items.count,
                today: items.count { today.contains($0.plannedName) },
                secure: items.count { (schedules[$0]?.rightDays ?? 0) >= secureDays }
            )
        }
        return rows.sorted { ($1.today, $0.id) < ($0.today, $1.id) }
    }
}

extension ItemID {
    /// The name of an item in a plan: `question/cnn-output/height`.
    fileprivate var plannedName: String { "\(kind.rawValue)/\(topic)/\(name)" }

    fileprivate init?(planned name: String) {
        let parts = name.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3, let kind = Kind(rawValue: parts[0]), let topic = TopicID(parts[1])
        else { return nil }
        self.init(kind, topic, parts[2])
    }
}
