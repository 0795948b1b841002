import Foundation
import Testing

@Suite struct CheckCommandTests {
    @Test func `the shipped quiz files have nothing wrong`() async throws {
        let result = try await Program.shell("\"$STUDY\" check")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix(": nothing wrong\n"))
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
