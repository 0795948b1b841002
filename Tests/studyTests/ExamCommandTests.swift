import Foundation
import Testing

struct ExamCommandTests {
    /// Runs a line of shell with a home of its own, which is `$XDG_DATA_HOME`.
    private func shell(_ lines: String...) async throws -> Program.Result {
        let home = URL(filePath: NSTemporaryDirectory()).appending(
            path: "exam-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: home) }
        return try await Program.shell(
            lines.joined(separator: "\n"),
            environment: ["XDG_DATA_HOME": home.path()]
        )
    }

    private let exam = "\"$STUDY\" exam --topic http-methods --count 3 --minutes 5 --seed 7"

    @Test func `an exam ends in a report, a page and a document`() async throws {
        let result = try await shell(
            "printf 'a\\ns\\nb\\na\\n' | \(exam) --html \"$XDG_DATA_HOME\"-page.html --json 2>/dev/null",
            "grep -c '<h1>Exam of' \"$XDG_DATA_HOME\"-page.html; rm \"$XDG_DATA_HOME\"-page.html",
            "\"$STUDY\" exam --list"
        )
        let lines = result.output.split(separator: "\n")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.exam/1")
        #expect(document["finished"] as? Bool == true && document["count"] as? Int == 3)
        #expect((document["questions"] as? [Any])?.count == 3)
        #expect(lines[1] == "1")
        #expect(result.output.contains("finished"))
    }

    @Test func `killed and resumed, it goes on where it was`() async throws {
        let result = try await shell(
            "mkfifo \"$XDG_DATA_HOME\"-lines; (\(exam) < \"$XDG_DATA_HOME\"-lines >/dev/null) & child=$!",
            "exec 3> \"$XDG_DATA_HOME\"-lines; echo a >&3",
            "log=\"$XDG_DATA_HOME/study/exams/unfinished.jsonl\"",
            "for i in $(seq 100); do grep -qs answered \"$log\" && break; sleep 0.1; done",
            "pkill -9 -P $child || kill -9 $child; exec 3>&-; rm \"$XDG_DATA_HOME\"-lines",
            "printf '{\"event\":\"ans' >> \"$log\"",
            "\(exam) < /dev/null; echo second $?",
            "printf 'b\\nc\\n' | \"$STUDY\" exam --resume; echo third $?"
        )
        #expect(result.error.contains("is not finished: 1 of 3 answered"))
        #expect(result.output.contains("second 1"))
        #expect(result.output.contains("gone on with: 1 of 3 answered"))
        #expect(result.output.contains("of 3 right"))
        #expect(result.output.contains("third 0"))
    }

    @Test func `Ctrl-C leaves it, says how to go on, and discard keeps the file`() async throws {
        let result = try await shell(
            "mkfifo \"$XDG_DATA_HOME\"-lines; \(exam) < \"$XDG_DATA_HOME\"-lines & child=$!",
            "exec 3> \"$XDG_DATA_HOME\"-lines",
            "log=\"$XDG_DATA_HOME/study/exams/unfinished.jsonl\"",
            "for i in $(seq 100); do grep -qs asked \"$log\" && break; sleep 0.1; done",
            // A shell that is not at a terminal starts what runs behind it deaf to Ctrl-C.
            "kill -INT $child; for i in $(seq 50); do grep -qs left \"$log\" && break; sleep 0.1; done",
            "exec 3>&-; wait $child; echo first $?; rm \"$XDG_DATA_HOME\"-lines",
            "\"$STUDY\" exam --discard; ls \"$XDG_DATA_HOME/study/exams\""
        )
        #expect(result.output.contains("study exam --resume"))
        #expect(result.output.contains("first 1"))
        #expect(result.output.contains("-discarded.jsonl"))
        #expect(result.error.contains("put aside and kept as"))
    }

    @Test func `a home that cannot be written to gets a sentence`() async throws {
        let result = try await Program.shell(
            "\(exam) < /dev/null",
            environment: ["XDG_DATA_HOME": "/proc/1/nowhere"]
        )
        #expect(result.status == 1 && result.error.contains("XDG_DATA_HOME names another place"))
    }

    @Test func `a damaged log is left as it is`() async throws {
        let result = try await shell(
            "mkdir -p \"$XDG_DATA_HOME/study/exams\"",
            "echo garbage > \"$XDG_DATA_HOME/study/exams/unfinished.jsonl\"",
            "\"$STUDY\" exam --resume; echo first $?; cat \"$XDG_DATA_HOME\"/study/exams/unfinished.jsonl"
        )
        #expect(result.error.contains("its first line does not begin an exam"))
        #expect(result.output.contains("first 1\ngarbage"))
    }

    @Test(arguments: [
        ("--count 0", 64, "1 to 500 questions"), ("--minutes 2000", 64, "1 to 1,440 minutes"),
        ("--resume --seed 1", 64, "leave out"), ("--resume", 1, "There is no unfinished exam."),
        ("--topic nosuch", 1, "No quiz topic is called 'nosuch'"),
        ("--html /nowhere/x.html", 1, "There is no folder '/nowhere/'"),
    ])
    func `what cannot be done gets a sentence`(options: String, status: Int, words: String)
        async throws
    {
        let result = try await shell("\"$STUDY\" exam \(options) < /dev/null")
        #expect(result.status == Int32(status))
        #expect(result.error.contains(words), "\(result.error)")
    }
}
