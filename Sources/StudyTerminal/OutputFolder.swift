internal import Foundation

/// Writes files into a folder that a person has named, and replaces none that is there.
public enum OutputFolder {
    /// Files that cannot be written.
    public enum WriteError: Error, Hashable, Sendable, CustomStringConvertible {
        /// A file of that name is there already, with another text.
        case exists(path: String)
        /// A folder cannot be made.
        case noFolder(path: String)
        /// A file cannot be written.
        case file(OutputFile.WriteError)

        /// What is wrong, and a way out.
        public var description: String {
            switch self {
            case .exists(let path):
                "The file '\(path)' is there already and would be lost: name an empty folder."
            case .noFolder(let path):
                "The folder '\(path)' cannot be made: name one that you may write to."
            case .file(let error): error.description
            }
        }
    }

    /// Whether a path means a folder: it ends with a slash, or a folder is there.
    public static func isNamed(by path: String) -> Bool {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return path.hasSuffix("/") || isThere && isFolder.boolValue
    }

    /// Writes texts to paths below a folder, which is made where it is missing.
    ///
    /// Throws before anything is written when a file would be replaced by another text.
    public static func write(
        _ files: [(path: String, text: String)],
        to folder: String
    ) throws(WriteError) {
        let files = files.map { file in
            (place: URL(filePath: folder).appending(path: file.path), text: file.text)
        }
        for file in files {
            let path = file.place.path(percentEncoded: false)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let isSame = (try? Data(contentsOf: file.place)) == Data(file.text.utf8)
            if !isSame { throw .exists(path: path) }
        }
        for file in files {
            let parent = file.place.deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(
                    at: parent,
                    withIntermediateDirectories: true
                )
            } catch {
                throw .noFolder(path: parent.path(percentEncoded: false))
            }
            do throws(OutputFile.WriteError) {
                try OutputFile.write(file.text, to: file.place.path(percentEncoded: false))
            } catch {
                throw .file(error)
            }
        }
    }
}
