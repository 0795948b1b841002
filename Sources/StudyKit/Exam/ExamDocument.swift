internal import StudyCore
internal import StudyQuizzes

/// What `study exam --json` prints, `study.exam/1`.
///
/// Of an exam that is not finished it tells what was asked and typed, and no answer.
public struct ExamDocument: Encodable, Sendable {
    let schema = "study.exam/1"
    let finished: Bool
    let end: Nullable<String>
    let seed: UInt64
    let minutes: Int
    let started: String
    let used: Double
    let count: Int
    let answered: Int
    let right: Int?
    let topics: [Topic]?
    let mistakes: [Mistake]?
    let cards: [String]?
    let next: String
    let questions: [Entry]

    enum CodingKeys: String, CodingKey {
        case schema, finished, end, seed, minutes, started, count, answered, right, topics
        case mistakes, cards, next, questions
        case used = "used_s"
    }

    /// The document of a report.
    public init(_ report: ExamReport) {
        let isFinished = report.end != nil
        finished = isFinished
        end = Nullable(report.end?.rawValue)
        (seed, minutes) = (report.start.seed, report.start.minutes)
        started = report.start.started
        used = Double(report.used) / 1_000
        (count, answered) = (report.entries.count, report.answeredCount)
        right = isFinished ? report.rightCount : nil
        topics = isFinished ? report.topics.map(Topic.init) : nil
        mistakes =
            isFinished
            ? report.mistakes.map {
                Mistake(id: $0.mistake.id, count: $0.count, says: $0.mistake.says)
            } : nil
        cards = isFinished ? report.cards.map(\.slug) : nil
        next = isFinished ? report.next : "study exam --resume"
        questions = report.entries.map { Entry($0, isFinished: isFinished) }
    }

    struct Topic: Encodable, Sendable {
        let topic: String
        let right: Int
        let count: Int

        init(_ result: ExamReport.TopicResult) {
            (topic, right, count) = (result.topic.slug, result.right, result.count)
        }
    }

    struct Mistake: Encodable, Sendable {
        let id: String
        let count: Int
        let says: String
    }

    struct Entry: Encodable, Sendable {
        let number: Int
        let id: String
        let topic: String
        let level: String
        let prompt: String
        let options: [String]?
        let typed: Nullable<String>
        let late: String?
        let verdict: String?
        let mistake: Nullable<String>?
        let says: String?
        let answer: AnswerEntry?
        let unit: String?
        let solution: [String]?
        let card: String?

        init(_ entry: ExamReport.Entry, isFinished: Bool) {
            let variant = entry.variant
            number = entry.number
            id = variant.id
            topic = variant.question.id.topic.slug
            level = variant.question.level.rawValue
            prompt = variant.prompt
            options = variant.options.isEmpty ? nil : variant.options
            unit = variant.question.unit
            typed = Nullable(entry.given?.typed)
            late = entry.late
            guard isFinished else {
                (verdict, mistake, says, answer, solution) = (nil, nil, nil, nil, nil)
                card = nil
                return
            }
            verdict = entry.isRight ? "right" : entry.given == nil ? "open" : "wrong"
            mistake = Nullable(entry.mistake?.id)
            says = entry.mistake?.says
            answer = AnswerEntry(variant.answer, form: variant.form)
            solution = variant.solution
            card = variant.question.card?.slug
        }
    }
}

/// What `study exam --list --json` prints, `study.exams/1`.
public struct ExamListDocument: Encodable, Sendable {
    let schema = "study.exams/1"
    let exams: [Entry]

    /// The document of some exams.
    public init(_ summaries: [ExamSummary]) {
        exams = summaries.map(Entry.init)
    }

    struct Entry: Encodable, Sendable {
        let file: String
        let state: ExamSummary.State
        let started: String?
        let seed: UInt64?
        let count: Int?
        let minutes: Int?
        let right: Int?

        init(_ summary: ExamSummary) {
            (file, state) = (summary.name, summary.state)
            let start = summary.log?.start
            (started, seed, minutes) = (start?.started, start?.seed, start?.minutes)
            count = start?.questions.count
            right = summary.log?.result?.right
        }
    }
}
