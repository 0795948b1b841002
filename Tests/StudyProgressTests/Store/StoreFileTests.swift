import Foundation
import GRDB
import Testing

@testable import StudyProgress

/// Versions of the store, and files that are none.
struct StoreFileTests {
    private func reason(_ body: () throws -> Void) -> StoreError.Reason? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreError)?.reason
        }
    }

    /// Never changes: what has landed is how the files of students are.
    @Test(arguments: ["v1", "v2", "v3", "v4"])
    func `the tables of a version are frozen`(version: String) throws {
        let database = try DatabaseQueue()
        try StoreSchema.migrator.migrate(database, upTo: version)
        let schema = try database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' ORDER BY type, name
                    """
            )
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/schema-\(version).sql")
        let frozen = try String(contentsOf: file, encoding: .utf8)
        #expect(schema.joined(separator: ";\n\n") + ";\n" == frozen)
    }

    @Test func `a new version is reached behind a backup`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        var samples = SampleEvents(seed: 1)
        do {
            let store = try ReviewStore(path: path)
            for event in samples.history(20) { try store.record(event) }
        }
        var next = StoreSchema.migrator
        next.registerMigration("v99") { db in
            try db.execute(sql: "ALTER TABLE item ADD COLUMN note TEXT")
        }
        _ = try StoreFile.open(path, next)
        let backup = try ReviewStore(path: path + ".backup-v4")
        #expect(try backup.answerCount() == 20)
        #expect(reason { _ = try ReviewStore(path: path) } == .newer)
        let kept = try DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM review")
        }
        #expect(kept == 20)
    }

    @Test func `what a killed program left of a backup is cleared away`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try ReviewStore(path: path)
        var next = StoreSchema.migrator
        next.registerMigration("v99") { db in
            try db.execute(sql: "ALTER TABLE item ADD COLUMN note TEXT")
        }
        let last = try #require(StoreSchema.migrator.migrations.last)
        let left = ["", "-journal"].map { "\(path).backup-\(last).99999.unfinished\($0)" }
        for file in left { try Data("draft".utf8).write(to: URL(filePath: file)) }
        _ = try StoreFile.open(path, next)
        for file in left { #expect(!FileManager.default.fileExists(atPath: file)) }
        #expect(FileManager.default.fileExists(atPath: "\(path).backup-\(last)"))
    }

    @Test func `a migration that fails leaves the file as it was`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        var samples = SampleEvents(seed: 1)
        do {
            let store = try ReviewStore(path: path)
            for event in samples.history(20) { try store.record(event) }
        }
        var next = StoreSchema.migrator
        next.registerMigration("v99") { db in
            try db.execute(sql: "DROP TABLE schedule")
            try db.execute(sql: "no such statement")
        }
        #expect(throws: (any Error).self) { _ = try StoreFile.open(path, next) }
        #expect(try ReviewStore(path: path).allSchedules().count > 5)
    }

    @Test func `a file that is no database is damaged, and stays`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        let text = String(repeating: "This is a shopping list.\n", count: 100)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(reason { _ = try ReviewStore(path: path) } == .damaged)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a folder that is not there cannot be used`() {
        #expect(reason { _ = try ReviewStore(path: "/nowhere/progress.db") } == .noAccess)
    }

    @Test func `programs that make the store at the same time make one`() async throws {
        let folder = try TemporaryFolder()
        for round in 0..<20 {
            let path = folder.path("progress-\(round).db")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { _ = try ReviewStore(path: path) } }
                try await group.waitForAll()
            }
            #expect(try ReviewStore(path: path).answerCount() == 0)
        }
    }

    @Test func `two stores on one file wait for each other`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try ReviewStore(path: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> {
                group.addTask {
                    var samples = SampleEvents(seed: seed)
                    let store = try ReviewStore(path: path)
                    for event in samples.history(40) { try store.record(event) }
                }
            }
            try await group.waitForAll()
        }
        let store = try ReviewStore(path: path)
        #expect(try store.answerCount() == 160)
        let kept = try store.allSchedules()
        try store.rebuild()
        #expect(try store.allSchedules().byItem == kept.byItem)
    }
}
