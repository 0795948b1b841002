internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Trouble with a file of an exam.
public struct ExamFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What could not be done.
    public enum Action: String, Sendable {
        /// Read what is there.
        case read
        /// Write to it.
        case written
        /// Give it another name.
        case renamed
    }

    /// What could not be done.
    public var action: Action
    /// The file or folder.
    public var path: String
    /// The error number of the system.
    public var code: Int32

    /// What is wrong, and what to do.
    public var description: String {
        let remedy =
            action == .read
            ? "Nothing was changed." : "Exams are kept there; XDG_DATA_HOME names another place."
        return "'\(path)' cannot be \(action.rawValue): \(String(cString: strerror(code))). "
            + remedy
    }
}

/// The log of an exam as a file that only grows: each line is on the disk before the exam goes on.
public final class ExamFile {
    private let descriptor: Int32
    private let path: String

    /// Opens a file to go on with it, or makes a new one.
    init(_ url: URL, isNew: Bool) throws(ExamFileError) {
        path = url.path(percentEncoded: false)
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : 0)
        descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw ExamFileError(action: .written, path: path, code: errno)
        }
    }

    deinit { close(descriptor) }

    /// Writes an event.
    public func append(_ record: ExamRecord) throws(ExamFileError) {
        // A record is numbers and texts, which JSON has a way to write.
        if let line = try? ExamLog.line(record) { try append(line) }
    }

    func append(_ data: Data) throws(ExamFileError) {
        var bytes = Array(data)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                bytes = bytes.dropFirst(written)
            } else if errno != EINTR {
                throw ExamFileError(action: .written, path: path, code: errno)
            }
        }
        guard fsync(descriptor) == 0 else {
            throw ExamFileError(action: .written, path: path, code: errno)
        }
    }
}

/// Keeps a second program out of the folder of the exams; let go when the program ends in any way.
final class ExamLock {
    private let descriptor: Int32

    /// `nil` when another program holds it.
    init?(_ url: URL) throws(ExamFileError) {
        let path = url.path(percentEncoded: false)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ExamFileError(action: .written, path: path, code: errno)
        }
        // A file system without locks says so: better unlocked than without exams.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return nil }
    }

    deinit { close(descriptor) }
}

/// Brings the names of a folder onto the disk.
func synchronizeFolder(_ url: URL) {
    let descriptor = open(url.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}

/// The error number of an error of Foundation, or that of an input or output error.
func systemCode(_ error: any Error) -> Int32 {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return Int32(truncatingIfNeeded: error.code) }
    if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError { return systemCode(inner) }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
    case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteVolumeReadOnly: return EROFS
    case .fileWriteFileExists: return EEXIST
    default: return EIO
    }
}
