internal import Foundation
internal import GRDB
internal import StudyCore

// How answers and schedules stand in their tables.

extension Row {
    /// The value of a column; `nil` where a damaged file has something else in its place.
    func value<Value: DatabaseValueConvertible>(_ name: String, _ type: Value.Type) -> Value? {
        (self[name] as DatabaseValue?).flatMap { Value.fromDatabaseValue($0) }
    }

    /// A number that is counted; `nil` where it cannot be a count.
    func count(_ name: String) -> Int? {
        value(name, Int.self).flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil }
    }

    /// A day; `nil` where it lies outside of the years that dates are written in.
    func day(_ name: String) -> StudyDay? {
        value(name, Int.self).flatMap { StudyDay.numbers.contains($0) ? StudyDay(number: $0) : nil }
    }

    fileprivate func moment(_ name: String) -> Timestamp? {
        value(name, Int.self).map { Timestamp(milliseconds: $0) }
    }
}

extension ItemID {
    static let columns = "item.kind, item.topic, item.name"

    /// `nil` for a row that a damaged file, or a later version, has made.
    init?(_ row: Row) {
        guard let kind = row.value("kind", String.self).flatMap({ Kind(rawValue: $0) }),
            let topic = row.value("topic", String.self).flatMap({ TopicID($0) }),
            let name = row.value("name", String.self)
        else { return nil }
        self.init(kind, topic, name)
    }

    /// The number of its row; `nil` where there is none.
    func rowID(_ db: Database) throws -> Int64? {
        try db.cachedStatement(sql: "SELECT id FROM item WHERE topic = ? AND kind = ? AND name = ?")
            .fetchFirst([topic.slug, kind.rawValue, name])
    }

    /// The number of its row, made where there is none.
    func rowIDMade(_ db: Database) throws -> Int64 {
        if let id = try rowID(db) { return id }
        try db.cachedStatement(sql: "INSERT INTO item (topic, kind, name) VALUES (?, ?, ?)")
            .execute(arguments: [topic.slug, kind.rawValue, name])
        return db.lastInsertedRowID
    }
}

extension Statement {
    fileprivate func fetchFirst(_ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(self, arguments: arguments)
    }
}

extension ReviewEvent {
    static let select = """
        SELECT review.*, \(ItemID.columns) FROM review JOIN item ON item.id = review.item
        """

    init?(_ row: Row) {
        guard let item = ItemID(row), let at = row.moment("at"), let day = row.day("day"),
            let rating = row.value("rating", Int.self).flatMap({ Rating(rawValue: $0) }),
            let verdict = row.value("verdict", String.self).flatMap({ Verdict(rawValue: $0) }),
            let id = row.value("id", Data.self).flatMap({ UUID(bytes: $0) }),
            let hints = row.count("hints")
        else { return nil }
        self.init(id: id, at: at, day: day, item: item, rating: rating, verdict: verdict)
        self.hints = hints
        seed = row.value("seed", Int64.self).map { UInt64(bitPattern: $0) }
        given = Self.pairs(row.value("given", String.self) ?? "").map { Given(name: $0, value: $1) }
        typed = row.value("typed", String.self) ?? ""
        mistake = row.value("mistake", String.self)
        target = row.value("target", String.self)
        seconds = row.value("seconds", Double.self).flatMap(Self.duration)
        isGuessed = row.value("guessed", Bool.self) ?? false
        credits = Self.pairs(row.value("credits", String.self) ?? "").compactMap {
            topic,
            fraction in
            guard let topic = TopicID(topic), let fraction = Double(fraction), fraction > 0,
                fraction <= 1
            else { return nil }
            return Credit(topic: topic, fraction: fraction)
        }
        scheduler = row.value("scheduler", String.self) ?? Scheduler.name
        // Not there in the backup of an older version.
        source = row.value("source", String.self).flatMap { Source(rawValue: $0) }
        catches = row.value("catches", String.self).map {
            $0.split(separator: ";").map(String.init)
        }
    }

    /// Adds the answer to the log; false where it is there already.
    func insert(_ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO review (id, at, day, item, rating, verdict, seed, given, typed, mistake,
                  target, hints, seconds, guessed, credits, scheduler, source, catches)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """
        )
        try statement.execute(arguments: [
            id.bytes, at.milliseconds, day.number, try item.rowIDMade(db), rating.rawValue,
            verdict.rawValue, seed.map { Int64(bitPattern: $0) },
            Self.text(given.map { ($0.name, $0.value) }), typed, mistake, target, hints,
            seconds.flatMap(Self.duration), isGuessed,
            Self.text(credits.map { ($0.topic.slug, "\($0.fraction)") }), scheduler,
            source?.rawValue, catches?.joined(separator: ";"),
        ])
        return db.changesCount == 1
    }

    /// `n=7;k=3`: names and values hold neither sign.
    private static func text(_ pairs: [(String, String)]) -> String {
        pairs.map { "\($0)=\($1)" }.joined(separator: ";")
    }

    private static func pairs(_ text: String) -> [(String, String)] {
        text.split(separator: ";").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
}

extension UUID {
    fileprivate var bytes: Data { withUnsafeBytes(of: uuid) { Data($0) } }

    fileprivate init?(bytes: Data) {
        guard bytes.count == 16 else { return nil }
        var value = UUID_NULL
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
        self.init(uuid: value)
    }
}

private let UUID_NULL: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

extension ItemSchedule {
    private static let phases: [LearningPhase] = [.learning, .relearning, .review]

    static let select = """
        SELECT schedule.*, \(ItemID.columns) FROM schedule JOIN item ON item.id = schedule.item
        """

    init?(_ row: Row) {
        guard let phase = row.count("phase"), Self.phases.indices.contains(phase),
            let stability = row.value("stability", Double.self),
            FSRSModel.stabilities.contains(stability),
            let difficulty = row.value("difficulty", Double.self),
            FSRSModel.difficulties.contains(difficulty),
            let lastDay = row.value("last_day", Double.self), abs(lastDay) < 1e7,
            let dueDay = row.value("due_day", Int.self), abs(dueDay) < 10_000_000,
            let dueAt = row.moment("due_at"), let lastAt = row.moment("last_at"),
            let reviews = row.count("reviews"), let lapses = row.count("lapses"),
            let rightDays = row.count("right_days")
        else { return nil }
        state = LearningState(
            memory: MemoryState(stability: stability, difficulty: difficulty),
            phase: Self.phases[phase],
            step: row.count("step")
        )
        self.lastDay = lastDay
        self.dueDay = StudyDay(number: dueDay)
        self.dueAt = dueAt
        self.lastAt = lastAt
        self.reviews = reviews
        self.lapses = lapses
        self.rightDays = rightDays
        lastRightDay = row.day("last_right_day")
    }

    func save(_ item: ItemID, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO schedule (item, phase, step, stability, difficulty, last_day,
                  due_day, due_at, last_at, reviews, lapses, right_days, last_right_day)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            try item.rowIDMade(db), Self.phases.firstIndex(of: state.phase), state.step,
            state.memory.stability, state.memory.difficulty, lastDay, dueDay.number,
            dueAt.milliseconds, lastAt.milliseconds, reviews, lapses, rightDays,
            lastRightDay?.number,
        ])
    }
}
