/// Why no variant of a question can be made.
public enum VariantError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No draw met what the question requires.
    case unsatisfied(draws: Int)
    /// An expression has no value for the numbers drawn.
    case expression(ExpressionError, text: String, given: String)
    /// An input of the layer is no whole number.
    case fractionalInput(input: String, value: Rational, given: String)
    /// The closed formula has no value.
    case formula(ArithmeticError, given: String)

    /// What is wrong, with the numbers.
    public var description: String {
        switch self {
        case .unsatisfied(let draws): "none of \(draws) draws meets 'require'"
        case .expression(let error, let text, let given):
            "with \(given), '\(text)' has no value: \(error)"
        case .fractionalInput(let input, let value, let given):
            "with \(given), \(input) is \(value), which is no whole number"
        case .formula(let error, let given):
            "with \(given), the formula has no value: "
                + ExpressionError(problem: .arithmetic(error), column: 1).description
        }
    }
}
