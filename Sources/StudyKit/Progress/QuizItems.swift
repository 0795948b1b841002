public import StudyCore
public import StudyProgress
public import StudyQuizzes

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

    /// Whether a question, or one that shows a mistake, can be asked.
    func has(_ item: ItemID) -> Bool {
        switch item.kind {
        case .question: item.question.flatMap(question) != nil
        case .mistake:
            topic(item.topic)?.questions.contains { $0.names(mistake: item.name) } ?? false
        case .recall: false
        }
    }
}

extension ProgressLog {
    /// Finds out which questions were taken out of the quiz files, where these have changed since;
    /// tells whether they have.
    @discardableResult
    public func reconcile(_ library: QuizLibrary) throws(StoreError) -> Bool {
        let signature = "\(StableHash.of(library.signature.joined(separator: "\n")))"
        guard try store.quizzesSignature() != signature else { return false }
        let topics = library.topics
        let questions = Set(topics.flatMap(\.questions).map(\.id))
        let mistakes = Set(
            topics.flatMap { topic in
                topic.questions.flatMap(\.mistakeNames).map { MistakeID(topic.id, $0) }
            }
        )
        try store.withdraw(signature: signature) { item in
            switch item.kind {
            case .question: item.question.map(questions.contains) ?? false
            case .mistake: mistakes.contains(MistakeID(item.topic, item.name))
            case .recall: true
            }
        }
        return true
    }
}
