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
    nonisolated(unsafe) private var work: ((Int, Int) -> Void)?

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
        for worker in 1..<max(count, 1) { Enlistment(team: self, worker: worker).startThread() }
    }

    /// Does all parts, and returns when the last is done; tells which thread does each, from 0.
    func run(parts count: Int, _ body: (_ part: Int, _ worker: Int) -> Void) {
        guard self.count > 1, count > 1, count <= Board.most,
            isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
        else {
            for part in 0..<count { body(part, 0) }
            return
        }
        withoutActuallyEscaping(body) { body in
            work = body
            undone.store(count, ordering: .relaxed)
            let board = Board(bits: self.board.load(ordering: .relaxed)).posting(count)
            self.board.store(board.bits, ordering: .sequentiallyConsistent)
            for _ in 0..<sleeping.load(ordering: .sequentiallyConsistent) { alarm.signal() }
            takeParts(as: 0)
            while undone.load(ordering: .acquiring) > 0 {}
            work = nil
        }
        isBusy.store(false, ordering: .releasing)
    }

    private func takeParts(as worker: Int) {
        while let part = takePart() {
            work?(part, worker)
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

    fileprivate func serve(as worker: Int) {
        var looks = 0
        while true {
            takeParts(as: worker)
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

/// A thread's place in a team.
private final class Enlistment {
    let team: ThreadTeam
    let worker: Int

    init(team: ThreadTeam, worker: Int) {
        self.team = team
        self.worker = worker
    }

    /// Starts a thread that lives as long as the process.
    ///
    /// Not one of Dispatch's, which are as few as there are cores and meant to be given back.
    func startThread() {
        let context = Unmanaged.passRetained(self).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
            let result = pthread_create(
                &thread,
                nil,
                { context in
                    context.map { Enlistment.serve($0) }
                    return nil
                },
                context
            )
            precondition(result == 0, "no thread could be started (error \(result))")
            pthread_detach(thread)
        #else
            var thread: pthread_t?
            let result = pthread_create(
                &thread,
                nil,
                { context in
                    Enlistment.serve(context)
                    return nil
                },
                context
            )
            precondition(result == 0, "no thread could be started (error \(result))")
            if let thread { pthread_detach(thread) }
        #endif
    }

    private static func serve(_ context: UnsafeMutableRawPointer) {
        let enlistment = Unmanaged<Enlistment>.fromOpaque(context).takeRetainedValue()
        enlistment.team.serve(as: enlistment.worker)
    }
}
