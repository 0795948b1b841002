import Foundation
import StudyCore
import Synchronization

/// The quiz files of a folder, each read when it is asked for, and once.
final class QuizFolder: Sendable {
    /// What all files hold together.
    struct Contents {
        var topics: [QuizTopic] = []
        var diagnostics: [Diagnostic] = []
    }

    private struct Files {
        var read: [String: QuizFile] = [:]
        var contents: Contents?
    }

    let names: [String]
    private let folder: String
    private let quantities: [Quantity]
    private let files = Mutex(Files())

    init(_ folder: String, _ quantities: [Quantity]) throws(QuizLibraryError) {
        names = try Self.fileNames(folder)
        guard !names.isEmpty else { throw .empty(folder) }
        self.folder = folder
        self.quantities = quantities
    }

    /// All topics, by name, and all that is wrong with the files.
    var contents: Contents {
        files.withLock { files in
            if let contents = files.contents { return contents }
            let contents = contents(&files)
            files.contents = contents
            return contents
        }
    }

    /// The topic of the file that is called as it is; `nil` where there is none, or it cannot be
    /// used: then it may stand in another one.
    func topicOfItsFile(_ id: TopicID) -> QuizTopic? {
        let name = "\(id).yaml"
        guard names.contains(name) else { return nil }
        return files.withLock { files in
            let topic = file(name, &files).topic
            return topic?.id == id ? topic : nil
        }
    }

    /// Names, sizes and times of the files.
    var signature: [String] {
        names.map { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
            let size = attributes?[.size] as? Int ?? 0
            let time = attributes?[.modificationDate] as? Date ?? .distantPast
            return "\(path(name)) \(size) \(time.timeIntervalSince1970)"
        }
    }

    private func path(_ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private func file(_ name: String, _ files: inout Files) -> QuizFile {
        if let known = files.read[name] { return known }
        let file = Self.read(path(name), quantities)
        files.read[name] = file
        return file
    }

    /// Of two files of a topic it is that of the file which is called as it is, else the first.
    private func contents(_ files: inout Files) -> Contents {
        var contents = Contents()
        for name in names {
            let file = file(name, &files)
            contents.diagnostics += file.diagnostics
            guard let topic = file.topic else { continue }
            guard let place = contents.topics.firstIndex(where: { $0.id == topic.id }) else {
                contents.topics.append(topic)
                continue
            }
            let isNamed = name == "\(topic.id).yaml"
            let other = contents.topics[place]
            if isNamed { contents.topics[place] = topic }
            let problem = QuizProblem.duplicateTopic(
                topic.id.slug,
                other: isNamed ? topic.file : other.file
            )
            contents.diagnostics.append(Self.finding(problem, isNamed ? other.file : topic.file))
        }
        contents.topics.sort { $0.id < $1.id }
        contents.diagnostics += QuizLibrary.graphFindings(contents.topics)
        return contents
    }

    // MARK: - Reading

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

    private static func read(_ path: String, _ quantities: [Quantity]) -> QuizFile {
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
