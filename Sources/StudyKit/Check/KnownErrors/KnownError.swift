/// A statement about the week that is known to be wrong or half right.
struct KnownError: Sendable {
    /// Its name: `cnn-2012`.
    let id: String
    /// The ways to state it.
    let statements: [Statement]
    /// Words that take the error away when they stand in the sentence.
    let unless: [Wording]
    /// What is true.
    let correction: String
    /// Where it is from.
    let source: String

    /// An error; `unless` lists its words in the form of ``Wording``.
    init(id: String, statements: [Statement], unless: String, correction: String, source: String) {
        (self.id, self.statements) = (id, statements)
        self.unless = Wording.list(unless)
        (self.correction, self.source) = (correction, source)
    }

    /// All of the week.
    static let all =
        networks + layers + figures + training + windows + outputs + activations + practice + tuning
        + use
}
