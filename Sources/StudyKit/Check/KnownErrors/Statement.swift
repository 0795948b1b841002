/// What is said of a thing, whatever the words and their order.
struct Statement: Sendable {
    /// How its parts stand to each other.
    enum Order: Sendable {
        /// The thing is what the sentence speaks of at that place.
        case aboutSubject
        /// All parts in the order given, as in comparisons.
        case asGiven
        /// All parts together, in a list as well.
        case together
    }

    /// The thing; the heading above may name it in place of the sentence.
    let subject: Concept
    /// What is said of it: the relation first, then what it relates to.
    let said: [Concept]
    let order: Order
    /// Whether it is said with a `not`.
    let isDenied: Bool

    static func says(_ subject: Concept, _ said: Concept...) -> Statement {
        Statement(subject: subject, said: said, order: .aboutSubject, isDenied: false)
    }

    static func denies(_ subject: Concept, _ said: Concept...) -> Statement {
        Statement(subject: subject, said: said, order: .aboutSubject, isDenied: true)
    }

    static func inOrder(_ subject: Concept, _ said: Concept...) -> Statement {
        Statement(subject: subject, said: said, order: .asGiven, isDenied: false)
    }

    static func together(_ subject: Concept, _ said: Concept...) -> Statement {
        Statement(subject: subject, said: said, order: .together, isDenied: false)
    }
}
