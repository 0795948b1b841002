/// What an exam was begun with: the first line of its log.
public struct ExamStart: Hashable, Sendable {
    /// The seed that repeats it.
    public var seed: UInt64
    /// The questions that were asked for; there may be fewer.
    public var count: Int
    /// The minutes that it lasts.
    public var minutes: Int
    /// The topics, by their names.
    public var topics: [String]
    /// Whether these were all topics that there were.
    public var isMixed: Bool
    /// The time of day of its beginning, for people: `2026-11-24T08:00:00Z`.
    public var started: String
    /// The questions, `cnn-output/square#7`.
    public var questions: [String]
    /// What the questions and answers were, as `ExamPaper.fingerprint` has it.
    public var fingerprint: String

    /// The fewest and the most questions of an exam.
    public static let counts = 1...500
    /// The fewest and the most minutes of an exam.
    public static let lengths = 1...1_440

    /// The beginning of an exam with a paper.
    public init(
        _ paper: ExamPaper,
        seed: UInt64,
        count: Int,
        minutes: Int,
        topics: [String],
        isMixed: Bool,
        started: String
    ) {
        (self.seed, self.count, self.minutes) = (seed, count, minutes)
        (self.topics, self.isMixed, self.started) = (topics, isMixed, started)
        (questions, fingerprint) = (paper.ids, paper.fingerprint)
    }

    /// The command that begins the same exam again.
    public var command: String {
        let names = isMixed ? "" : topics.map { " --topic \($0)" }.joined()
        return "study exam\(names) --count \(count) --minutes \(minutes) --seed \(seed)"
    }
}

/// How an exam came to its end.
public enum ExamEnd: String, Codable, Hashable, Sendable {
    /// Every question was answered, or was left open twice.
    case complete
    /// The student handed it in.
    case handedIn = "handed_in"
    /// The time was over.
    case time
}

/// What happens in an exam, in the order in which it happens.
public enum ExamEvent: Hashable, Sendable {
    /// A question was put on the screen.
    case asked(String)
    /// It was answered; as it was typed.
    case answered(String, String)
    /// It was left for later; with an answer from before, that one stays.
    case skipped(String)
    /// An answer came when the time was over.
    case late(String, String)
    /// The last answer is to be changed.
    case back
    /// The student went away.
    case left
    /// The student came back.
    case resumed
    /// The exam is over, with so many right answers.
    case finished(ExamEnd, right: Int)
}

/// An event and the time that the exam had lasted, in milliseconds; the clock stands still while
/// the program does not run.
public struct ExamRecord: Hashable, Sendable {
    /// What happened.
    public var event: ExamEvent
    /// Milliseconds since the beginning, pauses left out.
    public var elapsed: Int

    /// An event at a time.
    public init(_ event: ExamEvent, at elapsed: Int) {
        (self.event, self.elapsed) = (event, elapsed)
    }
}

/// A line of the log as JSON has it.
struct ExamLine: Codable {
    var event: String
    var elapsed: Int?
    var question: String?
    var answer: String?
    var end: ExamEnd?
    var right: Int?
    var version: Int?
    var seed: UInt64?
    var count: Int?
    var minutes: Int?
    var topics: [String]?
    var isMixed: Bool?
    var started: String?
    var questions: [String]?
    var fingerprint: String?

    enum CodingKeys: String, CodingKey {
        case event, question, answer, end, right, version, seed, count, minutes, topics, started
        case questions, fingerprint
        case elapsed = "elapsed_ms"
        case isMixed = "mixed"
    }

    /// More than ten years: no exam lasts so long, and sums of two stay far from the limits of Int.
    private static let longest = 1_000_000_000_000

    init(_ start: ExamStart) {
        event = "started"
        version = 1
        (seed, count, minutes) = (start.seed, start.count, start.minutes)
        (topics, isMixed, started) = (start.topics, start.isMixed, start.started)
        (questions, fingerprint) = (start.questions, start.fingerprint)
    }

    init(_ record: ExamRecord) {
        elapsed = record.elapsed
        switch record.event {
        case .asked(let id): (event, question) = ("asked", id)
        case .answered(let id, let typed): (event, question, answer) = ("answered", id, typed)
        case .skipped(let id): (event, question) = ("skipped", id)
        case .late(let id, let typed): (event, question, answer) = ("late", id, typed)
        case .back: event = "back"
        case .left: event = "left"
        case .resumed: event = "resumed"
        case .finished(let end, let right):
            (event, self.end, self.right) = ("finished", end, right)
        }
    }

    /// The beginning of an exam; `nil` for another line.
    var start: ExamStart? {
        guard event == "started", version == 1, let seed, let count, let minutes, let topics,
            let isMixed, let started, let questions, let fingerprint,
            ExamStart.counts.contains(count), ExamStart.lengths.contains(minutes),
            !questions.isEmpty
        else { return nil }
        return ExamStart(
            seed: seed,
            count: count,
            minutes: minutes,
            topics: topics,
            isMixed: isMixed,
            started: started,
            questions: questions,
            fingerprint: fingerprint
        )
    }

    /// An event; `nil` for a line that is none.
    var record: ExamRecord? {
        guard let elapsed, (0...Self.longest).contains(elapsed), let event = told else {
            return nil
        }
        return ExamRecord(event, at: elapsed)
    }

    private var told: ExamEvent? {
        switch (event, question, answer) {
        case ("asked", let id?, _): .asked(id)
        case ("answered", let id?, let typed?): .answered(id, typed)
        case ("skipped", let id?, _): .skipped(id)
        case ("late", let id?, let typed?): .late(id, typed)
        case ("back", _, _): .back
        case ("left", _, _): .left
        case ("resumed", _, _): .resumed
        case ("finished", _, _): end.map { .finished($0, right: right ?? 0) }
        default: nil
        }
    }
}

extension ExamStart {
    fileprivate init(
        seed: UInt64,
        count: Int,
        minutes: Int,
        topics: [String],
        isMixed: Bool,
        started: String,
        questions: [String],
        fingerprint: String
    ) {
        (self.seed, self.count, self.minutes) = (seed, count, minutes)
        (self.topics, self.isMixed, self.started) = (topics, isMixed, started)
        (self.questions, self.fingerprint) = (questions, fingerprint)
    }
}
