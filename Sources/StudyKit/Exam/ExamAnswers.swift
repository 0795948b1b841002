public import Foundation
internal import StudyProgress
internal import StudyQuizzes

/// The answers of an exam for the review log, as its events tell of them.
public struct ExamAnswers {
    /// An answer, and the name it has in the log: the same each time the exam is gone on with.
    public struct Entry {
        /// The name.
        public let id: UUID
        /// The answer.
        public let result: QuizSitting.Result
    }

    private let start: ExamStart
    private let paper: [String: Variant]
    private var asked = 0
    private var count = 0
    private var markings: [String: Marking] = [:]

    /// The answers of an exam from its beginning.
    public init(_ sitting: ExamSitting) {
        start = sitting.start
        paper = Dictionary(sitting.paper.map { ($0.variant.id, $0.variant) }) { first, _ in first }
    }

    /// The answer that an event gives; `nil` for other events, and for an answer gone back to that
    /// is worth what it was.
    public mutating func entry(_ record: ExamRecord) -> Entry? {
        switch record.event {
        case .asked: asked = record.elapsed
        case .answered(let id, let typed):
            count += 1
            guard let variant = paper[id],
                let result = QuizSitting.Result(
                    typed,
                    to: variant,
                    seconds: Double(max(record.elapsed - asked, 0)) / 1_000
                ), markings.updateValue(result.marking, forKey: id) != result.marking
            else { return nil }
            return Entry(id: name(count), result: result)
        default: break
        }
        return nil
    }

    private func name(_ number: Int) -> UUID {
        let exam = "\(start.started)\n\(start.seed)\n\(start.fingerprint)\n\(number)"
        let halves = (StableHash.of("first\n\(exam)"), StableHash.of("second\n\(exam)"))
        return withUnsafeBytes(of: halves) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
