import Foundation
import StudyTerminal
import Testing

struct PagerTests {
    @Test(
        arguments: [
            ([:], "less", "less -RFK"),
            (["PAGER": "less"], "less", "less -RFK"),
            (["PAGER": "more"], "less", "less -RFK"),
            (["PAGER": "/usr/bin/most -x"], "less", "less -RFK"),
            (["PAGER": "less -S"], "less", "less -S"),
            (["PAGER": "more", "STUDY_PAGER": "bat --style=plain"], "bat", "bat --style=plain"),
            (["PAGER": "/opt/less"], "/opt/less", "/opt/less -RFK"),
        ] as [([String: String], String, String)]
    )
    func `the environment names the pager`(
        variables: [String: String],
        program: String,
        command: String
    ) throws {
        let pager = try #require(Pager(variables: variables))
        #expect(pager.program == program)
        #expect(pager.command == command)
    }

    @Test(arguments: [["PAGER": ""], ["PAGER": "cat"], ["STUDY_PAGER": " ", "PAGER": "less"]])
    func `an empty pager and cat are none`(variables: [String: String]) {
        #expect(Pager(variables: variables) == nil)
    }

    @Test(arguments: [
        (22, Pager.Choice.auto, true, false), (23, .auto, true, false), (24, .auto, true, true),
        (24, .auto, false, false), (24, .never, true, false), (1, .always, true, true),
        (99, .always, false, false),
    ])
    func `only what is taller than the screen is paged, and only on a terminal`(
        count: Int,
        choice: Pager.Choice,
        isTerminal: Bool,
        isNeeded: Bool
    ) {
        let lines = [String](repeating: "x", count: count)
        let answer = Pager.isNeeded(
            for: lines,
            choice: choice,
            rows: 24,
            columns: 80,
            isTerminal: isTerminal
        )
        #expect(answer == isNeeded)
    }

    @Test func `a line wider than the screen takes several rows`() {
        let lines = [String](repeating: String(repeating: "x", count: 161), count: 8)
        let isNeeded = { (columns: Int) in
            Pager.isNeeded(
                for: lines,
                choice: .auto,
                rows: 24,
                columns: columns,
                isTerminal: true
            )
        }
        #expect(isNeeded(80))
        #expect(!isNeeded(161))
    }

    @Test func `the text goes through the pager, and one that is missing says so`() throws {
        StandardStreams.prepare()
        let file = NSTemporaryDirectory() + "study pager \(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let pager = try #require(Pager(variables: ["PAGER": "tee '\(file)' > /dev/null"]))
        #expect(pager.show("⌊ä⌋\n"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "⌊ä⌋\n")
        let missing = try #require(Pager(variables: ["PAGER": "no-such-pager -x"]))
        #expect(!missing.show("x\n"))
        let early = try #require(Pager(variables: ["PAGER": "head -1 > /dev/null"]))
        #expect(early.show(String(repeating: "long text\n", count: 100_000)))
    }
}
