public import StudyCore
public import StudyQuizzes

/// One sitting of a quiz: questions in turn, what was answered, and what to look at again.
///
/// The same topics, count and seed give the same questions.
public struct QuizSitting: Sendable {
    /// A question that was answered, and how.
    public struct Result: Sendable {
        /// The question.
        public let variant: Variant
        /// What the answer was worth; never unreadable.
        public let marking: Marking
        /// What was typed.
        public let typed: String
        /// Seconds from the question to the answer, where somebody looked at a clock.
        public let seconds: Double?
        /// The hints that were shown before it.
        public let hints: Int
        /// Whether the student said that it was a guess.
        public let isGuessed: Bool

        /// The result of a line as it was typed; `nil` for one that is to be asked again.
        ///
        /// A question mark behind the answer says that it is a guess.
        public init?(_ line: String, to variant: Variant, seconds: Double?, hints: Int = 0) {
            let typed = TypedLine(line)
            marking = Marking(typed.answer, for: variant)
            if case .unreadable = marking { return nil }
            self.variant = variant
            self.typed = typed.answer
            self.seconds = seconds
            self.hints = hints
            isGuessed = typed.isGuess
        }
    }

    /// The topics asked about; where questions are chosen elsewhere, those of the questions so far.
    public private(set) var topics: [QuizTopic]
    /// The number of questions to ask.
    public let count: Int
    /// The seed that repeats the sitting.
    public let seed: UInt64
    /// Whether all topics that there are take part.
    public let isMixed: Bool
    /// The mistake that every question is to catch, where one was chosen.
    public let mistake: String?
    /// Hints shown for the question that is being asked.
    public private(set) var hintsShown = 0
    /// Questions that were skipped.
    public private(set) var skippedCount = 0
    /// The answered questions, in order.
    public private(set) var results: [Result] = []
    /// Questions that were withdrawn because formula and engine disagree.
    public private(set) var refusals: [Refusal] = []
    private var stream: QuestionStream
    private var asked = 0

    /// A sitting on topics; `isMixed` where they are all that there are.
    ///
    /// With a mistake only questions are asked that it leads to a wrong answer in.
    public init(
        topics: [QuizTopic],
        count: Int,
        seed: UInt64,
        isMixed: Bool = false,
        catching mistake: String? = nil
    ) {
        self.isMixed = isMixed
        self.mistake = mistake
        self.topics = topics
        self.count = count
        self.seed = seed
        stream = QuestionStream(topics.flatMap(\.questions), seed: seed, catching: mistake)
    }

    /// The place of the question that is being asked, from 1.
    public var number: Int { asked }

    /// The next question; `nil` when enough were asked or no sound question is left.
    public mutating func next() -> VerifiedVariant? {
        while asked < count, let drawn = stream.next() {
            switch drawn {
            case .success(let variant):
                take(variant)
                return variant
            case .failure(let refusal): refuse(refusal)
            }
        }
        return nil
    }

    /// Asks a question that was chosen elsewhere.
    mutating func take(_: VerifiedVariant, of topic: QuizTopic? = nil) {
        asked += 1
        hintsShown = 0
        guard let topic, !topics.contains(where: { $0.id == topic.id }) else { return }
        topics.insert(topic, at: topics.firstIndex { topic.id < $0.id } ?? topics.endIndex)
    }

    /// Notes a question that cannot be asked.
    mutating func refuse(_ refusal: Refusal) { refusals.append(refusal) }

    /// Marks an answer and keeps it; an unreadable one is to be asked again and is not kept.
    public mutating func answer(
        _ line: String,
        to variant: Variant,
        afterSeconds seconds: Double? = nil
    ) -> Marking {
        guard let result = Result(line, to: variant, seconds: seconds, hints: hintsShown) else {
            return Marking(TypedLine(line).answer, for: variant)
        }
        results.append(result)
        return result.marking
    }

    /// The next hint for a question, noted with its answer; `nil` when there is none left.
    public mutating func hint(for variant: Variant) -> (text: String, number: Int, count: Int)? {
        let hints = variant.hints
        guard hintsShown < hints.count else { return nil }
        hintsShown += 1
        return (hints[hintsShown - 1], hintsShown, hints.count)
    }

    /// Leaves a question without an answer.
    public mutating func skip() { skippedCount += 1 }

    /// A solved question of the same template, with other numbers; `nil` for one that is always
    /// the same, or for a question of words.
    public func workedExample(for variant: Variant) -> VerifiedVariant? {
        let question = variant.question
        guard question.quantity != nil, !question.isFixed else { return nil }
        for seed in 0..<8 as Range<UInt64> {
            guard let example = try? VerifiedVariant(Variant(question, seed: seed)),
                example.variant.inputs != variant.inputs
            else { continue }
            return example
        }
        return nil
    }

    /// The questions answered right.
    public var rightCount: Int { results.count { $0.isRight } }

    /// How each topic went, in the order of the topics; topics without an answer are left out.
    public var scores: [TopicScore] {
        topics.compactMap { topic in
            let results = results.filter { $0.variant.question.id.topic == topic.id }
            guard !results.isEmpty else { return nil }
            let cards = results.filter { !$0.isRight }.compactMap { $0.variant.question.card }
            return TopicScore(
                topic: topic,
                right: results.count { $0.isRight },
                answered: results.count,
                cards: cards.isEmpty ? [] : Set(cards).sorted()
            )
        }
    }

    /// The known mistakes that were made, the most frequent first.
    public var mistakes: [(mistake: Variant.ExpectedMistake, count: Int)] {
        Self.mistakes(in: results.map(\.marking))
    }

    /// The known mistakes of some markings, the most frequent first.
    static func mistakes(
        in markings: [Marking]
    ) -> [(mistake: Variant.ExpectedMistake, count: Int)] {
        var found: [(mistake: Variant.ExpectedMistake, count: Int)] = []
        for case .wrong(_, let mistake?) in markings {
            if let index = found.firstIndex(where: { $0.mistake.id == mistake.id }) {
                found[index].count += 1
            } else {
                found.append((mistake, 1))
            }
        }
        return found.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }.map(\.element)
    }
}

extension QuizSitting.Result {
    /// Whether the answer was right.
    public var isRight: Bool {
        if case .right = marking { true } else { false }
    }
}

/// How one topic went in a sitting.
public struct TopicScore: Sendable {
    /// The topic.
    public let topic: QuizTopic
    /// Questions answered right.
    public let right: Int
    /// Questions answered.
    public let answered: Int
    /// The topics of the notes to look at again, after wrong answers.
    public let cards: [TopicID]
}
