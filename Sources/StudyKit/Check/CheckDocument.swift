public import StudyCore
public import StudyNotes
public import StudyQuizzes

/// What `study check --json` prints, `study.check/1`: all findings, the claims, what was looked at.
public struct CheckDocument: Sendable {
    /// Everything that is wrong, in the order of the files.
    public let findings: [Finding]
    /// The numeric claims of the notes with their verdicts.
    public let claims: [Claim]
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
    ///
    /// `knownTopics` are those that notes may speak of beside their own; `nil` leaves them unchecked.
    public init(
        quizzes: QuizLibrary?,
        notes: NoteLibrary?,
        knownTopics: [TopicID]? = nil
    ) {
        let ofQuizzes = (quizzes?.diagnostics ?? []).map { Finding(kind: .file, diagnostic: $0) }
        let check = notes.map { NoteCheck($0, knownTopics: knownTopics) }
        findings = ofQuizzes + (check?.findings ?? [])
        claims = check?.claims ?? []
        errors = findings.count { $0.diagnostic.severity == .error }
        warnings = findings.count - errors
        topics = quizzes?.topics.count
        questions = quizzes?.topics.reduce(0) { $0 + $1.questions.count }
        cards = notes?.cards.count
    }
}

extension CheckDocument: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schema, findings, claims, errors, warnings, topics, questions, cards
    }

    /// Writes the document.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("study.check/1", forKey: .schema)
        try container.encode(findings, forKey: .findings)
        try container.encode(claims, forKey: .claims)
        try container.encode(errors, forKey: .errors)
        try container.encode(warnings, forKey: .warnings)
        try container.encodeIfPresent(topics, forKey: .topics)
        try container.encodeIfPresent(questions, forKey: .questions)
        try container.encodeIfPresent(cards, forKey: .cards)
    }
}

extension Finding: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind, severity, position, message, remedy, sourceLine, sourceColumn, found, readAs
    }

    /// Writes the finding with the fields of its diagnostic.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(diagnostic.severity, forKey: .severity)
        try container.encode(diagnostic.position, forKey: .position)
        try container.encode(diagnostic.message, forKey: .message)
        try container.encodeIfPresent(diagnostic.remedy, forKey: .remedy)
        try container.encodeIfPresent(diagnostic.sourceLine, forKey: .sourceLine)
        try container.encodeIfPresent(diagnostic.sourceColumn, forKey: .sourceColumn)
        try container.encodeIfPresent(repair?.found, forKey: .found)
        try container.encodeIfPresent(repair?.readAs, forKey: .readAs)
    }
}

extension Claim: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind, position, text, verdict, expected, working, assumption, mistake, verified
    }

    /// Writes the claim; `verified` is `null` where there was no layer to run.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(position, forKey: .position)
        try container.encode(text, forKey: .text)
        try container.encode(verdict, forKey: .verdict)
        try container.encodeIfPresent(expected, forKey: .expected)
        try container.encodeIfPresent(working, forKey: .working)
        try container.encodeIfPresent(assumption, forKey: .assumption)
        try container.encodeIfPresent(mistake, forKey: .mistake)
        try container.encode(isVerified, forKey: .verified)
    }
}
