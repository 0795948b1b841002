#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a file or standard input line by line, as it comes, in the memory of one line.
public final class LineReader {
    /// A file that cannot be opened or read.
    public struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file.
        public var path: String
        /// The error number of the system.
        public var code: Int32

        /// One sentence with the reason.
        public var description: String {
            "The file '\(path)' cannot be read: \(String(cString: strerror(code)))."
        }
    }

    /// A line, or the news that it was longer than the limit and is left out.
    public enum Line: Hashable, Sendable {
        /// The text without its end; bytes that are not UTF-8 are replaced.
        case text(String)
        /// More bytes than the limit.
        case tooLong
    }

    private let descriptor: Int32
    private let isOwned: Bool
    private let limit: Int
    private var buffer: [UInt8] = []
    private var consumed = 0
    private var isAtEnd = false
    private let path: String

    /// Reads standard input.
    public init(limit: Int = 16 << 20) {
        (descriptor, isOwned, self.limit, path) = (0, false, limit, "-")
    }

    /// Reads a file; `-` is standard input.
    public init(path: String, limit: Int = 16 << 20) throws(ReadError) {
        self.path = path
        isOwned = path != "-"
        descriptor = isOwned ? open(path, O_RDONLY | O_CLOEXEC) : 0
        self.limit = limit
        guard descriptor >= 0 else { throw ReadError(path: path, code: errno) }
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// The next line, or `nil` at the end of the input; throws when the file cannot be read on.
    public func next() throws(ReadError) -> Line? {
        var isTooLong = false
        var searched = consumed
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = buffer[consumed..<end]
                consumed = end + 1
                return isTooLong || line.count > limit ? .tooLong : .text(Self.text(line))
            }
            if buffer.count - consumed > limit {
                // What is left out is not kept either.
                isTooLong = true
                consumed = buffer.count
            }
            guard !isAtEnd else { return rest(isTooLong: isTooLong) }
            buffer.removeFirst(consumed)
            consumed = 0
            searched = buffer.count
            try fill()
        }
    }

    /// The next line as an answer; one too long to be an answer becomes one that cannot be read.
    public func nextText() throws(ReadError) -> String? {
        switch try next() {
        case .text(let text): text
        case .tooLong: "…"
        case nil: nil
        }
    }

    private func rest(isTooLong: Bool) -> Line? {
        let line = buffer[consumed...]
        consumed = buffer.count
        if isTooLong { return .tooLong }
        return line.isEmpty ? nil : .text(Self.text(line))
    }

    private func fill() throws(ReadError) {
        let size = 1 << 16
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: size))
        var code: Int32 = 0
        let count = buffer.withUnsafeMutableBytes { bytes in
            var count: Int
            repeat {
                guard !Interruption.happened else { return 0 }
                count = read(descriptor, bytes.baseAddress.map { $0 + start }, size)
                code = errno
            } while count < 0 && code == EINTR
            return count
        }
        buffer.removeLast(size - max(count, 0))
        isAtEnd = count <= 0
        if count < 0 { throw ReadError(path: path, code: code) }
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
}
