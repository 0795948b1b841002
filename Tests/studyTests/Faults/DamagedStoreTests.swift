import Foundation
import GRDB
import StudyCore
import Testing

@testable import StudyProgress

/// Stores that a bad disk has changed: no command dies of them, and recovery saves what is there.
struct DamagedStoreTests {
    private static let answers = 400

    private func home() throws -> StudentHome {
        let home = try StudentHome()
        let file = home.path("answers.jsonl")
        try StudentHome.answers(Self.answers)
            .write(toFile: file, atomically: false, encoding: .utf8)
        _ = try home.run(["progress", "import", file])
        // Everything into the one file.
        let store = try ReviewStore(path: home.store)
        try store.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try store.database.close()
        return home
    }

    /// Every command ends by itself, well or with a sentence that says what to do; then recovery
    /// brings a store that can be used.
    private func endure(_ home: StudentHome) async throws -> Int {
        let calls = [
            "review --json", "progress export", "plan --exam 2026-12-24", "topics", "stats",
            "progress rebuild", "progress settings --retention 0.9",
        ]
        for call in calls {
            let result = try await home.copy().shell("\"$STUDY\" \(call)")
            #expect([0, 1].contains(result.status), "\(call): \(result.status) \(result.error)")
            if result.status == 1 {
                #expect(
                    result.error.contains("'study progress recover' saves every answer"),
                    "\(call): \(result.error)"
                )
            }
        }
        let result = try await home.shell(
            "\"$STUDY\" progress recover && \"$STUDY\" progress export > \"$STORE.out\" && "
                + "grep verdict \"$STORE.out\" | wc -l"
        )
        #expect(result.status == 0, "\(result.error)")
        let files = try home.files()
        #expect(files.contains { $0.hasPrefix("progress.db.damaged") })
        let kept = try home.contents()
        #expect(kept.isConsistent)
        return Int(result.output.split(separator: "\n").last ?? "") ?? 0
    }

    /// `STUDY_DAMAGES` sets how many.
    private static let seeds: Range<UInt64> = {
        let wanted = ProcessInfo.processInfo.environment["STUDY_DAMAGES"]
        return 0..<(wanted.flatMap { UInt64($0) } ?? 12)
    }()

    @Test(arguments: seeds)
    func `bytes that changed`(seed: UInt64) async throws {
        let home = try home()
        var data = try Data(contentsOf: URL(filePath: home.store))
        // A few bytes in one page: such is the damage of a disk. The first page twice as often.
        let pages = data.count / 4_096
        let page = seed % 8 == 0 ? 0 : Int(StableHash.of("page \(seed)") % UInt64(pages))
        for place in 0..<12 {
            let hash = StableHash.of("byte \(seed) \(place)")
            data[page * 4_096 + Int(hash % 4_096)] = UInt8(truncatingIfNeeded: hash >> 32)
        }
        try data.write(to: URL(filePath: home.store))
        let saved = try await endure(home)
        #expect(saved >= Self.answers - 60, "\(saved), page \(page) of \(pages)")
    }

    @Test(arguments: [0.9, 0.5, 0.1])
    func `a file that was cut off`(share: Double) async throws {
        let home = try home()
        let data = try Data(contentsOf: URL(filePath: home.store))
        try data.prefix(Int(Double(data.count) * share)).write(to: URL(filePath: home.store))
        // The names of items lie in front of the answers, which take about half of the file.
        let saved = try await endure(home)
        #expect(saved >= Int(Double(Self.answers) * (2 * share - 1.2)), "\(saved)")
    }

    @Test func `an empty file is a store without answers`() async throws {
        let home = try StudentHome()
        try Data().write(to: URL(filePath: home.store))
        let result = try await home.shell("\"$STUDY\" review --json")
        #expect(result.status == 0)
    }

    /// Answers of the log that was not yet taken over: those before the damage are there.
    @Test(arguments: [0.05, 0.5, 0.95])
    func `a write-ahead log that changed`(place: Double) async throws {
        let home = try home()
        let store = try ReviewStore(path: home.store)
        var samples: [UUID] = []
        try store.forEachAnswer { samples.append($0.id) }
        let copy = try StudentHome()
        let item = ItemID(.question, try #require(TopicID("topic-0")), "question-0")
        for number in 0..<50 {
            let event = ReviewEvent(
                id: UUID(),
                at: Timestamp(milliseconds: 1_796_000_000_000 + number),
                day: StudyDay(number: 20_790),
                item: item,
                rating: .good,
                verdict: .right
            )
            try store.record(event)
        }
        // As a power cut leaves it: the store is still open.
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: home.store + ending,
                toPath: copy.store + ending
            )
        }
        var log = try Data(contentsOf: URL(filePath: copy.store + "-wal"))
        let start = Int(Double(log.count) * place)
        for offset in 0..<8 { log[start + offset] ^= 0x5A }
        try log.write(to: URL(filePath: copy.store + "-wal"))
        let kept = try copy.contents()
        #expect(kept.answers.isSuperset(of: samples) && kept.isConsistent)
        #expect(kept.answers.count <= 450)
    }
}
