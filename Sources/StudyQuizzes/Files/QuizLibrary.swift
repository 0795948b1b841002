import Foundation
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
public struct QuizLibrary: Sendable {
    /// The topics, by name.
    public let topics: [QuizTopic]
    /// Everything that is wrong with the files; the other questions work.
    public let diagnostics: [Diagnostic]

    /// Reads every `*.yaml` of a folder.
    ///
    /// Throws only when there is nothing to read; what is wrong in a file is a diagnostic.
    public init(
        folder: String,
        quantities: [Quantity] = Quantity.all
    ) throws(QuizLibraryError) {
        let names = try Self.fileNames(folder)
        guard !names.isEmpty else { throw .empty(folder) }
        var topics: [QuizTopic] = []
        var diagnostics: [Diagnostic] = []
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            let file = Self.file(path, quantities)
            diagnostics += file.diagnostics
            guard let topic = file.topic else { continue }
            if let other = topics.first(where: { $0.id == topic.id }) {
                let problem = QuizProblem.duplicateTopic(topic.id.slug, other: other.file)
                diagnostics.append(Self.finding(problem, path))
            } else {
                topics.append(topic)
            }
        }
        self.topics = topics.sorted { $0.id < $1.id }
        self.diagnostics = diagnostics + Self.graphFindings(self.topics)
    }

    /// The topic of a name.
    public func topic(_ id: TopicID) -> QuizTopic? { topics.first { $0.id == id } }

    /// The question of a name.
    public func question(_ id: QuestionID) -> Question? {
        topic(id.topic)?.questions.first { $0.id == id }
    }

    private static func fileNames(_ folder: String) throws(QuizLibraryError) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw .missing(folder) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(folder)
        }
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    }

    private static func file(_ path: String, _ quantities: [Quantity]) -> QuizFile {
        let url = URL(filePath: path).resolvingSymlinksInPath()
        let realPath = url.path(percentEncoded: false)
        let attributes = try? FileManager.default.attributesOfItem(atPath: realPath)
        // A pipe or a device would keep the reader waiting.
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            return QuizFile(finding(.unreadableFile("it is no ordinary file"), path))
        }
        guard attributes?[.size] as? Int ?? 0 <= YAMLNode.largestText else {
            return QuizFile(finding(.fileTooLarge, path))
        }
        guard let data = try? Data(contentsOf: url) else {
            return QuizFile(finding(.unreadableFile("permission is denied"), path))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            let lines = String(decoding: data, as: UTF8.self)
                .split(omittingEmptySubsequences: false) { $0.isNewline }
            let line = lines.firstIndex { $0.unicodeScalars.contains("\u{FFFD}") } ?? 0
            return QuizFile(finding(.notUTF8, path, line: line + 1))
        }
        return QuizFile(text: text, file: path, quantities: quantities)
    }

    private static func finding(_ problem: QuizProblem, _ file: String, line: Int = 1) -> Diagnostic
    {
        Diagnostic(
            .error,
            at: SourcePosition(file: file, line: line),
            problem.message,
            remedy: problem.remedy
        )
    }
}

extension QuizFile {
    /// A file that could not be read.
    init(_ diagnostic: Diagnostic) {
        topic = nil
        diagnostics = [diagnostic]
    }
}
