import Foundation
import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct ExamLogTests {
    private func log(_ records: [ExamRecord]) throws -> (data: Data, sitting: ExamSitting) {
        var sitting = try ExamSamples.sitting()
        var data = try ExamLog.line(sitting.start)
        for record in records {
            data += try ExamLog.line(record)
            try sitting.apply(record)
        }
        return (data, sitting)
    }

    private func records() throws -> [ExamRecord] {
        let ids = try ExamSamples.sitting().paper.map(\.variant.id)
        return [
            ExamRecord(.asked(ids[0]), at: 10), ExamRecord(.answered(ids[0], "7?"), at: 2_000),
            ExamRecord(.asked(ids[1]), at: 2_000), ExamRecord(.skipped(ids[1]), at: 3_000),
            ExamRecord(.left, at: 4_000), ExamRecord(.resumed, at: 4_000),
            ExamRecord(.asked(ids[2]), at: 4_500),
            ExamRecord(.answered(ids[2], "\"é\\\n"), at: 9_000),
        ]
    }

    @Test func `what was written brings back the same exam`() throws {
        let (data, sitting) = try log(records())
        let read = try ExamLog(data)
        #expect(try read.records == records() && read.start == sitting.start)
        #expect(read.elapsed == 9_000 && read.answeredCount == 2 && !read.endsInLine)
        let again = try ExamSitting(read, from: ExamSamples.library)
        #expect(again.answers == sitting.answers && again.current == sitting.current)
    }

    @Test func `wherever a crash cuts the file, all whole lines are kept`() throws {
        let (data, _) = try log(records())
        let head = try ExamLog.line(ExamSamples.sitting().start).count
        for length in stride(from: head, through: data.count, by: 3) {
            let cut = data.prefix(length)
            let whole = cut.count { $0 == 0x0A } - 1
            let read = try ExamLog(cut)
            // A line without its end may be whole all the same.
            #expect((whole...whole + 1).contains(read.records.count))
            #expect(read.endsInLine == (cut.last != 0x0A))
        }
        for length in 0..<head - 1 {
            #expect(throws: ExamLogError.notAnExam) { try ExamLog(data.prefix(length)) }
        }
    }

    @Test func `a line that was torn before the exam was taken up again costs itself only`() throws
    {
        let (data, _) = try log(Array(records().prefix(2)))
        let torn = data + Data("{\"event\":\"skip\n".utf8)
        let resumed = try torn + ExamLog.line(ExamRecord(.resumed, at: 2_500))
        #expect(try ExamLog(resumed).records.count == 3)
        #expect(throws: ExamLogError.malformed(line: 4)) {
            try ExamLog(torn + ExamLog.line(ExamRecord(.left, at: 2_500)))
        }
    }

    @Test func `bytes changed at random are read or refused, never a trap`() throws {
        let (data, _) = try log(records())
        var chance: UInt64 = 1
        for _ in 0..<500 {
            var bytes = Array(data)
            for _ in 0..<3 {
                chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(chance >> 33) % bytes.count] = UInt8(truncatingIfNeeded: chance >> 20)
            }
            guard let log = try? ExamLog(Data(bytes)) else { continue }
            _ = try? ExamSitting(log, from: ExamSamples.library)
        }
    }
}

@Suite struct ExamFolderTests {
    private func temporary() -> URL {
        URL(filePath: NSTemporaryDirectory()).appending(path: "exams-\(UUID().uuidString)")
    }

    @Test func `an exam is kept, gone on with and put aside, and nothing is written over`() throws {
        let home = temporary()
        defer { try? FileManager.default.removeItem(at: home) }
        let folder = try ExamFolder(environment: ["XDG_DATA_HOME": home.path()])
        #expect(try folder.unfinished() == nil)
        let sitting = try ExamSamples.sitting()
        let file = try folder.begin(sitting.start)
        try file.append(ExamRecord(.answered(sitting.paper[0].variant.id, "3"), at: 70))
        let log = try #require(try folder.unfinished())
        #expect(log.answeredCount == 1)
        let again = try folder.resume(log)
        try again.append(ExamRecord(.left, at: 90))
        #expect(try folder.unfinished()?.records.map(\.event).suffix(2) == [.resumed, .left])
        let path = try folder.archive(as: .discarded)
        #expect(!folder.hasUnfinished && path.hasSuffix("-discarded.jsonl"))
        _ = try folder.begin(sitting.start)
        #expect(try folder.archive(as: .discarded).hasSuffix("-discarded-2.jsonl"))
        #expect(try folder.summaries().map(\.state) == [.discarded, .discarded])
        let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path())
        #expect(mode[.posixPermissions] as? Int == 0o700)
    }

    @Test func `one exam at a time`() throws {
        let home = temporary()
        defer { try? FileManager.default.removeItem(at: home) }
        let first = try ExamFolder(environment: ["XDG_DATA_HOME": home.path()])
        #expect {
            _ = try ExamFolder(environment: ["XDG_DATA_HOME": home.path()])
        } throws: { error in
            "\(error)".contains("An exam is running in another window")
        }
        withExtendedLifetime(first) {}
    }

    @Test func `without a place to keep it the sentence says what to set`() {
        #expect {
            _ = try ExamFolder(environment: [:])
        } throws: { error in
            (error as? ExamFolder.Trouble)?.description.contains("XDG_DATA_HOME") == true
        }
    }
}
