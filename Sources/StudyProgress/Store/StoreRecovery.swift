internal import Foundation
internal import GRDB

/// Saves what can be read of a damaged store; the damaged file is kept under another name.
public struct StoreRecovery: Sendable {
    /// Answers that were saved.
    public let saved: Int
    /// Where the damaged file is now.
    public let damagedPath: String

    /// Makes a new store of the answers of a damaged one, of those that were damaged before, and of
    /// its backups.
    ///
    /// A crash on the way leaves the store as it was, or a new one that is whole and takes its place
    /// when it is opened next.
    ///
    /// Throws `StoreError`, also for the store of a newer version, which is left alone.
    public init(path: String) throws(StoreError) {
        do {
            self = try FolderTurn.take(at: path) { try StoreRecovery(inTurn: path) }
        } catch {
            throw error as? StoreError ?? StoreError(error, path: path)
        }
    }

    private init(inTurn path: String) throws {
        try Self.finish(path)
        // SQLite removes the write-ahead log of a file without pages: not before it is kept.
        if !Self.isMissing(path), Self.isNewer(path) { throw StoreError(.newer, path: path) }
        let draft = path + ".recovering"
        try Self.remove(draft)
        let sources = [path] + Self.others(path)
        damagedPath = Self.freeName("\(path).damaged")
        do {
            for ending in Self.endings where FileManager.default.fileExists(atPath: path + ending) {
                try Self.link(path + ending, to: damagedPath + ending)
            }
            saved = try Self.fill(draft, from: sources)
        } catch {
            try? Self.remove(damagedPath)
            throw error
        }
        // From here on a crash is gone on from by whoever opens the store.
        try Self.move(draft, to: Self.ready(path))
        try Self.finish(path)
    }

    /// The name of a new store that is whole and not yet in its place.
    private static func ready(_ path: String) -> String { path + ".recovered" }

    /// Brings a new store that is whole to its place, where a recovery was cut short.
    static func finish(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: ready(path)) else { return }
        // Behind a file it does not belong to, a write-ahead log would be taken for its own.
        for ending in endings.dropFirst()
        where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
        try move(ready(path), to: path)
    }

    /// Whether there is a store, or what is left of one.
    public static func canBegin(path: String) -> Bool {
        FileManager.default.fileExists(atPath: path) || isMissing(path)
    }

    /// Whether a store is gone whose remains lie beside it, or was cut down to nothing.
    static func isMissing(_ path: String) -> Bool {
        let files = FileManager.default
        let size = try? files.attributesOfItem(atPath: path)[.size] as? Int
        let log = try? files.attributesOfItem(atPath: path + "-wal")[.size] as? Int
        if let size { return size == 0 && log ?? 0 > 0 }
        return !others(path).isEmpty
    }

    private static func isNewer(_ path: String) -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try? DatabaseQueue(path: path, configuration: configuration)
        return (try? database?.read(StoreSchema.migrator.hasBeenSuperseded)) ?? false
    }

    private static func move(_ path: String, to other: String) throws {
        guard rename(path, other) == 0 else {
            throw StoreError(.other(String(cString: strerror(errno))), path: path)
        }
    }

    /// Makes a store of all that can be read; tells the number of answers.
    private static func fill(_ draft: String, from sources: [String]) throws -> Int {
        let store = try ReviewStore(inTurn: draft)
        var saved = 0
        for source in sources {
            // Before SQLite sees the file, and removes its write-ahead log.
            let salvaged = PageSalvage(path: source).events
            saved += try copy(source, into: store)
            saved += try store.insert(salvaged)
        }
        // The rest is taken from the first that has any.
        for source in sources where try copySettings(source, into: store) { break }
        for source in sources where try copyCards(source, into: store) { break }
        // Everything into the one file that is renamed; its schedules are made at the next start.
        try store.database.writeWithoutTransaction { db in
            try ReviewStore.askForReplay(db)
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try store.database.close()
        return saved
    }

    private static let endings = ["", "-wal", "-shm"]

    private static func remove(_ path: String) throws {
        for ending in endings where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
    }

    /// Gives a file a second name, which needs no room on the disk; else copies it.
    private static func link(_ path: String, to other: String) throws {
        do {
            try FileManager.default.linkItem(atPath: path, toPath: other)
        } catch {
            try FileManager.default.copyItem(atPath: path, toPath: other)
        }
    }

    /// Files that were damaged before, and backups.
    private static func others(_ path: String) -> [String] {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        let name = url.lastPathComponent
        return (names ?? [])
            .filter { $0.hasPrefix(name + ".damaged") || $0.hasPrefix(name + ".backup-") }
            .filter { name in !["-journal", "-wal", "-shm"].contains { name.hasSuffix($0) } }
            .filter { !$0.contains(".unfinished") }
            .sorted().map { folder.appending(path: $0).path(percentEncoded: false) }
    }

    private static func freeName(_ name: String) -> String {
        var (candidate, number) = (name, 1)
        while FileManager.default.fileExists(atPath: candidate) {
            number += 1
            candidate = "\(name)-\(number)"
        }
        return candidate
    }

    // MARK: - Reading a damaged file

    private static let chunk = 512

    private static func copy(_ source: String, into store: ReviewStore) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        guard let database = try? DatabaseQueue(path: source, configuration: configuration) else {
            return 0
        }
        // No answer takes less than 40 bytes: a file has no more of them than that.
        let size = try FileManager.default.attributesOfItem(atPath: source)[.size] as? Int ?? 0
        let most = 1 + size / 40
        let last = (try? database.read { try Int.fetchOne($0, sql: "SELECT max(seq) FROM review") })
        let end = min(last.flatMap(\.self) ?? most, most)
        var saved = 0
        var first = 1
        while first <= end {
            let range = first...min(first + chunk - 1, end)
            let events =
                answers(database, range)
                ?? range.flatMap { seq in
                    answers(database, seq...seq) ?? []
                }
            saved += try store.insert(events)
            first = range.upperBound + 1
        }
        return saved
    }

    /// Copies settings; false where there are none, or they cannot be read.
    private static func copySettings(_ source: String, into store: ReviewStore) throws -> Bool {
        let rows = rows(of: source, "SELECT name, value FROM setting")
        try store.write { db in
            for row in rows {
                guard let name = row.value("name", String.self),
                    // Answers have other numbers in the new store, and what is noted is made anew.
                    !["replay", "notes", ClockCorrections.name].contains(name),
                    let value = row.value("value", String.self)
                else { continue }
                try db.execute(
                    sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                    arguments: [name, value]
                )
            }
        }
        return !rows.isEmpty
    }

    /// Copies cards; false where there are none, or they cannot be read.
    private static func copyCards(_ source: String, into store: ReviewStore) throws -> Bool {
        let rows = rows(
            of: source,
            "SELECT card.*, \(ItemID.columns) FROM card JOIN item ON item.id = card.item"
        )
        try store.write { db in
            for row in rows {
                guard let item = ItemID(row), let card = CardText(row) else { continue }
                try card.save(item, isGone: row.value("gone", Bool.self) ?? false, db)
            }
        }
        return !rows.isEmpty
    }

    /// The rows up to the first that cannot be read.
    private static func rows(of source: String, _ sql: String) -> [Row] {
        var configuration = Configuration()
        configuration.readonly = true
        var rows: [Row] = []
        let database = try? DatabaseQueue(path: source, configuration: configuration)
        try? database?.read { db in
            let cursor = try Row.fetchCursor(db, sql: sql)
            while let row = try cursor.next() { rows.append(row.copy()) }
        }
        return rows
    }

    /// The answers of some rows; `nil` where one of them cannot be read.
    private static func answers(
        _ database: DatabaseQueue,
        _ range: ClosedRange<Int>
    ) -> [ReviewEvent]? {
        try? database.read { db in
            try Row.fetchAll(
                db,
                sql: "\(ReviewEvent.select) WHERE review.seq BETWEEN ? AND ?",
                arguments: [range.lowerBound, range.upperBound]
            ).compactMap { ReviewEvent($0) }
        }
    }
}

extension ReviewStore {
    /// Adds answers to the log without their schedules; tells how many were new.
    fileprivate func insert(_ events: [ReviewEvent]) throws(StoreError) -> Int {
        try write { db in
            var added = 0
            for event in events where try event.insert(db) { added += 1 }
            return added
        }
    }
}
