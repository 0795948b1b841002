public import StudyProgress

/// Takes answers of another machine over: each once, all or none.
public struct ProgressImport: Sendable {
    /// A line that is no answer.
    public struct BadLine: Error, Hashable, Sendable, CustomStringConvertible {
        /// Its number, from 1.
        public var number: Int
        /// What is wrong with it.
        public var problem: String

        /// Where and what, and that nothing was changed.
        public var description: String {
            "Line \(number): \(problem) Nothing was imported."
        }
    }

    private let store: ReviewStore

    /// An import into a store.
    public init(into store: ReviewStore) {
        self.store = store
    }

    /// Reads lines until there is none; tells how many answers were new, and how many known.
    ///
    /// Throws `BadLine` for a line that is no answer, `StoreError`, or what `next` throws; then
    /// nothing is changed.
    public func run(
        reading next: () throws -> String?
    ) throws -> (added: Int, known: Int) {
        var number = 0
        return try store.merge {
            while let line = try next() {
                number += 1
                guard line.contains(where: { !$0.isWhitespace }) else { continue }
                do throws(RequestError) {
                    if let entry = try ProgressLine.read(line) { return entry }
                } catch {
                    throw BadLine(number: number, problem: error.message)
                }
            }
            return nil
        }
    }
}
