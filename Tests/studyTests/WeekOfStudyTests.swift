import Foundation
import Testing

/// A week of a student, from the first note to the day of the test, by a clock that is set.
///
/// Every question has the answer 3, and 3 is what a card is graded with that was known: `yes 3`
/// knows everything, `yes 1` nothing.
struct WeekOfStudyTests {
    private let home: StudentHome

    init() throws {
        home = try StudentHome()
        for (name, text) in Self.files {
            let file = home.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static func quiz(_ topic: String, _ numbers: [(n: Int, k: Int, s: Int)]) -> String {
        let questions = numbers.enumerated().map { place, numbers in
            """
              - id: question-\(place)
                level: easy
                given: {n: \(numbers.n), k: \(numbers.k), s: \(numbers.s)}
                ask: output-size
                prompt: "{n} cells, a window of {k}, stride {s}. How many positions?"
                unit: cells
                source: by hand
            """
        }
        return "topic: \(topic)\ntitle: \(topic)\n\nquestions:\n"
            + questions.joined(separator: "\n\n") + "\n"
    }

    private static let files = [
        ("quizzes/steps.yaml", quiz("steps", [(5, 3, 1), (7, 5, 1), (9, 7, 1)])),
        ("quizzes/strides.yaml", quiz("strides", [(7, 3, 2), (9, 5, 2), (10, 4, 3)])),
        (
            "notes/week-08/pooling.md",
            """
            # Pooling

            **Max pooling** takes the largest value of each window.

            **Average pooling** takes the mean of each window.

            The values are hyperparameters because training does not touch them.

            """
        ),
        (
            "notes/week-08/padding.md",
            "# Padding\n\nPadding is a frame of zeros around the input of a layer.\n"
        ),
    ]

    /// Does something on a day of the week, at ten in the morning.
    private func on(_ date: String, _ lines: String) async throws -> Program.Result {
        let result = try await home.shell(
            "export STUDY_NOW=\(date)T10:00:00Z; cd \"$XDG_DATA_HOME\"",
            "review() { yes $1 | head -${2:-400} | \"$STUDY\" review; }",
            lines
        )
        return result
    }

    private func documents(_ result: Program.Result) throws -> [[String: Any]] {
        try result.output.split(separator: "\n").filter { $0.hasPrefix("{") }.map { line in
            try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                "\(line) \(result.error)"
            )
        }
    }

    /// What is planned and expected on a day, behind what is done on it.
    private func plan(_ date: String, after lines: String = ":") async throws -> Plan {
        let result = try await on(date, "\(lines) > /dev/null\n\"$STUDY\" plan --json")
        let document = try #require(documents(result).last)
        let score = document["expected_score"] as? [String: Double]
        return Plan(
            daysLeft: try #require(document["days_left"] as? Int),
            met: try #require(document["met"] as? Int),
            today: try #require(document["reviews_today"] as? [[String: Any]]).count,
            expected: try #require(score?["mean"]),
            low: try #require(score?["low"]),
            untouched: try #require(document["score_without_study"] as? Double)
        )
    }

    private struct Plan {
        var daysLeft: Int
        var met: Int
        var today: Int
        /// The mean of the score to expect, and its lower bound.
        var expected: Double
        var low: Double
        /// The score where nothing more is studied.
        var untouched: Double
    }

    private func due(_ date: String) async throws -> [[String: Any]] {
        let result = try await on(date, "\"$STUDY\" review --json")
        return try #require(documents(result).last?["items"] as? [[String: Any]])
    }

    @Test func `from the first note to the day of the test`() async throws {
        // Friday: a note is read, a test is in a week, the first questions are met.
        let card = try await on("2026-11-27", "\"$STUDY\" notes pooling")
        #expect(card.output.contains("takes the largest value"))
        let set = try await on(
            "2026-11-27",
            "\"$STUDY\" plan --exam 2026-12-04 --minutes-per-day 20 --json"
        )
        #expect(try documents(set).last?["score_without_study"] as? Double == 0)
        let friday = try await plan("2026-11-27", after: "review 3")
        #expect(friday.daysLeft == 7 && friday.met > 5 && friday.untouched > 0)

        // Saturday: nothing is due by itself, but the plan asks what was met; then it is done.
        let morning = try await plan("2026-11-28")
        let saturday = try await plan("2026-11-28", after: "review 3")
        #expect(morning.today > 5 && saturday.today == 0)
        #expect(saturday.daysLeft == 6 && saturday.untouched > friday.untouched)

        // Sunday is missed. Monday: the plan is another one, nothing is reproached.
        let monday = try await plan("2026-11-30")
        #expect(monday.daysLeft == 4 && monday.today > 5 && monday.expected > 0.9)

        // Monday is a bad day: what was forgotten comes back on Tuesday, and the score is told.
        let bad = try await plan("2026-11-30", after: "review 1 60")
        #expect(bad.untouched < monday.untouched)
        let forgotten = try await due("2026-12-01")
        #expect(!forgotten.isEmpty)

        // Tuesday: a note was edited, and the progress of its card is kept, and said.
        let edited = try await on(
            "2026-12-01",
            "sed -i 's/the largest value of each window/only the largest value of each window/' "
                + "notes/week-08/pooling.md\nreview 3"
        )
        #expect(edited.error.contains("Kept the progress of 1 edited card."), "\(edited.error)")

        // Wednesday and Thursday: as planned, and the score rises.
        let wednesday = try await plan("2026-12-02", after: "review 3")
        let thursday = try await plan("2026-12-03", after: "review 3")
        #expect(thursday.daysLeft == 1)
        #expect(wednesday.untouched > bad.untouched && thursday.untouched > wednesday.untouched)
        #expect(thursday.untouched > 0.85 && thursday.low < thursday.untouched)

        // Friday: the day of the test. Then it is over.
        let day = try await on("2026-12-04", "\"$STUDY\" plan")
        #expect(day.status == 0 && day.output.contains("2026-12-04"), "\(day.output)")
        let over = try await on("2026-12-05", "\"$STUDY\" plan; echo $?; \"$STUDY\" plan --done")
        #expect(over.output.hasPrefix("1\n"))
        #expect(over.error.contains("The test was on 2026-12-04, and today is 2026-12-05."))

        // All answers of the week are in the log, on the days on which they were given.
        let log = try await on("2026-12-05", "\"$STUDY\" progress export")
        let days = Set(try documents(log).compactMap { $0["day"] as? String })
        #expect(
            days.sorted() == [
                "2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03",
            ]
        )
    }
}
