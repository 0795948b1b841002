import StudyCore

/// Why an expression cannot be read or has no value, and where.
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// A character that no expression has.
        case unexpectedCharacter(Character)
        /// A number that is not written well or does not fit into 64 bits.
        case badNumber(String)
        /// Something else stands where a value belongs; `nil` is the end of the text.
        case expectedValue(found: String?)
        /// Text is left over behind a whole expression.
        case expectedOperator(found: String)
        /// A bracket is not closed.
        case unclosed(String)
        /// A name that stands for no number.
        case unknownName(String, nearest: String?)
        /// A function that takes another number of arguments.
        case wrongArgumentCount(function: String, expected: String, actual: Int)
        /// A truth where a number belongs, or the other way round.
        case wrongKind(expected: ArithmeticExpression.Kind)
        /// Brackets and operators nested deeper, or text longer, than anybody writes.
        case tooDeep
        /// The arithmetic has no result.
        case arithmetic(ArithmeticError)
    }

    /// What is wrong.
    public var problem: Problem
    /// Where, in Unicode scalars from 1.
    public var column: Int

    /// What is wrong, in words.
    public var description: String {
        switch problem {
        case .unexpectedCharacter(let character): "'\(character)' is not part of an expression"
        case .badNumber(let text): "'\(text)' is not a number of at most 64 bits"
        case .expectedValue(let found?): "a number or a name belongs before '\(found)'"
        case .expectedValue(nil): "a number or a name is missing at the end"
        case .expectedOperator(let found): "an operator belongs before '\(found)'"
        case .unclosed(let bracket): "'\(bracket)' is never closed"
        case .unknownName(let name, _): "'\(name)' is not given"
        case .wrongArgumentCount(let function, let expected, let actual):
            "\(function) takes \(expected), not \(actual)"
        case .wrongKind(.number): "a number belongs here, not a comparison"
        case .wrongKind(.truth): "a comparison such as n > 3 belongs here, not a number"
        case .tooDeep: "the expression is too long or nested too deeply"
        case .arithmetic(.overflow): "the value does not fit into 64 bits"
        case .arithmetic(.divisionByZero): "this divides by zero"
        case .arithmetic(.notAnInteger): "this operation needs integers and met a fraction"
        }
    }

    /// What to write instead, where that can be told.
    public var remedy: String? {
        switch problem {
        case .unknownName(_, let nearest?): "did you mean '\(nearest)'?"
        case .unknownName: "write it under 'given', or use one of the names there"
        case .unexpectedCharacter:
            """
            use numbers, given names, + - * / % ^, brackets, comparisons, and, or, not, floor, \
            ceil, min, max, abs
            """
        case .arithmetic: "rule such numbers out under 'require'"
        case .tooDeep: "split it into derived values under 'given'"
        default: nil
        }
    }
}
