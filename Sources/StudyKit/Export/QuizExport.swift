internal import StudyCore
internal import StudyQuizzes

/// The formats that questions are exported in.
public enum ExportFormat: Sendable, CaseIterable {
    /// The text format of Moodle and others.
    case gift
    /// Moodle's XML.
    case moodle
    /// The document of `study quiz --json`.
    case json
}

/// The questions of a sitting as a file for another program.
public struct QuizExport: Sendable {
    /// The file.
    public let text: String
    /// How many questions it has.
    public let count: Int
    /// Questions that were withdrawn, and why.
    public let withdrawn: [String]

    /// Draws all questions of a sitting; GIFT and XML have them topic by topic.
    public init(_ sitting: QuizSitting, as format: ExportFormat) throws {
        if format == .json {
            let document = QuizDocument(sitting)
            text = try JSONDocument.line(document) + "\n"
            count = document.questions.count
            withdrawn = document.withdrawn
            return
        }
        var sitting = sitting
        var drawn: [String: [ExportedQuestion]] = [:]
        while let verified = sitting.next() {
            let question = ExportedQuestion(verified)
            drawn[question.topic, default: []].append(question)
        }
        let questions = sitting.topics.flatMap { drawn[$0.id.slug] ?? [] }
        let remark = "study: \(questions.count) of \(sitting.count) questions, seed \(sitting.seed)"
        text =
            format == .gift
            ? GIFTWriter.file(questions, remark: remark)
            : MoodleXMLWriter.file(questions, remark: remark)
        count = questions.count
        withdrawn = sitting.refusals.map(\.description)
    }
}
