public import StudyCore
public import StudyQuizzes

/// What came of an exam: the score, by topic and by mistake, and every question that is not right.
public struct ExamReport: Sendable {
    /// One question and what became of it.
    public struct Entry: Sendable {
        /// Its place, from 1.
        public let number: Int
        /// The question.
        public let verified: VerifiedVariant
        /// The answer that counts; `nil` for a question left open.
        public let given: ExamSitting.Given?
        /// An answer that came when the time was over.
        public let late: String?

        /// The question with its numbers.
        public var variant: Variant { verified.variant }
        /// Whether it was answered right.
        public var isRight: Bool { given?.marking == .right }
        /// The known mistake that led to the answer.
        public var mistake: Variant.ExpectedMistake? {
            if case .wrong(_, let mistake)? = given?.marking { mistake } else { nil }
        }
    }

    /// How one topic went.
    public struct TopicResult: Sendable, Hashable {
        /// The topic.
        public let topic: TopicID
        /// Questions answered right.
        public let right: Int
        /// Questions asked.
        public let count: Int
    }

    /// What the exam was begun with.
    public let start: ExamStart
    /// How it ended; `nil` while it is not finished.
    public let end: ExamEnd?
    /// All questions, in order.
    public let entries: [Entry]
    /// Milliseconds that were used, at most those that there were.
    public let used: Int

    /// The report of a sitting.
    public init(_ sitting: ExamSitting) {
        start = sitting.start
        end = sitting.end
        used = min(sitting.elapsed, sitting.length)
        entries = sitting.paper.enumerated().map { place, verified in
            Entry(
                number: place + 1,
                verified: verified,
                given: sitting.answers[place],
                late: sitting.late?.place == place ? sitting.late?.typed : nil
            )
        }
    }

    /// Questions answered right.
    public var rightCount: Int { entries.count { $0.isRight } }

    /// Questions answered in time.
    public var answeredCount: Int { entries.count { $0.given != nil } }

    /// The questions that are wrong or open.
    public var missed: [Entry] { entries.filter { !$0.isRight } }

    /// How each topic went, by name.
    public var topics: [TopicResult] {
        Dictionary(grouping: entries) { $0.variant.question.id.topic }
            .map { topic, entries in
                TopicResult(
                    topic: topic,
                    right: entries.count { $0.isRight },
                    count: entries.count
                )
            }
            .sorted { $0.topic < $1.topic }
    }

    /// The known mistakes that were made, the most frequent first.
    public var mistakes: [(mistake: Variant.ExpectedMistake, count: Int)] {
        QuizSitting.mistakes(in: entries.compactMap { $0.given?.marking })
    }

    /// The topics of the notes to read again.
    public var cards: [TopicID] {
        Set(missed.compactMap { $0.variant.question.card }).sorted()
    }

    /// The command to run next; after an exam without a slip, another exam.
    public var next: String {
        NextStep(after: entries.map { ($0.variant, $0.given?.marking) })?.command
            ?? "study exam --count \(start.count) --minutes \(start.minutes)"
    }

    /// So many percent of all questions, rounded down: 100 means all.
    public var percent: Int { entries.isEmpty ? 0 : 100 * rightCount / entries.count }
}
