internal import Foundation
public import StudyProgress

/// The time by which answers are dated.
public struct StudyClock: Sendable {
    /// `STUDY_NOW` is there and no time.
    public struct Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
        /// Its text.
        public var text: String

        /// What is wrong and how to write it.
        public var description: String {
            "STUDY_NOW is '\(text)', which is no time. Write it as 2026-12-04T09:30:00Z."
        }
    }

    private let offset: Int

    /// The clock of the machine; `STUDY_NOW` sets it, for tests, and it runs on from there.
    public init(environment: [String: String]) throws(Unreadable) {
        guard let text = environment["STUDY_NOW"], !text.isEmpty else {
            offset = 0
            return
        }
        guard let start = Timestamp(text) else { throw Unreadable(text: text) }
        offset = start.milliseconds - Self.machine
    }

    private static var machine: Int { Int(Date.now.timeIntervalSince1970 * 1_000) }

    /// The time now.
    public var now: Timestamp { Timestamp(milliseconds: Self.machine + offset) }
}
