import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A few threads that share the parts of one piece of work after the other.
///
/// Each thread has a lane of neighbouring parts, the same share of every piece, so that it finds in its
/// cache what it wrote for the piece before; who is through with its own takes from the ends of
/// others. Between pieces a worker looks for the next one for a little while, since a network is a
/// quick row of them, and then sleeps. Who takes which part is chance; what a part computes is not.
final class ThreadTeam: Sendable {
    /// Threads, the caller's among them.
    let count: Int

    private let isBusy = Atomic(false)
    private let lanes: [Lane]
    private let undone = Atomic(0)
    private let sleeping = Atomic(0)
    private let alarm = DispatchSemaphore(value: 0)
    // Written by the caller before it posts parts; read by those who have taken one.
    nonisolated(unsafe) private var work: ((Int, Int) -> Void)?

    /// Looks at its lane before a worker sleeps: about a tenth of a millisecond.
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
        lanes = (0..<count).map { _ in Lane() }
        for worker in 1..<max(count, 1) { Enlistment(team: self, worker: worker).startThread() }
    }

    /// Does all parts, and returns when the last is done; tells which thread does each, from 0.
    func run(parts count: Int, _ body: (_ part: Int, _ worker: Int) -> Void) {
        guard self.count > 1, count > 1, count <= Lane.most,
            isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
        else {
            for part in 0..<count { body(part, 0) }
            return
        }
        withoutActuallyEscaping(body) { body in
            work = body
            undone.store(count, ordering: .relaxed)
            for worker in lanes.indices.reversed() { lanes[worker].post(share(worker, of: count)) }
            for _ in 0..<sleeping.load(ordering: .sequentiallyConsistent) { alarm.signal() }
            takeParts(as: 0)
            while undone.load(ordering: .acquiring) > 0 {}
            work = nil
        }
        isBusy.store(false, ordering: .releasing)
    }

    private func share(_ worker: Int, of parts: Int) -> Range<Int> {
        (worker * parts / count)..<((worker + 1) * parts / count)
    }

    /// Does the parts of a worker's lane, then those that others have not come to.
    private func takeParts(as worker: Int) {
        var done = 0
        while let part = lanes[worker].takeFirst() {
            work?(part, worker)
            done += 1
        }
        for other in 1..<max(count, 1) {
            while let part = lanes[(worker + other) % count].takeLast() {
                work?(part, worker)
                done += 1
            }
        }
        if done > 0 { undone.subtract(done, ordering: .releasing) }
    }

    fileprivate func serve(as worker: Int) {
        var looks = 0
        while true {
            takeParts(as: worker)
            looks += 1
            if lanes[worker].hasParts {
                looks = 0
            } else if looks > Self.patience {
                sleeping.add(1, ordering: .sequentiallyConsistent)
                if !lanes[worker].hasParts { alarm.wait() }
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

    /// Starts a thread that lives as long as the process; where the system has none left, the others
    /// do its parts.
    ///
    /// Not one of Dispatch's, which are as few as there are cores and meant to be given back.
    func startThread() {
        let context = Unmanaged.passRetained(self)
        #if canImport(Glibc)
            var thread = pthread_t()
            let result = pthread_create(
                &thread,
                nil,
                { context in
                    context.map { Enlistment.serve($0) }
                    return nil
                },
                context.toOpaque()
            )
            guard result == 0 else { return context.release() }
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
                context.toOpaque()
            )
            guard result == 0 else { return context.release() }
            if let thread { pthread_detach(thread) }
        #endif
    }

    private static func serve(_ context: UnsafeMutableRawPointer) {
        let enlistment = Unmanaged<Enlistment>.fromOpaque(context).takeRetainedValue()
        enlistment.team.serve(as: enlistment.worker)
    }
}
