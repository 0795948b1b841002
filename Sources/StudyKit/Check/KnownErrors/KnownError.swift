/// A statement about the week that is known to be wrong or half right.
struct KnownError: Sendable {
    /// Its name: `cnn-2012`.
    let id: String
    /// The ways to state it.
    let statements: [Statement]
    /// Words that take the error away when they stand in the sentence, in the form of ``Concept``.
    let unless: String
    /// What is true.
    let correction: String
    /// Where it is from.
    let source: String

    /// All of the week.
    static let all = networks + layers + figures + training
}
