/// Numbers that begin where a cache line does, so that no vector lies across two of them.
final class AlignedNumbers: @unchecked Sendable {
    // Not written any more once it is shared, but for the arena, which its plan locks.
    let start: UnsafeMutablePointer<Float>
    let count: Int

    private static let alignment = 64

    /// So many zeros.
    init(count: Int) {
        self.count = count
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride,
            alignment: Self.alignment
        )
        start = memory.bindMemory(to: Float.self, capacity: count)
        start.initialize(repeating: 0, count: count)
    }

    /// A copy of these numbers.
    convenience init(_ numbers: [Float]) {
        self.init(count: numbers.count)
        for index in numbers.indices { start[index] = numbers[index] }
    }

    deinit { start.deallocate() }
}
