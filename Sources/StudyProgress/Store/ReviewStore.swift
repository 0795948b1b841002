internal import Foundation
internal import GRDB
internal import StudyCore

/// An item and its schedule.
public struct ScheduledItem: Hashable, Sendable {
    /// The item.
    public let id: ItemID
    /// Its schedule.
    public let schedule: ItemSchedule
}

/// All answers ever given, and the schedules that follow from them.
///
/// The log of answers only grows; schedules can be made from it again at any time. An answer is on
/// the disk when `record` returns.
public final class ReviewStore: Sendable {
    /// The file; empty for a store in memory.
    public let path: String
    /// What the schedules were made with when it was opened.
    public let settings: StudySettings
    let database: DatabaseQueue

    /// Settings are read anew in each transaction: another window may have changed them.
    static func update(_ db: Database) throws -> ScheduleUpdate {
        let settings = try StudySettings(db)
        return ScheduleUpdate(
            scheduler: Scheduler(
                model: FSRSModel(settings.parameters),
                settings: settings.scheduler
            ),
            isFuzzed: settings.isFuzzed
        )
    }

    /// Opens the store of a file, made where there is none.
    public convenience init(path: String) throws(StoreError) {
        try self.init(path: path, StoreFile.open)
    }

    /// Opens it for a program that has its turn at the folder already.
    convenience init(inTurn path: String) throws(StoreError) {
        try self.init(path: path) { try StoreFile.openInTurn($0, StoreSchema.migrator) }
    }

    /// A store that ends with the process.
    public convenience init() throws(StoreError) {
        try self.init(path: "") { _ in
            let database = try DatabaseQueue()
            try StoreSchema.migrator.migrate(database)
            return database
        }
    }

    private init(path: String, _ open: (String) throws -> DatabaseQueue) throws(StoreError) {
        self.path = path
        do {
            database = try open(path)
            settings = try database.read(StudySettings.init)
            try replayWhereNeeded()
        } catch {
            throw error as? StoreError ?? StoreError(error, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    // MARK: - Answers

    /// Keeps an answer and its consequences; it is on the disk when this returns.
    public func record(_ event: ReviewEvent) throws(StoreError) {
        try write { db in try keep(event, db) }
    }

    func keep(_ event: ReviewEvent, _ db: Database) throws {
        let isInOrder = try Self.newest(db).map { $0 < event.at } ?? true
        guard try event.insert(db) else { return }
        if isInOrder { try apply(event, db) } else { try bringIn([event], db) }
    }

    /// Takes answers over, each once, with the texts of cards, and makes the schedules again: all or
    /// nothing.
    ///
    /// `next` gives them until there is none; what it throws is thrown on. Tells how many answers
    /// were new, and how many known.
    public func merge(
        _ next: () throws -> ProgressEntry?
    ) throws -> (added: Int, known: Int) {
        do {
            return try database.write { db in
                var (added, known) = (0, 0)
                var events: [ReviewEvent] = []
                while let entry = try next() {
                    switch entry {
                    case .answer(let event):
                        guard try event.insert(db) else {
                            known += 1
                            continue
                        }
                        added += 1
                        if added <= Self.mostBroughtIn { events.append(event) }
                    case .card(let item, let card): try card.adopt(for: item, db)
                    }
                }
                if added > Self.mostBroughtIn {
                    _ = try replay(db)
                } else {
                    try bringIn(events, db)
                    try Self.withdrawCardsWithoutText(db)
                }
                return (added, known)
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    private func apply(_ event: ReviewEvent, _ db: Database) throws {
        var known: [ItemID: ItemSchedule] = [:]
        for (item, _) in event.effects { known[item] = try Self.schedule(of: item, db) }
        for credit in event.credits {
            let sql = "\(ItemSchedule.select) WHERE item.topic = ? AND item.kind = 'question'"
            for found in try Self.scheduled(sql, [credit.topic.slug], db) {
                known[found.id] = found.schedule
            }
        }
        var replay = Replay(try Self.update(db), from: known)
        for item in Set(replay.apply(event)).sorted() {
            try replay.schedules[item]?.save(item, db)
        }
        try replay.tallies.add(to: db)
    }

    /// The time of the newest answer, as the clock was corrected; `nil` where there is none.
    public func newestAnswer() throws(StoreError) -> Timestamp? { try read(Self.newest) }

    private static func newest(_ db: Database) throws -> Timestamp? {
        try ClockCorrections(db).newest(db)
    }

    /// The number of answers.
    public func answerCount() throws(StoreError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM review") ?? 0 }
    }

    /// Hands out every answer in the order of time, one at a time.
    ///
    /// Throws `StoreError`, or what `body` throws.
    public func forEachAnswer(_ body: (ReviewEvent) throws -> Void) throws {
        do {
            try database.read { db in
                let sql = "\(ReviewEvent.select) ORDER BY review.at, review.id"
                try Self.forEachAnswer(sql, db) { event, _ in try body(event) }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    static func forEachAnswer(
        _ sql: String,
        _ db: Database,
        _ body: (ReviewEvent, Row) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            guard let event = ReviewEvent(row) else { throw Self.damage }
            try body(event, row)
        }
    }

    // MARK: - Schedules

    /// The schedule of an item; `nil` for one that was never met.
    public func schedule(of item: ItemID) throws(StoreError) -> ItemSchedule? {
        try read { db in try Self.schedule(of: item, db) }
    }

    static func schedule(of item: ItemID, _ db: Database) throws -> ItemSchedule? {
        let sql = "\(ItemSchedule.select) WHERE item.topic = ? AND item.kind = ? AND item.name = ?"
        let arguments: StatementArguments = [item.topic.slug, item.kind.rawValue, item.name]
        return try scheduled(sql, arguments, db).first?.schedule
    }

    static func scheduled(
        _ sql: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> [ScheduledItem] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            guard let id = ItemID(row), let schedule = ItemSchedule(row) else { throw damage }
            return ScheduledItem(id: id, schedule: schedule)
        }
    }

    /// A row that no version of the program has written.
    static var damage: DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT) }

    /// All schedules, by item.
    public func allSchedules() throws(StoreError) -> [ScheduledItem] {
        try read { db in
            try Self.scheduled(
                "\(ItemSchedule.select) ORDER BY item.kind, item.topic, item.name",
                [],
                db
            )
        }
    }
}
