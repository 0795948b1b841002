public import StudyCore
internal import StudyQuizzes

/// What a student had best do after a sitting.
public enum NextStep: Hashable, Sendable {
    /// Questions that catch a mistake that was made more than once.
    case practise(TopicID, mistake: String)
    /// Find out which rule is followed in a topic with wrong answers.
    case diagnose(TopicID)
    /// More questions on a topic of words, where there is no rule to find.
    case quiz(TopicID)

    /// The command that does it.
    public var command: String {
        switch self {
        case .practise(let topic, let mistake):
            "study quiz --topic \(topic) --mistake \(mistake) --count 5"
        case .diagnose(let topic): "study diagnose \(topic)"
        case .quiz(let topic): "study quiz --topic \(topic)"
        }
    }
}

extension QuizSitting {
    /// The mistake that came again, or else the topic with the lowest share of right answers; `nil`
    /// where all was right.
    public var nextStep: NextStep? {
        if let (mistake, count) = mistakes.first, count > 1,
            let result = results.last(where: { $0.mistake?.id == mistake.id }),
            result.variant.question.quantity != nil
        {
            return .practise(result.variant.question.id.topic, mistake: mistake.id)
        }
        let weakest = scores.filter { $0.right < $0.answered }
            .min { $0.right * $1.answered < $1.right * $0.answered }
        guard let topic = weakest?.topic else { return nil }
        return topic.hasRules ? .diagnose(topic.id) : .quiz(topic.id)
    }
}

extension QuizSitting.Result {
    /// The known mistake that led to the answer.
    var mistake: Variant.ExpectedMistake? {
        if case .wrong(_, let mistake) = marking { mistake } else { nil }
    }
}
