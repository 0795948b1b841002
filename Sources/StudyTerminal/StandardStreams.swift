#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input, output and error as files that may be pipes, closed, or full.
public enum StandardStreams {
    /// A stream that text is written to.
    public enum Destination: Int32, Sendable {
        /// Data.
        case output = 1
        /// Messages.
        case error = 2
    }

    /// Why a stream did not take the text.
    public struct WriteError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The error number of the system.
        public var code: Int32

        /// Whether the reader has gone, which is no one's fault: `study notes | head`.
        public var isReaderGone: Bool { code == EPIPE }

        /// One sentence for standard error.
        public var description: String {
            "Standard output takes no text: \(String(cString: strerror(code)))."
        }
    }

    /// Prepares the streams: a closed pipe is an error to handle, not a signal that kills.
    ///
    /// A stream that was closed by the caller is taken by `/dev/null`, opened so that writing to it
    /// still fails: else the next file that is opened would take its number and be written to.
    public static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is an error to handle too.
        signal(SIGXFSZ, SIG_IGN)
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Files open at the lowest free number, which is this one.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all of a text, or throws.
    public static func write(
        _ text: String,
        to destination: Destination = .output
    ) throws(WriteError) {
        try write(text, toDescriptor: destination.rawValue)
    }

    /// Writes all of a text to an open file, or throws.
    static func write(_ text: String, toDescriptor descriptor: Int32) throws(WriteError) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, buffer.baseAddress, buffer.count)
            }
            if written >= 0 {
                bytes = bytes.dropFirst(written)
            } else if errno != EINTR {
                throw WriteError(code: errno)
            }
        }
    }

    /// Whether a person sits at a stream.
    public static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
