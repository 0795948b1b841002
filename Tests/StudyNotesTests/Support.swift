import Foundation
import StudyCore
import StudyNotes

enum Fixtures {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .appending(path: "Fixtures/notes").path

    static let library: NoteLibrary = {
        guard let library = try? NoteLibrary(folder: folder, shownAs: "notes") else {
            fatalError("the fixtures are missing at \(folder)")
        }
        return library
    }()

    static func note(_ file: String) -> Note {
        guard let note = library.notes.first(where: { $0.file == "notes/\(file)" }) else {
            fatalError("there is no fixture \(file)")
        }
        return note
    }

    static var files: [String] {
        ["pooling", "convolution", "rough", "overfitting"].map { "\(folder)/week-08/\($0).md" }
    }
}

extension Fixtures {
    /// Notes of a week as they are written in class; the first six have marks, dashes at least.
    static var rough: [String] {
        [
            "week", "hackmd", "prose", "shorthand", "class", "dashes", "plain", "flashcards",
            "capitals", "wiki", "one-line", "pictures", "keycaps", "numerals", "phone", "recording",
            "indented",
            "weekdays", "sheet",
        ].map { "\(folder)/../rough/\($0).md" }
    }
}

/// A folder that is removed when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) throws {
        try write(Array(text.utf8), to: file)
    }

    func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }
}

/// Chance that is the same in every run: Knuth's 64-bit linear congruential generator.
struct TestRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 32)
    }
}

func read(_ text: String, file: String = "notes/week-08/pooling.md") throws -> Note {
    let reading = Note.read(Array(text.utf8), file: file)
    guard let note = reading.note else { throw NoNote(findings: reading.diagnostics) }
    return note
}

struct NoNote: Error {
    let findings: [Diagnostic]
}
