import Foundation
import Testing

struct DrawCommandTests {
    @Test func `pictures are listed, drawn, and written as SVG`() async throws {
        let list = try await Program.run("draw")
        #expect(list.status == 0 && list.output.contains("pooling"))
        let file = NSTemporaryDirectory() + "study \(UUID().uuidString).svg"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let written = try await Program.run("draw", "pooling", "--input", "6", "--svg", file)
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(written.error == "Wrote the drawing to '\(file)'.\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg "))
        let json = try await Program.run("draw", "windows", "--json")
        #expect(json.output.contains("\"schema\":\"study.draw/1\""))
    }

    @Test(arguments: ["pooling", "windows", "localization"])
    func `a picture comes with a sentence on what it shows`(name: String) async throws {
        let result = try await Program.run("draw", name)
        let words = result.output.split { !$0.isLetter }.filter { $0.count > 2 }
        #expect(result.status == 0 && words.count > 8, "\(result.output)")
    }

    @Test(arguments: [
        (["draw", "windows", "--input", "2"], "kernel"), (["draw", "cat"], "cat"),
        (["draw", "pooling", "--input", "99"], "cannot be drawn"),
        (["draw", "--svg", "x"], "picture"),
    ])
    func `a wrong call gets a sentence`(arguments: [String], words: String) async throws {
        let line = arguments.joined(separator: " ")
        let result = try await Program.shell("\"$STUDY\" \(line)")
        #expect(result.status == 64 && result.error.contains(words), "\(result.error)")
    }
}
