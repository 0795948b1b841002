public import Foundation

/// The exams of a user: the one that is not finished, and all that were.
///
/// Files are added to and renamed, never deleted or written over.
public struct ExamFolder {
    /// Why the folder cannot be used.
    public enum Trouble: Error, CustomStringConvertible {
        /// There is no place to keep exams.
        case nowhere
        /// Another program sits an exam.
        case busy
        /// The unfinished exam cannot be read.
        case unreadable(path: String, ExamLogError)
        /// A file cannot be used.
        case file(ExamFileError)

        /// What is wrong and what to do.
        public var description: String {
            switch self {
            case .nowhere:
                "There is no place to keep the exam. Set HOME or XDG_DATA_HOME."
            case .busy: "An exam is running in another window. Finish or leave that one first."
            case .unreadable(let path, let error):
                "The exam in '\(path)' cannot be gone on with: \(error). It is left as it is; "
                    + "'study exam --discard' puts it aside under another name."
            case .file(let error): error.description
            }
        }
    }

    /// The folder.
    public let url: URL
    private let lock: ExamLock
    private static let unfinishedName = "unfinished.jsonl"

    /// The folder of this user, made where there is none; no other program can use it meanwhile.
    public init(environment: [String: String]) throws(Trouble) {
        guard let folder = UserFolder.find(environment: environment) else { throw .nowhere }
        url = folder.appending(path: "exams")
        do {
            try UserFolder.make(url)
        } catch {
            throw Self.trouble(.written, url, error)
        }
        let lock: ExamLock?
        do throws(ExamFileError) {
            lock = try ExamLock(url.appending(path: "lock"))
        } catch {
            throw .file(error)
        }
        guard let lock else { throw .busy }
        self.lock = lock
    }

    // MARK: - The unfinished exam

    private var unfinishedURL: URL { url.appending(path: Self.unfinishedName) }

    /// The exam that is not finished; `nil` when there is none.
    public func unfinished() throws(Trouble) -> ExamLog? {
        guard exists(unfinishedURL) else { return nil }
        return try log(unfinishedURL)
    }

    /// Begins an exam.
    public func begin(_ start: ExamStart) throws(Trouble) -> ExamFile {
        // Under another name until its first line is whole: a crash leaves no exam without one.
        let draft = freeURL("begun-\(Self.fileName(start.started))")
        do throws(ExamFileError) {
            let file = try ExamFile(draft, isNew: true)
            if let line = try? ExamLog.line(start) { try file.append(line) }
            try rename(draft, to: unfinishedURL)
            return file
        } catch {
            throw .file(error)
        }
    }

    /// Goes on with the unfinished exam.
    public func resume(_ log: ExamLog) throws(Trouble) -> ExamFile {
        do throws(ExamFileError) {
            let file = try ExamFile(unfinishedURL, isNew: false)
            if log.endsInLine { try file.append(Data("\n".utf8)) }
            try file.append(ExamRecord(.resumed, at: log.elapsed))
            return file
        } catch {
            throw .file(error)
        }
    }

    /// Puts the unfinished exam beside the finished ones, and tells its new path.
    ///
    /// It need not be readable.
    public func archive(as state: ExamSummary.State) throws(Trouble) -> String {
        let started = (try? unfinished())?.start.started ?? "unknown"
        let target = freeURL("\(Self.fileName(started))-\(state.rawValue)")
        do throws(ExamFileError) {
            try rename(unfinishedURL, to: target)
        } catch {
            throw .file(error)
        }
        return target.path(percentEncoded: false)
    }

    /// Whether there is a file of an unfinished exam, readable or not.
    public var hasUnfinished: Bool { exists(unfinishedURL) }

    // MARK: - All exams

    /// What the folder holds, the oldest first.
    public func summaries() throws(Trouble) -> [ExamSummary] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path(url))
        } catch {
            throw Self.trouble(.read, url, error)
        }
        let files = names.filter { $0.hasSuffix(".jsonl") }.sorted()
        return files.map { name in
            let file = url.appending(path: name)
            return ExamSummary(name: name, log: try? log(file))
        }
        .sorted { ($0.log?.start.started ?? "", $0.name) < ($1.log?.start.started ?? "", $1.name) }
    }

    // MARK: - Files

    private func log(_ file: URL) throws(Trouble) -> ExamLog {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw Self.trouble(.read, file, error)
        }
        do throws(ExamLogError) {
            return try ExamLog(data)
        } catch {
            throw .unreadable(path: path(file), error)
        }
    }

    private static func trouble(
        _ action: ExamFileError.Action,
        _ url: URL,
        _ error: any Error
    ) -> Trouble {
        let path = url.path(percentEncoded: false)
        return .file(ExamFileError(action: action, path: path, code: systemCode(error)))
    }

    private func path(_ url: URL) -> String { url.path(percentEncoded: false) }

    /// Whether there is anything of a name; a link that leads nowhere counts.
    private func exists(_ url: URL) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path(url))) != nil
    }

    /// Foundation's move refuses to write over a file.
    private func rename(_ file: URL, to target: URL) throws(ExamFileError) {
        do {
            try FileManager.default.moveItem(at: file, to: target)
        } catch {
            throw ExamFileError(action: .renamed, path: path(file), code: systemCode(error))
        }
        synchronizeFolder(url)
    }

    private func freeURL(_ name: String) -> URL {
        var candidate = url.appending(path: "\(name).jsonl")
        var number = 2
        while exists(candidate) {
            candidate = url.appending(path: "\(name)-\(number).jsonl")
            number += 1
        }
        return candidate
    }

    /// The time without signs that some file systems refuse.
    private static func fileName(_ started: String) -> String {
        String(started.filter { $0.isLetter || $0.isNumber || $0 == "-" }.prefix(40))
    }
}

/// One exam in a list.
public struct ExamSummary: Sendable {
    /// What became of it.
    public enum State: String, Codable, Sendable {
        /// It has its end.
        case finished
        /// It was put aside before its end.
        case discarded
        /// It may be gone on with.
        case unfinished
        /// Its file cannot be read.
        case unreadable
    }

    /// The name of its file.
    public let name: String
    /// What its file tells; `nil` when it cannot be read.
    public let log: ExamLog?

    /// What became of it.
    public var state: State {
        guard let log else { return .unreadable }
        if log.result != nil { return .finished }
        return name == "unfinished.jsonl" ? .unfinished : .discarded
    }
}
