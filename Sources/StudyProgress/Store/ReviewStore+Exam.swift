internal import GRDB

/// The day of a test, and the time a student gives to it.
public struct ExamGoal: Hashable, Sendable {
    /// The day of the test: nothing is studied on it.
    public var day: StudyDay
    /// Minutes of study on each day before it.
    public var minutesPerDay: Double

    /// A test on a day.
    public init(day: StudyDay, minutesPerDay: Double) {
        self.day = day
        self.minutesPerDay = minutesPerDay
    }
}

extension ReviewStore {
    private static let dayName = "exam-day"
    private static let minutesName = "exam-minutes"

    /// The test that is worked towards; `nil` where none is set.
    public func examGoal() throws(StoreError) -> ExamGoal? {
        try read { db in
            let sql = "SELECT value FROM setting WHERE name = ?"
            let day = try String.fetchOne(db, sql: sql, arguments: [Self.dayName])
            let minutes = try String.fetchOne(db, sql: sql, arguments: [Self.minutesName])
            guard let day = day.flatMap({ StudyDay($0) }),
                let minutes = minutes.flatMap({ Double($0) }), minutes > 0, minutes <= 1_440
            else { return nil }
            return ExamGoal(day: day, minutesPerDay: minutes)
        }
    }

    /// Sets the test to work towards, or none.
    public func save(_ goal: ExamGoal?) throws(StoreError) {
        try write { db in
            guard let goal else {
                return try db.execute(
                    sql: "DELETE FROM setting WHERE name IN (?, ?)",
                    arguments: [Self.dayName, Self.minutesName]
                )
            }
            for (name, value) in [
                (Self.dayName, "\(goal.day)"), (Self.minutesName, "\(goal.minutesPerDay)"),
            ] {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                    arguments: [name, value]
                )
            }
        }
    }

    /// Seconds that the answers of a day took.
    public func seconds(on day: StudyDay) throws(StoreError) -> Double {
        try read { db in
            // Days before and after would be read too without the bounds in time.
            let sql = """
                SELECT sum(max(0, min(seconds, 86400))) FROM review WHERE at BETWEEN ? AND ? AND day = ?
                """
            let start = (day.number - 1) * 86_400_000
            return try Double.fetchOne(
                db,
                sql: sql,
                arguments: [start, start + 4 * 86_400_000, day.number]
            ) ?? 0
        }
    }

    /// The schedules of questions, and of cards that are still in the notes, by item.
    public func plannedSchedules() throws(StoreError) -> [ScheduledItem] {
        try read { db in
            try Self.scheduled(
                """
                \(ItemSchedule.select)
                WHERE item.kind <> 'mistake'
                AND schedule.item NOT IN (SELECT item FROM card WHERE gone = 1)
                ORDER BY item.kind, item.topic, item.name
                """,
                [],
                db
            )
        }
    }

    /// What answers to questions and to cards take, by the latest of them.
    ///
    /// The first answer to an item is its first meeting.
    public func answerCosts(
        latest count: Int = 600
    ) throws(StoreError) -> [ItemID.Kind: AnswerCosts] {
        let usual: [ItemID.Kind: AnswerCosts] = [.question: .question, .recall: .card]
        let sql = """
            SELECT rating, seconds, kind, NOT EXISTS (
              SELECT 1 FROM review AS earlier
              WHERE earlier.item = review.item AND earlier.at < review.at
            ) AS is_new
            FROM review JOIN item ON item.id = review.item
            WHERE seconds IS NOT NULL ORDER BY at DESC LIMIT ?
            """
        let rows = try read { db in try Row.fetchAll(db, sql: sql, arguments: [count]) }
        var paces = usual.mapValues { _ in AnswerPace() }
        for row in rows {
            guard let rating = row.value("rating", Int.self),
                let seconds = row.value("seconds", Double.self).flatMap(ReviewEvent.duration),
                let kind = row.value("kind", String.self).flatMap({ ItemID.Kind(rawValue: $0) }),
                let costs = usual[kind]
            else { continue }
            paces[kind]?.record(
                isNew: row.value("is_new", Bool.self) ?? false,
                isRight: rating > Rating.again.rawValue,
                seconds: seconds,
                usual: costs
            )
        }
        return usual.reduce(into: [:]) { $0[$1.key] = paces[$1.key]?.costs(from: $1.value) }
    }
}
