public import StudyCore
public import StudyQuizzes

/// What a student had best do after a sitting.
public enum NextStep: Hashable, Sendable {
    /// Questions that catch a mistake that was made more than once.
    case practise(TopicID, mistake: String)
    /// Find out which rule is followed in a topic with wrong answers.
    case diagnose(TopicID)
    /// More questions on a topic.
    case quiz(TopicID)
    /// A quiz on all topics, mixed.
    case mixedQuiz

    /// The command that does it.
    public var command: String {
        switch self {
        case .practise(let topic, let mistake):
            "study quiz --topic \(topic) --mistake \(mistake) --count 5"
        case .diagnose(let topic): "study diagnose \(topic)"
        case .quiz(let topic): "study quiz --topic \(topic)"
        case .mixedQuiz: "study quiz"
        }
    }
}

extension NextStep {
    /// What follows from the answers to some questions, `nil` for one left open: the mistake that
    /// came again, or else the topic with the smallest share of right answers.
    ///
    /// Of two topics alike it is the one with more questions. `nil` where all was right.
    public init?(after answers: [(variant: Variant, marking: Marking?)]) {
        if let (topic, mistake) = Self.repeated(in: answers) {
            self = .practise(topic, mistake: mistake)
            return
        }
        let shares = Dictionary(grouping: answers) { $0.variant.question.id.topic }
            .map { Share($0, $1) }
        guard let weakest = shares.filter({ $0.right < $0.count }).min() else { return nil }
        self = weakest.hasRules ? .diagnose(weakest.topic) : .quiz(weakest.topic)
    }

    /// The right answers of a topic; the weaker one is the smaller one.
    private struct Share: Comparable {
        let topic: TopicID
        let right: Int
        let count: Int
        let hasRules: Bool

        init(_ topic: TopicID, _ answers: [(variant: Variant, marking: Marking?)]) {
            self.topic = topic
            right = answers.count { $0.marking == .right }
            count = answers.count
            hasRules = answers.contains { $0.variant.question.hasRules }
        }

        static func < (left: Share, right: Share) -> Bool {
            let (one, other) = (left.right * right.count, right.right * left.count)
            if one != other { return one < other }
            return left.count == right.count ? left.topic < right.topic : left.count > right.count
        }
    }

    /// The rule that led to wrong answers most often, where it did more than once.
    private static func repeated(
        in answers: [(variant: Variant, marking: Marking?)]
    ) -> (topic: TopicID, mistake: String)? {
        let made: [(topic: TopicID, id: String)] = answers.compactMap { variant, marking in
            guard case .wrong(_, let mistake?)? = marking, variant.question.hasRules else {
                return nil
            }
            return (variant.question.id.topic, mistake.id)
        }
        let counts = made.enumerated().map { place, one in
            (place: place, count: made.count { $0 == one })
        }
        guard let most = counts.max(by: { ($0.count, $1.place) < ($1.count, $0.place) }),
            most.count > 1
        else { return nil }
        return (made[most.place].topic, made[most.place].id)
    }
}

extension QuizSitting {
    /// What to do after it; `nil` where all was right.
    public var nextStep: NextStep? {
        NextStep(after: results.map { ($0.variant, $0.marking) })
    }
}

extension Diagnosis.Conclusion {
    /// Sets of questions made for what was found.
    ///
    /// A slip is named only where a question looks for it; one that only a quantity knows is
    /// practised with the questions of the topic.
    public func nextSteps(on topic: QuizTopic) -> [NextStep] {
        switch self {
        case .noMistake: return [.mixedQuiz]
        case .unnamedMistake, .unanswered: return [.quiz(topic.id)]
        case .mistake(let mistakes, _), .severalMistakes(let mistakes):
            let known = mistakes.map(\.id).filter { id in
                topic.questions.contains { $0.names(mistake: id) }
            }
            return known.isEmpty
                ? [.quiz(topic.id)] : known.map { .practise(topic.id, mistake: $0) }
        }
    }
}
