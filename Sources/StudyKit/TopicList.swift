public import StudyCore
public import StudyNotes
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

/// What `study topics --json` prints, `study.topics/1`.
public struct TopicsDocument: Encodable, Sendable {
    let schema = "study.topics/1"
    let topics: [Entry]

    struct Entry: Encodable, Sendable {
        let id: String
        let title: String
        let cards: Int
        let questions: Int
    }

    /// The document of a list of topics.
    public init(_ entries: [TopicEntry]) {
        topics = entries.map {
            Entry(id: $0.id.slug, title: $0.title, cards: $0.cards, questions: $0.questions)
        }
    }
}
