public import StudyCore
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
    /// Topics that can be asked about.
    public let topics: Int
    /// Question templates that can be used.
    public let questions: Int

    /// The findings about a library of quiz files.
    public init(_ library: QuizLibrary) {
        findings = library.diagnostics
        errors = findings.count { $0.severity == .error }
        warnings = findings.count - errors
        topics = library.topics.count
        questions = library.topics.reduce(0) { $0 + $1.questions.count }
    }
}
