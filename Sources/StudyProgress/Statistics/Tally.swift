public import StudyCore

/// What a number of answers came to.
public struct Tally: Hashable, Sendable {
    /// Answers.
    public var answers = 0
    /// Those that were right by themselves.
    public var right = 0
    /// Answers to what had been answered on an earlier day: those that tell what was remembered.
    public var recalls = 0
    /// Those of them that were right.
    public var recalled = 0
    /// The chances that the schedule gave them, summed, in millionths.
    ///
    /// Whole numbers, so that the order of adding does not matter.
    public var predictedMillionths = 0
    /// What the answers took, in milliseconds.
    public var milliseconds = 0

    /// No answer.
    public init() {}

    /// The mean of the chances that the schedule gave; `nil` where nothing could be remembered.
    public var predictedShare: Double? {
        recalls > 0 ? Double(predictedMillionths) / 1e6 / Double(recalls) : nil
    }

    /// The share that was remembered; `nil` where nothing could be.
    public var recalledShare: Double? {
        recalls > 0 ? Double(recalled) / Double(recalls) : nil
    }

    /// Counts an answer that the schedule gave a chance; `nil` for what was met that day.
    mutating func count(_ event: ReviewEvent, chance: Double?) {
        let isRight = event.rating != .again
        answers += 1
        right += isRight ? 1 : 0
        milliseconds += Int(min(max(event.seconds ?? 0, 0), 86_400) * 1_000)
        guard let chance else { return }
        recalls += 1
        recalled += isRight ? 1 : 0
        predictedMillionths += Int((chance * 1e6).rounded())
    }

    /// Adds what other answers came to.
    public static func += (left: inout Tally, right: Tally) {
        left.combine(right, &+)
    }

    fileprivate static func -= (left: inout Tally, right: Tally) {
        left.combine(right, &-)
    }

    private mutating func combine(_ other: Tally, _ operation: (Int, Int) -> Int) {
        answers = operation(answers, other.answers)
        right = operation(right, other.right)
        recalls = operation(recalls, other.recalls)
        recalled = operation(recalled, other.recalled)
        predictedMillionths = operation(predictedMillionths, other.predictedMillionths)
        milliseconds = operation(milliseconds, other.milliseconds)
    }
}

/// How often a mistake was made, and how often it could have been.
public struct MistakeTally: Hashable, Sendable {
    /// The questions that it would have led to a wrong answer in.
    public var chances = 0
    /// The times it did.
    public var made = 0

    /// Never asked for.
    public init() {}
}

/// The answers of a day to one kind of item of a topic: what is counted together.
struct TallyKey: Hashable {
    var day: StudyDay
    var topic: TopicID
    var kind: ItemID.Kind
}

/// A mistake of a topic.
public struct MistakeID: Hashable, Sendable, Comparable {
    /// The topic of the questions.
    public let topic: TopicID
    /// Its name.
    public let name: String

    /// A mistake of a topic.
    public init(_ topic: TopicID, _ name: String) {
        (self.topic, self.name) = (topic, name)
    }

    /// Orders by topic and name.
    public static func < (left: MistakeID, right: MistakeID) -> Bool {
        (left.topic, left.name) < (right.topic, right.name)
    }
}

/// All that answers came to.
struct Tallies {
    private(set) var days: [TallyKey: Tally] = [:]
    private(set) var mistakes: [MistakeID: MistakeTally] = [:]

    /// Counts an answer; `chance` is what the schedule gave it.
    mutating func count(_ event: ReviewEvent, chance: Double?) {
        let topic = event.item.topic
        let key = TallyKey(day: event.day, topic: topic, kind: event.item.kind)
        days[key, default: Tally()].count(event, chance: chance)
        for name in event.catches ?? [] {
            mistakes[MistakeID(topic, name), default: MistakeTally()].chances += 1
        }
        guard let mistake = event.mistake, let catches = event.catches else { return }
        let id = MistakeID(topic, mistake)
        mistakes[id, default: MistakeTally()].made += 1
        if !catches.contains(mistake) { mistakes[id, default: MistakeTally()].chances += 1 }
    }

    /// Takes away what other answers came to.
    static func -= (left: inout Tallies, right: Tallies) {
        for (key, tally) in right.days { left.days[key, default: Tally()] -= tally }
        for (id, tally) in right.mistakes {
            left.mistakes[id, default: MistakeTally()].chances -= tally.chances
            left.mistakes[id, default: MistakeTally()].made -= tally.made
        }
        left.days = left.days.filter { $0.value != Tally() }
        left.mistakes = left.mistakes.filter { $0.value != MistakeTally() }
    }
}
