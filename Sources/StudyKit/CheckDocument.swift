public import StudyCore
public import StudyNotes
public import StudyQuizzes

/// What `study check --json` prints, `study.check/1`: all findings, and what was looked at.
public struct CheckDocument: Encodable, Sendable {
    let schema = "study.check/1"
    /// Everything that is wrong, in the order of the files.
    public let findings: [Diagnostic]
    /// Findings that keep a question or a file from use.
    public let errors: Int
    /// Findings that its author should know.
    public let warnings: Int
    /// Topics that can be asked about; `nil` where no quiz files were looked at.
    public let topics: Int?
    /// Question templates that can be used.
    public let questions: Int?
    /// Cards made of notes; `nil` where no notes were looked at.
    public let cards: Int?

    /// The findings about quiz files and notes, where there are any.
    public init(quizzes: QuizLibrary?, notes: NoteLibrary?) {
        let repairs = (notes?.notes ?? []).flatMap { note in
            note.repairs.map { $0.diagnostic(file: note.file) }
        }
        let ofNotes = ((notes?.diagnostics ?? []) + repairs).sorted { $0.position < $1.position }
        findings = (quizzes?.diagnostics ?? []) + ofNotes
        errors = findings.count { $0.severity == .error }
        warnings = findings.count - errors
        topics = quizzes?.topics.count
        questions = quizzes?.topics.reduce(0) { $0 + $1.questions.count }
        cards = notes?.cards.count
    }
}
