#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Which file it is, under whatever name.
struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64
}

/// What the system says about a path, links followed.
struct FileFacts: Hashable {
    let isFolder: Bool
    let isRegular: Bool
    let size: Int
    let identity: FileIdentity
    /// When the file was last changed, its name and permissions included, in nanoseconds.
    let changed: Int
    /// Another number as soon as the file is another one or has been written to.
    let stamp: UInt64

    /// The facts of a path, which starts from an open folder where one is given.
    static func of(
        _ path: String,
        in folder: Int32 = AT_FDCWD
    ) -> Result<FileFacts, FileBytes.Reason> {
        var status = stat()
        guard fstatat(folder, path, &status, 0) == 0 else {
            return .failure(FileBytes.Reason(errno))
        }
        return .success(FileFacts(status))
    }

    /// The name of an entry of a folder.
    static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }

    static func of(descriptor: Int32) -> Result<FileFacts, FileBytes.Reason> {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(FileBytes.Reason(errno)) }
        return .success(FileFacts(status))
    }

    private init(_ status: stat) {
        let kind = status.st_mode & S_IFMT
        isFolder = kind == S_IFDIR
        isRegular = kind == S_IFREG
        size = Int(status.st_size)
        identity = FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(status.st_ino)
        )
        #if canImport(Darwin)
            let (modified, change) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, change) = (status.st_mtim, status.st_ctim)
        #endif
        changed = Self.nanoseconds(change)
        let facts = [
            identity.device, identity.number, UInt64(bitPattern: Int64(size)),
            UInt64(bitPattern: Int64(Self.nanoseconds(modified))),
            UInt64(bitPattern: Int64(changed)),
        ]
        stamp = facts.reduce(0x9E37_79B9_7F4A_7C15) { sum, fact in
            let mixed = (sum ^ fact) &* 0xBF58_476D_1CE4_E5B9
            return mixed ^ (mixed >> 29)
        }
    }

    /// The time of day on the clock of `changed`.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    }
}

/// Reading a file whole.
enum FileBytes {
    enum Reason: Error, Hashable {
        case missing, noPermission, notAFile, tooLarge, inputOutput

        init(_ code: Int32) {
            switch code {
            case ENOENT, ENOTDIR: self = .missing
            case EACCES, EPERM: self = .noPermission
            default: self = .inputOutput
            }
        }
    }

    static func contents(of path: String) -> Result<[UInt8], Reason> {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return .failure(Reason(errno)) }
        defer { close(file) }
        guard case .success(let facts) = FileFacts.of(descriptor: file) else {
            return .failure(.inputOutput)
        }
        guard facts.isRegular else { return .failure(.notAFile) }
        guard facts.size <= NoteFolder.largestFile else { return .failure(.tooLarge) }
        var failure: Reason?
        let bytes = [UInt8](unsafeUninitializedCapacity: facts.size) { buffer, count in
            while count < buffer.count {
                let place = buffer.baseAddress.map { $0 + count }
                let length = read(file, place, buffer.count - count)
                if length < 0, errno == EINTR { continue }
                if length < 0 { failure = Reason(errno) }
                guard length > 0 else { return }
                count += length
            }
        }
        return failure.map { .failure($0) } ?? .success(bytes)
    }
}
