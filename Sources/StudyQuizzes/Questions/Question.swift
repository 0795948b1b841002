public import StudyCore

/// The name of a question template: its topic and its name in that topic's quiz file.
public struct QuestionID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The topic.
    public let topic: TopicID
    /// The name in the topic's file: `square-with-padding`.
    public let slug: String

    /// A question of a topic.
    public init(topic: TopicID, slug: String) {
        self.topic = topic
        self.slug = slug
    }

    /// Reads `cnn-output/square-with-padding`; `nil` when it is not written so.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let topic = TopicID(parts[0]), !parts[1].isEmpty else { return nil }
        self.init(topic: topic, slug: String(parts[1]))
    }

    /// `cnn-output/square-with-padding`.
    public var description: String { "\(topic)/\(slug)" }

    /// Orders questions by topic, then name.
    public static func < (left: QuestionID, right: QuestionID) -> Bool {
        (left.topic, left.slug) < (right.topic, right.slug)
    }
}

/// A question with its numbers still open: the template from which variants are drawn.
public struct Question: Sendable {
    /// How much of the rule a question needs.
    public enum Level: String, Sendable, CaseIterable, Codable {
        /// One step of the rule.
        case easy
        /// The rule with numbers that show slips.
        case medium
        /// Several steps, or the rule in a form less seen.
        case hard
    }

    /// A wrong rule of a question.
    enum MistakeSource: Sendable {
        /// One of the quantity's catalogue.
        case catalogue(Mistake)
        /// One written in the quiz file; several values for the sizes of a shape.
        case written(id: String, values: [ArithmeticExpression], says: TextTemplate)
    }

    /// What one input of the quantity is.
    enum Binding: Sendable {
        case expression(ArithmeticExpression)
        case constant(Int)
        case product([Int])
    }

    /// Its name.
    public let id: QuestionID
    /// How hard it is.
    public let level: Level
    /// The topic of the notes that teaches it.
    public let card: TopicID?
    /// Its names and what they may stand for; derived ones stand behind those they read.
    public let givens: [Given]
    /// What is asked; a test may plant a wrong formula or a wrong engine.
    public var quantity: Quantity
    /// What the answer counts, such as `weights`.
    public let unit: String?
    /// Where it is from, such as a paper or a card.
    public let source: String?
    /// Where it stands in its quiz file.
    public let position: SourcePosition
    /// Reads answers to it.
    public let reader: AnswerReader
    let requirements: [ArithmeticExpression]
    let bindings: [Binding]
    let prompt: TextTemplate
    let mistakes: [MistakeSource]
    let hints: [TextTemplate]
    let solution: [TextTemplate]
    let stream: UInt64
    /// What a draw should reach before it is taken; found by trial when the file is read.
    var wanted = Diagnosticity()

    /// Whether it has the same numbers each time.
    public var isFixed: Bool { givens.allSatisfy { $0.domain.count == 1 } }
}
