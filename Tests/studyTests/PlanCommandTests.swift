import Foundation
import Testing

/// Plans as a student makes them, with a home of their own and a clock that is set.
struct PlanCommandTests {
    private func shell(_ lines: String...) async throws -> Program.Result {
        let home = URL(filePath: NSTemporaryDirectory()).appending(
            path: "plan-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: home) }
        return try await Program.shell(
            lines.joined(separator: "\n"),
            environment: [
                "XDG_DATA_HOME": home.path(), "TZ": "UTC", "STUDY_NOW": "2026-11-24T10:00:00Z",
            ]
        )
    }

    private func document(_ line: Substring) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `a plan is kept, and made anew from what was answered`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --exam 2026-11-27 --minutes-per-day 20 --json",
            "printf 'a\\na\\na\\n' | \"$STUDY\" quiz --topic http-methods --seed 3 --count 3 > /dev/null",
            "STUDY_NOW=2026-11-25T10:00:00Z \"$STUDY\" plan --json"
        )
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 2, "\(result.error)")
        let (first, second) = (try document(lines[0]), try document(lines[1]))
        #expect(first["schema"] as? String == "study.plan/1")
        #expect(first["days_left"] as? Int == 3 && second["days_left"] as? Int == 2)
        #expect(first["met"] as? Int == 0)
        #expect(try #require(second["met"] as? Int) > 0)
        let days = try #require(first["days"] as? [[String: Any]])
        #expect(days.map { $0["day"] as? String } == ["2026-11-24", "2026-11-25", "2026-11-26"])
        for day in days { #expect(try #require(day["minutes"] as? Double) < 24) }
        let score = try #require(first["expected_score"] as? [String: Double])
        let (low, mean, high) = (score["low"] ?? 1, score["mean"] ?? 0, score["high"] ?? 0)
        #expect(low < mean && mean < high)
        let without = try #require(first["score_without_study"] as? Double)
        #expect(without == 0)
    }

    @Test func `a review asks what the plan says for today`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --exam 2026-11-26 --minutes-per-day 5 --json",
            "printf 'q\\n' | \"$STUDY\" review"
        )
        let line = try #require(result.output.split(separator: "\n").first)
        let today = try #require(try document(line)["reviews_today"] as? [[String: Any]])
        let topic = try #require(today.first?["topic"] as? String)
        #expect(result.output.contains("1 (new)  \(topic)"))
    }

    @Test func `a review without new kinds leaves out those that the plan has`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --exam 2026-11-26 --minutes-per-day 5 > /dev/null",
            "printf 'q\\n' | \"$STUDY\" review --new 0"
        )
        #expect(!result.output.contains("(new)"), "\(result.output)")
    }

    @Test func `a plan up to a far test begins today`() async throws {
        let result = try await shell("\"$STUDY\" plan --exam 2027-05-01 --json")
        let plan = try document(Substring(result.output))
        let days = try #require(plan["days"] as? [[String: Any]])
        #expect(days.first?["day"] as? String == "2026-11-24")
        #expect(days.last?["day"] as? String == "2027-01-22")
    }

    @Test func `the simulation's document has names in snake case`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --simulate --students 2 --items 5 --days 2 --minutes-per-day 2 --json"
        )
        let keys = result.output.matches(of: /"([A-Za-z_]+)":/).map { String($0.1) }
        #expect(keys.contains("minutes_per_day") && keys.contains("lead_error"))
        #expect(keys.allSatisfy { $0 == $0.lowercased() }, "\(keys)")
    }

    @Test func `a person reads today, what lies ahead and what to expect`() async throws {
        let result = try await shell("\"$STUDY\" plan --exam 2026-12-04 --minutes-per-day 30")
        for words in [
            "Test on 2026-12-04, 10 days from today, 30 minutes a day", "Today", "Ahead",
            "2026-12-03", "nine times in ten", "study review",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
    }

    @Test(arguments: [
        ("plan", 1, "No test is planned for. Name its day"),
        ("plan --exam tomorrow", 64, "'tomorrow' is no date. Write it as 2026-12-04."),
        ("plan --exam 2026-11-23", 1, "The test was on 2026-11-23, and today is 2026-11-24."),
        ("plan --exam 2026-12-04 --minutes-per-day 0", 64, "from 1 to 1,440 minutes, not 0.0"),
        ("plan --students 5", 64, "need --simulate"),
        ("plan --simulate --days 0", 64, "--days is from 1 to 60, not 0."),
    ])
    func `a wrong call gets a sentence`(call: String, status: Int32, words: String) async throws {
        let result = try await shell("\"$STUDY\" \(call); echo $?")
        #expect(result.output.hasSuffix("\(status)\n"))
        #expect(result.error.contains(words), "\(result.error)")
    }

    @Test func `a test can be forgotten`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --exam 2026-12-04 > /dev/null",
            "\"$STUDY\" plan --done",
            "\"$STUDY\" plan || echo none"
        )
        #expect(result.output == "none\n")
    }

    @Test func `a simulation is a table of schedules`() async throws {
        let result = try await shell(
            "\"$STUDY\" plan --simulate --students 2 --items 12 --days 3 --minutes-per-day 5"
        )
        for name in ["study plan", "SM-2", "Anki's default", "cramming", "2 simulated students"] {
            #expect(result.output.contains(name))
        }
    }
}
