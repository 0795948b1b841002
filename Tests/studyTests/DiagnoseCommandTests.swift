import Foundation
import Testing

struct DiagnoseCommandTests {
    private func document(_ options: String) async throws -> [String: Any] {
        let result = try await Program.shell("\"$STUDY\" diagnose --json \(options)")
        #expect(result.status == 0, "\(result.error)")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(object as? [String: Any])
    }

    /// The answer that a mistake leads to in the question asked next, as it is typed.
    private func wrong(_ mistake: String, _ document: [String: Any]) throws -> String {
        let next = try #require(document["next"] as? [String: Any])
        let mistakes = try #require(next["mistakes"] as? [[String: Any]])
        let made = mistakes.first { $0["id"] as? String == mistake }?["answer"]
        let answer = try #require(made ?? next["answer"])
        return (answer as? [Int])?.map(String.init).joined(separator: "x") ?? "\(answer)"
    }

    @Test func `a script walks through it, and the mistake is named`() async throws {
        var options = "cnn-output --seed 5"
        var state = try await document(options)
        while state["next"] as? [String: Any] != nil {
            #expect(state["conclusion"] is NSNull)
            options += " --answer \(try wrong("padding-once", state))"
            state = try await document(options)
        }
        #expect(state["schema"] as? String == "study.diagnose/1")
        let conclusion = try #require(state["conclusion"] as? [String: Any])
        #expect(conclusion["kind"] as? String == "mistake")
        let mistakes = try #require(conclusion["mistakes"] as? [[String: String]])
        #expect(mistakes.map { $0["id"] } == ["padding-once"])
        let practice = try #require(conclusion["practice"] as? [String])
        #expect(practice == ["study quiz --topic cnn-output --mistake padding-once --count 5"])
        let asked = try #require(state["asked"] as? [[String: Any]])
        #expect((2...4).contains(asked.count))

        let quiz = try await Program.shell(
            "\(practice[0].replacing("study", with: "\"$STUDY\"")) "
                + "--seed 1 --json"
        )
        #expect(quiz.status == 0)
        #expect(quiz.output.components(separatedBy: "\"id\":\"padding-once\"").count == 6)
    }

    @Test func `nothing is said of an answer before the end`() async throws {
        let result = try await Program.shell(
            "printf 's\\n1x1x1\\n1\\n1\\n1x1x1\\nq\\n' | \"$STUDY\" diagnose cnn-output --seed 4"
        )
        #expect(result.status == 0)
        let parts = result.output.components(separatedBy: "\nDiagnosis: ")
        #expect(parts.count == 2)
        #expect(!parts[0].contains("it is") && !parts[0].contains("verified"))
        #expect(parts[1].contains("verified: the engine ran the layer"))
        #expect(parts[1].contains("Read: study notes cnn-output"))
    }

    @Test(arguments: [
        ("http-methods", 1, "there is no rule to find. Try 'study quiz --topic http-methods'"),
        ("cnn-outptu", 1, "Did you mean 'cnn-output'?"),
        ("cnn-output --answer 3", 64, "--answer goes with --json and --seed"),
        ("cnn-output --json --seed 4 --answer many", 1, "Answer 1 cannot be read."),
        (
            "cnn-output --json --seed 4 --answer s --answer s --answer s --answer s --answer s", 1,
            "The diagnosis stands after 4 answers."
        ),
    ])
    func `what cannot be done gets a sentence`(options: String, status: Int, words: String)
        async throws
    {
        let result = try await Program.shell("\"$STUDY\" diagnose \(options) < /dev/null")
        #expect(result.status == Int32(status))
        #expect(result.error.contains(words), "\(result.error)")
    }
}
