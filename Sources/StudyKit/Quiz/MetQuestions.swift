import Foundation
public import StudyQuizzes

/// The kinds of questions a student has met, kept from sitting to sitting in a file of names.
///
/// Losing it costs nothing but a worked example seen twice, so trouble with the file is not told.
public struct MetQuestions {
    /// The kinds that were met before.
    public let known: Set<QuestionID>
    private let file: URL?

    /// The file of this user: `met-questions` in `$XDG_DATA_HOME/study`, or `~/.local/share/study`.
    public init(environment: [String: String]) {
        let share = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].map { $0 + "/.local/share" }
        file = (share ?? home).map { URL(filePath: $0).appending(path: "study/met-questions") }
        let text = file.flatMap { try? Data(contentsOf: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        known = Set((text ?? "").split(separator: "\n").compactMap { QuestionID($0) })
    }

    /// Adds a kind to the file.
    public func add(_ id: QuestionID) {
        guard let file else { return }
        let folder = file.deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let line = Data("\(id)\n".utf8)
        guard let handle = try? FileHandle(forWritingTo: file) else {
            try? line.write(to: file)
            return
        }
        defer { try? handle.close() }
        if (try? handle.seekToEnd()) != nil { try? handle.write(contentsOf: line) }
    }
}
