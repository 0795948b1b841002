public import StudyProgress
public import StudyQuizzes

extension QuizLibrary {
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
