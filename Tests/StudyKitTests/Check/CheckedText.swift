import Foundation
import StudyNotes

@testable import StudyKit

/// Notes as a student's file, checked.
enum CheckedText {
    /// The document about a file with this text.
    static func document(_ text: String) throws -> CheckDocument {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "raw.md")
        try Data(text.utf8).write(to: file)
        return CheckDocument(quizzes: nil, notes: try NoteLibrary(path: file.path))
    }

    /// The folder of the notes that come with the program.
    static let shippedNotes = URL(filePath: #filePath)
        .appending(path: "../../../../notes").standardized.path
}
