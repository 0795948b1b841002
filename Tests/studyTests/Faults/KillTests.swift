import Foundation
import GRDB
import StudyCore
import Testing

@testable import StudyProgress

/// Killed at any moment of its work, the program has lost nothing and left nothing half done.
///
/// `STUDY_KILLS` sets how often it is killed, `STUDY_KILL_SEED` where.
@Suite(.serialized)
struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["STUDY_KILLS"].flatMap { Int($0) } ?? 30
    private static let seed = environment["STUDY_KILL_SEED"].flatMap { UInt64($0) } ?? 7

    /// Points of time, spread over a work and a little beyond it.
    private static func points(_ duration: Double, _ scene: String) -> [Double] {
        (0..<max(kills / 5, 1)).map { number in
            let hash = StableHash.of("\(seed) \(scene) \(number)")
            return Double(hash >> 11) * 0x1p-53 * duration * 1.1
        }
    }

    /// Does a work once to the end on a copy of a home, then kills it at points of that time.
    private func kill(
        _ scene: String,
        _ arguments: [String],
        in home: StudentHome,
        input: String = "",
        limit: Double = .infinity,
        check: (StudentHome, String) throws -> Void
    ) throws {
        let begun = ContinuousClock.now
        let whole = try home.copy()
        try check(whole, try whole.run(arguments, input: input))
        let duration = min((ContinuousClock.now - begun) / .seconds(1), limit)
        for point in Self.points(duration, scene) {
            let copy = try home.copy()
            let told = try copy.run(arguments, input: input, killedAfter: point)
            do {
                try check(copy, told)
            } catch {
                Issue.record("\(scene), killed after \(point) s: \(error)")
            }
        }
    }

    private func home(answers: Int) throws -> StudentHome {
        let home = try StudentHome()
        let file = home.path("answers.jsonl")
        try StudentHome.answers(answers).write(toFile: file, atomically: false, encoding: .utf8)
        if answers > 0 { _ = try home.run(["progress", "import", file]) }
        return home
    }

    @Test func `while a review is answered`() throws {
        let lines = String(repeating: "3\n", count: 40)
        let call = ["review", "--new", "9999", "--topic", "cnn-output", "--topic", "pooling"]
        try kill("review", call, in: home(answers: 0), input: lines) { home, told in
            let verdicts = told.split(separator: "\n")
                .filter { $0.hasPrefix("Right") || $0.hasPrefix("Not ") }.count
            let kept = try home.contents()
            #expect(kept.isConsistent)
            let questions = try ReviewStore(path: home.store).database.read { db in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM review WHERE verdict <> 'graded'")
            }
            let count = try #require(questions)
            #expect(count == verdicts || count == verdicts + 1, "\(count) of \(verdicts)")
        }
    }

    @Test func `while answers are imported`() throws {
        let home = try home(answers: 300)
        let file = home.path("more.jsonl")
        try StudentHome.answers(700).write(toFile: file, atomically: false, encoding: .utf8)
        try kill("import", ["progress", "import", file], in: home) { home, told in
            let kept = try home.contents()
            let isTold = told.contains("400 answers are new")
            #expect(kept.answers.count == 700 || !isTold && kept.answers.count == 300, "\(told)")
            #expect(kept.isConsistent)
        }
    }

    @Test func `while the schedules are made again`() throws {
        let home = try home(answers: 700)
        let before = try ReviewStore(path: home.store).allSchedules()
        try kill("rebuild", ["progress", "rebuild"], in: home) { home, _ in
            let after = try ReviewStore(path: home.store).allSchedules()
            #expect(after == before)
            let kept = try home.contents()
            #expect(kept.answers.count == 700)
        }
    }

    @Test func `while an older store is brought to this version`() throws {
        let home = try home(answers: 700)
        try Self.makeOld(home.store)
        try kill("migrate", ["review", "--json"], in: home, limit: 0.5) { home, _ in
            let backups = try home.files().filter { $0.contains(".backup-") }
            // Whatever has the name of a backup is whole.
            for name in backups where !name.contains(".unfinished") {
                let copy = try DatabaseQueue(path: home.path("study/\(name)"))
                let count = try copy.read {
                    try Int.fetchOne($0, sql: "SELECT count(*) FROM review")
                }
                #expect(count == 700)
            }
            let kept = try home.contents()
            #expect(kept.answers.count == 700 && kept.isConsistent)
            let files = try home.files()
            #expect(files.contains("progress.db.backup-v1"), "\(files)")
            #expect(!files.contains { $0.contains(".unfinished") }, "\(files)")
        }
    }

    @Test func `while a store is recovered`() throws {
        let home = try home(answers: 700)
        try kill("recover", ["progress", "recover"], in: home) { home, _ in
            let kept = try home.contents()
            #expect(kept.answers.count == 700 && kept.isConsistent)
            _ = try home.run(["progress", "recover"])
            let again = try home.contents()
            #expect(again.answers.count == 700)
        }
    }

    /// Makes a store of the first version of the same answers.
    private static func makeOld(_ path: String) throws {
        let source = path + ".now"
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.moveItem(atPath: path + ending, toPath: source + ending)
        }
        let items = try DatabaseQueue(path: source).read { db in
            try Row.fetchAll(db, sql: "SELECT id, kind, topic, name FROM item")
        }
        let old = try DatabaseQueue(path: path)
        try StoreSchema.migrator.migrate(old, upTo: "v1")
        try old.write { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES ('replay', '1')"
            )
            for item in items {
                try db.execute(
                    sql: "INSERT INTO item (id, kind, topic, name) VALUES (?, ?, ?, ?)",
                    arguments: StatementArguments(item.databaseValues)
                )
            }
            let names = """
                id, at, day, item, rating, verdict, seed, given, typed, mistake, target, hints,
                seconds, guessed, credits, scheduler
                """
            let rows = try DatabaseQueue(path: source).read { db in
                try Row.fetchAll(db, sql: "SELECT \(names) FROM review ORDER BY seq")
            }
            let marks = [String](repeating: "?", count: 16).joined(separator: ", ")
            for row in rows {
                try db.execute(
                    sql: "INSERT INTO review (\(names)) VALUES (\(marks))",
                    arguments: StatementArguments(row.databaseValues)
                )
            }
        }
    }
}
