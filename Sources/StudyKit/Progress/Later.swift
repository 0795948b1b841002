internal import Dispatch
public import StudyProgress
internal import Synchronization

/// A value that is worked out on another thread, while the student reads the first question.
public final class Later<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, StoreError>?>(nil)
    private let work = DispatchGroup()

    /// Begins the work.
    public init(_ make: @escaping @Sendable () throws(StoreError) -> Value) {
        work.enter()
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let made = Result { () throws(StoreError) in try make() }
            result.withLock { $0 = made }
            work.leave()
        }
    }

    /// A value that is there already.
    public init(_ value: Value) {
        result.withLock { $0 = .success(value) }
    }

    /// The value; waits until it is there.
    ///
    /// Throws the `StoreError` that kept it from being made.
    public func value() throws(StoreError) -> Value? {
        work.wait()
        guard let made = result.withLock({ $0 }) else { return nil }
        return try made.get()
    }
}
