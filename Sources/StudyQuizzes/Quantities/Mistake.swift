/// A named wrong rule that computes the wrong answer it leads to.
public struct Mistake: Sendable {
    /// The name: `no-plus-one`.
    public let id: String
    /// What to tell a student who made it.
    public let says: String
    /// The answer it leads to; `nil` where the rule does not apply, such as the size of an image
    /// that the question does not mention.
    public let answer: @Sendable (QuantityValues) throws(ArithmeticError) -> Answer?
    /// The rule, to be replayed; `nil` where it is no closed expression.
    public let rule: Rule?
    /// The working of a rule in code, in lines.
    let working: (@Sendable (QuantityValues) -> [String])?

    init(_ wrong: WrongRule, form: AnswerForm, symbols: [String]) {
        id = wrong.id
        says = wrong.says
        switch wrong.kind {
        case .expressions(let texts, let condition):
            let rule = Rule(texts, when: condition, symbols: symbols)
            self.rule = rule
            working = nil
            answer = { values throws(ArithmeticError) in
                try rule.answer(values.rationals, form: form)
            }
        case .computed(let compute, let working):
            rule = nil
            self.working = working
            answer = compute
        }
    }
}

/// A wrong rule as quantities declare it.
struct WrongRule: Sendable {
    /// The answer of a rule in code; `nil` where it does not apply.
    typealias Compute = @Sendable (QuantityValues) throws(ArithmeticError) -> Answer?

    enum Kind: Sendable {
        case expressions([String], when: String?)
        case computed(Compute, working: (@Sendable (QuantityValues) -> [String])?)
    }

    let id: String
    let says: String
    let kind: Kind

    /// A rule of expressions over the letters of the inputs, one for each number of the answer.
    static func rule(
        _ id: String,
        _ says: String,
        _ expressions: String...,
        when condition: String? = nil
    ) -> WrongRule {
        WrongRule(id: id, says: says, kind: .expressions(expressions, when: condition))
    }

    /// A rule in code, and the lines of its working.
    static func computed(
        _ id: String,
        _ says: String,
        working: (@Sendable (QuantityValues) -> [String])? = nil,
        _ compute: @escaping Compute
    ) -> WrongRule {
        WrongRule(id: id, says: says, kind: .computed(compute, working: working))
    }
}
