internal import Foundation
internal import GRDB
internal import StudyCore

// How answers and schedules stand in their tables.

extension ItemID {
    static let columns = "item.kind, item.topic, item.name"

    /// `nil` for a row that a damaged file, or a later version, has made.
    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row["kind"]), let topic = TopicID(row["topic"] as String)
        else { return nil }
        self.init(kind, topic, row["name"])
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
        guard let item = ItemID(row), let rating = Rating(rawValue: row["rating"]),
            let verdict = Verdict(rawValue: row["verdict"]), let id = UUID(bytes: row["id"])
        else { return nil }
        self.init(
            id: id,
            at: Timestamp(milliseconds: row["at"]),
            day: StudyDay(number: row["day"]),
            item: item,
            rating: rating,
            verdict: verdict
        )
        seed = (row["seed"] as Int64?).map { UInt64(bitPattern: $0) }
        given = Self.pairs(row["given"]).map { Given(name: $0, value: $1) }
        typed = row["typed"]
        mistake = row["mistake"]
        target = row["target"]
        hints = row["hints"]
        seconds = row["seconds"]
        isGuessed = row["guessed"]
        credits = Self.pairs(row["credits"]).compactMap { topic, fraction in
            guard let topic = TopicID(topic), let fraction = Double(fraction) else { return nil }
            return Credit(topic: topic, fraction: fraction)
        }
        scheduler = row["scheduler"]
        // Not there in the backup of an older version.
        source = (row["source"] as String?).flatMap { Source(rawValue: $0) }
        catches = (row["catches"] as String?).map { $0.split(separator: ";").map(String.init) }
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
            Self.text(given.map { ($0.name, $0.value) }), typed, mistake, target, hints, seconds,
            isGuessed, Self.text(credits.map { ($0.topic.slug, "\($0.fraction)") }), scheduler,
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
        let phase: Int = row["phase"]
        guard Self.phases.indices.contains(phase) else { return nil }
        state = LearningState(
            memory: MemoryState(stability: row["stability"], difficulty: row["difficulty"]),
            phase: Self.phases[phase],
            step: row["step"]
        )
        lastDay = row["last_day"]
        dueDay = StudyDay(number: row["due_day"])
        dueAt = Timestamp(milliseconds: row["due_at"])
        lastAt = Timestamp(milliseconds: row["last_at"])
        reviews = row["reviews"]
        lapses = row["lapses"]
        rightDays = row["right_days"]
        lastRightDay = (row["last_right_day"] as Int?).map { StudyDay(number: $0) }
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
