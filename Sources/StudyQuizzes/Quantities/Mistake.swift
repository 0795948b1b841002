/// A named wrong rule that computes the wrong answer it leads to.
public struct Mistake: Sendable {
    /// The name: `no-plus-one`.
    public let id: String
    /// What to tell a student who made it.
    public let says: String
    /// The answer it leads to; `nil` where the rule does not apply, such as padding forgotten
    /// where there is none.
    public let answer: @Sendable ([Int]) throws(ArithmeticError) -> Answer?

    init<Setting>(_ rule: WrongRule<Setting>) {
        id = rule.id
        says = rule.says
        answer = { numbers throws(ArithmeticError) in try rule.answer(Setting(numbers)) }
    }
}

/// A wrong rule over a typed setting.
struct WrongRule<Setting: QuantitySetting>: Sendable {
    /// The name: `no-plus-one`.
    let id: String
    /// What to tell a student who made it.
    let says: String
    /// The answer it leads to; `nil` where the rule does not apply.
    let answer: @Sendable (Setting) throws(ArithmeticError) -> Answer?

    /// A wrong rule.
    init(
        _ id: String,
        _ says: String,
        answer: @escaping @Sendable (Setting) throws(ArithmeticError) -> Answer?
    ) {
        self.id = id
        self.says = says
        self.answer = answer
    }

    /// A wrong rule that leads to a number.
    static func number(
        _ id: String,
        _ says: String,
        _ value: @escaping @Sendable (Setting) throws(ArithmeticError) -> Rational?
    ) -> WrongRule {
        WrongRule(id, says) { setting throws(ArithmeticError) in
            try value(setting).map(Answer.number)
        }
    }
}
