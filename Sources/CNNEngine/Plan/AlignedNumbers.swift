#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers that begin where a cache line does, so that no vector lies across two of them.
final class AlignedNumbers: @unchecked Sendable {
    // Not written any more once it is shared, but for the arena, which its plan locks.
    let start: UnsafeMutablePointer<Float>
    let count: Int
    private let pages: UnsafeMutableRawBufferPointer?

    private static let alignment = 64

    /// Bytes from which on numbers have pages of their own: the system hands them out as zeros, and
    /// what is let go leaves no gap in memory that the next layer's weights do not fit into.
    private static let smallestPaged = 1 << 20

    /// So many zeros.
    init(count: Int) {
        self.count = count
        let byteCount = max(count, 1) * MemoryLayout<Float>.stride
        pages = byteCount < Self.smallestPaged ? nil : Self.mapped(byteCount)
        if let pages = pages?.baseAddress {
            start = pages.bindMemory(to: Float.self, capacity: count)
        } else {
            let memory = UnsafeMutableRawPointer.allocate(
                byteCount: byteCount,
                alignment: Self.alignment
            )
            start = memory.bindMemory(to: Float.self, capacity: count)
            start.initialize(repeating: 0, count: count)
        }
    }

    /// A copy of these numbers, with zeros behind them up to a count.
    convenience init(_ numbers: [Float], count: Int) {
        precondition(numbers.count <= count, "\(numbers.count) numbers do not fit into \(count)")
        self.init(count: count)
        for index in numbers.indices { start[index] = numbers[index] }
    }

    deinit {
        if let pages { munmap(pages.baseAddress, pages.count) } else { start.deallocate() }
    }

    private static func mapped(_ byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        let (access, kind) = (PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS)
        let pages = mmap(nil, byteCount, access, kind, -1, 0)
        guard pages != MAP_FAILED else { return nil }
        #if canImport(Glibc)
            // Weights that are read once a run come sooner from few large pages.
            madvise(pages, byteCount, MADV_HUGEPAGE)
        #endif
        return UnsafeMutableRawBufferPointer(start: pages, count: byteCount)
    }
}
