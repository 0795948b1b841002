import Foundation
import Testing

/// Reviews as a student sits them, with a home of their own and a clock that is set.
struct ReviewCommandTests {
    private func shell(_ lines: String...) async throws -> Program.Result {
        let home = URL(filePath: NSTemporaryDirectory()).appending(
            path: "review-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: home) }
        return try await Program.shell(
            lines.joined(separator: "\n"),
            environment: [
                "XDG_DATA_HOME": home.path(), "TZ": "UTC", "STUDY_NOW": "2026-11-24T10:00:00Z",
            ]
        )
    }

    private let quiz = "\"$STUDY\" quiz --topic http-methods --seed 3"

    @Test func `what a quiz asked is due the next day, and a topic lists it`() async throws {
        let result = try await shell(
            "printf 'a\\na\\na\\n' | \(quiz) --count 3 > /dev/null",
            "STUDY_NOW=2026-11-26T04:00:00Z \"$STUDY\" review --json",
            "STUDY_NOW=2026-11-26T04:00:00Z \"$STUDY\" topics --json",
            "ls -ld \"$XDG_DATA_HOME/study\" | cut -c1-10"
        )
        let lines = result.output.split(separator: "\n")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
        )
        let items = try #require(document["items"] as? [[String: Any]])
        #expect(document["schema"] as? String == "study.review/1")
        #expect(items.contains { $0["topic"] as? String == "http-methods" })
        #expect(lines[1].contains("\"due\":") && lines[1].contains("\"mastery\":"))
        #expect(lines[2] == "drwx------")
    }

    @Test func `a review asks, keeps, and says what lies ahead`() async throws {
        let result = try await shell(
            "printf 's\\ns\\nq\\n' | \"$STUDY\" review --topic cnn-output --new 5",
            "\"$STUDY\" progress export"
        )
        #expect(result.output.contains("Review: nothing is due."))
        #expect(result.output.contains("1 (new)  cnn-output"))
        #expect(result.output.contains("No question was answered."))
        #expect(result.output.hasSuffix("{\"schema\": \"study.progress/1\"}\n"))
    }

    @Test func `answers go from machine to machine, each once`() async throws {
        let result = try await shell(
            "printf 'a\\nb\\n' | \(quiz) --count 2 > /dev/null",
            "\"$STUDY\" progress export > \"$XDG_DATA_HOME/out\"; wc -l < \"$XDG_DATA_HOME/out\"",
            "export XDG_DATA_HOME=\"$XDG_DATA_HOME/other\"",
            "\"$STUDY\" progress import \"$XDG_DATA_HOME/../out\" 2>&1",
            "\"$STUDY\" progress import - < \"$XDG_DATA_HOME/../out\" 2>&1",
            "\"$STUDY\" progress export | cmp - \"$XDG_DATA_HOME/../out\" && echo same"
        )
        let words = result.output.split(separator: "\n")
        #expect(words[0].hasSuffix("3"))
        #expect(words[1] == "2 answers are new, 0 were known.")
        #expect(words[2] == "0 answers are new, 2 were known." && words[3] == "same")
    }

    @Test func `every verb of progress answers in one document`() async throws {
        let result = try await shell(
            "printf 'a\\nb\\n' | \(quiz) --count 2 > /dev/null",
            "\"$STUDY\" progress export > \"$XDG_DATA_HOME/out\"",
            "\"$STUDY\" progress import \"$XDG_DATA_HOME/out\" --json",
            "\"$STUDY\" progress rebuild --json",
            "\"$STUDY\" plan --done --json",
            "\"$STUDY\" progress recover --json"
        )
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 4, "\(result)")
        #expect(lines[0] == "{\"added\":0,\"known\":2,\"schema\":\"study.progress.import/1\"}")
        #expect(
            lines[1].contains("\"answers\":2,") && lines[1].contains("study.progress.rebuild/1")
        )
        #expect(lines[2] == "{\"exam\":null,\"schema\":\"study.progress.done/1\"}")
        #expect(lines[3].contains("\"saved\":2,") && lines[3].contains("study.progress.recover/1"))
    }

    @Test func `a clock that was ahead is told, and its answers come back`() async throws {
        let later = "STUDY_NOW=2026-11-27T10:00:00Z \"$STUDY\" review --topic http-methods --json"
        let result = try await shell(
            "printf 'a\\n' | STUDY_NOW=2027-03-01T10:00:00Z \(quiz) --count 1 > /dev/null",
            "printf 'q\\n' | \"$STUDY\" review > /dev/null",
            later,
            "\"$STUDY\" progress rebuild --clock-was-ahead",
            later,
            "\"$STUDY\" progress export | grep -c 2027-03-01"
        )
        #expect(result.error.contains("'study progress rebuild --clock-was-ahead'"))
        #expect(result.error.contains("1 answer counts as given now."))
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 3, "\(result)")
        #expect(lines[0].contains("\"items\":[]") && !lines[1].contains("\"items\":[]"))
        // The log keeps what the clock said.
        #expect(lines[2] == "1")
    }

    @Test func `answers of exams count, each once, however often an exam is gone on with`()
        async throws
    {
        let exam = "\"$STUDY\" exam --topic http-methods --count 3 --minutes 5 --seed 7"
        let result = try await shell(
            // The second answer is changed, and is worth something else at least once.
            "printf 'a\\na\\nback\\nb\\nback\\nc\\nq\\n' | \(exam) > /dev/null; echo left $?",
            "\"$STUDY\" progress export | grep -c '\"source\": \"exam\"'",
            "printf 'q\\n' | \"$STUDY\" exam --resume > /dev/null",
            "\"$STUDY\" progress export | grep -c '\"source\": \"exam\"'",
            "printf 'a\\n' | \"$STUDY\" exam --resume > /dev/null; echo done $?",
            "\"$STUDY\" progress export | grep -c '\"source\": \"exam\"'"
        )
        let words = result.output.split(separator: "\n").map(String.init)
        try #require(words.count == 5, "\(words) \(result.error)")
        let counts = words.compactMap { Int($0) }
        #expect(words[0] == "left 1" && words[3] == "done 0")
        #expect(counts[0] == counts[1] && counts[2] == counts[1] + 1 && (2...4).contains(counts[0]))
    }

    @Test func `answers of a diagnosis count, and none without a log`() async throws {
        let diagnose =
            "for i in 1 2 3 4; do printf '9x9x9\\n9\\n9x9\\n'; done | \"$STUDY\" diagnose cnn-output --seed 5"
        let result = try await shell(
            "\(diagnose) --no-log > /dev/null; ls \"$XDG_DATA_HOME/study\" 2> /dev/null",
            "\(diagnose) > /dev/null",
            "\"$STUDY\" progress export | grep -c '\"source\": \"diagnosis\"'"
        )
        let count = try #require(Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect((2...4).contains(count))
    }

    @Test func `without a log nothing is kept`() async throws {
        let result = try await shell(
            "printf 'a\\n' | \(quiz) --count 1 --no-log > /dev/null; ls \"$XDG_DATA_HOME/study\""
        )
        #expect(!result.output.contains("progress.db"))
    }

    @Test func `a quiz goes on where answers cannot be kept`() async throws {
        let result = try await Program.shell(
            "printf 'a\\n' | \(quiz) --count 1",
            environment: ["XDG_DATA_HOME": "/proc/1/nowhere"]
        )
        #expect(result.status == 0 && result.output.contains("of 1 right"))
        #expect(result.error.contains("XDG_DATA_HOME names another place. The quiz goes on"))
    }

    @Test func `a damaged store says how it is mended, and is`() async throws {
        let result = try await shell(
            "mkdir -p \"$XDG_DATA_HOME/study\"; store=\"$XDG_DATA_HOME/study/progress.db\"",
            "yes damaged | head -c 9000 > \"$store\"",
            "\"$STUDY\" review < /dev/null; echo first $?",
            "\"$STUDY\" progress recover 2>&1; ls \"$XDG_DATA_HOME/study\"",
            "\"$STUDY\" review --json > /dev/null; echo then $?"
        )
        #expect(result.error.contains("is damaged. 'study progress recover' saves every answer"))
        #expect(result.output.contains("first 1") && result.output.contains("then 0"))
        #expect(result.output.contains("progress.db.damaged"))
    }

    /// In blocks of 512 bytes: nothing at all, and enough for a few answers.
    @Test(arguments: [1, 90])
    func `files that may not grow lose no answer that was kept`(blocks: Int) async throws {
        let result = try await shell(
            "printf 'a\\n' | \(quiz) --count 1 > /dev/null",
            "(ulimit -f \(blocks); for i in $(seq 40); do echo a; done "
                + "| \(quiz) --count 40 | grep -c -e '^Right' -e '^Not ')",
            "\"$STUDY\" progress export | grep -c '\"verdict\"'",
            "\"$STUDY\" progress rebuild 2>&1"
        )
        #expect(result.error.contains("Make room and go on."), "\(result.error)")
        let counts = result.output.split(separator: "\n").prefix(2).compactMap { Int($0) }
        #expect(counts.count == 2 && counts[0] > counts[1] && counts[1] >= 1, "\(result.output)")
        let kept = counts.last ?? 0
        let answers = kept == 1 ? "1 answer." : "\(kept) answers."
        #expect(result.output.hasSuffix("made again from \(answers)\n"), "\(result.output)")
    }

    /// Killed at any moment, every answer whose verdict was seen is in the log.
    @Test(arguments: [15, 40, 70, 110, 180, 260, 350, 480])
    func `killed, it keeps every answer that was told`(milliseconds: Int) async throws {
        let delay = "0.\(String(1_000 + milliseconds).dropFirst())"
        let result = try await shell(
            "mkdir \"$XDG_DATA_HOME\"; cd \"$XDG_DATA_HOME\"; mkfifo lines",
            "(while :; do printf '3\\ns\\n'; done > lines 2> /dev/null) & feeder=$!",
            "\"$STUDY\" quiz --topic cnn-output --count 9999 --quizzes \"$OLDPWD/quizzes\" "
                + "< lines > told & child=$!",
            "sleep 0.3; sleep \(delay); kill -9 $child; kill $feeder; wait 2> /dev/null",
            "echo told $(grep -c -e '^Right' -e '^Not ' told)",
            "echo kept $(\"$STUDY\" progress export | grep -c '\"verdict\"')",
            "\"$STUDY\" progress rebuild 2>&1"
        )
        let number = { (word: String) in
            result.output.split(separator: "\n").first { $0.hasPrefix(word) }
                .flatMap { Int($0.split(separator: " ")[1]) }
        }
        let (told, kept) = (try #require(number("told")), try #require(number("kept")))
        #expect(kept == told || kept == told + 1, "\(result.output) \(result.error)")
        #expect(result.output.contains("made again from \(kept) answers"))
    }
}
