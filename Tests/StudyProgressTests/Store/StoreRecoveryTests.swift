import Foundation
import GRDB
import Testing

@testable import StudyProgress

struct StoreRecoveryTests {
    /// A store of many answers in its file alone, without a write-ahead log.
    private func makeStore(_ path: String, answers: Int) throws -> [ReviewEvent] {
        var samples = SampleEvents(seed: 5)
        let events = samples.history(answers)
        let store = try ReviewStore(path: path)
        var rest = events[...]
        _ = try store.merge { rest.popFirst().map(ProgressEntry.answer) }
        try store.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try store.database.close()
        return events
    }

    private func overwrite(_ path: String, from offset: Int, count: Int) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data(repeating: 0xA5, count: count))
        try file.close()
    }

    @Test func `all answers of a sound file are saved`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        let events = try makeStore(path, answers: 700)
        let recovery = try StoreRecovery(path: path)
        #expect(recovery.saved == 700)
        var found: [ReviewEvent] = []
        try ReviewStore(path: path).forEachAnswer { found.append($0) }
        #expect(found == events)
        #expect(try ReviewStore(path: recovery.damagedPath).answerCount() == 700)
    }

    @Test(arguments: [0.3, 0.5, 0.7, 0.9])
    func `most answers outlive pages that are lost`(place: Double) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try makeStore(path, answers: 3_000)
        let size = try Data(contentsOf: URL(filePath: path)).count
        try overwrite(path, from: Int(Double(size) * place) / 4_096 * 4_096, count: 8_192)
        let recovery = try StoreRecovery(path: path)
        #expect(recovery.saved > 2_000, "\(recovery.saved)")
        let store = try ReviewStore(path: path)
        #expect(try store.answerCount() == recovery.saved)
        #expect(FileManager.default.fileExists(atPath: recovery.damagedPath))
    }

    @Test func `where nothing can be read, the backup is`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try makeStore(path, answers: 50)
        try FileManager.default.copyItem(atPath: path, toPath: path + ".backup-v1")
        try overwrite(path, from: 0, count: 4_096)
        #expect(throws: StoreError(.damaged, path: path)) { try ReviewStore(path: path) }
        #expect(try StoreRecovery(path: path).saved == 50)
        #expect(try ReviewStore(path: path).answerCount() == 50)
        // A second time the file that was kept is not written over.
        #expect(try StoreRecovery(path: path).damagedPath.hasSuffix("-2"))
    }
}
