#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that a command writes: whole or not at all.
public enum OutputFile {
    /// A file that cannot be written.
    public struct WriteError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file.
        public var path: String
        /// The error number of the system.
        public var code: Int32

        /// One sentence with the reason.
        public var description: String {
            "The file '\(path)' cannot be written: \(String(cString: strerror(code)))."
        }
    }

    /// Writes a text beside the file and then puts it in its place; a link stays a link.
    ///
    /// Throws with the old file untouched. A device or a pipe is written to as it is.
    public static func write(_ text: String, to path: String) throws(WriteError) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        do throws(SystemError) {
            switch isThere ? status.st_mode & S_IFMT : S_IFREG {
            case S_IFDIR: throw SystemError(code: EISDIR)
            case S_IFREG where isThere:
                try replace(try realPath(path), text, permissions: status.st_mode & 0o7777)
            case S_IFREG: try replace(path, text, permissions: nil)
            default: try fill(try opened(path, O_WRONLY), text)
            }
        } catch {
            throw WriteError(path: path, code: error.code)
        }
    }

    private struct SystemError: Error {
        var code: Int32

        /// Throws the last error of the system where a call tells of one.
        static func check(_ result: Int32) throws(SystemError) {
            if result < 0 { throw SystemError(code: errno) }
        }
    }

    private static func replace(
        _ path: String,
        _ text: String,
        permissions: mode_t?
    ) throws(SystemError) {
        // The new file has a name of its own, but the old one's owner may have closed it.
        if permissions != nil { try SystemError.check(access(path, W_OK)) }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let draft = "\(folder).study-\(getpid())"
        let descriptor = try opened(draft, O_WRONLY | O_CREAT | O_EXCL)
        do throws(SystemError) {
            if let permissions { try SystemError.check(fchmod(descriptor, permissions)) }
            try fill(descriptor, text)
            try SystemError.check(rename(draft, path))
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func opened(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        try SystemError.check(descriptor)
        return descriptor
    }

    /// Writes all of a text and closes the file; what a disk has not taken is an error.
    private static func fill(_ descriptor: Int32, _ text: String) throws(SystemError) {
        do throws(StandardStreams.WriteError) {
            try StandardStreams.write(text, toDescriptor: descriptor)
        } catch {
            close(descriptor)
            throw SystemError(code: error.code)
        }
        // Pipes and devices have nothing to wait for, and say so.
        let isKept = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
        let code = errno
        try SystemError.check(close(descriptor))
        if !isKept { throw SystemError(code: code) }
    }

    private static func realPath(_ path: String) throws(SystemError) -> String {
        guard let resolved = realpath(path, nil) else { throw SystemError(code: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
