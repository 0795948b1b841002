extension Question {
    /// Whether it is answered by a rule, right or wrong, and not by a fact.
    ///
    /// A question about one published figure is such a fact: no other numbers show its slips.
    public var hasRules: Bool { quantity != nil && !mistakes.isEmpty && !isFixed }

    /// Whether a mistake is one that the question looks for.
    public func names(mistake id: String) -> Bool { mistakes.contains { $0.id == id } }

    /// The names of the mistakes it looks for.
    public var mistakeNames: [String] { mistakes.map(\.id) }
}
