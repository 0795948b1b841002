public import StudyProgress

/// What `study progress import --json` prints, `study.progress.import/1`.
public struct ImportDocument: Encodable, Sendable {
    let schema = "study.progress.import/1"
    let added: Int
    let known: Int

    /// How many answers were new, and how many known.
    public init(added: Int, known: Int) {
        (self.added, self.known) = (added, known)
    }
}

/// What `study progress rebuild --json` prints, `study.progress.rebuild/1`.
public struct RebuildDocument: Encodable, Sendable {
    let schema = "study.progress.rebuild/1"
    let answers: Int
    let redated: Int

    /// The number of answers that the schedules were made from, and of those that newly count from
    /// now.
    public init(answers: Int, redated: Int?) {
        (self.answers, self.redated) = (answers, redated ?? 0)
    }
}

/// What `study progress recover --json` prints, `study.progress.recover/1`.
public struct RecoverDocument: Encodable, Sendable {
    let schema = "study.progress.recover/1"
    let saved: Int
    let damaged: String

    /// What was saved, and where the damaged file is.
    public init(_ recovery: StoreRecovery) {
        (saved, damaged) = (recovery.saved, recovery.damagedPath)
    }
}

/// What `study plan --done --json` prints, `study.progress.done/1`.
public struct DoneDocument: Encodable, Sendable {
    let schema = "study.progress.done/1"
    let exam: String?

    private enum CodingKeys: String, CodingKey {
        case schema, exam
    }

    /// The test that is no longer planned for, if there was one.
    public init(forgotten goal: ExamGoal?) {
        exam = goal.map { "\($0.day)" }
    }

    /// Writes `null` where no test was planned for.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(exam, forKey: .exam)
    }
}
