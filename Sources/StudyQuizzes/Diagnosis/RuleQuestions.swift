extension Question {
    /// Whether it is answered by a rule, right or wrong, and not by a fact.
    var hasRules: Bool { quantity != nil && !mistakes.isEmpty }

    /// Whether a mistake is one that the question looks for.
    public func names(mistake id: String) -> Bool { mistakes.contains { $0.id == id } }

    /// The names of the mistakes it looks for.
    public var mistakeNames: [String] { mistakes.map(\.id) }
}

extension QuizTopic {
    /// Whether its questions are answered by rules, right or wrong, and not by facts alone.
    public var hasRules: Bool { questions.contains(where: \.hasRules) }
}
