public import Foundation

/// Why the log of an exam cannot be gone on with.
public enum ExamLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A line is not what this program writes.
    case malformed(line: Int)
    /// The events do not belong to the questions, or to each other.
    case outOfOrder(event: Int)
    /// The first line does not begin an exam.
    case notAnExam
    /// The quiz files have changed under the exam.
    case changed(question: String?)

    /// What is wrong.
    public var description: String {
        switch self {
        case .malformed(let line): "its line \(line) cannot be read"
        case .outOfOrder(let event): "its event \(event) does not follow from those before"
        case .notAnExam: "its first line does not begin an exam of this version of the program"
        case .changed(let question?): "its question \(question) is gone or has changed"
        case .changed(nil): "its questions have changed since it was begun"
        }
    }
}

/// The log of an exam, read: a line for the beginning, then one for each event.
///
/// A last line that a crash has torn is left out, also where an exam that was taken up again went
/// on behind it.
public struct ExamLog: Hashable, Sendable {
    /// What the exam was begun with.
    public let start: ExamStart
    /// What happened since.
    public let records: [ExamRecord]
    /// Whether the next line needs a line end before it.
    public let endsInLine: Bool

    /// Reads the bytes of a log.
    public init(_ data: Data) throws(ExamLogError) {
        var lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { try? JSONDecoder().decode(ExamLine.self, from: Data($0)) }
        endsInLine = data.last.map { $0 != 0x0A } ?? false
        if !endsInLine { lines.removeLast() }
        guard let first = lines.first, let start = first?.start else { throw .notAnExam }
        self.start = start
        var records: [ExamRecord] = []
        for (place, line) in lines.enumerated().dropFirst() {
            if let record = line?.record {
                records.append(record)
                continue
            }
            let isLast = place == lines.count - 1
            guard isLast ? endsInLine : lines[place + 1]?.record?.event == .resumed else {
                throw .malformed(line: place + 1)
            }
        }
        self.records = records
    }

    /// The milliseconds that the exam has lasted.
    public var elapsed: Int { records.map(\.elapsed).max() ?? 0 }

    /// The questions that have an answer.
    public var answeredCount: Int {
        Set(records.compactMap { if case .answered(let id, _) = $0.event { id } else { nil } })
            .count
    }

    /// How it ended, and with how many right answers; `nil` while it is not finished.
    public var result: (end: ExamEnd, right: Int)? {
        for case .finished(let end, let right) in records.reversed().map(\.event) {
            return (end, right)
        }
        return nil
    }

    static func line(_ start: ExamStart) throws -> Data { try line(ExamLine(start)) }

    static func line(_ record: ExamRecord) throws -> Data { try line(ExamLine(record)) }

    private static func line(_ line: ExamLine) throws -> Data {
        Data((try JSONDocument.line(line) + "\n").utf8)
    }
}
