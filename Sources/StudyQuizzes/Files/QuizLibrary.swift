public import StudyCore

/// Why a folder of quiz files cannot be used at all.
public enum QuizLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such folder.
    case missing(String)
    /// It is there and may not be read.
    case unreadable(String)
    /// It holds no `.yaml` file.
    case empty(String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .missing(let folder):
            "There is no folder '\(folder)'. Name one that holds quiz files (*.yaml)."
        case .unreadable(let folder):
            "The folder '\(folder)' cannot be read. Check its permissions."
        case .empty(let folder):
            "The folder '\(folder)' holds no quiz file. Put one there, such as cnn-output.yaml."
        }
    }
}

/// All topics of a folder of quiz files.
///
/// A file is read when something in it is asked for, so that a topic costs no more than its file.
public struct QuizLibrary: Sendable {
    private let folder: QuizFolder

    /// The quiz files of a folder: every `*.yaml`.
    ///
    /// Throws only when there is nothing to read; what is wrong in a file is a diagnostic.
    public init(
        folder: String,
        quantities: [Quantity] = Quantity.all
    ) throws(QuizLibraryError) {
        self.folder = try QuizFolder(folder, quantities)
    }

    /// The topics, by name; reads every file.
    public var topics: [QuizTopic] { folder.contents.topics }

    /// Everything that is wrong with the files, all of which are read; the other questions work.
    public var diagnostics: [Diagnostic] { folder.contents.diagnostics }

    /// Names, sizes and times of the files, which are not read for it.
    public var signature: [String] { folder.signature }

    /// The topic of a name.
    public func topic(_ id: TopicID) -> QuizTopic? {
        folder.topicOfItsFile(id) ?? topics.first { $0.id == id }
    }

    /// The question of a name.
    public func question(_ id: QuestionID) -> Question? {
        topic(id.topic)?.questions.first { $0.id == id }
    }
}
