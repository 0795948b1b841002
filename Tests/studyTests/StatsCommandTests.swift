import Foundation
import Testing

/// Statistics as a student asks for them, with a home of their own and a clock that is set.
struct StatsCommandTests {
    private func shell(_ lines: String..., input: String = "") async throws -> Program.Result {
        let home = URL(filePath: NSTemporaryDirectory()).appending(
            path: "stats-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: home) }
        return try await Program.shell(
            lines.joined(separator: "\n"),
            input: input,
            environment: [
                "XDG_DATA_HOME": home.path(), "TZ": "UTC", "STUDY_NOW": "2026-11-26T10:00:00Z",
            ]
        )
    }

    /// Nine answers to one question on nine days, three of them with the ceiling for the floor.
    private static let answers = (0..<9).map { number in
        let isWrong = number % 3 == 1
        return
            #"{"id": "0e7a3a52-52f4-4f0f-8a86-0a3f6f7a1b0\#(number)", "at": "2026-11-1\#(number)"#
            + #"T12:00:00Z", "day": "2026-11-1\#(number)", "kind": "question", "topic": "#
            + #""cnn-output", "name": "height-of-feature-maps", "rating": \#(isWrong ? 1 : 3), "#
            + #""verdict": "\#(isWrong ? "wrong" : "right")", "seconds": 20, "#
            + #""mistake": \#(isWrong ? "\"ceil-for-floor\"" : "null"), "#
            + #""catches": ["ceil-for-floor"]}"#
    }.joined(separator: "\n")

    @Test func `an empty store is told how to fill it`() async throws {
        let result = try await shell("\"$STUDY\" stats; \"$STUDY\" stats --json")
        #expect(result.status == 0 && result.error.isEmpty)
        #expect(result.output.contains("No answer is kept yet"))
        #expect(result.output.contains("\"reviews\":0,\"right\":0"))
    }

    @Test func `a person reads what was remembered, known and mistaken`() async throws {
        let result = try await shell(
            "\"$STUDY\" progress import - 2> /dev/null; \"$STUDY\" stats",
            input: Self.answers
        )
        for words in [
            "9 answers on 9 days, 6 right (67 %), 3 minutes; 0 days in a row, at most 9",
            "week of 2026-11-09", "60 % of 5, predicted", "63 % of 8, predicted", "cnn-output",
            "3 of 9, cnn-output", "Calendar: answers a day, at most 1", "  Tue █ █", "Ahead",
        ] {
            #expect(result.output.contains(words), "\(words)\n\(result.output)")
        }
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test(arguments: [20, 40, 60, 80, 120])
    func `no line is wider than the terminal`(width: Int) async throws {
        let result = try await shell(
            "\"$STUDY\" progress import - 2> /dev/null; \"$STUDY\" stats --width \(width)",
            input: Self.answers
        )
        for line in result.output.split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
        }
    }

    @Test func `plain statistics are letters and numbers`() async throws {
        let result = try await shell(
            "\"$STUDY\" progress import - 2> /dev/null; \"$STUDY\" stats --plain --color always",
            input: Self.answers
        )
        #expect(result.output.contains("2026-11-18: 1 answer"))
        #expect(result.output.utf8.allSatisfy { $0 < 128 }, "\(result.output)")
    }

    @Test func `a drawing is written`() async throws {
        let result = try await shell(
            "\"$STUDY\" progress import - 2> /dev/null",
            "\"$STUDY\" stats --svg \"$XDG_DATA_HOME/stats.svg\"; cat \"$XDG_DATA_HOME/stats.svg\"",
            "\"$STUDY\" stats --svg /nowhere/stats.svg",
            input: Self.answers
        )
        #expect(result.output.hasPrefix("<svg ") && result.output.contains("3 of 9, cnn-output"))
        #expect(result.status == 1 && result.error.contains("/nowhere/stats.svg"))
    }
}
