import Foundation
import Testing

@testable import StudyTerminal

@Suite struct OutputFileTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = URL.temporaryDirectory.appending(path: "study ü \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path(percentEncoded: false))
    }

    @Test func `a file is made, then replaced, and nothing else is left`() throws {
        try inFolder { folder in
            let path = folder + "/" + String(repeating: "ü", count: 120)
            for text in ["first", "second ∑\n", ""] {
                try OutputFile.write(text, to: path)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
        }
    }

    @Test(arguments: [
        ("/", EISDIR), ("/nowhere/file", ENOENT), ("", ENOENT), ("/dev/full", ENOSPC),
        ("/dev/null/file", ENOTDIR),
    ])
    func `what cannot be written says why`(path: String, code: Int32) {
        #expect(throws: OutputFile.WriteError(path: path, code: code)) {
            try OutputFile.write("text", to: path)
        }
    }
}
