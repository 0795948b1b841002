/// Something to be known on the day of the test: a kind of question, or a card to recall.
public struct PlannedItem: Hashable, Sendable {
    /// Its name.
    public let id: String
    /// What is known of its memory; `nil` where it was never asked.
    public let memory: MemoryState?
    /// Days since it was asked, where it was.
    public let daysSinceReview: Double
    /// Different days on which it was remembered.
    public let rightDays: Int
    /// What its answers take.
    public let costs: AnswerCosts

    /// An item that was asked so many days ago, or never.
    public init(
        id: String,
        memory: MemoryState?,
        daysSinceReview: Double = 0,
        rightDays: Int = 0,
        costs: AnswerCosts = .question
    ) {
        self.id = id
        self.memory = memory
        self.daysSinceReview = daysSinceReview
        self.rightDays = rightDays
        self.costs = costs
    }
}

/// The seconds that an answer takes, and how a first one goes.
public struct AnswerCosts: Hashable, Sendable {
    /// Seconds for a right answer.
    public var right: Double
    /// Seconds for a wrong answer, with the reading of its solution.
    public var wrong: Double
    /// Seconds for the first meeting.
    public var new: Double
    /// The chance that the first answer is right.
    public var firstRight: Double
    /// What it counts for to know it on the day of the test; a numeric question counts for 1.
    public var worth: Double

    /// Costs; without a log of one's own, those of a numeric question.
    public init(
        right: Double = 25,
        wrong: Double = 45,
        new: Double = 50,
        firstRight: Double = 0.6,
        worth: Double = 1
    ) {
        self.right = right
        self.wrong = wrong
        self.new = new
        self.firstRight = firstRight
        self.worth = worth
    }

    /// Those of a numeric question.
    public static let question = AnswerCosts()
    /// Those of a card to recall, until its answer is shown.
    ///
    /// It counts for its share of a question's time: else a plan of few minutes would be cards alone.
    public static let card = AnswerCosts(
        right: 8,
        wrong: 12,
        new: 12,
        firstRight: 0.5,
        worth: 12.0 / 50
    )

    /// Seconds to expect of a review that is right with a chance.
    func expected(right chance: Double) -> Double { chance * right + (1 - chance) * wrong }
}

/// How quick a student is, and how much they know before the first meeting, by their own answers.
public struct AnswerPace: Hashable, Sendable {
    // Ten answers' worth of the usual pace, so that a few slow ones do not upset a plan.
    private var seconds = 10.0
    private var usual = 10.0
    private var firstRight = 0.0
    private var firstMeetings = 0.0

    /// The usual pace.
    public init() {}

    /// Takes in an answer.
    public mutating func record(
        isNew: Bool,
        isRight: Bool,
        seconds: Double,
        usual costs: AnswerCosts
    ) {
        let expected = isNew ? costs.new : isRight ? costs.right : costs.wrong
        // Who went for a coffee was not thinking.
        self.seconds += min(seconds, 4 * expected) / expected
        usual += 1
        guard isNew else { return }
        firstMeetings += 1
        if isRight { firstRight += 1 }
    }

    /// The costs at this pace.
    public func costs(from usual: AnswerCosts) -> AnswerCosts {
        let pace = seconds / self.usual
        return AnswerCosts(
            right: usual.right * pace,
            wrong: usual.wrong * pace,
            new: usual.new * pace,
            firstRight: (firstRight + 10 * usual.firstRight) / (firstMeetings + 10),
            worth: usual.worth
        )
    }
}
