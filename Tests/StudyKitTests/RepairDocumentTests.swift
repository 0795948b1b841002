import Foundation
import StudyKit
import Testing

struct RepairDocumentTests {
    @Test func `a file without text is not written to the terminal`() throws {
        let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x1B, 0, 0xFF]).write(to: file)
        let path = file.path(percentEncoded: false)
        let error = #expect(throws: RepairDocument.Unreadable.self) {
            try RepairDocument(file: path)
        }
        #expect(error?.description.contains("it holds no text") == true)
    }
}
