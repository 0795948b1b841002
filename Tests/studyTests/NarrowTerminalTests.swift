import Foundation
import Testing

/// What is no code fits into any width, and --plain draws nothing.
struct NarrowTerminalTests {
    @Test(arguments: [
        "notes", "topics", "cheatsheet", "plan --exam 2026-12-04", "stats", "check", "model vgg-16",
        "draw pooling",
    ])
    func `no line is wider than the terminal`(command: String) async throws {
        for width in [20, 27, 40, 64, 120] {
            let result = try await Program.shell(
                "XDG_DATA_HOME=$(mktemp -d) \"$STUDY\" \(command) --width \(width)"
            )
            let wide = result.output.split(separator: "\n").filter { $0.count > width }
            #expect(wide == [], "--width \(width)")
        }
    }

    @Test func `a plain calculation has no drawing`() async throws {
        let call = ["compute", "--input", "7", "--kernel", "3"]
        let drawn = try await Program.run(call[0], call[1], call[2], call[3], call[4])
        let plain = try await Program.run(call[0], call[1], call[2], call[3], call[4], "--plain")
        #expect(drawn.output.contains("■") && !plain.output.contains("■"))
        #expect(plain.output.contains("window 1: columns 0 to 2"))
    }

    @Test(arguments: [("revew", "study review"), ("hlep", "study help"), ("quizz", "study quiz")])
    func `a misspelt command gets the nearest one`(word: String, name: String) async throws {
        let result = try await Program.run(word)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.error == "Error: There is no command '\(word)'. Did you mean '\(name)'?\n")
    }

    @Test func `notes on standard input are repaired`() async throws {
        let result = try await Program.shell(
            "printf 'a --> b\\n**Pooling**\\n- x\\n' | \"$STUDY\" notes --repaired -"
        )
        #expect(result.status == 0)
        #expect(result.output == "a → b\n\n**Pooling**\n\n- x\n")
        #expect(result.error.contains("'-->' is read as '→'"))
    }
}
