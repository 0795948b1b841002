internal import StudyCore

/// Why there is no library of notes.
public enum NoteLibraryError: Error, Hashable, Sendable {
    /// Nothing stands at the path.
    case missingFolder(String)
    /// The path is a file.
    case notAFolder(String)
    /// The folder may not be listed.
    case unreadableFolder(String)
    /// There is no file that ends in `.md` below the folder.
    case noNotes(String)
    /// There is none, but there are text files, of which one is named.
    case onlyTexts(String, file: String)
}

extension NoteLibraryError: CustomStringConvertible {
    /// One sentence on what is wrong and one on what to do.
    public var description: String {
        switch self {
        case .missingFolder(let path) where NoteLibraryError.namesFile(path):
            "The file '\(path)' does not exist. Name a file of notes, or the folder that holds them."
        case .missingFolder(let path):
            "The folder '\(path)' does not exist. Name the folder that holds your notes."
        case .notAFolder(let path):
            "'\(path)' is a file. Name the folder that holds your notes."
        case .unreadableFolder(let path):
            "The folder '\(path)' cannot be read. Give yourself permission: chmod u+rx '\(path)'."
        case .noNotes(let path):
            "The folder '\(path)' holds no notes. Put a markdown file there, such as pooling.md."
        case .onlyTexts(let path, let file):
            """
            The folder '\(path)' holds no notes that end in .md. Text files are read where they are \
            named: --notes '\(file)'.
            """
        }
    }
}

extension NoteLibraryError {
    /// Whether a path was meant for a file: its last part has an ending.
    private static func namesFile(_ path: String) -> Bool {
        guard let name = path.split(separator: "/").last, !path.hasSuffix("/"),
            let dot = name.lastIndex(of: "."), dot > name.startIndex
        else { return false }
        return name[dot...].dropFirst().contains { $0.isLetter }
    }
}

extension Diagnostic {
    /// The warning that text files of a folder are not read.
    static func leftOut(text file: String, others: Int) -> Diagnostic {
        let more = others == 0 ? "" : others == 1 ? ", like another one" : ", like \(others) others"
        return Diagnostic(
            .warning,
            at: SourcePosition(file: file, line: 1),
            "this text file is left out\(more): of a folder only files that end in .md are read",
            remedy: "name it, --notes '\(file)', or let its name end in .md"
        )
    }
}

extension FileBytes.Reason {
    /// The finding for a file that is left out, under the name people know it by.
    func diagnostic(file: String) -> Diagnostic {
        let (message, remedy) = words
        let start = SourcePosition(file: file, line: 1)
        return Diagnostic(.error, at: start, message, remedy: remedy)
    }

    private var words: (message: String, remedy: String) {
        switch self {
        case .missing: ("the file is not there", "restore it, or remove the link to it")
        case .noPermission: ("it may not be read", "give yourself permission with chmod u+r")
        case .notAFile: ("it is no ordinary file", "replace it by a text file")
        case .tooLarge:
            (
                "the file is larger than \(NoteFolder.largestFile >> 20) MB",
                "split it into smaller notes"
            )
        case .inputOutput: ("the file cannot be read", "check the disk it is on")
        }
    }
}
