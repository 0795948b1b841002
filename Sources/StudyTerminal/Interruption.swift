internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

private let flag = Atomic<Bool>(false)

/// Ctrl-C as the end of the input, for a conversation that has something to say before it ends.
public enum Interruption {
    /// Whether Ctrl-C was typed since it is watched for.
    public static var happened: Bool { flag.load(ordering: .relaxed) }

    /// From now on Ctrl-C ends the input of this process; a second one ends the process.
    public static func endsInput() {
        // Made before a signal can ask for it: making it is nothing for a signal handler.
        flag.store(false, ordering: .relaxed)
        var action = sigaction()
        // Without SA_RESTART the read that waits for a line returns.
        action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND))
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { _ in flag.store(true, ordering: .relaxed) }
        #else
            action.__sigaction_handler.sa_handler = { _ in flag.store(true, ordering: .relaxed) }
        #endif
        sigaction(SIGINT, &action, nil)
    }
}
