import Foundation

/// Where notes and quiz files are looked for.
///
/// In this order: a folder that was named; the nearest folder upwards from the working directory
/// that holds one of that name; `STUDY_HOME`; the share installed beside the program. The way
/// upwards ends below the user's home: `~/notes` are seldom those of a course.
public struct StudyFolders: Sendable {
    /// The two kinds of folders.
    public enum Kind: String, Sendable {
        /// Markdown notes.
        case notes
        /// YAML quiz files.
        case quizzes

        fileprivate var endings: [String] {
            switch self {
            case .notes: [".md", ".markdown"]
            case .quizzes: [".yaml"]
            }
        }
    }

    /// Nothing of a kind was found in any of the places.
    public struct NotFound: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was looked for.
        public var kind: Kind
        /// Where, in order.
        public var places: [String]
        /// Whether files of the kind lie in the working directory itself.
        public var areFilesHere: Bool

        /// What was looked for, where, and how to mend it.
        public var description: String {
            """
            There is no '\(kind.rawValue)' folder in \(places.joined(separator: ", ")). \
            Name one with --\(kind.rawValue) DIR\(areFilesHere ? " ('.' for the files here)" : ""), \
            or set STUDY_HOME to the folder that holds it.
            """
        }
    }

    let workingDirectory: String
    let home: String?
    let executable: String?
    let userHome: String?

    /// The places as a test tells them.
    public init(
        workingDirectory: String,
        home: String?,
        executable: String?,
        userHome: String? = nil
    ) {
        self.workingDirectory = workingDirectory
        self.userHome = userHome
        self.home = home.flatMap { $0.isEmpty ? nil : $0 }
        self.executable = executable
    }

    /// The places as this process sees them.
    public static var current: StudyFolders {
        StudyFolders(
            workingDirectory: FileManager.default.currentDirectoryPath,
            home: ProcessInfo.processInfo.environment["STUDY_HOME"],
            executable: Bundle.main.executablePath,
            userHome: ProcessInfo.processInfo.environment["HOME"]
        )
    }

    /// The folder of a kind; throws when none of the places has one.
    public func folder(_ kind: Kind, named: String? = nil) throws(NotFound) -> String {
        if let named { return named }
        let places = candidates(kind)
        for place in places where isFolder(place) { return shortened(place) }
        let upwards = ancestors.count > 1 ? "\(workingDirectory) or above it" : workingDirectory
        let others = places.dropFirst(ancestors.count)
        throw NotFound(kind: kind, places: [upwards] + others, areFilesHere: areFilesHere(kind))
    }

    /// The folders that were named, or the one that is found without a name.
    public func folders(_ kind: Kind, named: [String]) throws(NotFound) -> [String] {
        named.isEmpty ? [try folder(kind)] : named
    }

    private func candidates(_ kind: Kind) -> [String] {
        let share = executable.map { path in
            URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "share/study")
                .path(percentEncoded: false)
        }
        return (ancestors + [home, share].compactMap { $0 }).map {
            $0.hasSuffix("/") ? $0 + kind.rawValue : "\($0)/\(kind.rawValue)"
        }
    }

    private var ancestors: [String] {
        var path = URL(filePath: workingDirectory).standardizedFileURL
        var found = [path.path(percentEncoded: false)]
        let end = userHome.map { URL(filePath: $0).standardizedFileURL.pathComponents }
        while path.pathComponents.count > 1, path.pathComponents != end {
            path.deleteLastPathComponent()
            guard path.pathComponents != end else { break }
            found.append(path.path(percentEncoded: false))
        }
        return found
    }

    private func areFilesHere(_ kind: Kind) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: workingDirectory)) ?? []
        return names.contains { name in kind.endings.contains { name.hasSuffix($0) } }
    }

    private func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    /// The path from the working directory, where it lies below: that is what people click on.
    private func shortened(_ path: String) -> String {
        let base = workingDirectory.hasSuffix("/") ? workingDirectory : workingDirectory + "/"
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
    }
}
