internal import Foundation
internal import GRDB
public import StudyCore

extension ReviewStore {
    /// What is due, the most at risk first: steps of minutes, then by the chance to remember.
    ///
    /// Without topics, of all. R falls with t/S, so that the order is that of falling t/S.
    public func due(
        at moment: Timestamp,
        on day: StudyDay,
        topics: Set<TopicID>? = nil,
        limit: Int
    ) throws(StoreError) -> [ScheduledItem] {
        let order = "phase = 2, (? - last_day) / stability DESC, schedule.item"
        return try read { db in
            // Chosen by the index alone; only what is chosen is looked up.
            try Self.scheduled(
                """
                WITH chosen AS (
                  SELECT schedule.item FROM \(Self.schedule(of: topics))
                  WHERE due_day <= ? AND due_at <= ? \(Self.present) \(Self.filter(topics))
                  ORDER BY \(order) LIMIT ?
                )
                \(ItemSchedule.select) WHERE schedule.item IN chosen ORDER BY \(order)
                """,
                [day.number, moment.milliseconds] + Self.arguments(topics)
                    + [day.number, limit, day.number],
                db
            )
        }
    }

    /// How many items are due.
    public func dueCount(
        at moment: Timestamp,
        on day: StudyDay,
        topics: Set<TopicID>? = nil
    ) throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM \(Self.schedule(of: topics))
                    WHERE due_day <= ? AND due_at <= ? \(Self.present) \(Self.filter(topics))
                    """,
                arguments: [day.number, moment.milliseconds] + Self.arguments(topics)
            ) ?? 0
        }
    }

    /// The steps of minutes that end soon after a moment, the next one first.
    public func stepsEnding(
        before moment: Timestamp,
        on day: StudyDay,
        topics: Set<TopicID>? = nil,
        limit: Int
    ) throws(StoreError) -> [ScheduledItem] {
        try read { db in
            try Self.scheduled(
                """
                \(ItemSchedule.select)
                WHERE due_day <= ? AND due_at <= ? AND phase < 2
                \(Self.present) \(Self.filter(topics))
                ORDER BY due_at, schedule.item
                LIMIT ?
                """,
                [day.number, moment.milliseconds] + Self.arguments(topics) + [limit],
                db
            )
        }
    }

    /// How many items are due, by topic.
    public func dueCounts(
        at moment: Timestamp,
        on day: StudyDay
    ) throws(StoreError) -> [TopicID: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT topic, count(*) AS due FROM schedule JOIN item ON item.id = schedule.item
                    WHERE due_day <= ? AND due_at <= ? \(Self.present) GROUP BY topic
                    """,
                arguments: [day.number, moment.milliseconds]
            )
            let counts = rows.compactMap { row in
                row.value("topic", String.self).flatMap { TopicID($0) }
                    .map { ($0, row.count("due") ?? 0) }
            }
            return Dictionary(counts) { $0 + $1 }
        }
    }

    /// How many items have a schedule, mistakes among them.
    public func scheduledCount() throws(StoreError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM schedule") ?? 0 }
    }

    /// The items of a kind that were met before.
    public func known(_ kind: ItemID.Kind) throws(StoreError) -> Set<ItemID> {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(ItemID.columns) FROM schedule JOIN item ON item.id = schedule.item
                    WHERE kind = ?
                    """,
                arguments: [kind.rawValue]
            )
            return Set(rows.compactMap { ItemID($0) })
        }
    }

    /// The cards that are met and in the notes.
    public func metCards() throws(StoreError) -> Set<CardText> {
        try read { db in
            Set(
                try Row.fetchAll(db, sql: "SELECT * FROM card WHERE gone = 0")
                    .compactMap { CardText($0) }
            )
        }
    }

    /// What was taken out of the notes or the quiz files is not asked for.
    static let present = """
        AND schedule.item NOT IN (SELECT item FROM card WHERE gone = 1)
        AND schedule.item NOT IN (SELECT item FROM withdrawn)
        """

    /// Without topics to choose from, the names of the items are not needed.
    private static func schedule(of topics: Set<TopicID>?) -> String {
        topics == nil ? "schedule" : "schedule JOIN item ON item.id = schedule.item"
    }

    private static func filter(_ topics: Set<TopicID>?) -> String {
        guard let topics else { return "" }
        let places = repeatElement("?", count: topics.count).joined(separator: ", ")
        return "AND topic IN (\(places))"
    }

    private static func arguments(_ topics: Set<TopicID>?) -> StatementArguments {
        StatementArguments((topics ?? []).sorted().map(\.slug))
    }
}
