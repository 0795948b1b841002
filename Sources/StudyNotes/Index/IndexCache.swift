#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The index of some folders on the disk.
///
/// It is replaced as a whole by renaming, so that a reader sees the old one or the new one. It
/// holds nothing that the notes do not hold: whatever goes wrong, it is left as it is.
struct IndexCache {
    private let folder: String
    private let path: String

    /// The index for folders, in the folder of the cache.
    init(folder: String, roots: [FileIdentity]) {
        self.folder = folder
        let numbers = roots.flatMap { [$0.device, $0.number] }
        let bytes = numbers.flatMap { number in withUnsafeBytes(of: number) { Array($0) } }
        let name = String(bytes.withUnsafeBytes { IndexChecksum.of($0) }, radix: 36)
        path = "\(folder)/notes-\(name).index"
    }

    /// Which build of the program runs: another one may read notes in another way.
    static let program: UInt64 = {
        guard case .success(let facts) = FileFacts.of("/proc/self/exe") else { return 0 }
        return facts.stamp
    }()

    /// The index; `nil` when there is none, or it is damaged or of another build.
    func open() -> CardIndex? {
        guard let file = MappedFile(path) else { return nil }
        return CardIndex(checking: file.slice, program: Self.program)
    }

    /// Replaces the index, if that can be done.
    func replace(by index: CardIndex) {
        guard Self.makeFolder(folder) else { return }
        var name = Array("\(path).XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return }
        let isWritten = index.bytes.withBytes { Self.put($0, into: file) }
        let isClosed = close(file) == 0
        if !isWritten || !isClosed || rename(name, path) != 0 { unlink(name) }
        forgetIndexes(olderThan: Self.season)
    }

    /// Takes away indexes that were not made or replaced for so many nanoseconds.
    ///
    /// Their folders may be gone; if they are not, their index is made again.
    func forgetIndexes(olderThan age: Int) {
        guard let listing = opendir(folder) else { return }
        defer { closedir(listing) }
        let now = FileFacts.now
        while let entry = readdir(listing) {
            let name = FileFacts.name(of: entry)
            guard name.hasPrefix("notes-"), name.contains(".index"),
                case .success(let facts) = FileFacts.of(name, in: dirfd(listing)),
                facts.isRegular, now - facts.changed > age
            else { continue }
            unlinkat(dirfd(listing), name, 0)
        }
    }

    /// 90 days in nanoseconds.
    private static let season = 90 * 86_400 * 1_000_000_000

    private static func put(_ bytes: UnsafeRawBufferPointer, into file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress
            let written = write(file, start, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }

    /// Makes the folder and those above it, open to nobody else.
    private static func makeFolder(_ path: String) -> Bool {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            return false
        }
        return makeFolder(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
    }
}

/// A file in memory, read as far as it is looked at.
final class MappedFile: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

    init?(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard case .success(let facts) = FileFacts.of(descriptor: file), facts.isRegular,
            facts.size > 0, let start = mmap(nil, facts.size, PROT_READ, MAP_PRIVATE, file, 0),
            start != MAP_FAILED
        else { return nil }
        bytes = UnsafeMutableRawBufferPointer(start: start, count: facts.size)
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    var slice: IndexSlice { IndexSlice(UnsafeRawBufferPointer(bytes), owner: self) }
}
