import Foundation
import StudyTerminal
import Testing

struct LineReaderTests {
    private func lines(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [LineReader.Line] {
        let file = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let reader = try LineReader(path: file.path(percentEncoded: false), limit: limit)
        var lines: [LineReader.Line] = []
        while let line = try reader.next() { lines.append(line) }
        return lines
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
            ("a\r\nb\r\n", ["a", "b"]), ("\n", [""]), ("7×7\n", ["7×7"]),
        ] as [(String, [String])]
    )
    func `lines come without their ends`(text: String, expected: [String]) throws {
        #expect(try lines(Array(text.utf8)) == expected.map { .text($0) })
    }

    @Test func `bytes that are no text are replaced`() throws {
        #expect(try lines([0x61, 0xFF, 0x0A, 0x62]) == [.text("a\u{FFFD}"), .text("b")])
    }

    @Test func `lines over many reads stay whole`() throws {
        let expected = (0..<20_000).map { "line \($0) " + String(repeating: "x", count: $0 % 97) }
        let found = try lines(Array(expected.joined(separator: "\n").utf8))
        #expect(found == expected.map { .text($0) })
    }

    @Test(arguments: [11, 65_536, 200_000])
    func `a line beyond the limit is left out and the next one is read`(length: Int) throws {
        let text = String(repeating: "x", count: length) + "\nnext\n"
        #expect(try lines(Array(text.utf8), limit: 10) == [.tooLong, .text("next")])
        let last = String(repeating: "x", count: length)
        #expect(try lines(Array(last.utf8), limit: 10) == [.tooLong])
    }

    @Test func `a missing file is an error with its reason`() {
        let error = #expect(throws: LineReader.ReadError.self) {
            _ = try LineReader(path: "/nowhere/answers.jsonl")
        }
        let expected =
            "The file '/nowhere/answers.jsonl' cannot be read: No such file or directory."
        #expect(error?.description == expected)
    }

    @Test func `a folder is an error and not an empty file`() throws {
        let reader = try LineReader(path: "/")
        let error = #expect(throws: LineReader.ReadError.self) { try reader.next() }
        #expect(error?.description == "The file '/' cannot be read: Is a directory.")
    }
}
