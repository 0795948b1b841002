public import StudyCore
public import StudyNotes
public import StudyProgress
public import StudyQuizzes

/// A topic of the notes, of the quiz files, or of both.
public struct TopicEntry: Hashable, Sendable {
    /// The topic.
    public let id: TopicID
    /// Its title, from the notes where they have it.
    public let title: String
    /// The number of its cards.
    public let cards: Int
    /// The number of its question templates.
    public let questions: Int
    /// What is known of it; `nil` before the first answer.
    public var progress: TopicProgress?
}

/// What is known of a topic.
public struct TopicProgress: Hashable, Sendable {
    /// What is due.
    public let due: Int
    /// The share of its question templates that would be answered right today, from 0 to 1.
    ///
    /// The chances to remember, over all templates; what was never met counts as 0.
    public let mastery: Double
}

/// All topics that can be read about or practised.
public enum TopicList {
    /// The topics of notes and quiz files, by name.
    public static func entries(notes: NoteLibrary?, quizzes: QuizLibrary?) -> [TopicEntry] {
        var cards: [TopicID: (title: String, count: Int)] = [:]
        for note in notes?.notes ?? [] {
            let known = cards[note.topic]
            cards[note.topic] = (known?.title ?? note.title, (known?.count ?? 0) + note.cards.count)
        }
        let topics = Dictionary((quizzes?.topics ?? []).map { ($0.id, $0) }) { first, _ in first }
        return Set(cards.keys).union(topics.keys).sorted().map { id in
            TopicEntry(
                id: id,
                title: cards[id]?.title ?? topics[id]?.title ?? id.slug,
                cards: cards[id]?.count ?? 0,
                questions: topics[id]?.questions.count ?? 0
            )
        }
    }
}

extension ProgressLog {
    /// The topics with what is due of them, and known.
    public func added(to entries: [TopicEntry]) throws(StoreError) -> [TopicEntry] {
        guard try store.newestAnswer() != nil else { return entries }
        let due = try store.dueCounts(at: clock.now, on: today)
        let memory = try store.memory(of: .question, at: clock.now, on: today)
        return entries.map { entry in
            var entry = entry
            let share = (memory[entry.id]?.remembered ?? 0) / Double(max(entry.questions, 1))
            entry.progress = TopicProgress(due: due[entry.id] ?? 0, mastery: min(share, 1))
            return entry
        }
    }
}

/// What `study topics --json` prints, `study.topics/1`.
public struct TopicsDocument: Encodable, Sendable {
    let schema = "study.topics/1"
    let topics: [Entry]

    struct Entry: Encodable, Sendable {
        let id: String
        let title: String
        let cards: Int
        let questions: Int
        /// Left out before the first answer.
        let due: Int?
        let mastery: Double?
    }

    /// The document of a list of topics.
    public init(_ entries: [TopicEntry]) {
        topics = entries.map {
            Entry(
                id: $0.id.slug,
                title: $0.title,
                cards: $0.cards,
                questions: $0.questions,
                due: $0.progress?.due,
                mastery: $0.progress?.mastery
            )
        }
    }
}
