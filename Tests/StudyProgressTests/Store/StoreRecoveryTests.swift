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

    @Test func `settings, the test and cards are saved, and nothing without a text is due`() throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        let goal = ExamGoal(day: StudyDay(number: 20_800), minutesPerDay: 45)
        let lost = SampleEvents.item(.recall, "topic-0", "lost")
        do {
            let store = try ReviewStore(path: path)
            var settings = store.settings
            settings.scheduler.desiredRetention = 0.8
            try store.save(settings)
            try store.save(goal)
            try store.record(SampleEvents.event(lost, .good, at: SampleEvents.start))
        }
        _ = try StoreRecovery(path: path)
        let store = try ReviewStore(path: path)
        #expect(store.settings.scheduler.desiredRetention == 0.8)
        #expect(try store.examGoal() == goal)
        let later = SampleEvents.start.adding(seconds: 9e6)
        let day = StudyCalendar(timeZone: .gmt).day(of: later)
        #expect(try store.schedule(of: lost) != nil)
        #expect(try store.dueCount(at: later, on: day) == 0)
    }

    @Test func `a store that is gone is not taken for a new one`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try makeStore(path, answers: 50)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".damaged")
        #expect(throws: StoreError(.missing, path: path)) { try ReviewStore(path: path) }
        #expect(try StoreRecovery(path: path).saved == 50)
        #expect(try ReviewStore(path: path).answerCount() == 50)
    }

    /// SQLite takes a write-ahead log behind a file without pages for a leftover, and removes it.
    @Test func `answers of a write-ahead log outlive the loss of their file`() throws {
        let folder = try TemporaryFolder()
        let (path, copy) = (folder.path("progress.db"), folder.path("copy.db"))
        let store = try ReviewStore(path: path)
        var samples = SampleEvents(seed: 5)
        for event in samples.history(20) { try store.record(event) }
        try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
        try Data().write(to: URL(filePath: copy))
        #expect(throws: StoreError(.missing, path: copy)) { try ReviewStore(path: copy) }
        #expect(try StoreRecovery(path: copy).saved == 20)
        #expect(try ReviewStore(path: copy).answerCount() == 20)
    }

    @Test func `the store of a newer version is left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try makeStore(path, answers: 5)
        var next = StoreSchema.migrator
        next.registerMigration("v99") { _ in }
        _ = try StoreFile.open(path, next)
        #expect(throws: StoreError(.newer, path: path)) { try StoreRecovery(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path + ".damaged"))
    }

    @Test func `a recovery that was cut short is brought to its end by the next start`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("progress.db")
        _ = try makeStore(path, answers: 50)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".recovered")
        try Data("damaged".utf8).write(to: URL(filePath: path))
        try Data("its log".utf8).write(to: URL(filePath: path + "-wal"))
        #expect(try ReviewStore(path: path).answerCount() == 50)
        #expect(!FileManager.default.fileExists(atPath: path + ".recovered"))
    }
}
