public import StudyCore
public import StudyProgress
public import StudyQuizzes

/// A review: what is due in turn, the most at risk first, and no topic twice running where there is
/// another.
public struct ReviewSitting: Sendable {
    /// A question to ask.
    public struct Asked: Sendable {
        /// The question with its numbers.
        public let variant: VerifiedVariant
        /// The mistake that it was chosen to catch.
        public let target: String?
        /// Whether its kind is asked for the first time.
        public let isNew: Bool
    }

    /// What is asked.
    public struct Choice: Sendable {
        /// The topics that take part; `nil` for all.
        public var topics: Set<TopicID>?
        /// The most kinds of questions to meet for the first time.
        public var newCount: Int

        /// A choice of topics and of how much is new.
        public init(topics: Set<TopicID>? = nil, newCount: Int = 10) {
            self.topics = topics
            self.newCount = newCount
        }
    }

    /// Answers, hints and scores.
    public var quiz: QuizSitting
    /// Kinds met for the first time so far.
    public private(set) var newCount = 0
    let log: ProgressLog
    private let library: QuizLibrary
    let choice: Choice
    private var fresh: [Question]?
    private var last: TopicID?
    /// Skipped, withdrawn, or with no numbers left: not asked again in this sitting.
    private var left: Set<ItemID> = []
    private var current: (item: ItemID, asked: Asked)?

    /// A step of minutes that ends within this time is asked ahead when nothing else is due.
    static let lookAhead = 20.0 * 60
    private static let candidates = 200

    /// A review of what is due in a log; the seed draws the numbers.
    public init(_ log: ProgressLog, _ library: QuizLibrary, _ choice: Choice, seed: UInt64) {
        self.log = log
        self.library = library
        self.choice = choice
        quiz = QuizSitting(topics: library.topics, count: .max, seed: seed)
    }

    /// The next question; `nil` when nothing is due.
    public mutating func next() throws(StoreError) -> Asked? {
        while let item = try nextItem() {
            guard let asked = draw(item) else {
                left.insert(item)
                continue
            }
            current = (item, asked)
            last = item.topic
            quiz.take(asked.variant)
            return asked
        }
        return nil
    }

    /// Keeps the answer that was just given; it is on the disk when this returns.
    public func record(_ result: QuizSitting.Result) throws(StoreError) {
        try log.record(
            result,
            target: current?.asked.target,
            credits: library.credits(for: result.variant.question.id.topic)
        )
    }

    /// Goes on from the question that was answered.
    public mutating func finish() {
        if current?.asked.isNew == true { newCount += 1 }
    }

    /// Leaves the question that is asked for today.
    public mutating func skip() {
        quiz.skip()
        if let current { left.insert(current.item) }
    }

    // MARK: - Choosing

    private mutating func nextItem() throws(StoreError) -> ItemID? {
        let (now, today) = (log.clock.now, log.today)
        let due = try log.store.due(
            at: now,
            on: today,
            topics: choice.topics,
            limit: Self.candidates + left.count
        ).map(\.id).filter(isAvailable)
        if let item = due.first(where: { $0.topic != last }) { return item }
        if let item = try nextNew() { return item }
        if let item = due.first { return item }
        let steps = try log.store.stepsEnding(
            before: now.adding(seconds: Self.lookAhead),
            on: today,
            topics: choice.topics,
            limit: Self.candidates + left.count
        ).map(\.id).filter(isAvailable)
        return steps.first { $0.topic != last } ?? steps.first
    }

    /// Whether an item can be asked: a question that was withdrawn from its file cannot.
    private func isAvailable(_ item: ItemID) -> Bool {
        guard !left.contains(item) else { return false }
        switch item.kind {
        case .question: return item.question.flatMap(library.question) != nil
        case .mistake:
            return library.topic(item.topic)?.questions.contains { $0.names(mistake: item.name) }
                ?? false
        case .recall: return false
        }
    }

    /// A kind of question that was never asked, of another topic than the last.
    private mutating func nextNew() throws(StoreError) -> ItemID? {
        guard newCount < choice.newCount else { return nil }
        let questions: [Question]
        if let fresh {
            questions = fresh
        } else {
            let known = try log.store.known(.question)
            questions = library.inTurn(choice.topics).filter { !known.contains(ItemID($0.id)) }
        }
        let place = questions.firstIndex { question in
            question.id.topic != last && !left.contains(ItemID(question.id))
        }
        fresh = questions
        return place.flatMap { fresh?.remove(at: $0) }.map { ItemID($0.id) }
    }

    /// A question for an item with numbers that were not asked before in this sitting.
    private mutating func draw(_ item: ItemID) -> Asked? {
        let target = item.kind == .mistake ? item.name : nil
        let questions =
            if let id = item.question {
                [library.question(id)].compactMap(\.self)
            } else {
                library.topic(item.topic)?.questions ?? []
            }
        let seed = quiz.seed &+ UInt64(quiz.number)
        var stream = QuestionStream(questions, seed: seed, catching: target)
        while let drawn = stream.next() {
            switch drawn {
            case .success(let variant):
                let isNew = item.kind == .question && (try? log.store.schedule(of: item)) == nil
                return Asked(variant: variant, target: target, isNew: isNew)
            case .failure(let refusal): quiz.refuse(refusal)
            }
        }
        return nil
    }
}

extension QuizLibrary {
    /// The questions of topics in turn: the first of each, then the second of each.
    func inTurn(_ topics: Set<TopicID>?) -> [Question] {
        let rows = self.topics.filter { topics?.contains($0.id) ?? true }.map(\.questions)
        let longest = rows.map(\.count).max() ?? 0
        return (0..<longest).flatMap { place in
            rows.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        }
    }

    /// What a right answer to a question of a topic counts for the topics it builds on.
    public func credits(for topic: TopicID) -> [ReviewEvent.Credit] {
        shares(below: topic).sorted { $0.key < $1.key }
            .map { ReviewEvent.Credit(topic: $0.key, fraction: $0.value) }
    }
}
