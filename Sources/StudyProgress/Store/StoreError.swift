internal import GRDB

/// Why the store of answers cannot be used; what it holds stays as it is.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The file or its folder may not be read or written.
        case noAccess
        /// It lies where nothing can be written.
        case readOnly
        /// The disk is full.
        case full
        /// Another program writes.
        case busy
        /// A newer version of the program has written it.
        case newer
        /// The file is no database, or a damaged one.
        case damaged
        /// It is not there, and files of it that were kept are.
        case missing
        /// Anything else, in the words of SQLite.
        case other(String)
    }

    /// What is wrong.
    public var reason: Reason
    /// The file.
    public var path: String

    /// An error of a file.
    public init(_ reason: Reason, path: String) {
        self.reason = reason
        self.path = path
    }

    /// What is wrong, and a way out.
    public var description: String {
        switch reason {
        case .noAccess:
            "Your answers cannot be kept in '\(path)': the disk is read-only, permission is denied, "
                + "or there is no such folder. XDG_DATA_HOME names another place; a copy of the file "
                + "there brings its answers along."
        case .readOnly:
            "Your answers cannot be kept in '\(path)': nothing can be written there. "
                + "XDG_DATA_HOME names another place."
        case .full:
            "The disk is full (or files may not grow): nothing more could be kept in '\(path)', and "
                + "what it held is there. Make room and go on."
        case .busy:
            "Another window is writing to '\(path)', and did not end in time. Try again when it "
                + "is done."
        case .newer:
            "'\(path)' was written by a newer version of study. Install that version; nothing was "
                + "changed."
        case .damaged:
            "'\(path)' is damaged. 'study progress recover' saves every answer that can be read; "
                + "the damaged file is kept."
        case .missing:
            "'\(path)' is not there, but a copy of it is: damaged, or made as a backup. "
                + "'study progress recover' makes a store of every answer that can be read of them."
        case .other(let words): "'\(path)' cannot be used: \(words). Nothing was changed."
        }
    }

    init(_ error: any Error, path: String) {
        self.path = path
        guard let error = error as? DatabaseError else {
            reason = .other("\(error)")
            return
        }
        reason =
            switch error.resultCode {
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .noAccess
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_FULL: .full
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
            // No statement of this program breaks a rule of its tables, unless they are damaged.
            case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: .damaged
            // A write that is cut short, as at a limit of file sizes.
            case .SQLITE_IOERR where Self.cutShort.contains(error.extendedResultCode): .full
            default: .other(error.message ?? "\(error.resultCode)")
            }
    }

    private static let cutShort: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_TRUNCATE,
    ]
}
