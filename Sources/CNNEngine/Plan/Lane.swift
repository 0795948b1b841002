import Synchronization

/// The parts of a piece of work that are one thread's to begin with.
///
/// Its owner takes them from the front, and others, when they are through with their own, from the
/// end.
final class Lane: Sendable {
    /// Parts that a lane can hold.
    static let most = 0xFF_FFFF

    // Threads that work on lanes of their own must not write to one line of the cache.
    private let before = SIMD64<UInt8>()
    private let state = Atomic(State().bits)
    private let behind = SIMD64<UInt8>()

    /// The parts that nobody has taken, in one number, so that who is late takes a part of the piece
    /// that is there, or none.
    private struct State {
        var bits: UInt64 = 0

        init() {}

        init(bits: UInt64) { self.bits = bits }

        /// The parts of a new piece of work.
        func posting(_ parts: Range<Int>) -> State {
            // The count of pieces, which keeps lanes that look alike apart, runs over unharmed.
            State(
                bits: (bits >> 48 &+ 1) << 48 | UInt64(parts.lowerBound) << 24
                    | UInt64(parts.upperBound)
            )
        }

        var parts: Range<Int> { Int(bits >> 24 & 0xFF_FFFF)..<Int(bits & 0xFF_FFFF) }
        var withoutFirst: State { State(bits: bits + 1 << 24) }
        var withoutLast: State { State(bits: bits - 1) }
    }

    /// Puts parts into the lane, which must be empty.
    func post(_ parts: Range<Int>) {
        let state = State(bits: state.load(ordering: .relaxed)).posting(parts)
        self.state.store(state.bits, ordering: .sequentiallyConsistent)
    }

    /// Whether there are parts that nobody has taken.
    var hasParts: Bool {
        !State(bits: state.load(ordering: .sequentiallyConsistent)).parts.isEmpty
    }

    /// The first part, for the owner.
    func takeFirst() -> Int? { take { $0.withoutFirst }?.lowerBound }

    /// The last part, for another thread.
    func takeLast() -> Int? { take { $0.withoutLast }.map { $0.upperBound - 1 } }

    /// The parts before one was taken.
    private func take(_ rest: (State) -> State) -> Range<Int>? {
        var seen = State(bits: state.load(ordering: .acquiring))
        while !seen.parts.isEmpty {
            let result = state.weakCompareExchange(
                expected: seen.bits,
                desired: rest(seen).bits,
                ordering: .acquiringAndReleasing
            )
            if result.exchanged { return seen.parts }
            seen = State(bits: result.original)
        }
        return nil
    }
}
