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
        file = UserFolder.find(environment: environment)?.appending(path: "met-questions")
        let text = file.flatMap { try? Data(contentsOf: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        known = Set((text ?? "").split(separator: "\n").compactMap { QuestionID($0) })
    }

    /// Adds a kind to the file.
    public func add(_ id: QuestionID) {
        guard let file else { return }
        try? UserFolder.make(file.deletingLastPathComponent())
        let line = Data("\(id)\n".utf8)
        guard let handle = try? FileHandle(forWritingTo: file) else {
            try? line.write(to: file)
            return
        }
        defer { try? handle.close() }
        if (try? handle.seekToEnd()) != nil { try? handle.write(contentsOf: line) }
    }
}
