import Foundation
import Testing

struct CheatsheetCommandTests {
    @Test func `a sheet fits its width and has the calls of both frameworks`() async throws {
        let result = try await Program.run("cheatsheet", "--width", "60")
        #expect(result.status == 0 && result.error.isEmpty)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 60 })
        #expect(lines.first == "Cheat sheet, week 8")
        #expect(result.output.contains("\n  Keras         layers.Dense(120)\n"))
        #expect(result.output.contains("\n  PyTorch       nn.Linear(400, 120)\n"))
        #expect(result.output.contains("\n                (400 + 1)·120 = 48,120\n"))
    }

    @Test func `the page is the same in a file and on standard output`() async throws {
        let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        let path = file.path(percentEncoded: false)
        let written = try await Program.run("cheatsheet", "--week", "8", "--html", path)
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(written.error.contains("Wrote the sheet to '\(path)'"))
        let printed = try await Program.run("cheatsheet", "--week", "8", "--pdf-ready")
        #expect(printed.output == (try String(contentsOf: file, encoding: .utf8)))
        #expect(printed.output.hasPrefix("<!DOCTYPE html>\n"))
    }

    @Test func `one JSON document`() async throws {
        let result = try await Program.run("cheatsheet", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["schema"] as? String == "study.cheatsheet/1")
        #expect((document["layers"] as? [Any])?.isEmpty == false)
    }

    @Test(arguments: [
        (["--week", "99"], 1, "No card belongs to week 99. There are cards of week 8."),
        (["--json", "--pdf-ready"], 64, "Choose one of --html, --pdf-ready and --json."),
        (["--html", "/nowhere/x.html"], 1, "No such file or directory"),
        (["--notes", "/nowhere"], 1, "/nowhere"),
    ])
    func `what cannot be done gets a sentence`(
        options: [String],
        status: Int32,
        sentence: String
    ) async throws {
        let line = "\"$STUDY\" cheatsheet \(options.joined(separator: " "))"
        let result = try await Program.shell(line)
        #expect(result.status == status && result.output.isEmpty)
        #expect(result.error.contains(sentence), "\(result.error)")
    }
}
