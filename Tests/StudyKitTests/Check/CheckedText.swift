import Foundation
import StudyCore
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

    /// The names of the known errors in a text.
    static func errors(_ text: String) throws -> [String] {
        try document(text).findings.filter { $0.kind == .knownError }.map {
            String($0.diagnostic.message.dropFirst().prefix { $0 != "]" })
        }
    }

    /// The folder of the notes that come with the program.
    static let shippedNotes = URL(filePath: #filePath)
        .appending(path: "../../../../notes").standardized.path
}
