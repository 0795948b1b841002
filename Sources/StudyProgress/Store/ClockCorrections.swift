internal import GRDB

/// What answers count as that a clock, which was ahead, dated later than they were given.
///
/// The log keeps its dates; schedules are made with the corrected ones. Rows of a later number came
/// when the clock was right again.
struct ClockCorrections {
    private struct Correction {
        var lastRow: Int
        var at: Timestamp
        var day: StudyDay

        var condition: String { "review.seq <= \(lastRow) AND review.at > \(at.milliseconds)" }
        var text: String { "\(lastRow) \(at.milliseconds) \(day.number)" }
    }

    static let name = "clock"

    /// The earliest first: of several that fit an answer the first one counts.
    private var all: [Correction]

    init(_ db: Database) throws {
        let sql = "SELECT value FROM setting WHERE name = ?"
        let text = try String.fetchOne(db, sql: sql, arguments: [Self.name]) ?? ""
        all = text.split(separator: ";").compactMap { part in
            let numbers = part.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 3, StudyDay.numbers.contains(numbers[2]) else { return nil }
            return Correction(
                lastRow: numbers[0],
                at: Timestamp(milliseconds: numbers[1]),
                day: StudyDay(number: numbers[2])
            )
        }
    }

    /// The moment an answer counts from, in SQL.
    private var moment: String {
        guard !all.isEmpty else { return "review.at" }
        let cases = all.map { "WHEN \($0.condition) THEN \($0.at.milliseconds)" }
        return "CASE \(cases.joined(separator: " ")) ELSE review.at END"
    }

    /// The order in which answers are carried over.
    var order: String {
        all.isEmpty ? "review.at, review.id" : "\(moment), review.at, review.id"
    }

    /// The answer of a row with the date it counts from.
    func dated(_ event: ReviewEvent, _ row: Row) -> ReviewEvent {
        guard let number = row.value("seq", Int.self),
            let correction = all.first(where: { number <= $0.lastRow && event.at > $0.at })
        else { return event }
        var event = event
        (event.at, event.day) = (correction.at, correction.day)
        return event
    }

    /// The latest moment that an answer counts from; `nil` where there is no answer.
    func newest(_ db: Database) throws -> Timestamp? {
        // By the index on times: a maximum of corrected moments would look at every answer.
        let others = all.map { "AND NOT (\($0.condition))" }.joined(separator: " ")
        let sql = "SELECT at FROM review WHERE TRUE \(others) ORDER BY at DESC LIMIT 1"
        let newest = try Int.fetchOne(db, sql: sql).map { Timestamp(milliseconds: $0) }
        return (all.map(\.at) + [newest].compactMap(\.self)).max()
    }

    /// Counts the answers that are dated after a moment as given then; tells how many those are.
    mutating func add(_ moment: Timestamp, _ day: StudyDay, _ db: Database) throws -> Int {
        let sql = "SELECT count(*) AS count, max(seq) AS last FROM review WHERE \(self.moment) > ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [moment.milliseconds]),
            let count = row.count("count"), count > 0, let last = row.value("last", Int.self)
        else { return 0 }
        all.append(Correction(lastRow: last, at: moment, day: day))
        all.sort { $0.at < $1.at }
        try db.execute(
            sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            arguments: [Self.name, all.map(\.text).joined(separator: ";")]
        )
        return count
    }
}

extension ReviewStore {
    /// Counts the answers that are dated after a moment as given then, for a clock was ahead, and makes
    /// the schedules again; tells how many those are.
    public func correctClock(to moment: Timestamp, _ day: StudyDay) throws(StoreError) -> Int {
        try write { db in
            var corrections = try ClockCorrections(db)
            let count = try corrections.add(moment, day, db)
            if count > 0 { _ = try replay(db) }
            return count
        }
    }
}
