import Foundation
import StudyCore
import Testing

@testable import StudyProgress

/// The home of a student, with a store of answers of its own; it goes with the test.
final class StudentHome {
    let url: URL

    init() throws {
        url = URL(filePath: NSTemporaryDirectory()).appending(path: "home-\(UUID())")
        try FileManager.default.createDirectory(
            at: url.appending(path: "study"),
            withIntermediateDirectories: true
        )
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The store of answers.
    var store: String { path("study/progress.db") }

    var environment: [String: String] {
        [
            "XDG_DATA_HOME": url.path(percentEncoded: false), "TZ": "UTC", "LANG": "C.UTF-8",
            "STUDY_NOW": "2026-12-20T10:00:00Z", "PATH": "/usr/bin:/bin",
        ]
    }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    /// Another home that looks the same.
    func copy() throws -> StudentHome {
        let other = try StudentHome()
        try FileManager.default.removeItem(at: other.url)
        try FileManager.default.copyItem(at: url, to: other.url)
        return other
    }

    /// The names of the files beside the store.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path("study")).sorted()
    }

    /// Runs lines of shell with `$STUDY` set to the program and `$STORE` to the store.
    func shell(_ lines: String...) async throws -> Program.Result {
        try await Program.shell(
            lines.joined(separator: "\n"),
            environment: environment.merging(["STORE": store]) { $1 }
        )
    }

    /// Starts the program and kills it after some seconds; tells what it had said until then.
    ///
    /// Without a time it runs to its end.
    func run(
        _ arguments: [String],
        input: String = "",
        killedAfter seconds: Double? = nil
    ) throws -> String {
        let (inputFile, output) = (path("input-\(UUID())"), path("output-\(UUID())"))
        try input.write(toFile: inputFile, atomically: false, encoding: .utf8)
        try Data().write(to: URL(filePath: output))
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.currentDirectoryURL = Program.root
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputFile))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = process.standardOutput
        try process.run()
        if let seconds {
            Thread.sleep(forTimeInterval: seconds)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    // MARK: - What is kept

    /// Answers of a made-up student, as lines of an export.
    static func answers(_ count: Int) -> String {
        let lines = (0..<count).map { number in
            let minutes = number * 7
            let at = Timestamp(milliseconds: 1_793_000_000_000 + minutes * 60_000)
            let id = String(number, radix: 16)
            let padded = String(repeating: "0", count: 12 - id.count) + id
            return """
                {"id": "00000000-0000-4000-8000-\(padded)", "at": "\(at)", \
                "day": "\(StudyCalendar(timeZone: .gmt).day(of: at))", "kind": "question", \
                "topic": "topic-\(number % 5)", "name": "question-\(number % 37)", \
                "rating": \([3, 3, 1, 3, 2][number % 5]), \
                "verdict": "\(["right", "right", "wrong", "right", "right"][number % 5])"}
                """
        }
        return ([AnswerHeader] + lines).joined(separator: "\n") + "\n"
    }

    /// What the store holds, and whether its schedules are those that its answers lead to.
    func contents() throws -> (answers: Set<UUID>, isConsistent: Bool) {
        let store = try ReviewStore(path: store)
        var answers: Set<UUID> = []
        try store.forEachAnswer { answers.insert($0.id) }
        let kept = try store.allSchedules()
        try store.rebuild()
        return (answers, try store.allSchedules() == kept)
    }
}

private let AnswerHeader = #"{"schema": "study.progress/1"}"#
