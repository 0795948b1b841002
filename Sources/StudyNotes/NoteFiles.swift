internal import StudyCore

/// The files of notes in several folders, in the order of the library.
struct NoteFiles {
    /// A file in one of the folders.
    struct File {
        /// The number of the folder.
        let root: Int
        /// The path within that folder.
        let path: String
        let facts: FileFacts
    }

    /// A folder as the program opens it and as people see it.
    private struct Root {
        let folder: String
        let shown: String
    }

    private(set) var files: [File] = []
    /// Findings about what cannot be read.
    private(set) var diagnostics: [Diagnostic] = []
    private var roots: [Root] = []

    /// Lists folders, and single files where `takesFiles` says so; `shownAs` names the first.
    ///
    /// A folder within one that was named before is listed once.
    init(
        _ paths: [String],
        takesFiles: Bool = true,
        shownAs: String? = nil
    ) throws(NoteLibraryError) {
        var visited: Set<FileIdentity> = []
        let named = Set(paths)
        for path in paths {
            if takesFiles, case .success(let facts) = FileFacts.of(path), !facts.isFolder {
                add(file: path, facts)
                continue
            }
            let isNew = !Self.isVisited(path, visited)
            let folder = try NoteFolder(path, visited: &visited)
            let isEmpty = folder.files.isEmpty && folder.unreadable.isEmpty
            if isEmpty, isNew {
                guard let text = folder.texts.first else { throw .noNotes(path) }
                throw .onlyTexts(path, file: Self.join(path, text))
            }
            add(folder, Root(folder: path, shown: shownAs ?? path))
            let left = folder.texts.map { Self.join(path, $0) }.filter { !named.contains($0) }
            if let first = left.first {
                diagnostics.append(.leftOut(text: first, others: left.count - 1))
            }
        }
    }

    private static func isVisited(_ path: String, _ visited: Set<FileIdentity>) -> Bool {
        guard case .success(let facts) = FileFacts.of(path) else { return false }
        return visited.contains(facts.identity)
    }

    private mutating func add(_ folder: NoteFolder, _ root: Root) {
        roots.append(root)
        files += folder.files.map { File(root: roots.count - 1, path: $0.path, facts: $0.facts) }
        diagnostics += folder.unreadable.map {
            $0.reason.diagnostic(file: Self.join(root.shown, $0.path))
        }
    }

    private mutating func add(file path: String, _ facts: FileFacts) {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { String(path[...$0]) } ?? ""
        let name = end.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        if facts.isRegular, facts.size <= NoteFolder.largestFile {
            roots.append(Root(folder: folder, shown: folder))
            files.append(File(root: roots.count - 1, path: name, facts: facts))
        } else {
            let reason: FileBytes.Reason = facts.isRegular ? .tooLarge : .notAFile
            diagnostics.append(reason.diagnostic(file: path))
        }
    }

    private static func join(_ folder: String, _ path: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }

    /// The size of all files together, in bytes.
    var size: Int { files.reduce(0) { $0 + $1.facts.size } }

    /// The name of a file for people.
    func shown(_ file: File) -> String { Self.join(roots[file.root].shown, file.path) }

    /// What identifies the folders, whatever the working directory is.
    var rootIdentities: [FileIdentity] {
        roots.indices.map { root in
            let folder = roots[root].folder
            switch FileFacts.of(folder.isEmpty ? "." : folder) {
            case .success(let facts): return facts.identity
            case .failure: return FileIdentity(device: 0, number: 0)
            }
        }
    }

    /// Reads a note; its cards are named after the file, or after the path where the name is taken.
    func read(_ file: File, idPrefix: String) -> (note: Note?, diagnostics: [Diagnostic]) {
        switch FileBytes.contents(of: Self.join(roots[file.root].folder, file.path)) {
        case .success(let bytes) where BinaryFile.isOne(bytes):
            (nil, [BinaryFile.diagnostic(file: shown(file))])
        case .success(let bytes): Note.read(bytes, file: shown(file), idPrefix: idPrefix)
        case .failure(let reason): (nil, [reason.diagnostic(file: shown(file))])
        }
    }

    /// What begins the ids of the cards of each file: no two are equal.
    ///
    /// The name of the file, its path where the name is taken, and its whole path after that.
    func idPrefixes() -> [String] {
        var taken: Set<String> = []
        taken.reserveCapacity(files.count)
        return files.map { file in
            let path = file.path.withoutFileExtension
            let stem = path.lastPathComponent
            if taken.insert(stem).inserted { return stem }
            for name in [path, shown(file)] where taken.insert(name).inserted { return name }
            let number = "\(shown(file))#\(taken.count)"
            taken.insert(number)
            return number
        }
    }
}

// In bytes, as it is asked of every file of a library.
extension String {
    fileprivate var lastPathComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[utf8.index(after: slash)...])
    }

    /// `week-08/pooling` of `week-08/pooling.md`; a name that only begins with a dot has none.
    fileprivate var withoutFileExtension: String {
        guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")), dot > startIndex,
            !self[dot...].utf8.contains(UInt8(ascii: "/")),
            utf8[utf8.index(before: dot)] != UInt8(ascii: "/")
        else { return self }
        return String(self[..<dot])
    }
}
