internal import Foundation
internal import GRDB
internal import StudyCore

extension ReviewStore {
    /// Makes all schedules from the log again; tells the number of answers.
    @discardableResult
    public func rebuild() throws(StoreError) -> Int {
        try write { db in try replay(db) }
    }

    func replay(_ db: Database) throws -> Int {
        var replay = Replay(try Self.update(db))
        var count = 0
        let corrections = try ClockCorrections(db)
        let sql = "\(ReviewEvent.select) ORDER BY \(corrections.order)"
        try Self.forEachAnswer(sql, db) { event, row in
            replay.apply(corrections.dated(event, row))
            count += 1
        }
        try db.execute(sql: "DELETE FROM schedule; DELETE FROM tally; DELETE FROM mistake_tally")
        try replay.tallies.add(to: db)
        for (item, schedule) in replay.schedules.sorted(by: { $0.key < $1.key }) {
            try schedule.save(item, db)
        }
        try Self.withdrawCardsWithoutText(db)
        try db.execute(sql: "DELETE FROM setting WHERE name = 'replay'")
        return count
    }

    /// Notes that answers came out of order: the next start makes the schedules again.
    static func askForReplay(_ db: Database) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('replay', '1')")
    }

    func replayWhereNeeded() throws {
        let sql = "SELECT value FROM setting WHERE name = 'replay'"
        guard try database.read({ try String.fetchOne($0, sql: sql) }) != nil else { return }
        try database.write { db in _ = try replay(db) }
    }

    // MARK: - Answers out of order

    /// New answers of a merge up to which only what they bear on is made again.
    static let mostBroughtIn = 500

    /// Carries over answers that are in the log and that others came after: the schedules they bear on
    /// are made from the log again, and tallies change by the difference.
    func bringIn(_ events: [ReviewEvent], _ db: Database) throws {
        guard !events.isEmpty else { return }
        let affected = try affected(by: events, db)
        let names = Set(events.map(\.id))
        let update = try Self.update(db)
        var before = Replay(update, only: affected)
        var after = Replay(update, only: affected)
        try forEachAnswer(bearingOn: affected, db) { event in
            if !names.contains(event.id) { before.apply(event) }
            after.apply(event)
        }
        for (item, schedule) in after.schedules.sorted(by: { $0.key < $1.key }) {
            try schedule.save(item, db)
        }
        var change = after.tallies
        change -= before.tallies
        try change.add(to: db)
    }

    /// The items whose schedules an answer may change: those it names, and the questions of the topics
    /// it gives credit to.
    private func affected(by events: [ReviewEvent], _ db: Database) throws -> Set<ItemID> {
        var items = Set(events.flatMap(\.effects).map(\.item))
        let sql = "SELECT \(ItemID.columns) FROM item WHERE topic = ? AND kind = 'question'"
        for topic in Set(events.flatMap(\.credits).map(\.topic)) {
            let rows = try Row.fetchAll(db, sql: sql, arguments: [topic.slug])
            items.formUnion(rows.compactMap { ItemID($0) })
        }
        return items
    }

    /// Hands out, in the order of time, the answers that may change the schedules of some items.
    private func forEachAnswer(
        bearingOn items: Set<ItemID>,
        _ db: Database,
        _ body: (ReviewEvent) throws -> Void
    ) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS bearing (seq INTEGER PRIMARY KEY);
                DELETE FROM bearing;
                """
        )
        for item in items.sorted() {
            try db.execute(
                sql: "INSERT OR IGNORE INTO bearing SELECT seq FROM review WHERE item = ?",
                arguments: [try item.rowID(db)]
            )
        }
        for item in items.sorted() where item.kind == .mistake {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO bearing
                    SELECT seq FROM review WHERE (mistake = ? OR target = ?)
                      AND item IN (SELECT id FROM item WHERE topic = ?)
                    """,
                arguments: [item.name, item.name, item.topic.slug]
            )
        }
        for topic in Set(items.filter { $0.kind == .question }.map(\.topic)).sorted() {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO bearing
                    SELECT seq FROM review WHERE credits <> '' AND instr(credits, ?) > 0
                    """,
                arguments: ["\(topic)="]
            )
        }
        let corrections = try ClockCorrections(db)
        let sql = """
            \(ReviewEvent.select) WHERE review.seq IN (SELECT seq FROM bearing)
            ORDER BY \(corrections.order)
            """
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            if let event = ReviewEvent(row) { try body(corrections.dated(event, row)) }
        }
    }
}
