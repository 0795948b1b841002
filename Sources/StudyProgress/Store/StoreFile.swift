internal import Foundation
internal import GRDB

/// Opens the file of a store: brought to the newest version, with a backup made before.
enum StoreFile {
    static func open(_ path: String) throws -> DatabaseQueue {
        try open(path, StoreSchema.migrator)
    }

    /// Programs that open it at the same time take turns: one makes the tables, the others find them.
    static func open(_ path: String, _ migrator: DatabaseMigrator) throws -> DatabaseQueue {
        try FolderTurn.take(at: path) { try openInTurn(path, migrator) }
    }

    static func openInTurn(
        _ path: String,
        _ migrator: DatabaseMigrator
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // With a write-ahead log, FULL brings each commit onto the disk before it returns.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        try StoreRecovery.finish(path)
        // An empty store in its place would hide that answers are missing.
        if StoreRecovery.isMissing(path) { throw StoreError(.missing, path: path) }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        let (isCurrent, isNewer, isEmpty) = try database.read { db in
            (
                try migrator.hasCompletedMigrations(db), try migrator.hasBeenSuperseded(db),
                try migrator.appliedIdentifiers(db).isEmpty
            )
        }
        if isNewer { throw StoreError(.newer, path: path) }
        if !isCurrent {
            if !isEmpty { try backUp(database, path, migrator) }
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try migrate(database, migrator)
        }
        return database
    }

    /// Another program may do the same at the same time: what it has done is not done again.
    private static func migrate(_ database: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
        var applied = try database.read(migrator.appliedIdentifiers)
        while true {
            do {
                return try migrator.migrate(database)
            } catch {
                let now = try database.read(migrator.appliedIdentifiers)
                guard now != applied else { throw error }
                applied = now
            }
        }
    }

    /// Copies the database beside it; under its name only when it is whole.
    private static func backUp(
        _ database: DatabaseQueue,
        _ path: String,
        _ migrator: DatabaseMigrator
    ) throws {
        let version = try database.read { db in
            try migrator.completedMigrations(db).last ?? "unknown"
        }
        let target = "\(path).backup-\(version)"
        // Those that were killed on the way have left their drafts.
        defer { removeDrafts(of: target) }
        guard !FileManager.default.fileExists(atPath: target) else { return }
        let draft = "\(target).\(ProcessInfo.processInfo.processIdentifier).unfinished"
        try? FileManager.default.removeItem(atPath: draft)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
        }
        // Where another program was faster, there is a backup.
        try? FileManager.default.moveItem(atPath: draft, toPath: target)
    }

    private static func removeDrafts(of target: String) {
        let target = URL(filePath: target)
        let folder = target.deletingLastPathComponent()
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        for name in names ?? []
        where name.hasPrefix(target.lastPathComponent + ".") && name.contains(".unfinished") {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
