public import Foundation
public import StudyCore

/// One answer, as it stays in the log for ever.
public struct ReviewEvent: Hashable, Sendable, Identifiable {
    /// What an answer was.
    public enum Verdict: String, Sendable, CaseIterable {
        /// Right, by itself.
        case right
        /// Right behind a hint that gives the rule away.
        case helped
        /// Wrong.
        case wrong
        /// Graded by the student.
        case graded
    }

    /// Where an answer was given.
    public enum Source: String, Sendable, CaseIterable {
        /// In a quiz.
        case quiz
        /// In a review.
        case review
        /// In a timed test.
        case exam
        /// In a diagnosis.
        case diagnosis
    }

    /// A number that a question was asked with.
    public struct Given: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The number.
        public var value: String

        /// A name and its number.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The share of an answer that counts for a topic it builds on.
    public struct Credit: Hashable, Sendable {
        /// The topic.
        public var topic: TopicID
        /// The share, above 0, at most 1.
        public var fraction: Double

        /// A share for a topic.
        public init(topic: TopicID, fraction: Double) {
            self.topic = topic
            self.fraction = fraction
        }
    }

    /// Tells the answer from all others, on every machine.
    public var id: UUID
    /// When it was given.
    public var at: Timestamp
    /// The student's day.
    public var day: StudyDay
    /// The question or card that was asked.
    public var item: ItemID
    /// How it counts.
    public var rating: Rating
    /// What it was.
    public var verdict: Verdict
    /// The seed of the numbers.
    public var seed: UInt64?
    /// The numbers.
    public var given: [Given] = []
    /// What was typed.
    public var typed: String = ""
    /// The known mistake that was made.
    public var mistake: String?
    /// The mistake that the question was chosen to catch.
    public var target: String?
    /// The hints that were shown.
    public var hints: Int = 0
    /// Seconds from the question to the answer.
    public var seconds: Double?
    /// Whether the student called it a guess.
    public var isGuessed: Bool = false
    /// What it counts for the topics it builds on.
    public var credits: [Credit] = []
    /// Where it was given; `nil` where that was not noted.
    public var source: Source?
    /// The mistakes that this question, with its numbers, would have shown; `nil` where that was not
    /// noted.
    public var catches: [String]?
    /// The scheduler that was in use.
    public var scheduler: String = Scheduler.name

    /// An answer to a question or card.
    public init(
        id: UUID,
        at: Timestamp,
        day: StudyDay,
        item: ItemID,
        rating: Rating,
        verdict: Verdict
    ) {
        self.id = id
        self.at = at
        self.day = day
        self.item = item
        self.rating = rating
        self.verdict = verdict
    }
}

extension ReviewEvent {
    /// What an answer may take: no longer than a day.
    public static let durations = 0.0...86_400
    /// How many hints there may be.
    public static let hintCounts = 0...1_000

    /// Seconds within their bounds; `nil` for what is no time at all.
    static func duration(_ seconds: Double) -> Double? {
        seconds.isFinite
            ? min(max(seconds, durations.lowerBound), durations.upperBound) : nil
    }

    /// What the answer does to the items it names; credits go to the questions of whole topics.
    var effects: [(item: ItemID, rating: Rating)] {
        var effects = [(item, rating)]
        if let mistake {
            effects.append((ItemID(.mistake, item.topic, mistake), .again))
        }
        if let target, target != mistake {
            effects.append((ItemID(.mistake, item.topic, target), rating))
        }
        return effects
    }
}
