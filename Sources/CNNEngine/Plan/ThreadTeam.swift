import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A few threads that take the parts of one piece of work after the other.
///
/// Between pieces a worker looks for the next one for a little while, since a network is a quick
/// row of them, and then sleeps. Who takes which part is chance; what a part computes is not.
final class ThreadTeam: Sendable {
    /// Threads, the caller's among them.
    let count: Int

    private let isBusy = Atomic(false)
    private let board = Atomic(Board().bits)
    private let undone = Atomic(0)
    private let sleeping = Atomic(0)
    private let alarm = DispatchSemaphore(value: 0)
    // Written by the caller before it posts parts; read by those who have taken one.
    nonisolated(unsafe) private var work: ((Int) -> Void)?

    /// The parts of the piece of work under way and the first that nobody has taken, in one number,
    /// so that who is late takes a part of the work that is there, or none.
    private struct Board {
        var bits: UInt64 = 0

        static let most = 0xFF_FFFF

        init() {}

        init(bits: UInt64) { self.bits = bits }

        /// Parts of a new piece of work, none taken.
        func posting(_ parts: Int) -> Board {
            // The count of pieces, which keeps boards that look alike apart, runs over unharmed.
            Board(bits: (bits >> 48 &+ 1) << 48 | UInt64(parts) << 24)
        }

        var parts: Int { Int(bits >> 24 & 0xFF_FFFF) }
        var next: Int { Int(bits & 0xFF_FFFF) }
        var afterTaking: Board { Board(bits: bits + 1) }
    }

    /// Looks at the board before a worker sleeps: about a tenth of a millisecond.
    private static let patience = 100_000

    private static let teams = Mutex<[Int: ThreadTeam]>([:])

    /// The team of so many threads; there is one of each size.
    static func of(_ count: Int) -> ThreadTeam {
        teams.withLock { teams in
            if let team = teams[count] { return team }
            let team = ThreadTeam(count: max(count, 1))
            teams[count] = team
            return team
        }
    }

    private init(count: Int) {
        self.count = count
        for _ in 1..<max(count, 1) { startThread(serving: self) }
    }

    /// Does all parts, and returns when the last is done.
    func run(parts count: Int, _ body: (Int) -> Void) {
        guard self.count > 1, count > 1, count <= Board.most,
            isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
        else {
            for part in 0..<count { body(part) }
            return
        }
        withoutActuallyEscaping(body) { body in
            work = body
            undone.store(count, ordering: .relaxed)
            let board = Board(bits: self.board.load(ordering: .relaxed)).posting(count)
            self.board.store(board.bits, ordering: .sequentiallyConsistent)
            for _ in 0..<sleeping.load(ordering: .sequentiallyConsistent) { alarm.signal() }
            takeParts()
            while undone.load(ordering: .acquiring) > 0 {}
            work = nil
        }
        isBusy.store(false, ordering: .releasing)
    }

    private func takeParts() {
        while let part = takePart() {
            work?(part)
            undone.subtract(1, ordering: .releasing)
        }
    }

    private func takePart() -> Int? {
        var bits = board.load(ordering: .acquiring)
        while true {
            let seen = Board(bits: bits)
            guard seen.next < seen.parts else { return nil }
            let result = board.weakCompareExchange(
                expected: bits,
                desired: seen.afterTaking.bits,
                ordering: .acquiringAndReleasing
            )
            if result.exchanged { return seen.next }
            bits = result.original
        }
    }

    private var hasParts: Bool {
        let board = Board(bits: board.load(ordering: .sequentiallyConsistent))
        return board.next < board.parts
    }

    fileprivate func serve() {
        var looks = 0
        while true {
            takeParts()
            looks += 1
            if hasParts {
                looks = 0
            } else if looks > Self.patience {
                sleeping.add(1, ordering: .sequentiallyConsistent)
                if !hasParts { alarm.wait() }
                sleeping.subtract(1, ordering: .sequentiallyConsistent)
                looks = 0
            }
        }
    }
}

/// Starts a thread that lives as long as the process.
///
/// Not one of Dispatch's, which are as few as there are cores and meant to be given back.
private func startThread(serving team: ThreadTeam) {
    #if canImport(Glibc)
        var thread = pthread_t()
    #else
        var thread: pthread_t?
    #endif
    let context = Unmanaged.passRetained(team).toOpaque()
    let result = pthread_create(&thread, nil, serve, context)
    precondition(result == 0, "no thread could be started: \(String(cString: strerror(result)))")
    #if canImport(Glibc)
        pthread_detach(thread)
    #else
        if let thread { pthread_detach(thread) }
    #endif
}

#if canImport(Glibc)
    private func serve(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        Unmanaged<ThreadTeam>.fromOpaque(context).takeRetainedValue().serve()
        return nil
    }
#else
    private func serve(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<ThreadTeam>.fromOpaque(context).takeRetainedValue().serve()
        return nil
    }
#endif
