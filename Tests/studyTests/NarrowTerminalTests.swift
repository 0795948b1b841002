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

    @Test(arguments: [20, 30, 47, 80])
    func `what is wrong with notes fits too, with the caret below its place`(width: Int)
        async throws
    {
        let line =
            "In the first week we learned that a CNN was developed in 2012 and has many parms."
        let result = try await Program.shell(
            "f=$(mktemp -d)/raw.md; printf '# A\n\n\(line)\n' > $f; cd $(dirname $f); "
                + "\"$STUDY\" check raw.md --verbose --width \(width)"
        )
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.count > width } == [])
        let carets = lines.indices.filter { lines[$0].hasSuffix("^") }
        try #require(carets.count == 2)
        let marked = carets.map { index in
            String(lines[index - 1].dropFirst(lines[index].count - 1).prefix(3))
        }
        #expect(marked == ["CNN", "par"])
    }

    @Test(arguments: [
        ("pooling", "7 9", 36), ("windows", "window 2: columns", 30), ("channels", "output", 30),
        ("localization", "IoU", 30),
    ])
    func `a drawing that does not fit is told in numbers`(name: String, words: String, width: Int)
        async throws
    {
        let result = try await Program.run("draw", name, "--width", "20")
        #expect(result.error.contains("columns and has 20"), "\(result.error)")
        #expect(result.output.contains(words) || name == "pooling", "\(result.output)")
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 20 })
        // As wide as is said it fits.
        let needed = try #require(
            result.error.split(separator: " ").lazy.compactMap { Int($0) }.first
        )
        let wide = try await Program.run("draw", name, "--width", "\(needed)")
        #expect(wide.error.isEmpty)
    }

    @Test(arguments: [
        ("draw poolin", "pooling"), ("export --to ankii", "anki"), ("notes --color nver", "never"),
        ("export --to gifts", "gift"),
    ])
    func `a misspelt value gets the nearest one`(call: String, value: String) async throws {
        let result = try await Program.shell("\"$STUDY\" \(call)")
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.error.contains("Did you mean '\(value)'? Please provide one of"))
        #expect(result.error.contains("Usage: study"))
    }

    @Test func `a file of notes that is not there is called a file`() async throws {
        let file = try await Program.run("notes", "--notes", "nope.md")
        #expect(
            file.status == 1 && file.error.hasPrefix("Error: The file 'nope.md' does not exist")
        )
        let folder = try await Program.run("notes", "--notes", "nope")
        #expect(folder.error.hasPrefix("Error: The folder 'nope' does not exist"))
    }

    @Test func `the help of check tells when it exits with 1`() async throws {
        let help = try await Program.run("check", "--help").output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(help.contains("Wrong numbers and statements, misspellings"))
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
