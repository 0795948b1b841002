#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Lets programs that work on the files of a folder do so in turns.
enum FolderTurn {
    /// The longest wait for others, in milliseconds; then it goes on beside them.
    private static let patience = 5_000

    /// Does something while no other program that asks for a turn does.
    ///
    /// The system ends a turn with the process, however that ends. Where the folder cannot be
    /// locked, there are no turns.
    static func take<Value>(at path: String, _ body: () throws -> Value) rethrows -> Value {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let name = folder.joined(separator: "/")
        let descriptor = open(name.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : name, O_RDONLY)
        guard descriptor >= 0 else { return try body() }
        defer { close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR,
            waited < patience
        {
            usleep(2_000)
            waited += 2
        }
        return try body()
    }
}
