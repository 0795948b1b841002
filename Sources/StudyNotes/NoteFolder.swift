#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The markdown files below a folder.
///
/// Links to folders are followed, each folder once; names that begin with a dot are left out.
struct NoteFolder {
    /// A file of notes.
    struct File: Hashable {
        /// The path within the folder.
        let path: String
        let facts: FileFacts
    }

    /// Why a file or folder was left out.
    struct Unreadable: Hashable {
        let path: String
        let reason: FileBytes.Reason
    }

    /// Larger files are no notes; libcmark itself ends the program at 2 GB.
    static let largestFile = 256 << 20

    /// In the order of their paths.
    private(set) var files: [File] = []
    private(set) var unreadable: [Unreadable] = []
    /// Files that may be notes by their ending, and are read only where they are named.
    private(set) var texts: [String] = []

    private let root: String

    /// Lists the files; throws when the folder itself cannot be listed.
    ///
    /// Folders in `visited` are left out, and those that are listed are added to it.
    init(_ root: String, visited: inout Set<FileIdentity>) throws(NoteLibraryError) {
        self.root = root
        switch FileFacts.of(root) {
        case .failure(.missing): throw .missingFolder(root)
        case .failure: throw .unreadableFolder(root)
        case .success(let facts) where !facts.isFolder: throw .notAFolder(root)
        case .success: break
        }
        var waiting = [""]
        while let folder = waiting.popLast() {
            guard let folders = takeIn(folder, &visited) else {
                if folder.isEmpty { throw .unreadableFolder(root) }
                unreadable.append(Unreadable(path: folder, reason: .noPermission))
                continue
            }
            waiting += folders.sorted()
        }
        files.sort { $0.path < $1.path }
        unreadable.sort { $0.path < $1.path }
        texts.sort()
    }

    /// Takes in the files of a folder that was not visited and answers the folders in it; `nil`
    /// when it cannot be listed.
    private mutating func takeIn(_ path: String, _ visited: inout Set<FileIdentity>) -> [String]? {
        let whole = path.isEmpty ? root : root.hasSuffix("/") ? root + path : "\(root)/\(path)"
        guard let folder = opendir(whole) else { return nil }
        defer { closedir(folder) }
        let descriptor = dirfd(folder)
        if case .success(let facts) = FileFacts.of(descriptor: descriptor),
            !visited.insert(facts.identity).inserted
        {
            return []
        }
        var folders: [String] = []
        while let entry = readdir(folder) {
            let name = FileFacts.name(of: entry)
            // Most files that are no notes need not be asked what they are.
            let isOther = entry.pointee.d_type == DT_REG && !Self.isNote(name)
            if name.hasPrefix(".") || isOther && !Self.isText(name) { continue }
            let child = path.isEmpty ? name : "\(path)/\(name)"
            if isOther {
                texts.append(child)
                continue
            }
            let facts = FileFacts.of(name, in: descriptor)
            if case .success(let facts) = facts, facts.isFolder {
                folders.append(child)
            } else if Self.isNote(name) {
                takeIn(child, facts)
            }
        }
        return folders
    }

    private mutating func takeIn(_ file: String, _ facts: Result<FileFacts, FileBytes.Reason>) {
        switch facts {
        case .success(let facts) where !facts.isRegular:
            // Reading a pipe or a device might never end.
            unreadable.append(Unreadable(path: file, reason: .notAFile))
        case .success(let facts) where facts.size > Self.largestFile:
            unreadable.append(Unreadable(path: file, reason: .tooLarge))
        case .success(let facts):
            files.append(File(path: file, facts: facts))
        case .failure(let reason):
            unreadable.append(Unreadable(path: file, reason: reason))
        }
    }

    private static let endings = [".md", ".markdown"]

    private static func isNote(_ path: String) -> Bool {
        endings.contains { ends(path, with: $0) }
    }

    /// Text files that belong to programs, by what their names begin with.
    private static let noNotes = ["requirements", "license", "licence", "cmakelists", "robots"]

    private static func isText(_ name: String) -> Bool {
        guard ends(name, with: ".txt") else { return false }
        let name = name.lowercased()
        return !noNotes.contains { name.hasPrefix($0) }
    }

    private static func ends(_ path: String, with ending: String) -> Bool {
        path.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) { $0 | 0x20 == $1 }
    }
}
