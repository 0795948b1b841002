import Foundation
import Testing

@Suite struct CheckCommandTests {
    @Test func `the shipped quiz files have nothing wrong`() async throws {
        let result = try await Program.shell("\"$STUDY\" check")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix(": nothing wrong\n"))
    }

    @Test func `raw notes are told what was read differently, with place and remedy`()
        async throws
    {
        let result = try await Program.shell(
            "f=$(mktemp -d)/raw.md; printf '# Pooling\\n\\n-- max\\nok 3*4*5 cells\\n' > $f; "
                + "\"$STUDY\" check $f; echo $?; \"$STUDY\" check $f --json"
        )
        #expect(result.output.contains("raw.md:3:1: warning: '-- max' is read as an entry below"))
        #expect(result.output.contains("raw.md:4:4: warning: '3*4*5' is read as '3×4×5'"))
        #expect(result.output.contains("\n    ok 3*4*5 cells\n       ^\n"))
        #expect(result.output.contains("\"found\":\"3*4*5\"") && result.output.contains("3×4×5"))
        #expect(result.output.contains("1 card: 0 errors, 2 warnings\n0\n"))
        #expect(result.output.contains("\"cards\":1") && result.output.contains("\"warnings\":2"))
    }

    @Test func `repeated remarks are one finding with their lines, unless all are wanted`()
        async throws
    {
        let result = try await Program.shell(
            "f=$(mktemp -d)/raw.md; printf '# A\\n\\na --> b\\n\\nc --> d\\n\\ne --> f\\n' > $f; "
                + "\"$STUDY\" check $f; \"$STUDY\" check $f --all"
        )
        #expect(
            result.output.contains("    and 2 more like it, on lines 5, 7 (--all shows each)\n")
        )
        #expect(result.output.ranges(of: "is read as '→'").count == 4)
        #expect(result.output.ranges(of: "0 errors, 3 warnings").count == 2)
    }

    @Test func `notes are checked where there are no quiz files`() async throws {
        let result = try await Program.shell(
            "d=$(mktemp -d); mkdir $d/notes; printf '# A\n\n-- x\n' > $d/notes/a.md; cd $d; "
                + "STUDY_HOME=$d \"$STUDY\" check"
        )
        #expect(result.status == 0 && result.output.contains("a.md:3:"), "\(result)")
    }

    @Test func `several files and folders of notes are checked in one run`() async throws {
        let result = try await Program.shell(
            "d=$(mktemp -d); mkdir $d/b $d/c; printf '# A\n\n-- x\n' > $d/a.md; "
                + "printf '# B\n\n3*4*5\n' > $d/b/b.md; printf '# C\n\nx --> y\n' > $d/c/c.md; "
                + "\"$STUDY\" check $d/a.md $d/b --notes $d/c"
        )
        #expect(result.status == 0)
        for file in ["a.md:3:", "b/b.md:3:", "c/c.md:3:"] {
            #expect(result.output.contains(file), "\(result.output)")
        }
    }

    @Test func `a finding in a pasted week stands under its place`() async throws {
        let result = try await Program.shell(
            "f=$(mktemp -d)/raw.md; printf '# Week 8 ## Day 1 - Pooling %s - 3*4*5 cells %s' "
                + "\"$(yes -- '- é' | head -60 | tr '\\n' ' ')\" \"$(yes x | head -99 | tr '\\n' ' ')\""
                + " > $f; \"$STUDY\" check $f"
        )
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        let place = try #require(lines.firstIndex { $0.contains("'3*4*5' is read as '3×4×5'") })
        let caret = try #require(lines[place + 2].firstIndex(of: "^"))
        let column = lines[place + 2].distance(from: lines[place + 2].startIndex, to: caret)
        #expect(lines[place + 1].dropFirst(column).hasPrefix("3*4*5 cells"))
        #expect(lines[place + 1].hasPrefix("    …") && lines[place + 1].hasSuffix("…"))
    }

    @Test(arguments: [
        ("/nowhere/x.md", 1, "does not exist"), ("--notes /nowhere", 1, "does not exist"),
    ])
    func `what cannot be checked gets a sentence`(options: String, status: Int, words: String)
        async throws
    {
        let result = try await Program.shell("\"$STUDY\" check \(options)")
        #expect(result.status == Int32(status) && result.error.contains(words), "\(result.error)")
    }

    @Test(arguments: [
        ("given: {n: 1..5, k: 3}\n    require: [n > 9]", "no numbers meet 'require'"),
        ("given: {n: 9, k: 3}\n    mistakes: [{id: a, value: n/(k - 3), says: No.}]", "'a' gives"),
        ("given: {n: 9, k: 3, x: = n/(k - 3)}", "this divides by zero"),
        ("given: {n: 9, k: 12}", "the layer cannot be"),
    ])
    func `a question that cannot work is found, with its place`(
        given: String,
        words: String
    ) async throws {
        let file = """
            topic: test
            title: Test
            questions:
              - id: one
                level: easy
                \(given.replacing("\n", with: "\n    "))
                ask: output-size
                prompt: "What is the side, with {n} and {k}?"
            """
        let folder = "$(mktemp -d)"
        let text = Data(file.replacing("\n        ", with: "\n    ").utf8).base64EncodedString()
        let result = try await Program.shell(
            "d=\(folder); echo \(text) | base64 -d > $d/test.yaml; \"$STUDY\" check --quizzes $d"
        )
        #expect(result.output.contains(words), "\(result.output)")
        #expect(result.output.contains("/test.yaml:"))
        #expect(result.status == (words.hasPrefix("'a'") ? 0 : 1))
    }
}
