internal import Ccmark

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The memory of one parse: taken piece by piece, given back all at once.
///
/// libcmark asks for memory some times for each node and gives back each piece by itself, which takes
/// a third of its time. It can be handed functions that do so in its place. They are told nothing of
/// the parse they are called for: each thread knows its own.
struct ParserMemory {
    private typealias Place = UnsafeMutableRawPointer

    /// Before each piece stands its size.
    private static let head = 16
    private static let largestChunk = 1 << 20
    /// What the nodes of a byte of notes take, so that most notes are parsed in one chunk.
    private static let bytesOfByte = 12

    private var chunks: [Place] = []
    /// Where the next piece begins, and where the chunk ends.
    private var next: Place
    private var end: Place
    private let chunkSize: Int

    /// Calls a function with the memory for a text of a length in bytes.
    static func provide<Result>(
        forText length: Int,
        _ parse: (UnsafeMutablePointer<cmark_mem>) -> Result
    ) -> Result {
        var memory = ParserMemory(chunkSize: min(1_024 + length * bytesOfByte, largestChunk))
        defer { memory.chunks.forEach { $0.deallocate() } }
        return withUnsafeMutablePointer(to: &memory) { own in
            let outer = pthread_getspecific(key)
            pthread_setspecific(key, own)
            defer { pthread_setspecific(key, outer) }
            var functions = cmark_mem(
                calloc: { ParserMemory.ofThread.pointee.zeroed($0 * $1) },
                realloc: { ParserMemory.ofThread.pointee.resized($0, to: $1) },
                free: { ParserMemory.ofThread.pointee.giveBack($0) }
            )
            return withUnsafeMutablePointer(to: &functions, parse)
        }
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        precondition(pthread_key_create(&key, nil) == 0, "a thread can know its memory")
        return key
    }()

    private static var ofThread: UnsafeMutablePointer<ParserMemory> {
        guard let memory = pthread_getspecific(key) else {
            preconditionFailure("libcmark asks for memory within a parse")
        }
        return memory.assumingMemoryBound(to: ParserMemory.self)
    }

    private init(chunkSize: Int) {
        self.chunkSize = chunkSize
        next = .allocate(byteCount: chunkSize, alignment: Self.head)
        end = next + chunkSize
        chunks.append(next)
    }

    // MARK: - Pieces

    private mutating func taken(_ size: Int) -> Place {
        let width = (size + Self.head - 1) & ~(Self.head - 1)
        if next + Self.head + width > end {
            let size = max(chunkSize, Self.head + width)
            next = .allocate(byteCount: size, alignment: Self.head)
            end = next + size
            chunks.append(next)
        }
        next.storeBytes(of: width, as: Int.self)
        let piece = next + Self.head
        next = piece + width
        return piece
    }

    private mutating func zeroed(_ size: Int) -> Place {
        let piece = taken(size)
        memset(piece, 0, size)
        return piece
    }

    private mutating func resized(_ piece: Place?, to size: Int) -> Place {
        guard let piece else { return taken(size) }
        let old = Self.width(piece)
        if size <= old { return piece }
        // The last piece grows in its place.
        if piece + old == next { next = piece - Self.head }
        let larger = taken(size)
        if larger != piece { memcpy(larger, piece, old) }
        return larger
    }

    /// The last piece can be taken again; others wait for the end of the parse.
    private mutating func giveBack(_ piece: Place?) {
        if let piece, piece + Self.width(piece) == next { next = piece - Self.head }
    }

    private static func width(_ piece: Place) -> Int { (piece - head).load(as: Int.self) }
}
