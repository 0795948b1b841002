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
        /// One written in the quiz file.
        case written(id: String, rule: Rule, says: TextTemplate)
    }

    /// What a question asks.
    enum Asked: Sendable {
        /// A quantity, with what each of its inputs is.
        case quantity(Quantity, [Binding])
        /// Words.
        case concept(Concept)
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
    /// What the answer counts, such as `weights`.
    public let unit: String?
    /// Where it is from, such as a paper or a card.
    public let source: String?
    /// Where it stands in its quiz file.
    public let position: SourcePosition
    var asked: Asked
    var requirements: [ArithmeticExpression]
    let prompt: TextTemplate
    let mistakes: [MistakeSource]
    /// Hints of its own; without them, those of the quantity's rule.
    let hints: [TextTemplate]
    /// A solution of its own; without it, the working of the quantity's rule.
    let solution: [TextTemplate]
    /// What to beware of, said after an answer.
    let traps: [TextTemplate]
    let stream: UInt64
    /// What a draw should reach before it is taken; found by trial when the file is read.
    var wanted = Diagnosticity()

    /// Whether it has the same numbers each time.
    public var isFixed: Bool { givens.allSatisfy { $0.domain.count == 1 } }

    /// The quantity asked; a test may plant a wrong formula or a wrong engine.
    ///
    /// `nil` for a question of words, which has no figure to verify.
    public var quantity: Quantity? {
        get { if case .quantity(let quantity, _) = asked { quantity } else { nil } }
        set {
            guard let newValue, case .quantity(_, let bindings) = asked else { return }
            asked = .quantity(newValue, bindings)
        }
    }

    /// The options, order or list asked for; `nil` for a question of numbers.
    var concept: Concept? {
        if case .concept(let concept) = asked { concept } else { nil }
    }

    /// All texts that numbers are filled into.
    var templates: [TextTemplate] {
        let options = (concept?.bank ?? []).flatMap { [$0.text] + ($0.says.map { [$0] } ?? []) }
        return [prompt] + hints + solution + traps + options
    }

    /// What is asked, as part of a sentence.
    var title: String { quantity?.title ?? "answer" }

    /// The inputs that the question leaves at a number, by their places in the quantity.
    var constants: [Int: Rational] {
        guard case .quantity(_, let bindings) = asked else { return [:] }
        var constants: [Int: Rational] = [:]
        for (place, binding) in bindings.enumerated() {
            if case .constant(let value) = binding { constants[place] = Rational(value) }
        }
        return constants
    }
}
