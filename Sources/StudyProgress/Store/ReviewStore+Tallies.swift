internal import GRDB
public import StudyCore

/// A topic's items that were met, and what is known of them.
public struct TopicMemory: Hashable, Sendable {
    /// Items that were met and can be asked.
    public var met = 0
    /// The chances to remember them on a day, summed.
    public var remembered = 0.0
    /// Items that are due.
    public var due = 0

    /// Nothing met.
    public init() {}

    /// Adds the items of another topic.
    public static func += (left: inout TopicMemory, right: TopicMemory) {
        left.met += right.met
        left.remembered += right.remembered
        left.due += right.due
    }
}

extension Tallies {
    /// Adds these numbers to those that are kept.
    func add(to db: Database) throws {
        let days = try db.cachedStatement(
            sql: """
                INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (day, topic, kind) DO UPDATE SET
                  answers = answers + excluded.answers, correct = correct + excluded.correct,
                  recalls = recalls + excluded.recalls, recalled = recalled + excluded.recalled,
                  predicted = predicted + excluded.predicted,
                  milliseconds = milliseconds + excluded.milliseconds
                """
        )
        for (key, tally) in self.days {
            try days.execute(arguments: [
                key.day.number, key.topic.slug, key.kind.rawValue, tally.answers, tally.right,
                tally.recalls, tally.recalled, tally.predictedMillionths, tally.milliseconds,
            ])
        }
        let mistakes = try db.cachedStatement(
            sql: """
                INSERT INTO mistake_tally VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, name) DO UPDATE SET
                  chances = chances + excluded.chances, made = made + excluded.made
                """
        )
        for (id, tally) in self.mistakes {
            try mistakes.execute(arguments: [id.topic.slug, id.name, tally.chances, tally.made])
        }
    }
}

extension Tally {
    fileprivate static let sums = """
        sum(answers) AS answers, sum(correct) AS correct, sum(recalls) AS recalls,
        sum(recalled) AS recalled, sum(predicted) AS predicted, sum(milliseconds) AS milliseconds
        """

    fileprivate init(_ row: Row) {
        answers = row.count("answers") ?? 0
        right = row.count("correct") ?? 0
        recalls = row.count("recalls") ?? 0
        recalled = row.count("recalled") ?? 0
        predictedMillionths = row.value("predicted", Int.self) ?? 0
        milliseconds = row.value("milliseconds", Int.self) ?? 0
    }
}

extension ReviewStore {
    /// What the answers of each day came to, the first day first; days without answers are left out.
    public func dayTallies() throws(StoreError) -> [(day: StudyDay, tally: Tally)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT day, \(Tally.sums) FROM tally GROUP BY day")
                .compactMap { row in row.day("day").map { ($0, Tally(row)) } }
        }
    }

    /// What the answers to each topic came to.
    public func topicTallies() throws(StoreError) -> [TopicID: Tally] {
        try read { db in
            let sql = "SELECT topic, \(Tally.sums) FROM tally GROUP BY topic"
            let rows = try Row.fetchAll(db, sql: sql).compactMap { row in
                row.value("topic", String.self).flatMap { TopicID($0) }.map { ($0, Tally(row)) }
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// How often each mistake was made, of the times it could have been.
    ///
    /// Answers that do not tell which mistakes their question would have shown are left out.
    public func mistakeTallies() throws(StoreError) -> [MistakeID: MistakeTally] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM mistake_tally").compactMap { row in
                row.value("topic", String.self).flatMap { TopicID($0) }.map { topic in
                    var tally = MistakeTally()
                    tally.chances = row.count("chances") ?? 0
                    tally.made = row.count("made") ?? 0
                    return (MistakeID(topic, row.value("name", String.self) ?? ""), tally)
                }
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// How many items fall due on each of the days from one on; what is overdue is due on the first.
    public func dueCounts(from first: StudyDay, days: Int) throws(StoreError) -> [Int] {
        try read { db in
            var counts = [Int](repeating: 0, count: days)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT max(due_day - ?, 0) AS ahead, count(*) AS due FROM schedule
                    WHERE due_day < ? \(Self.present) GROUP BY ahead
                    """,
                arguments: [first.number, first.number + days]
            )
            for row in rows {
                guard let ahead = row.count("ahead"), counts.indices.contains(ahead) else {
                    throw Self.damage
                }
                counts[ahead] = row.count("due") ?? 0
            }
            return counts
        }
    }

    /// What is known of the items of a kind, by topic.
    public func memory(
        of kind: ItemID.Kind,
        at moment: Timestamp,
        on day: StudyDay
    ) throws(StoreError) -> [TopicID: TopicMemory] {
        try read { db in
            let model = try Self.update(db).scheduler.model
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT topic, last_day, stability, step = 0 AS wrong,
                      due_day <= ? AND due_at <= ? AS due
                    FROM schedule JOIN item ON item.id = schedule.item
                    WHERE kind = ? \(Self.present)
                    """,
                arguments: [day.number, moment.milliseconds, kind.rawValue]
            )
            var memories: [String: TopicMemory] = [:]
            while let row = try rows.next() {
                guard let topic = row.value("topic", String.self),
                    let lastDay = row.value("last_day", Double.self), abs(lastDay) < 1e7,
                    let stability = row.value("stability", Double.self),
                    FSRSModel.stabilities.contains(stability)
                else { throw Self.damage }
                let days = Double(day.number) - lastDay
                // FSRS takes what was just seen for known; what was answered wrong is not, before
                // it has been answered right again.
                let isWrong = row.value("wrong", Bool.self) ?? false
                memories[topic, default: TopicMemory()].add(
                    isWrong ? 0 : model.retrievability(after: days, stability: stability),
                    isDue: row.value("due", Bool.self) ?? false
                )
            }
            let pairs = memories.compactMap { name, memory in TopicID(name).map { ($0, memory) } }
            return Dictionary(pairs) { first, _ in first }
        }
    }
}

extension TopicMemory {
    fileprivate mutating func add(_ chance: Double, isDue: Bool) {
        met += 1
        remembered += chance
        due += isDue ? 1 : 0
    }
}
