internal import Foundation
internal import GRDB

/// Saves what can be read of a damaged store; the damaged file is kept under another name.
public struct StoreRecovery: Sendable {
    /// Answers that were saved.
    public let saved: Int
    /// Where the damaged file is now.
    public let damagedPath: String

    /// Makes a new store of the answers of a damaged one and of its backups.
    ///
    /// The damaged file gives up its name last: a crash before leaves everything as it was.
    public init(path: String) throws(StoreError) {
        let draft = path + ".recovered"
        do {
            try Self.remove(draft)
            let sources = [path] + Self.backups(of: path)
            var saved = 0
            do {
                let store = try ReviewStore(path: draft)
                for source in sources { saved += try Self.copy(source, into: store) }
                try store.rebuild()
                // Everything into the one file that is renamed.
                try store.database.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                }
                try store.database.close()
            }
            damagedPath = Self.freeName("\(path).damaged")
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.moveItem(
                    atPath: path + ending,
                    toPath: damagedPath + ending
                )
            }
            try FileManager.default.moveItem(atPath: draft, toPath: path)
            self.saved = saved
        } catch {
            throw error as? StoreError ?? StoreError(error, path: path)
        }
    }

    private static func remove(_ path: String) throws {
        for ending in ["", "-wal", "-shm"]
        where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
    }

    private static func backups(of path: String) -> [String] {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        return (names ?? []).filter { $0.hasPrefix(url.lastPathComponent + ".backup-") }
            .filter { !$0.hasSuffix(".unfinished") }.sorted()
            .map { folder.appending(path: $0).path(percentEncoded: false) }
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
